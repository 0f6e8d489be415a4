"""Where lines of Chinese text end, before any program lays it out."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_TOKEN = re.compile(r"[!-~]+|.", re.DOTALL)
"""A number or Latin word, which stays whole, or one character."""
_NEVER_FIRST = frozenset("，。、；：！？）》〉】〕」』”’…%％")
_NEVER_LAST = frozenset("（《〈【〔「『“‘")


class Face(NamedTuple):
    """How a typeface sets what is not Chinese; in shares of its size.

    Attributes:
        digit: width of a digit.
        point: width of a decimal point or comma.
        other: width of other Latin characters.
        line: height of a line of its own accord.
        below: what is free below a picture that stands in a line.
    """

    digit: float
    point: float
    other: float
    line: float
    below: float


FACES = (Face(0.5, 0.5, 0.5, 1.3, 0.25), Face(0.56, 0.33, 0.75, 1.45, 0))
"""The typefaces of official documents, and those that most often replace them: a text may be set in either."""


@lru_cache(maxsize=4096)
def lines_of(text: str, face: Face, room: int, first_line: int, size: int, apart: int) -> int:
    """How many lines a paragraph takes.

    Args:
        text: without line breaks.
        face: what it is set in.
        room: width of a line, in twips as all lengths are.
        first_line: indent of the first line.
        size: of its characters.
        apart: what is added to the width of each.
    """
    lines, used, last, before = 1, float(first_line), 0.0, ""
    for token in _TOKEN.findall(text):
        width = _width(token, face) * size + apart * len(token)
        if used + width <= room:
            used += width
        else:
            lines += 1
            takes_along = token in _NEVER_FIRST or before in _NEVER_LAST
            used = last + width if takes_along else width
        last, before = width, token
    return lines


def _width(token: str, face: Face) -> float:
    if not token.isascii():
        return 1.0
    digits = sum(map(str.isdigit, token))
    points = token.count(".") + token.count(",")
    return digits * face.digit + points * face.point + (len(token) - digits - points) * face.other
