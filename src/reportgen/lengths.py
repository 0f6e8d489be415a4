"""Lengths: the units of Word files, and what GB/T 9704-2012 (党政机关公文格式) says of the page.

Word states lengths on the page in twips (1/20 point), drawings in English Metric Units (EMU), sizes of characters in
half points; people state them in millimetres and points. An inch has 25.4 mm, 72 points, 1,440 twips, 914,400 EMU.
"""

from __future__ import annotations

EMU_PER_MM = 36_000
"""English Metric Units, the length unit of DrawingML (ECMA-376 Part 1, 20.1.10.16), in one millimetre."""
TWIPS_PER_MM = 1440 / 25.4
"""Twips, the length unit of WordprocessingML (ECMA-376 Part 1, 17.18.93), in one millimetre."""
_POINTS_PER_MM = 72 / 25.4

TEXT_WIDTH_MM = 156
"""Width of the type area (版心, GB/T 9704-2012, 5.2.1): an A4 page less 28 mm on the left and 26 mm on the right."""
TITLE_POINTS = 22
"""Size of a title's characters, 2号 (GB/T 9704-2012, 7.3.1)."""


def characters_in(width_mm: float, points: float) -> int:
    """How many Chinese characters of `points` stand in a line of `width_mm` millimetres."""
    return int(width_mm * _POINTS_PER_MM / points)


def millimetres(twips: int) -> str:
    """The shortest decimal of millimetres that gives these twips again: ``37``, ``28.01``."""
    exact = twips / TWIPS_PER_MM
    for digits in (0, 1):
        text = f"{exact:.{digits}f}"
        if twips_of(text) == twips:
            return text
    return f"{exact:.2f}"


def twips_of(millimetre_text: str) -> int:
    """Twips of a decimal text of millimetres, to the nearest whole one."""
    return round(float(millimetre_text) * TWIPS_PER_MM)
