"""Amounts that sentences give of something they name: 会议费支出2.50万元.

A text is read once, whatever the number of names: from each amount back to the name that stands before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

_AMOUNT = re.compile(r"(?<![\d.,])(\d[\d,]*+(?:\.\d+)?)万元")

_LEADING_WORD = re.compile(
    "(?:支出|收入|预算|决算|执行|安排|总额|总计|合计|累计|实际|年初|全年|[数为是共约达了])$"
)
"""What may stand between a name and its amount. No word ends in another: there is one way to tell them apart."""
_MOST_LEADING_WORDS = 6

_MAY_STAND_BEFORE = frozenset("年中度括办局位委院和及")
"""The Chinese characters that may stand right before a name."""


@dataclass(frozen=True, slots=True)
class Mention:
    """An amount in 万元 and the name that it is said of.

    Attributes:
        text: the text that it stands in.
        start: where the name begins in the text.
        end: where the amount ends, its unit included.
        name: what the amount is of.
        written: the number as written.
    """

    text: str
    start: int
    end: int
    name: str
    written: str


_Letters: TypeAlias = "dict[str, _Letters]"
_BEGINNING = ""
"""The key that marks the first letter of a name, beside the letters that may stand before it."""


class Names:
    """Names to be found in texts, kept as a tree of their letters from the last to the first."""

    def __init__(self, names: Iterable[str]) -> None:
        self._last_letters: _Letters = {}
        for name in names:
            letters = self._last_letters
            for character in reversed(name):
                letters = letters.setdefault(character, {})
            letters[_BEGINNING] = {}

    def ending_at(self, end: int, text: str) -> Iterator[int]:
        """Where the names begin that end at that position of the text, the shortest first."""
        letters, start = self._last_letters, end
        while start > 0 and (before := letters.get(text[start - 1])) is not None:
            letters, start = before, start - 1
            if _BEGINNING in letters:
                yield start

    def mentions(self, text: str) -> Iterator[Mention]:
        """Every amount of the text that follows a name, with the name that begins first."""
        for amount in _AMOUNT.finditer(text):
            places = [
                (start, end)
                for end in _ends_of_names(text, amount.start())
                for start in self.ending_at(end, text)
                if _may_begin(start, text)
            ]
            if places:
                start, end = min(places, key=lambda place: place[0])
                yield Mention(text, start, amount.end(), text[start:end], amount[1])


def _ends_of_names(text: str, amount: int) -> Iterator[int]:
    """Where the name of an amount may end: right before the number, or before words that lead to it."""
    yield amount
    for _ in range(_MOST_LEADING_WORDS):
        word = _LEADING_WORD.search(text, max(0, amount - 2), amount)
        if word is None:
            return
        amount = word.start()
        yield amount


def _may_begin(start: int, text: str) -> bool:
    """Whether a name may begin there: a name inside a longer word, such as 非基本支出, is of another figure."""
    before = text[start - 1 : start]
    return not "一" <= before <= "鿿" or before in _MAY_STAND_BEFORE
