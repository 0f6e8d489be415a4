"""Values as text, and the names of the kinds of value that cannot be printed."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from jinja2 import Undefined

from reportgen.errors import Refusal
from reportgen.word.values import Counting, NativeChart, Paragraphs, Picture, Run, SubDocument
from reportgen.word.writing.numbers import decimal_text, float_text, plain_scalar, whole_text
from reportgen.word.writing.text import ParagraphsXml, RunsXml, TextXml

_NAMES = {
    str: "文字",
    int: "整数",
    Decimal: "数字",
    float: "数字",
    list: "列表",
    tuple: "列表",
    dict: "一组数据",
    bool: "真假值",
}
_NUMBERS: dict[type, Callable[[Any], str]] = {int: whole_text, Decimal: decimal_text, float: float_text}
_GAPS_OF_PANDAS = frozenset({"NaTType", "NAType"})
_BELONGS: dict[type, tuple[str, str]] = {
    Run: ("Run", "{{r … }}"),
    RunsXml: ("RichText", "{{r … }}"),
    Paragraphs: ("Paragraphs", "{{p … }}"),
    ParagraphsXml: ("RichTextParagraph", "{{p … }}"),
    SubDocument: ("SubDocument", "{{p … }}"),
    Picture: ("Picture", "{{ … }}"),
    NativeChart: ("NativeChart", "{{ … }}"),
}
"""The name of each kind of value, and the tag that places it."""


def described(value: object) -> str:
    """The kind of a value, for messages."""
    if value is None:
        return "空值"
    if hasattr(type(value), "template_names"):
        return "一组数据"
    return _NAMES.get(type(value), f"“{type(value).__name__}”类的值")


def printed(value: object) -> str:
    """The text of a string, number or date; a counter is advanced.

    Raises:
        Refusal: for a value that cannot be printed.
        MissingError: for a name that the data does not have.
    """
    if isinstance(value, TextXml):
        raise Refusal("宏写出的内容不能再用过滤器", "在宏里面用过滤器", "word.filter")
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Counting):
        return value.take()
    if isinstance(value, bool):
        raise Refusal("值是真或假，不是文字", "写成 {{ '是' if … else '否' }}", "word.value")
    for kind, text in _NUMBERS.items():
        if isinstance(value, kind):
            return text(value)
    if type(value).__name__ in _GAPS_OF_PANDAS:
        raise _no_value()
    if isinstance(value, (datetime.date, datetime.time, Undefined)):
        return str(value)  # `str` of a missing value raises MissingError with its name
    plain = plain_scalar(value)
    if plain is value:
        raise _refusal(value)
    return printed(plain)


def _no_value() -> Refusal:
    return Refusal("值是空的", "用 {% if %} 判断，或用 |default('…', true) 给出替代文字", "word.value")


def _refusal(value: object) -> Refusal:
    if value is None:
        return _no_value()
    if type(value) in _BELONGS:
        name, tag = _BELONGS[type(value)]
        return Refusal(f"“{name}”类的值不能当文字用", f"直接写成 {tag}", "word.value")
    hint = "写出它下面的某一项，或接上过滤器"
    return Refusal(f"{described(value)}不能直接写出", hint, "word.value")
