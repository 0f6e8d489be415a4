"""The filters and tests of the language itself; a program adds its own filters when it opens a template."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from jinja2 import Undefined
from jinja2.filters import FILTERS
from jinja2.tests import TESTS

from reportgen.word.errors import RefusalError
from reportgen.word.limits import MAX_TEXT
from reportgen.word.printing import printed
from reportgen.word.text import Rendered, in_run

_SAFE_JINJA_FILTERS = (
    "default",
    "d",
    "selectattr",
    "rejectattr",
    "select",
    "reject",
    "map",
    "unique",
    "items",
)
_SAFE_JINJA_TESTS = [
    "defined",
    "undefined",
    "none",
    "number",
    "string",
    "mapping",
    "sequence",
    "iterable",
    "true",
    "false",
    "boolean",
    "integer",
    "float",
    "odd",
    "even",
    "divisibleby",
    "in",
    "eq",
    "equalto",
    "ne",
    "lt",
    "lessthan",
    "le",
    "gt",
    "greaterthan",
    "ge",
    "==",
    "!=",
    "<",
    "<=",
    ">",
    ">=",
]


def _items(value: object) -> list[Any]:
    if not isinstance(value, Iterable):
        raise RefusalError("word.filter", f"这里要列表，得到的是“{type(value).__name__}”")
    return list(value)


def join(value: object, separator: object = "") -> str:
    """The texts of a list with `separator` between them; XML among them makes XML of them all.

    Raises:
        RefusalError: when the result is longer than one text may be.
    """
    items = _items(value)
    is_xml = any(isinstance(item, Rendered) for item in items)
    write = _as_xml if is_xml else printed
    between, pieces, size = write(separator), [], 0
    for item in items:
        pieces.append(write(item))
        size += len(pieces[-1]) + len(between)
        if size > MAX_TEXT:
            raise RefusalError("word.limit", f"一处文字超过 {MAX_TEXT} 个字符")
    return Rendered(between.join(pieces)) if is_xml else between.join(pieces)


def _as_xml(value: object) -> str:
    return value if isinstance(value, Rendered) else in_run(printed(value))


def concatenate(*values: object) -> str:
    """What ``a ~ b`` means."""
    return join(values)


def _length(value: object) -> int:
    if isinstance(value, Undefined) or hasattr(value, "__len__"):
        return len(value)
    return len(_items(value))


def _first(value: object) -> object:
    items = _items(value)
    if not items:
        raise RefusalError("word.filter", "空列表没有第一项", "先用 {% if 列表 %} 判断")
    return items[0]


def _last(value: object) -> object:
    return _first(list(reversed(_items(value))))


def _reverse(value: object) -> object:
    return value[::-1] if isinstance(value, str) else list(reversed(_items(value)))


_OWN: dict[str, Callable[..., Any]] = {
    "join": join,
    "length": _length,
    "count": _length,
    "first": _first,
    "last": _last,
    "list": _items,
    "reverse": _reverse,
    "trim": lambda value: printed(value).strip(),
    "upper": lambda value: printed(value).upper(),
    "lower": lambda value: printed(value).lower(),
    "e": printed,
    "escape": printed,
}

_JINJA_FILTERS: Mapping[str, Any] = FILTERS
_JINJA_TESTS: Mapping[str, Any] = TESTS

BUILTIN_FILTERS: dict[str, Callable[..., Any]] = {
    **{name: _JINJA_FILTERS[name] for name in _SAFE_JINJA_FILTERS},
    **_OWN,
}
"""Filters every template may use."""

BUILTIN_TESTS: dict[str, Callable[..., Any]] = {name: _JINJA_TESTS[name] for name in _SAFE_JINJA_TESTS}
"""Tests (``is …``) every template may use."""
