"""Headings of official documents by their numbers: 第一部分, 一、, （一）, 1., （1）, in the order of GB/T 9704-2012."""

from __future__ import annotations

import re

_CHINESE = "[一二三四五六七八九十百]+"
_NUMBERS = (
    re.compile(rf"第({_CHINESE}|\d+)(?:部分|章)"),
    re.compile(rf"({_CHINESE})\s*、"),
    re.compile(rf"[（(]\s*({_CHINESE})\s*[）)]"),
    re.compile(r"(\d+)\s*[.．、](?!\d)"),
    re.compile(r"[（(]\s*(\d+)\s*[）)]"),
)
_LONGEST_HEADING = 40
_LONGEST_TITLE = 60
_MARKS_OF_SENTENCES = "，。；："
_ENDS_OF_SENTENCES = "。；;，,：:！？"


def heading_level(text: str) -> int:
    """1 for 第一部分 to 5 for （1） where the paragraph is a numbered heading; 0 where it is none.

    A heading stands alone: it is short, ends without a mark (or with one 。), and holds no other sentence.
    """
    plain = text.strip()
    level = numbered_level(plain)
    if not level or len(plain) > _LONGEST_HEADING:
        return 0
    body = plain.removesuffix("。")
    return 0 if any(mark in body for mark in _ENDS_OF_SENTENCES) else level


def may_be_title(text: str) -> bool:
    """Whether a paragraph is short and has none of the marks of sentences."""
    return len(text) <= _LONGEST_TITLE and not any(mark in text for mark in _MARKS_OF_SENTENCES)


def numbered_level(text: str) -> int:
    """The level of the number that a paragraph begins with, heading or not; 0 for none."""
    number = heading_number(text)
    return 0 if number is None else number[0]


def heading_number(text: str) -> tuple[int, str] | None:
    """The level and the number that a paragraph begins with, heading or not; None for none."""
    matches = ((level, number.match(text)) for level, number in enumerate(_NUMBERS, 1))
    return next(((level, match[1]) for level, match in matches if match), None)
