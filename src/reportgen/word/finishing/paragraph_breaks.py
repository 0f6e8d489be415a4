"""New paragraphs and pages inside values: a rendered paragraph is divided at the marks that stand for them."""

from __future__ import annotations

import copy
import re

from lxml import etree

from reportgen.word.package.xml import parse, remove, to_bytes
from reportgen.word.package.xmlns import W, w
from reportgen.word.writing.text import PAGE_MARK, PARAGRAPH_MARK

_P, _R, _T = w("p"), w("r"), w("t")
_PROPERTIES = (w("pPr"), w("rPr"), w("sdtPr"))
_MARK = re.compile(f"[{PARAGRAPH_MARK}{PAGE_MARK}]")


def with_paragraph_breaks(xml: str) -> bytes:
    """The part with a new paragraph at every mark; each piece keeps the formatting of its paragraph and run.

    Raises:
        Refusal: when the part cannot be read.
    """
    root = parse(xml.encode())
    for text in [text for text in root.iter(_T) if _MARK.search(text.text or "")]:
        _divide(text)
    return to_bytes(root)


def _divide(text: etree._Element) -> None:
    while mark := _MARK.search(text.text or ""):
        before, after = text.text[: mark.start()], text.text[mark.end() :]  # type: ignore[index]  # it was found there
        following = copy.copy(text)
        text.text, following.text = before, after
        paragraph, behind = _behind(text, following)
        paragraph.addnext(behind)
        if mark[0] == PAGE_MARK:
            paragraph.addnext(_page_break())
        if not before:
            _drop_if_empty(text)
        text = following
    if not text.text:
        _drop_if_empty(text)


def _behind(text: etree._Element, following: etree._Element) -> tuple[etree._Element, etree._Element]:
    """The paragraph around a text, and a new one with the following text and all that stood behind it."""
    inner, behind = text, following
    for holder in text.iterancestors():
        outer = etree.Element(holder.tag, {str(name): str(value) for name, value in holder.items()}, {"w": W})
        outer.extend(copy.deepcopy(child) for child in holder if child.tag in _PROPERTIES)
        rest = list(inner.itersiblings())
        outer.append(behind)
        outer.extend(rest)
        inner, behind = holder, outer
        if holder.tag == _P:
            break
    section = inner.find(f"{w('pPr')}/{w('sectPr')}")
    if section is not None:  # a section ends with the last of its paragraphs
        remove(section)
    return inner, behind


def _page_break() -> etree._Element:
    paragraph = etree.Element(_P)
    etree.SubElement(etree.SubElement(paragraph, _R), w("br"), {w("type"): "page"})
    return paragraph


def _drop_if_empty(text: etree._Element) -> None:
    run = text.getparent()
    remove(text)
    if run is not None and run.tag == _R and all(child.tag in _PROPERTIES for child in run):
        remove(run)
