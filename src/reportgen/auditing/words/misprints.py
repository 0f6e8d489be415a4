"""Names of the field with one character that is wrong or missing: 政府性基金预算财政拔款."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reportgen.auditing.contradiction import Certainty, Contradiction, Quotation
from reportgen.auditing.kinds import MISPRINT
from reportgen.finished import FinishedDocument, ProseParagraph
from reportgen.model.official_names import ECONOMIC_CLASSES, FUNCTIONS
from reportgen.statements import ALIASES, FUND_NAMES

_SHORTEST = 10
"""Shorter names differ by one character from ordinary words: 年末结转和结余 and 年末结转结余."""
_BEGINNING = 2
"""其中 and 其他, 无 and 有: at its beginning a name differs by one character from itself after other words."""
_HAN = re.compile("[一-鿿]+")
_AND = frozenset("和与及、")
"""Joining words that stand for one another."""
_PRIOR_YEAR = re.compile("(?<=[比较与和同])上一度")


def misprints(document: FinishedDocument) -> Iterator[Contradiction]:
    """Every name that is one character away from a name of the field, and is no such name itself."""
    names = _names()
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    near = {written: name for name in names for written in _near(name, text)}
    known = (*names, *near)
    near = {written: near[written] for written in near if not _is_in_another(written, known)}
    for paragraph in document.paragraphs:
        for written, name in near.items():
            if written in paragraph.text:
                yield _told(paragraph, written, name)
        if found := _PRIOR_YEAR.search(paragraph.text):
            yield _told(paragraph, found[0], "上一年度")


def _names() -> frozenset[str]:
    every = {*FUNCTIONS.values(), *ECONOMIC_CLASSES.values(), *ALIASES}
    every |= {name for names in FUND_NAMES.values() for name in names}
    return frozenset(name for name in every if len(name) >= _SHORTEST and _HAN.fullmatch(name))


def _near(name: str, text: str) -> Iterator[str]:
    """What stands in a text in place of a name: one character replaced or left out, none at its ends."""
    half = len(name) // 2
    for start in _positions(name[:half], text):
        rest = name[half:]
        same = _common(rest, text[start + half : start + len(name)])
        after = rest[same + 1 :]
        for written in (1, 0):
            end = start + half + same + written + len(after)
            if after and text.startswith(after, end - len(after)):
                yield from _if_misprint(name, text[start:end])
    for end in _positions(name[half:], text):
        first = name[:half]
        same = _common(first[::-1], text[max(0, end - half) : end][::-1])
        before = first[: half - same - 1]
        for written in (1, 0):
            start = end - same - written - len(before)
            if len(before) >= _BEGINNING and start >= 0 and text.startswith(before, start):
                yield from _if_misprint(name, text[start : end + len(name) - half])


def _if_misprint(name: str, written: str) -> Iterator[str]:
    is_of_words = _HAN.fullmatch(written) is not None and written != name
    differing = {one for pair in zip(name, written, strict=False) if pair[0] != pair[1] for one in pair}
    if is_of_words and not (len(written) == len(name) and differing <= _AND):
        yield written


def _positions(part: str, text: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def _common(one: str, other: str) -> int:
    """How many characters both begin with."""
    return next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def _is_in_another(written: str, known: Iterable[str]) -> bool:
    return any(written in one and written != one for one in known)


def _told(paragraph: ProseParagraph, written: str, name: str) -> Contradiction:
    return MISPRINT.of(
        f"“{written}”：应为“{name}”", Quotation(paragraph.spot, written), (), Certainty.DOUBTFUL
    )
