"""The characters of a page, and the lines that they stand in."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as pdfium

from reportgen.finished.pdf.geometry import Box, Turn, around

_WIDE_GAP = 0.3
"""Of a character's height: Latin letters and figures further apart than this have a blank between them."""
_ABOVE_BASELINE = 0.8
_APART = 1.8
"""Of a character's height: pieces further apart than this stand beside each other, as in 部门：…　　单位：万元."""
COLUMN_GAP = "\u3000"


@dataclass(frozen=True, slots=True)
class Glyph:
    """One printed character."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class TextLine:
    """Characters beside each other, from left to right."""

    text: str
    box: Box

    @property
    def height(self) -> float:
        """How high its characters are."""
        return self.box.bottom - self.box.top


def glyphs_of(page: pypdfium2.PdfPage, turn: Turn) -> tuple[list[Glyph], int]:
    """The characters of a page but blanks, and how many there are that its font gives no meaning."""
    text = page.get_textpage()
    try:
        glyphs = list(_glyphs(text.raw, text.count_chars(), turn))
    finally:
        text.close()
    return [glyph for glyph in glyphs if glyph.text], sum(not glyph.text for glyph in glyphs)


def _glyphs(text: pdfium.FPDF_TEXTPAGE, count: int, turn: Turn) -> Iterator[Glyph]:
    rectangle, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    x, y = pdfium.c_double(), pdfium.c_double()
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if 0xD800 <= code < 0xE000 or (character := chr(code)).isspace() or not code:
            continue
        if not pdfium.FPDFText_GetLooseCharBox(text, index, rectangle):
            continue
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        pdfium.FPDFText_GetMatrix(text, index, matrix)
        size = pdfium.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d)
        box = turn.box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
        box = on_baseline(box, turn.point(x.value, y.value)[1], size)
        is_unknown = code in (0xFFFD, 0xFFFE) or pdfium.FPDFText_HasUnicodeMapError(text, index) == 1
        yield Glyph("" if is_unknown else character, box)


def on_baseline(box: Box, baseline: float, size: float) -> Box:
    """The box at the height where it would be in every font of its size.

    Fonts differ in what they call their height, and some give a comma no more than its ink: measured by that, it
    would stand in a line of its own.
    """
    height = size or box.bottom - box.top
    return Box(
        box.left, baseline - _ABOVE_BASELINE * height, box.right, baseline + (1 - _ABOVE_BASELINE) * height
    )


def lines_of(glyphs: Iterable[Glyph]) -> list[TextLine]:
    """The lines from top to bottom: a character belongs to a line whose height holds its middle."""
    groups: list[list[Glyph]] = []
    band = (0.0, 0.0)
    for glyph in sorted(glyphs, key=lambda one: one.box.middle[1]):
        middle = glyph.box.middle[1]
        if not groups or not band[0] <= middle <= band[1]:
            groups.append([])
            # A quarter off at both edges: the lines of a dense table overlap a little.
            rim = (glyph.box.bottom - glyph.box.top) / 4
            band = (glyph.box.top + rim, glyph.box.bottom - rim)
        groups[-1].append(glyph)
    return [_line(group) for group in groups]


def _line(glyphs: list[Glyph]) -> TextLine:
    ordered = sorted(glyphs, key=lambda glyph: glyph.box.left)
    pieces = [ordered[0].text]
    for before, glyph in pairwise(ordered):
        pieces += [_blank_between(before, glyph), glyph.text]
    return TextLine("".join(pieces), around(glyph.box for glyph in ordered))


def _blank_between(before: Glyph, glyph: Glyph) -> str:
    gap = (glyph.box.left - before.box.right) / (glyph.box.bottom - glyph.box.top or 1)
    if gap > _APART:
        return COLUMN_GAP
    is_latin = before.text.isascii() and glyph.text.isascii()
    return " " if is_latin and gap > _WIDE_GAP else ""
