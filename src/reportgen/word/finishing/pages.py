"""Blocks of a rendered document, and the pages that its sections have for them; lengths in twips."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.word.package.xmlns import whole_number

_OPENING = re.compile(r"<w:(?:tbl>|p/>|p[ >])")
_TABLE_END, _PARAGRAPH_END = "</w:tbl>", "</w:p>"
NEW_PAGE = "<w:pageBreakBefore/>"
_SECTION = re.compile(r"<w:sectPr(?: [^>]*)?>.*?</w:sectPr>", re.DOTALL)
_SIZE = re.compile(r'<w:pgSz w:w="(\d+)" w:h="(\d+)"')
_MARGIN = re.compile(r' w:(top|right|bottom|left)="(-?\d+)"')


def blocks_of(xml: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Where the paragraphs, and the tables that hold no others, begin and end; found without patterns, which is quick."""
    at, last = start, len(xml) if end is None else end
    while found := _OPENING.search(xml, at, last):
        at = found.end()
        if found[0] != "<w:p/>":
            closing = _TABLE_END if found[0] == "<w:tbl>" else _PARAGRAPH_END
            at = xml.find(closing, at) + len(closing)
            if at < len(closing) or at > last:
                return
        yield found.start(), at


def text_area(xml: str, after: int) -> tuple[int, int] | None:
    """Width and height of the text on the pages of the section that holds the position."""
    section = _SECTION.search(xml, after)
    size = _SIZE.search(section[0]) if section else None
    if section is None or size is None:
        return None
    margins = {side: whole_number(width) for side, width in _MARGIN.findall(section[0])}
    if len(margins) < 4:
        return None
    width, height = int(size[1]), int(size[2])
    return width - margins["left"] - margins["right"], height - margins["top"] - margins["bottom"]
