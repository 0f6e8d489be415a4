"""Minus signs in tags: ``{%-`` and ``-%}`` take away blanks, soft breaks and tabs, and the end of a paragraph."""

from __future__ import annotations

import re

from lxml import etree

from reportgen.errors import Refusal
from reportgen.word.package.xml import remove
from reportgen.word.package.xmlns import w
from reportgen.word.tagging.markers import cut_out, marker, text_of
from reportgen.word.tagging.tags import Tag, TagKind

_BLANK = r"[^\S\t\n\f]"
"""White space other than what Word keeps as elements: tabs, soft breaks, page breaks."""
_BEFORE = re.compile(rf"(?:(?:[\t\n]{_BLANK}*)+|{_BLANK}+)\Z")
_AFTER = re.compile(rf"(?:{_BLANK}*[\t\n])+|{_BLANK}+")
"""What a minus sign takes away: soft breaks and tabs with the blanks between them and the tag, or else mere blanks. Blanks
beyond a soft break belong to the text there."""


def trim(paragraph: etree._Element, number: int, tag: Tag) -> None:
    """Carry out the minus signs of tag `number`, whose marker stands in the paragraph.

    Raises:
        Refusal: when it stands at the edge of its paragraph, and there is no paragraph to join.
    """
    mark = marker(number)
    if tag.kind is TagKind.VALUE:
        _trim_blanks(paragraph, mark, tag)
        return
    joins_previous = tag.trims_before and _cut_before(paragraph, mark)
    joins_next = tag.trims_after and _cut_after(paragraph, mark)
    if joins_previous:
        previous = _neighbour(paragraph.getprevious(), tag, "前")
        _join(previous, paragraph)
        paragraph = previous
    if joins_next:
        _join(paragraph, _neighbour(paragraph.getnext(), tag, "后"))


def _trim_blanks(paragraph: etree._Element, mark: str, tag: Tag) -> None:
    """A value takes away no more than the blanks beside it."""
    before, after = text_of(paragraph).split(mark, 1)
    end = len(before) + len(mark)
    if tag.trims_after and (blanks := re.match(f"{_BLANK}+", after)):
        cut_out(paragraph, end, end + blanks.end())
    if tag.trims_before and (blanks := re.search(f"{_BLANK}+\\Z", before)):
        cut_out(paragraph, blanks.start(), len(before))


def _cut_before(paragraph: etree._Element, mark: str) -> bool:
    """Cut in front of the mark; True when nothing is left there."""
    before = text_of(paragraph).partition(mark)[0]
    if taken := _BEFORE.search(before):
        cut_out(paragraph, taken.start(), len(before))
        before = before[: taken.start()]
    return not before


def _cut_after(paragraph: etree._Element, mark: str) -> bool:
    """Cut behind the mark; True when nothing is left there."""
    text = text_of(paragraph)
    start = text.index(mark) + len(mark)
    taken = _AFTER.match(text, start)
    if taken:
        cut_out(paragraph, start, taken.end())
    return (taken.end() if taken else start) == len(text)


def _neighbour(element: etree._Element | None, tag: Tag, side: str) -> etree._Element:
    if element is None or element.tag != w("p"):
        raise Refusal(f"“{tag}”要并入{side}一段，但{side}面不是段落", "去掉减号", "word.syntax")
    return element


def _join(first: etree._Element, second: etree._Element) -> None:
    """Put the runs of `second` at the end of `first`, which keeps its own formatting."""
    for child in list(second):
        if child.tag != w("pPr"):
            first.append(child)
    remove(second)
