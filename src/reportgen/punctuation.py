"""How one layout writes punctuation: full-width as official documents do, half-width, or as each text has it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise

AS_WRITTEN, FULL_WIDTH, HALF_WIDTH = "照写", "全角", "半角"
WIDTHS = (AS_WRITTEN, FULL_WIDTH, HALF_WIDTH)
"""The ways of writing marks."""


_HALF, _FULL = ",;:?!", "，；：？！"
_HALF_BRACKETS, _FULL_BRACKETS = "()", "（）"
_OPENING, _CLOSING = "(（", ")）"
_DROPPED = "\ufdd0"
"""Stands for a blank that goes because a full-width mark brings its own; no text may hold it, and it counts as wide."""

_WIDE = re.compile(r"[\u2018-\u201d\u2026\u3000-\u9fff\uff01-\uff07\uff0a-\uff60\U00020000-\U0003134f\ufdd0]")
"""Chinese characters and full-width marks; not brackets, of which one would draw the next along."""
_UNTOUCHED = re.compile(r"[A-Za-z][A-Za-z+.-]{0,20}://[!-'*-~]*(?<![,;:?!])|&#?\w+;")
"""Addresses in the web, and references as XML writes them."""
_MARK = re.compile(r"[,;:?!]")


@dataclass(frozen=True)
class Punctuation:
    """A way of writing punctuation.

    Attributes:
        marks: how ， ； ： ？ ！ are written: one of `WIDTHS`.
        brackets: how （ ） are.
    """

    marks: str = AS_WRITTEN
    brackets: str = AS_WRITTEN

    @cached_property
    def _narrowed(self) -> dict[int, int]:
        marks = str.maketrans(_FULL, _HALF) if self.marks == HALF_WIDTH else {}
        brackets = str.maketrans(_FULL_BRACKETS, _HALF_BRACKETS) if self.brackets == HALF_WIDTH else {}
        return marks | brackets

    @cached_property
    def changes_nothing(self) -> bool:
        """Whether all texts stay as they are."""
        return self.marks == self.brackets == AS_WRITTEN

    def text(self, text: str) -> str:
        """A text in this way of writing."""
        return "".join(self.texts([text]))

    def texts(self, pieces: list[str]) -> list[str]:
        """The pieces of one line of text in this way of writing, each by itself.

        Full-width marks stand in Chinese only: numbers, times, Latin words and addresses in the web keep theirs.
        """
        whole = "".join(pieces).translate(self._narrowed)
        if FULL_WIDTH in (self.marks, self.brackets) and _WIDE.search(whole):
            whole = self._widened(whole)
        ends = list(accumulate(map(len, pieces)))
        return [whole[start:end].replace(_DROPPED, "") for start, end in pairwise((0, *ends))]

    def _widened(self, text: str) -> str:
        untouched = {at for found in _UNTOUCHED.finditer(text) for at in range(*found.span())}
        characters = list(text)
        if self.marks == FULL_WIDTH:
            for at in (found.start() for found in _MARK.finditer(text)):
                if at not in untouched and not _between_latin(text, at):
                    characters[at] = _FULL[_HALF.index(text[at])]
                    if text[at + 1 : at + 2] == " ":
                        characters[at + 1] = _DROPPED
        if self.brackets == FULL_WIDTH:
            for at in _brackets_in_chinese("".join(characters)):
                if at not in untouched:
                    characters[at] = _FULL_BRACKETS[_OPENING.find(text[at]) < 0]
        return "".join(characters)


PLAIN = Punctuation()
"""Every text as it is."""


def _between_latin(text: str, at: int) -> bool:
    """Whether the nearest characters on both sides are Latin letters or digits."""
    before, after = at - 1, at + 1
    while before >= 0 and text[before] == " ":
        before -= 1
    while after < len(text) and text[after] == " ":
        after += 1
    sides = (text[before] if before >= 0 else "", text[after : after + 1])
    return all(side.isascii() and side.isalnum() for side in sides)


def _brackets_in_chinese(text: str) -> Iterator[int]:
    """The positions of brackets that hold Chinese or stand beside it; of a pair, both or none."""
    wide_before = [0]  # at each position; a pair is not looked through anew, as pairs may hold one another
    wide_before += accumulate(bool(_WIDE.match(character)) for character in text)
    last = len(text)

    def stands_in_chinese(start: int, end: int) -> bool:
        return wide_before[min(end + 2, last)] > wide_before[max(0, start - 1)]

    opened: list[int] = []
    for at, character in enumerate(text):
        if character in _OPENING:
            opened.append(at)
        elif character in _CLOSING:
            start = opened.pop() if opened else at
            if stands_in_chinese(start, at):
                yield from {start, at}
    yield from (at for at in opened if stands_in_chinese(at, at))
