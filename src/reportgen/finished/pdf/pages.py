"""One page of a PDF: its lines outside tables, and its ruled tables, from top to bottom."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from reportgen.finished.pdf.geometry import Turn
from reportgen.finished.pdf.glyphs import Glyph, TextLine, glyphs_of, lines_of
from reportgen.finished.pdf.grids import Grid, grids_of
from reportgen.finished.pdf.rules import rules_of

_PAGE_NUMBER = re.compile(r"[-—–－─一\s·]*\d{1,4}[-—–－─一\s·]*|第\s*\d+\s*页.{0,12}|\d+\s*/\s*\d+")
_MARGIN = 0.12
"""Of the height of a page: page numbers and running heads stand no further from its edge."""


@dataclass(slots=True)
class PrintedPage:
    """What stands on one page.

    Attributes:
        number: from 1.
        size: width and height in points, as the reader holds it.
        lines: outside tables, from top to bottom.
        tables: ruled tables, from top to bottom.
        unknown: how many characters have no meaning that the file tells.
        is_picture: whether there is a picture and no text.
    """

    number: int
    size: tuple[float, float]
    lines: list[TextLine]
    tables: list[Grid]
    unknown: int
    is_picture: bool

    def in_margin(self, line: TextLine) -> bool:
        """Whether a line stands where running heads and page numbers do."""
        height = self.size[1]
        return line.box.bottom < _MARGIN * height or line.box.top > (1 - _MARGIN) * height


def read_page(page: pypdfium2.PdfPage, number: int) -> PrintedPage:
    """Read one page."""
    width, height = page.get_size()
    degrees = page.get_rotation()
    turn = Turn(height, width, degrees) if degrees in (90, 270) else Turn(width, height, degrees)
    glyphs, unknown = glyphs_of(page, turn)
    grids = grids_of(*rules_of(page, turn))
    outside = [glyph for glyph in glyphs if not any(grid.take(glyph) for grid in grids)]
    tables = [grid for grid in grids if grid.is_table]
    outside += _released(grid for grid in grids if not grid.is_table)
    is_picture = not glyphs and any(page.get_objects([pdfium.FPDF_PAGEOBJ_IMAGE]))
    return PrintedPage(number, (width, height), lines_of(outside), tables, unknown, is_picture)


def _released(grids: Iterable[Grid]) -> list[Glyph]:
    return [glyph for grid in grids for glyphs in grid.glyphs.values() for glyph in glyphs]


def drop_running_lines(pages: list[PrintedPage]) -> None:
    """Take page numbers and running heads out: what stands in the margins of more than half of the pages."""
    seen = Counter(
        text for page in pages for text in {line.text for line in page.lines if page.in_margin(line)}
    )
    running = {text for text, count in seen.items() if count >= 3 and 2 * count > len(pages)}
    for page in pages:
        page.lines = [
            line
            for line in page.lines
            if not page.in_margin(line)
            or (line.text not in running and not _PAGE_NUMBER.fullmatch(line.text))
        ]
