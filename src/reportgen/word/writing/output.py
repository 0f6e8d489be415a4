"""Writing values as XML: the functions that a compiled template calls for each tag."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any

from jinja2 import Undefined, pass_context
from jinja2.runtime import Context

from reportgen.errors import Refusal
from reportgen.word.tagging.purpose import INTERNAL, Purpose
from reportgen.word.values import NativeChart, Paragraphs, Picture, Run, SubDocument
from reportgen.word.writing.costs import size_of, spend
from reportgen.word.writing.docxtpl_values import converted
from reportgen.word.writing.drawings import chart_xml, picture_xml
from reportgen.word.writing.excuses import excusable, excused
from reportgen.word.writing.joining import concatenate
from reportgen.word.writing.numbers import plain_scalar
from reportgen.word.writing.printing import described, printed
from reportgen.word.writing.richtext import paragraphs_xml, runs_xml
from reportgen.word.writing.state import RenderState, state_of
from reportgen.word.writing.text import ParagraphsXml, RunsXml, TextXml, find_special, in_run, plain
from reportgen.xml_text import unescaped

_CHARGED_FROM = 64
_PLAIN_TO = 10**18
"""Whole numbers below it are written at once; whether larger ones can be is looked at."""
_DIGITS = "0123456789"
_COLOUR = re.compile(r"[0-9A-Fa-f]{6}|auto")
_MAX_SPAN = 63  # Word's limit on columns


@pass_context
def finish(context: Context, value: Any) -> str:
    """The XML of a value inside a ``w:t``. Called for every tag, so the frequent cases come first."""
    kind = type(value)
    if kind is str:
        if len(value) > _CHARGED_FROM:
            state_of(context).charge(0, len(value))
        return value if find_special(value) is None else in_run(value)
    if kind is int and -_PLAIN_TO < value < _PLAIN_TO:
        return str(value)
    if kind is Decimal and (text := str(value))[0] in _DIGITS and "E" not in text:
        return text
    if isinstance(value, TextXml):
        state_of(context).charge(0, len(value))
        return value
    try:
        return _finish_rarely(value, state_of(context))
    except Exception as error:
        return str(excused(error, value))


def _finish_rarely(value: object, state: RenderState) -> str:
    value = converted(value, state)
    if isinstance(value, str):
        state.charge(0, len(value))
        return value if isinstance(value, TextXml) else in_run(str(value))
    if isinstance(value, Picture):
        return _outside_text(picture_xml(value, state))
    if isinstance(value, NativeChart):
        return _outside_text(chart_xml(value, state))
    return in_run(printed(value))


def _outside_text(drawing: str) -> str:
    return f'</w:t>{drawing}<w:t xml:space="preserve">'


@pass_context
def _runs(context: Context, value: object, look: int) -> TextXml:
    state = state_of(context)
    value = converted(value, state)
    if isinstance(value, RunsXml):
        return TextXml(value.xml)
    runs: Sequence[Any] = value if isinstance(value, (list, tuple)) else [value]
    looks = state.looks[look][1]
    if all(isinstance(run, Run) for run in runs):
        return TextXml(runs_xml(runs, looks, state))
    text = context.environment.finalize(context, value)  # type: ignore[misc]  # see `make_environment`
    return TextXml(f'<w:r>{looks}<w:t xml:space="preserve">{text}</w:t></w:r>')


@pass_context
def _paragraphs(context: Context, value: object, look: int) -> TextXml:
    state = state_of(context)
    value = converted(value, state)
    if isinstance(value, ParagraphsXml):
        return TextXml(value.xml)
    if isinstance(value, Undefined):
        str(value)  # raises, saying which name is missing, unless the environment prints nothing for these
        return TextXml()
    if isinstance(value, SubDocument):
        from reportgen.word.writing.subdocuments import subdocument_xml  # no report of ours has one

        return TextXml(subdocument_xml(value, state))
    if not isinstance(value, Paragraphs):
        raise Refusal(
            f"{{{{p }}}} 要的是成段的内容，得到的是{described(value)}", "文字用 {{ }}", "word.value"
        )
    return TextXml(paragraphs_xml(value, state.looks[look], state))


@pass_context
def _document(context: Context, value: object, look: int) -> TextXml:
    if isinstance(value, Undefined):
        name = value._undefined_name
        hint = f'部件的名称加引号：{{%p 引用 "{name}" %}}'
        raise Refusal(f"没有名为“{name}”的数据", hint, "word.undefined")
    return _paragraphs(context, value, look)


def _colour(value: object) -> TextXml:
    colour = printed(value).removeprefix("#")
    if not _COLOUR.fullmatch(colour):
        raise Refusal(f"“{colour}”不是颜色", "写六位十六进制，如 FFFF00", "word.value")
    return TextXml(colour)


def _span(value: object) -> TextXml:
    number = int(value) if isinstance(value, str) and value.isdecimal() else plain_scalar(value)
    if type(number) is not int or not 1 <= number <= _MAX_SPAN:
        raise Refusal(f"跨列数 {printed(value)} 不对", f"要 1 到 {_MAX_SPAN} 的整数", "word.value")
    return TextXml(number)


@pass_context
def _continues(context: Context, value: object, table: int, column: int) -> bool:
    if isinstance(value, Undefined):
        str(value)
    return state_of(context).continues(table, column, value)


@pass_context
def _row(context: Context, value: object, table: int) -> TextXml:
    state_of(context).next_row(table)
    return TextXml()


@pass_context
def _identity(context: Context, value: object) -> TextXml:
    return TextXml(state_of(context).next_drawing())


def _plain(value: object) -> TextXml:
    return TextXml(plain(printed(value)))


def _written(xml: TextXml) -> str:
    """What a block has written, as text where it holds no more than that."""
    return xml if "<" in xml else unescaped(xml.replace("&quot;", '"'))


@pass_context
def _loop(context: Context, value: object, weight: int, size: int) -> Any:
    """The items of a ``for``, after their cost has been charged."""
    if isinstance(value, Undefined):
        str(value)
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise Refusal(f"for 要的是列表，得到的是{described(value)}", code="word.value")
    items = value if isinstance(value, (list, tuple, range)) else list(value)
    state_of(context).charge(len(items) * weight, len(items) * size)
    return items


def _sized(value: object) -> object:
    """A value that is going to be compared, or that was put together, after its cost has been charged."""
    spend(size_of(value))
    return value


LOOP_FILTER = f"{INTERNAL}loop"
CONCAT_FILTER = f"{INTERNAL}concat"
WRITTEN_FILTER = f"{INTERNAL}written"
SIZE_FILTER = f"{INTERNAL}size"
PURPOSE_FILTERS = {purpose: f"{INTERNAL}{purpose}" for purpose in Purpose if purpose not in ("", "internal")}

INTERNAL_FILTERS: dict[str, Callable[..., Any]] = {
    LOOP_FILTER: excusable(_loop, tuple),
    CONCAT_FILTER: concatenate,
    WRITTEN_FILTER: _written,
    SIZE_FILTER: _sized,
    PURPOSE_FILTERS[Purpose.RUNS]: excusable(_runs, TextXml),
    PURPOSE_FILTERS[Purpose.PARAGRAPHS]: excusable(_paragraphs, TextXml),
    PURPOSE_FILTERS[Purpose.DOCUMENT]: excusable(_document, TextXml),
    PURPOSE_FILTERS[Purpose.COLOUR]: _colour,
    PURPOSE_FILTERS[Purpose.SPAN]: _span,
    PURPOSE_FILTERS[Purpose.MERGE]: _continues,
    PURPOSE_FILTERS[Purpose.ROW]: _row,
    PURPOSE_FILTERS[Purpose.IDENTITY]: _identity,
    PURPOSE_FILTERS[Purpose.PLAIN]: _plain,
}
"""Filters that the compiler adds; templates cannot use them by name."""
