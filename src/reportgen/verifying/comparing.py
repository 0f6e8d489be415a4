"""Two wordings of one sentence or cell: which figures and which words differ."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from difflib import SequenceMatcher

from reportgen.amounts import decimal_in, subtract
from reportgen.errors import Severity, Spot
from reportgen.verifying.deviation import Deviation
from reportgen.verifying.passages import NUMBER, quoted

_PIECES = re.compile(r"\d+(?:\.\d+)?|.", re.S)
_AROUND = 10


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
        figures = [piece for piece in told if NUMBER.fullmatch(piece)]
        others = [piece for piece in right if NUMBER.fullmatch(piece)]
        words = _words(told) != _words(right) or len(figures) != len(others)
        is_worded_otherwise = is_worded_otherwise or words
    if is_worded_otherwise:
        yield Deviation(
            "verify.words",
            Severity.NOTE,
            spot,
            f"{where}报告写“{quoted(stated)}”，按数据是“{quoted(expected)}”",
            stated,
            expected,
        )


def _figures_compared(
    told: Sequence[str], right: Sequence[str], known: Collection[Decimal]
) -> Iterator[tuple[str, str]]:
    """Figures that were changed, one for one; where their numbers differ, those that the data do not give at all."""
    figures = [piece for piece in told if NUMBER.fullmatch(piece)]
    others = [piece for piece in right if NUMBER.fullmatch(piece)]
    if len(figures) == len(others):
        yield from (
            (one, other)
            for one, other in zip(figures, others, strict=True)
            if decimal_in(one) != decimal_in(other)
        )
    else:
        yield from ((one, "") for one in figures if decimal_in(one) not in known)


def _words(pieces: Sequence[str]) -> str:
    return "".join(piece for piece in pieces if not NUMBER.fullmatch(piece))


def _figure(number: str, data: str, quote: str, spot: Spot, where: str) -> Deviation:
    stated, right = decimal_in(number), decimal_in(data) if data else None
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
