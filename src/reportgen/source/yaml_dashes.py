"""The dashes that people type by mistake where an item of a YAML list begins: without a blank, full-width, or long ones."""

from __future__ import annotations

import re
from typing import NamedTuple

_LONG = "－—–‐−﹣"
_DASH = re.compile(
    rf" *(?:- +)*(?P<dash>-(?=[^\s\-\d.,，。、])|[{_LONG}][ \u3000]*(?=[^\s{_LONG}\d.,，。、]))"
)


class Dash(NamedTuple):
    """A mistaken dash in a line.

    Attributes:
        start: where it begins in the line.
        end: where it ends, with the blanks after it.
        place: where the person should look: at a long dash, or behind one that lacks its blank.
        message: what is wrong.
        hint: how to write it.
    """

    start: int
    end: int
    place: int
    message: str
    hint: str


def mistaken_dash(line: str) -> Dash | None:
    """The mistaken dash at the beginning of a line, or of a key; None where there is none."""
    found = _DASH.match(line)
    if found is None:
        return None
    start, end = found.span("dash")
    if found["dash"] == "-":
        hint = "列表的每一项以“- ”开头，“-”之后留一个空格"
        return Dash(start, end, end, "“-”之后缺少空格", hint)
    return Dash(start, end, start, "列表的“-”写成了全角或长的横线", "列表的每一项以英文的“- ”开头")
