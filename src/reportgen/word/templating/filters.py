"""The filters and tests of the language itself; a program adds its own filters when it opens a template."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import Undefined
from jinja2.filters import FILTERS
from jinja2.tests import TESTS

from reportgen.errors import Refusal
from reportgen.word.writing.joining import items_of, join
from reportgen.word.writing.printing import printed

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


def _length(value: object) -> int:
    if isinstance(value, Undefined) or hasattr(value, "__len__"):
        return len(value)
    return len(items_of(value))


def _first(value: object) -> object:
    items = items_of(value)
    if not items:
        raise Refusal("空列表没有第一项", "先用 {% if 列表 %} 判断", "word.filter")
    return items[0]


def _last(value: object) -> object:
    return _first(list(reversed(items_of(value))))


def _reverse(value: object) -> object:
    return value[::-1] if isinstance(value, str) else list(reversed(items_of(value)))


_OWN: dict[str, Callable[..., Any]] = {
    "join": join,
    "length": _length,
    "count": _length,
    "first": _first,
    "last": _last,
    "list": items_of,
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
