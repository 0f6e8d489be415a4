"""Two wordings of one sentence or cell: which figures and which words differ."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from difflib import SequenceMatcher

from reportgen.amounts import parse_decimal, subtract
from reportgen.errors import Severity, Spot
from reportgen.verifying.deviation import Deviation

_PIECES = re.compile(r"\d+(?:\.\d+)?|.", re.S)
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_AROUND = 10
_LONGEST_QUOTE = 60


def compared(
    stated: str, expected: str, spot: Spot, known: Collection[Decimal], where: str = ""
) -> Iterator[Deviation]:
    """Each figure of `stated` that is another one in `expected`, and once for all that is worded otherwise.

    Args:
        stated: what the report says, plain as `passages.plain` gives it.
        expected: what the data say, plain.
        spot: where the report says it.
        known: all figures that the data give: one of them in other words is no other figure.
        where: what messages say before the quotation.
    """
    one, other = _PIECES.findall(stated), _PIECES.findall(expected)
    is_worded_otherwise = False
    for kind, start, end, from_, to in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        told, right = one[start:end], other[from_:to]
        quote = _around(one, start, end)
        for number, data in _figures_compared(told, right, known):
            yield _figure(number, data, quote, spot, where)
        figures = [piece for piece in told if _NUMBER.fullmatch(piece)]
        others = [piece for piece in right if _NUMBER.fullmatch(piece)]
        words = _words(told) != _words(right) or len(figures) != len(others)
        is_worded_otherwise = is_worded_otherwise or words
    if is_worded_otherwise:
        yield Deviation(
            "verify.words",
            Severity.NOTE,
            spot,
            f"{where}报告写“{_shortened(stated)}”，按数据是“{_shortened(expected)}”",
            stated,
            expected,
        )


def _figures_compared(
    told: Sequence[str], right: Sequence[str], known: Collection[Decimal]
) -> Iterator[tuple[str, str]]:
    """Figures that were changed, one for one; where their numbers differ, those that the data do not give at all."""
    figures = [piece for piece in told if _NUMBER.fullmatch(piece)]
    others = [piece for piece in right if _NUMBER.fullmatch(piece)]
    if len(figures) == len(others):
        yield from (
            (one, other) for one, other in zip(figures, others, strict=True) if _value(one) != _value(other)
        )
    else:
        yield from ((one, "") for one in figures if _value(one) not in known)


def _words(pieces: Sequence[str]) -> str:
    return "".join(piece for piece in pieces if not _NUMBER.fullmatch(piece))


def _value(number: str) -> Decimal | None:
    try:
        return parse_decimal(number)
    except ValueError:
        return None


def _figure(number: str, data: str, quote: str, spot: Spot, where: str) -> Deviation:
    stated, right = _value(number), _value(data) if data else None
    if right is None or stated is None:
        message = f"{where}“{quote}”：{number} 不是数据给出的"
    else:
        difference = abs(subtract(stated, right))
        message = f"{where}“{quote}”：报告写 {number}，按数据是 {data}，相差 {difference:f}"
    return Deviation("verify.figure", Severity.ERROR, spot, message, number, data)


def _around(pieces: Sequence[str], start: int, end: int) -> str:
    before, after = max(0, start - _AROUND), min(len(pieces), end + _AROUND)
    quote = "".join(pieces[before:after])
    return f"{'…' if before else ''}{quote}{'…' if after < len(pieces) else ''}"


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}…"
