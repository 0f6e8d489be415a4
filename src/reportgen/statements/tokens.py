"""A text cut into what matters for reading figures: numbers with units, dates, and the marks between clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum, auto
from typing import NamedTuple

from reportgen.amounts import decimal_in

_AS_READ = str.maketrans("０１２３４５６７８９．％,;:()", "0123456789.%，；：（）")
"""Half-width marks become the full-width ones of Chinese, full-width digits plain ones: one character for one."""

UNITS = (
    "万元", "亿元", "元", "个百分点", "百分点", "%", "批次", "人次", "台（套）", "台", "套", "辆", "名", "人",
    "个", "项", "条", "场次", "场", "篇", "份", "件", "期", "户", "家", "张", "次", "团组", "种", "类", "方面",
)  # fmt: skip
_UNIT = "|".join(map(re.escape, UNITS))
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,])|\d+(?:\.\d+)?"

_TOKEN = re.compile(
    rf"""
    (?P<skipped>《[^《》\n]*》|（[^（）\d\n]*）|\d{{1,2}}[.．](?=\s*(?:19|20)\d\d\s*年)|[〔【［\[（(](?:19|20)\d\d[〕】］\]）)]\s?(?:第?\d+号)?|[A-Za-z][A-Za-z0-9_./-]*)
  | (?P<date>(?<!\d)(?:19|20)\d\d\s*年度?(?:\s*\d{{1,2}}\s*月(?:份|\s*\d{{1,2}}\s*日)?)?|(?<!\d)(?:19|20)\d\d(?=全年))
  | (?P<period>\d{{1,2}}月?\s*[-—–~至到]\s*\d{{1,2}}月|前[一二三四1234]个?(?:季度|月)|[上下]半年|第?[一二三四1234]季度)
  | (?P<day>\d{{1,2}}\s*月(?:份|\s*\d{{1,2}}\s*日)?)
  | (?P<mark>[，；。：、！？\n（）,;:()])
  | (?P<number>{_NUMBER})(?:\*\*)?\s*(?P<unit>万?(?:{_UNIT})|万(?![\d一-鿿])|分(?![之析类配布管钟]))?
    """,
    re.VERBOSE,
)


class TokenKind(Enum):
    """What a token is."""

    NUMBER = auto()
    DATE = auto()
    """A year, with or without month and day."""
    PERIOD = auto()
    """A part of a year: 前三季度, 1-9月."""
    MARK = auto()


class Token(NamedTuple):
    """A stretch of the text. `text` is as read: a mark in its full-width form, a number without its unit."""

    kind: TokenKind
    start: int
    end: int
    text: str
    unit: str = ""

    @property
    def number(self) -> Decimal | None:
        """The number, or None where it is too large to be one."""
        return decimal_in(self.text)


def as_read(text: str) -> str:
    """The text with one kind of marks and digits, each character at its place; commas within numbers stay."""
    return re.sub(r"(?<=\d)，(?=\d{3}(?!\d))", ",", text.translate(_AS_READ))


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a text, which is as `as_read` gives it, in order. Titles in 《》 and document numbers are none."""
    for match in _TOKEN.finditer(text):
        name = match.lastgroup if match.lastgroup != "unit" else "number"
        start, end = match.span()
        if name == "mark":
            yield Token(TokenKind.MARK, start, end, match[0])
        elif name == "date":
            yield Token(TokenKind.DATE, start, end, match[0])
        elif name == "period":
            yield Token(TokenKind.PERIOD, start, end, match[0])
        elif name == "number":
            unit = match["unit"] or ""
            yield Token(TokenKind.NUMBER, start, end if unit else match.end("number"), match["number"], unit)
