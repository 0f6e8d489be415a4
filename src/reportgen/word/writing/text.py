"""Escaping text for XML, and refusing characters that XML cannot hold."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportgen.errors import Refusal

_SPECIAL = re.compile('[&<>"\r\n\t\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]')
find_special = _SPECIAL.search
"""Finds the first character that cannot stand in a ``w:t`` unchanged."""

PARAGRAPH_MARK, PAGE_MARK = "\ufdda", "\ufddb"
"""Stand in a rendered part where a new paragraph or page begins until the paragraph is divided; no document may hold them."""
PAGE_MAKEUP = str.maketrans({"\a": PARAGRAPH_MARK, "\f": PAGE_MARK})
"""What docxtpl's users write for a new paragraph and a new page."""
_PAGE_MAKEUP = re.compile("([\a\f])")

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_CONTINUE = '<w:t xml:space="preserve">'
_IN_RUN = {
    "\n": f"</w:t><w:br/>{_CONTINUE}",
    "\t": f"</w:t><w:tab/>{_CONTINUE}",
}


class TextXml(str):
    """Text that is already XML, for a ``w:t``; only the engine makes it."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class RunsXml:
    """Whole ``w:r`` elements."""

    xml: str


@dataclass(frozen=True, slots=True)
class ParagraphsXml:
    """Whole ``w:p`` elements."""

    xml: str


def plain(text: str) -> str:
    """Escape `text` for element content or an attribute.

    Raises:
        Refusal: when it holds a character that no XML document may hold.
    """
    if not find_special(text):
        return text
    if illegal := _ILLEGAL.search(text):
        if has_page_makeup(illegal[0]):
            hint = "另起一段用 Paragraphs 和 {{p … }}，换页在模板里插入分页符"
            raise Refusal(f"值里有另起一段（\\a）或另起一页（\\f）的字符：{text[:40]!r}", hint, "word.value")
        code = f"U+{ord(illegal[0]):04X}"
        raise Refusal(f"值里有不能写进 Word 的控制字符 {code}：{text[:40]!r}", "清除该字符", "word.value")
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def plain_xml(xml: str) -> str:
    """The XML itself.

    Raises:
        Refusal: when it holds a character that no document may hold, except those of `has_page_makeup`.
    """
    plain(xml.replace("\a", "").replace("\f", ""))
    return xml


def in_run(text: str) -> str:
    """Escape `text` for a ``w:t``; line breaks and tabs become Word's own, within the same run."""
    if not find_special(text):
        return text
    return with_breaks(plain(text.replace("\r\n", "\n").replace("\r", "\n")))


def has_page_makeup(text: str) -> bool:
    """Whether the text asks for a new paragraph (``\\a``) or page (``\\f``)."""
    return "\a" in text or "\f" in text


def in_run_with_page_makeup(text: str) -> str:
    """What `in_run` gives, with marks for new paragraphs and pages."""
    pieces = _PAGE_MAKEUP.split(text)
    return "".join(
        piece.translate(PAGE_MAKEUP) if has_page_makeup(piece) else in_run(piece) for piece in pieces
    )


def with_breaks(xml: str) -> str:
    """XML in which line breaks and tabs inside ``w:t`` are replaced by ``w:br`` and ``w:tab``."""
    for character, element in _IN_RUN.items():
        xml = xml.replace(character, element)
    return xml
