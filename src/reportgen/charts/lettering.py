"""How much room text takes, in millimetres, and where it breaks."""

from __future__ import annotations

import re
import unicodedata

TITLE_PT = 11.0
LABEL_PT = 9.0
MM_PER_PT = 25.4 / 72
LINE_MM = LABEL_PT * MM_PER_PT * 1.2
"""Height of a line of label text."""

_NARROW = 0.55
_UNBROKEN = re.compile(r"[0-9A-Za-z.,%]+|.")


def text_width(text: str, size_pt: float = LABEL_PT) -> float:
    """Roughly how wide the widest line of `text` is: Chinese characters are square, others half of that."""
    return max(sum(map(_ems, line)) for line in text.split("\n")) * size_pt * MM_PER_PT


def text_height(text: str) -> float:
    """Height of label text."""
    return line_count(text) * LINE_MM


def line_count(text: str) -> int:
    """How many lines `text` has."""
    return text.count("\n") + 1


def wrapped(text: str, width: float, most_lines: int, size_pt: float = LABEL_PT) -> str:
    """`text` in lines of even length, none wider than `width`; an ellipsis stands for what does not fit."""
    for lines in range(1, most_lines + 1):
        even = text_width(text, size_pt) / lines + LINE_MM / 2
        broken = _broken(text, min(even, width), size_pt)
        if line_count(broken) <= lines:
            return broken
    full = _broken(text, width, size_pt)
    return full if line_count(full) <= most_lines else _cut(full, width, most_lines, size_pt)


def _broken(text: str, width: float, size_pt: float) -> str:
    lines = [""]
    for token in _UNBROKEN.findall(text):
        if lines[-1] and text_width(lines[-1] + token, size_pt) > width:
            lines.append("")
        lines[-1] += token
    return "\n".join(lines)


def _cut(text: str, width: float, most_lines: int, size_pt: float) -> str:
    lines = text.split("\n")
    last = lines[most_lines - 1]
    while text_width(last + "…", size_pt) > width:
        last = last[:-1]
    return "\n".join([*lines[: most_lines - 1], last + "…"])


def _ems(char: str) -> float:
    return 1.0 if unicodedata.east_asian_width(char) in "WFA" else _NARROW
