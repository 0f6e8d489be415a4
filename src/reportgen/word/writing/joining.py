"""Joining texts, plain or as XML."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from reportgen.errors import Refusal
from reportgen.word.limits import MAX_TEXT
from reportgen.word.writing.costs import length_of, spend
from reportgen.word.writing.printing import printed
from reportgen.word.writing.text import TextXml, in_run


def items_of(value: object) -> list[Any]:
    """The items of a list or another iterable.

    Raises:
        Refusal: when it is not iterable.
    """
    if not isinstance(value, Iterable):
        raise Refusal(f"这里要列表，得到的是“{type(value).__name__}”", code="word.filter")
    return list(value)


def join(value: object, separator: object = "") -> str:
    """The texts of a list with `separator` between them; if one of them is XML, the result is XML.

    Raises:
        Refusal: when the result is longer than one text may be.
    """
    items = items_of(value)
    is_xml = any(isinstance(item, TextXml) for item in items)
    write = _as_xml if is_xml else printed
    between, pieces, size = write(separator), [], 0
    for item in items:
        pieces.append(write(item))
        size += len(pieces[-1]) + len(between)
        if size > MAX_TEXT:
            raise Refusal(f"一处文字超过 {MAX_TEXT} 个字符", code="word.limit")
    return TextXml(between.join(pieces)) if is_xml else between.join(pieces)


def _as_xml(value: object) -> str:
    return value if isinstance(value, TextXml) else in_run(printed(value))


def concatenate(*values: object) -> str:
    """The result of ``a ~ b``."""
    spend(sum(map(length_of, values)))
    return join(values)
