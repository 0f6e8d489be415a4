"""How docxtpl prints values: as Python's ``str`` does, and texts as the XML of a document unless they are escaped."""

from __future__ import annotations

import datetime
import decimal
import re
from collections.abc import Callable
from html import unescape
from typing import Any

from jinja2 import Undefined
from jinja2.runtime import Context
from jinja2.utils import pass_context

from reportgen.errors import Refusal
from reportgen.word.writing.docxtpl_values import paged
from reportgen.word.writing.output import finish
from reportgen.word.writing.state import state_of
from reportgen.word.writing.text import TextXml, find_special, has_page_makeup

_XML = re.compile(r"</?w:\w+[ />]")
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|#\d+|#x[0-9A-Fa-f]+);")
_PRINTED_BY_THE_ENGINE = frozenset({"jinja2", "docxtpl", "reportgen"})
_PLAIN_VALUES = (int, float, decimal.Decimal, datetime.date, datetime.time, Undefined)


def finisher(autoescape: bool, finalize: Callable[..., Any] | None) -> Callable[..., str]:
    """What prints a value: as docxtpl does, but texts are never taken for the XML of a document."""

    @pass_context
    def finish_as_docxtpl(context: Context, value: Any) -> str:
        if finalize is None and type(value) is str and find_special(value) is None:
            return finish(context, value)  # nearly all values are such
        if finalize is not None and not isinstance(value, TextXml):
            value = finalize(value)
        if isinstance(value, str) and not isinstance(value, TextXml):
            return _finished_text(context, value, is_xml=not autoescape or hasattr(value, "__html__"))
        if _has_own_text(value):
            value = str(value)
        return finish(context, value)

    return finish_as_docxtpl


def _finished_text(context: Context, text: str, *, is_xml: bool) -> str:
    if is_xml and "<" in text and _XML.search(text):
        hint = "用 RichText 或 RichTextParagraph 写带格式的内容"
        raise Refusal("值里有 Word 的 XML 标记，不会当作格式", hint, "word.value")
    plain = _ENTITY.sub(lambda entity: unescape(entity[0]), text) if is_xml and "&" in text else str(text)
    if not has_page_makeup(plain):
        return finish(context, plain)
    state = state_of(context)
    state.charge(0, len(plain))
    return paged(plain, state)


def _has_own_text(value: object) -> bool:
    """Whether a value that the engine does not print says how it reads as text; None and bare objects do not."""
    kind = type(value)
    if kind.__module__.partition(".")[0] in _PRINTED_BY_THE_ENGINE or isinstance(value, _PLAIN_VALUES):
        return isinstance(value, bool)
    has_text = kind.__str__ is not object.__str__ or kind.__repr__ is not object.__repr__
    return has_text and value is not None and not hasattr(value, "dtype")
