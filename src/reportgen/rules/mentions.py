"""Amounts that sentences give of something they name: 会议费支出2.50万元.

A text is read once, whatever the number of names: from each amount back to the name that stands before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeAlias

_AMOUNT = re.compile(r"(?<![\d.,])(\d[\d,]*+(?:\.\d+)?)万元")

_LEADING_WORD = re.compile(
    "(?:支出|收入|预算|决算|执行|安排|总额|总计|合计|累计|实际|年初|全年|[数为是共约达了])$"
)
"""Words that may stand between a name and its amount. None ends in another, so they can be read backwards one by one."""
_MOST_LEADING_WORDS = 6

_MAY_STAND_BEFORE = frozenset("年中度括办局位委院和及")
"""The Chinese characters that may stand right before a name."""


class Mention(NamedTuple):
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


_Characters: TypeAlias = "dict[str, _Characters]"
_BEGINNING = ""
"""The key that marks where a name begins, among the characters that may stand before it in longer names."""


class Names:
    """Names to be found in texts, kept as a tree of characters from the last to the first."""

    def __init__(self, names: Iterable[str]) -> None:
        self._last_characters: _Characters = {}
        for name in names:
            characters = self._last_characters
            for character in reversed(name):
                characters = characters.setdefault(character, {})
            characters[_BEGINNING] = {}

    def ending_at(self, end: int, text: str) -> Iterator[int]:
        """Where the names begin that end at that position of the text, the shortest first."""
        characters, start = self._last_characters, end
        while start > 0 and (before := characters.get(text[start - 1])) is not None:
            characters, start = before, start - 1
            if _BEGINNING in characters:
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
