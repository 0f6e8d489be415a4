"""One palette for native charts and pictures, as RRGGBB.

Neighbours differ in lightness by a good step, so that they stay apart in a black-and-white print and for
colour-blind readers; hue only helps. Two or three columns that compare the same thing (last year and this
year, budget and actual) are shades of one blue, the later one darker.
"""

from __future__ import annotations

_DISTINCT = (
    "1F4E79", "F4BE70", "3B8C85", "C9D6E4", "8F3B3B", "C3CF8A", "5C4B7D", "EBC8B4",
    "41658A", "DCCB6E", "3E6B3A", "B9CFDD", "7A5230", "E3B7C4", "55606B",
)  # fmt: skip
_SHADES = {1: ("2F6496",), 2: ("A9C3DE", "1F4E79"), 3: ("CADAEA", "7BA2C9", "1F4E79")}
_STROKES = ("1F4E79", "B5651D", "3B8C85", "8F3B3B", "5C4B7D", "55606B")

TEXT = "262626"
AXIS = "8C8C8C"
GRID = "E3E3E3"
LEADER = "A6A6A6"
PAPER = "FFFFFF"

MOST_COLOURS, MOST_STROKES = len(_DISTINCT), len(_STROKES)


def distinct(count: int) -> tuple[str, ...]:
    """`count` colours for things that differ in kind, by turns dark and light."""
    return _DISTINCT[:count]


def shades(count: int) -> tuple[str, ...]:
    """`count` colours for series that compare one thing with itself, from light to dark."""
    return _SHADES.get(count) or distinct(count)


def strokes(count: int) -> tuple[str, ...]:
    """`count` colours for lines, all dark enough to be seen on paper; dashes and markers tell them apart."""
    return _STROKES[:count]


def lightness(colour: str) -> float:
    """CIE L* of a colour, 0 (black) to 100 (white): what is left of it in a black-and-white print."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (0, 2, 4))
    luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return 116 * luminance ** (1 / 3) - 16 if luminance > 0.008856 else 903.3 * luminance


def text_on(colour: str) -> str:
    """The text colour that can be read on `colour`."""
    return PAPER if lightness(colour) < 60 else TEXT


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
