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
_BLANKS_BEFORE = re.compile(rf"{_BLANK}+\Z")
_BLANKS_AFTER = re.compile(f"{_BLANK}+")
"""What the minus sign of a value takes away: no more than the blanks beside it."""


def trim(paragraph: etree._Element, number: int, tag: Tag) -> None:
    """Carry out the minus signs of tag `number`, whose marker stands in the paragraph.

    Raises:
        Refusal: when it stands at the edge of its paragraph, and there is no paragraph to join.
    """
    mark, is_value = marker(number), tag.kind is TagKind.VALUE
    before, after = (_BLANKS_BEFORE, _BLANKS_AFTER) if is_value else (_BEFORE, _AFTER)
    joins_previous = tag.trims_before and _cut_before(paragraph, mark, before)
    joins_next = tag.trims_after and _cut_after(paragraph, mark, after)
    if is_value:
        return
    if joins_previous:
        previous = _neighbour(paragraph.getprevious(), tag, "前")
        _join(previous, paragraph)
        paragraph = previous
    if joins_next:
        _join(paragraph, _neighbour(paragraph.getnext(), tag, "后"))


def _cut_before(paragraph: etree._Element, mark: str, pattern: re.Pattern[str]) -> bool:
    """Cut in front of the mark; True when nothing is left there."""
    before = text_of(paragraph).partition(mark)[0]
    if taken := pattern.search(before):
        cut_out(paragraph, taken.start(), len(before))
        before = before[: taken.start()]
    return not before


def _cut_after(paragraph: etree._Element, mark: str, pattern: re.Pattern[str]) -> bool:
    """Cut behind the mark; True when nothing is left there."""
    text = text_of(paragraph)
    start = text.index(mark) + len(mark)
    taken = pattern.match(text, start)
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
