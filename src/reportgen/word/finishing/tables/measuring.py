"""How wide text is, and how many lines it takes, before any program lays it out.

Chinese characters are as wide as they are high. For all others the widest of the common typefaces counts, so that what is
found to fit does fit.
"""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import east_asian_width

_UNBREAKABLE = re.compile(r"[!-~−–]+")
"""A number with its sign, separators and percent sign, a code, a Latin word."""
_DIGIT, _MARK, _LETTER, _BROAD = 0.56, 0.5, 0.62, 0.95
_MARKS = frozenset(".,:;!'|()[]-/ ")
_BROAD_ONES = frozenset("%@&MWmw")


@lru_cache(maxsize=4096)
def width_in_characters(text: str) -> float:
    """Its width in Chinese characters."""
    return sum(map(_width, text))


def _width(character: str) -> float:
    if east_asian_width(character) in "WFA":
        return 1.0
    if character.isdigit():
        return _DIGIT
    if character in _MARKS:
        return _MARK
    return _BROAD if character in _BROAD_ONES else _LETTER


@lru_cache(maxsize=4096)
def widest_unbreakable(text: str) -> float:
    """The width in Chinese characters of its longest piece that must stay in one line."""
    return max(
        (width_in_characters(piece) for piece in _UNBREAKABLE.findall(text)), default=min(1.0, len(text))
    )


def lines_taken(text: str, room: float) -> int:
    """How many lines of `room` Chinese characters it takes; a line that must be broken may end early."""
    width = width_in_characters(text)
    if width <= room:
        return 1
    fitting = max(room - 0.5, 1.0)
    return -int(-width // fitting)
