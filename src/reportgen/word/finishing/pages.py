"""Blocks of a rendered document, and the pages that its sections have for them; lengths in twips."""

from __future__ import annotations

import re

from reportgen.word.package.xmlns import whole_number

BLOCK = re.compile(r"<w:tbl>.*?</w:tbl>|<w:p(?: [^>]*)?>.*?</w:p>|<w:p/>", re.DOTALL)
"""A paragraph, or a table that holds no other."""
NEW_PAGE = "<w:pageBreakBefore/>"
_SECTION = re.compile(r"<w:sectPr(?: [^>]*)?>.*?</w:sectPr>", re.DOTALL)
_SIZE = re.compile(r'<w:pgSz w:w="(\d+)" w:h="(\d+)"')
_MARGIN = re.compile(r' w:(top|right|bottom|left)="(-?\d+)"')


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
