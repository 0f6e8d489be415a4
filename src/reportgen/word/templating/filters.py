"""The filters and tests of the language itself; a program adds its own filters when it opens a template."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any, ClassVar

from jinja2 import Environment, Undefined, pass_environment
from jinja2.filters import FILTERS, make_attrgetter
from jinja2.tests import TESTS

from reportgen.errors import Refusal
from reportgen.word.limits import MAX_RANGE
from reportgen.word.templating.methods import METHODS
from reportgen.word.templating.number_filters import as_integer, magnitude, percent_formatted, rounded, total
from reportgen.word.writing.costs import size_of, spend
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


_JINJA_FILTERS: Mapping[str, Any] = FILTERS
_JINJA_TESTS: Mapping[str, Any] = TESTS


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


@dataclass(frozen=True, slots=True)
class Group:
    """Entries with the same value: ``{% for 组 in 项目|groupby("类别") %}{{ 组.grouper }}…{% for 项 in 组.list %}``."""

    template_names: ClassVar = {"grouper": "grouper", "list": "entries"}

    grouper: object
    entries: list[Any]

    def __iter__(self) -> Iterator[object]:
        """The value, then the entries: ``{% for 值, 各项 in … %}``."""
        return iter((self.grouper, self.entries))


def _comparing(name: str) -> Callable[..., Any]:
    """Jinja's filter of that name, which compares entries; what cannot be compared is refused."""

    @wraps(_JINJA_FILTERS[name])
    def compare(*values: Any, **options: Any) -> Any:
        spend(sum(map(size_of, values)))
        try:
            return _JINJA_FILTERS[name](*values, **options)
        except TypeError:
            message = f"“{name}”要比较的各项不是同一种值，或有空值"
            raise Refusal(message, "先用 |selectattr 或 |select 筛掉", "word.filter") from None

    return compare


@pass_environment
def _grouped(environment: Environment, value: object, attribute: str | int) -> list[Group]:
    groups = _comparing("groupby")(environment, items_of(value), attribute)
    return [Group(grouper, entries) for grouper, entries in groups]


def _batched(value: object, size: int, fill: object = None) -> list[list[Any]]:
    if type(size) is not int or not 1 <= size <= MAX_RANGE:
        raise Refusal("batch 的个数不对", f"写 1 到 {MAX_RANGE} 的整数", "word.filter")
    items = items_of(value)
    groups = [items[start : start + size] for start in range(0, len(items), size)]
    if groups and fill is not None:
        missing = size - len(groups[-1])
        spend(missing * (1 + size_of(fill)))
        groups[-1] += [fill] * missing
    return groups


@pass_environment
def _summed(
    environment: Environment, value: object, attribute: str | int | None = None, start: Any = 0
) -> Any:
    entries = items_of(value)
    if attribute is not None:
        getter = make_attrgetter(environment, attribute)
        entries = [getter(entry) for entry in entries]
    return total(entries, start)


_OWN: dict[str, Callable[..., Any]] = {
    "join": join,
    "length": _length,
    "count": _length,
    "first": _first,
    "last": _last,
    "list": items_of,
    "reverse": _reverse,
    "trim": lambda value: printed(value).strip(),
    **{name: METHODS[name] for name in ("upper", "lower", "title", "capitalize", "replace")},
    "string": printed,
    "round": rounded,
    "int": as_integer,
    "abs": magnitude,
    "sum": _summed,
    "format": percent_formatted,
    "sort": _comparing("sort"),
    "min": _comparing("min"),
    "max": _comparing("max"),
    "unique": _comparing("unique"),
    "groupby": _grouped,
    "batch": _batched,
    "e": printed,
    "escape": printed,
}

BUILTIN_FILTERS: dict[str, Callable[..., Any]] = {
    **{name: _JINJA_FILTERS[name] for name in _SAFE_JINJA_FILTERS},
    **_OWN,
}
"""Filters every template may use."""

JINJA_FILTERS = frozenset(_JINJA_FILTERS)
"""All filters that Jinja knows, those included that templates may not use."""

COMPARING_TESTS = frozenset(_SAFE_JINJA_TESTS[_SAFE_JINJA_TESTS.index("in") :])
"""Those of the tests that go through what they are given."""
BUILTIN_TESTS: dict[str, Callable[..., Any]] = {name: _JINJA_TESTS[name] for name in _SAFE_JINJA_TESTS}
"""Tests (``is …``) every template may use."""
