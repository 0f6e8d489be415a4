"""Brackets and quotation marks that open and do not close within their paragraph, or the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportgen.auditing.amounts.prose import Section
from reportgen.auditing.contradiction import Certainty, Contradiction, Quotation, inside_quotes
from reportgen.auditing.kinds import UNPAIRED

_PAIRS = (("（", "）"), ("“", "”"), ("《", "》"))
_NUMBER = re.compile(r"(?<![（\w])(?:[一二三四五六七八九十\d]{1,3}|[①-⑳])）")
"""The number of an item, 1）, closes what was never opened."""
_FULL_WIDTH = str.maketrans("()", "（）")
_QUOTED = 24


def paired_marks(sections: Sequence[Section]) -> Iterator[Contradiction]:
    """Every whole paragraph in which one kind of marks opens more often than it closes, or less often."""
    for section in sections:
        start = 0
        for line in section.text.splitlines(keepends=True):
            plain = _NUMBER.sub("", line.translate(_FULL_WIDTH)).strip()
            for opening, closing in _PAIRS if plain.endswith(("。", "；")) else ():
                opened, closed = plain.count(opening), plain.count(closing)
                if opened != closed:
                    quote = _around(plain, opening if opened > closed else closing)
                    message = f"“{inside_quotes(quote)}”：这一段有 {opened} 个“{opening}”、{closed} 个“{closing}”，没有成对"
                    spot = section.paragraph_at(start).spot
                    yield UNPAIRED.of(message, Quotation(spot, quote), (), Certainty.DOUBTFUL)
            start += len(line)


def _around(text: str, mark: str) -> str:
    """The words after the last opening mark, or before the last closing one."""
    at = text.rfind(mark)
    return text[at : at + _QUOTED] if mark in "（“《" else text[max(0, at + 1 - _QUOTED) : at + 1]
