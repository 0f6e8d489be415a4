"""Methods of Python's values in templates: those that users of docxtpl rely on are carried out by filters.

Nothing is called on a value itself: the syntax tree has a filter in place of every such call.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import Undefined, nodes
from jinja2.visitor import NodeTransformer

from reportgen.errors import Refusal
from reportgen.word.limits import MAX_TEXT
from reportgen.word.tagging.purpose import INTERNAL
from reportgen.word.templating.number_filters import brace_formatted
from reportgen.word.writing.joining import join
from reportgen.word.writing.printing import described, printed

_DATE_FORMAT = re.compile(r"(?:[^%]|%-?[aAbBcdfHIjmMpSUwWxXyYzZ%])*")
_LONGEST_DATE_FORMAT = 200


def dated(value: object, format: str) -> str:
    """A date or time in a format of Python's: ``%Y年%m月%d日``."""
    if isinstance(value, Undefined):
        str(value)
    if not isinstance(value, (datetime.date, datetime.time)):
        raise Refusal(f"“strftime”只能用于日期，不能用于{described(value)}", code="word.filter")
    if (
        not isinstance(format, str)
        or len(format) > _LONGEST_DATE_FORMAT
        or not _DATE_FORMAT.fullmatch(format)
    ):
        raise Refusal(f"日期格式“{format}”写法不对", "如 %Y年%m月%d日", "word.filter")
    return value.strftime(format)


def replaced(value: object, old: object, new: object, count: int | None = None) -> str:
    """The text with one wording in place of another."""
    text, before, after = printed(value), printed(old), printed(new)
    if len(text) + text.count(before) * len(after) > MAX_TEXT:
        raise Refusal(f"一处文字超过 {MAX_TEXT} 个字符", code="word.limit")
    return text.replace(before, after, -1 if count is None else count)


def _pairs(value: object) -> list[tuple[Any, Any]]:
    return list(_mapping(value, "items").items())


def _mapping(value: object, method: str) -> Mapping[Any, Any]:
    if isinstance(value, Undefined):
        str(value)
    if not isinstance(value, Mapping):
        raise Refusal(f"“{method}()”只能用于一组数据，不能用于{described(value)}", code="word.filter")
    return value


def _got(value: object, key: object, default: object = "") -> object:
    return _mapping(value, "get").get(key, default)


METHODS: dict[str, Callable[..., Any]] = {
    "items": _pairs,
    "keys": lambda value: list(_mapping(value, "keys")),
    "values": lambda value: list(_mapping(value, "values").values()),
    "get": _got,
    "strftime": dated,
    "isoformat": lambda value: printed(value).replace(" ", "T"),
    "upper": lambda value: printed(value).upper(),
    "lower": lambda value: printed(value).lower(),
    "title": lambda value: printed(value).title(),
    "capitalize": lambda value: printed(value).capitalize(),
    "strip": lambda value, characters=None: printed(value).strip(characters),
    "lstrip": lambda value, characters=None: printed(value).lstrip(characters),
    "rstrip": lambda value, characters=None: printed(value).rstrip(characters),
    "replace": replaced,
    "split": lambda value, separator=None: printed(value).split(separator),
    "join": lambda separator, values: join(values, separator),
    "startswith": lambda value, start: printed(value).startswith(start),
    "endswith": lambda value, end: printed(value).endswith(end),
    "format": brace_formatted,
}
"""What stands for each method: a function of the value and the arguments."""

METHOD_FILTERS = {f"{INTERNAL}{name}": function for name, function in METHODS.items()}
"""The same as filters, under names that templates cannot use."""


_CALL = re.compile(rf"\.\s*(?:{'|'.join(METHODS)})\s*\(")


def calls_methods(text: str) -> bool:
    """Whether an expression may call such a method; most do not, and going through their trees takes time."""
    return _CALL.search(text) is not None


class _Methods(NodeTransformer):
    def visit_Call(self, node: nodes.Call) -> nodes.Expr:  # noqa: N802
        self.generic_visit(node)
        callee = node.node
        if not isinstance(callee, nodes.Getattr) or callee.attr not in METHODS or node.dyn_args:
            return node
        name = f"{INTERNAL}{callee.attr}"
        return nodes.Filter(callee.node, name, node.args, node.kwargs, None, None, lineno=node.lineno)


def with_methods(tree: nodes.Template) -> nodes.Template:
    """The tree with filters in place of the calls of methods."""
    changed: nodes.Template = _Methods().visit(tree)
    return changed
