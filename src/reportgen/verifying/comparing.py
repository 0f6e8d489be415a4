"""Two wordings of one sentence or cell: which figures and which words differ."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from difflib import SequenceMatcher

from reportgen.amounts import subtract
from reportgen.errors import Severity, Spot
from reportgen.verifying.deviation import Deviation
from reportgen.verifying.passages import AMOUNT, NUMBER, excerpt, in_wan

_PIECES = re.compile(rf"{NUMBER.pattern}(?:万元|亿元|元)?|.", re.S)
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
        is_worded_otherwise = is_worded_otherwise or _words(told) != _words(right)
    if is_worded_otherwise:
        yield Deviation(
            "verify.words",
            Severity.NOTE,
            spot,
            f"{where}报告写“{excerpt(stated)}”，按数据是“{excerpt(expected)}”",
            stated,
            expected,
        )


def _figures_compared(
    told: Sequence[str], right: Sequence[str], known: Collection[Decimal]
) -> Iterator[tuple[str, str]]:
    """Figures that were changed, one for one; where their numbers differ, those that the data do not give at all."""
    figures = [piece for piece in told if AMOUNT.fullmatch(piece)]
    others = [piece for piece in right if AMOUNT.fullmatch(piece)]
    if len(figures) == len(others):
        both = zip(figures, others, strict=True)
        yield from ((one, other) for one, other in both if in_wan(one) != in_wan(other))
    else:
        yield from ((one, "") for one in figures if in_wan(one) not in known)


def _words(pieces: Sequence[str]) -> str:
    """The pieces with their units, and a mark in place of each number."""
    return "".join(AMOUNT.sub(r"0\g<unit>", piece) for piece in pieces)


def _figure(amount: str, data: str, quote: str, spot: Spot, where: str) -> Deviation:
    one, other = AMOUNT.fullmatch(amount), AMOUNT.fullmatch(data)
    if one and (other is None or one["unit"] == other["unit"]):
        amount, data = one["number"], other["number"] if other else ""
    stated, right = in_wan(amount), in_wan(data)
    if right is None or stated is None:
        message = f"{where}“{quote}”：{amount} 不是数据给出的"
    else:
        difference = abs(subtract(stated, right))
        told = f"{difference:f}" if NUMBER.fullmatch(amount) else f"{difference.normalize():f} 万元"
        message = f"{where}“{quote}”：报告写 {amount}，按数据是 {data}，相差 {told}"
    return Deviation("verify.figure", Severity.ERROR, spot, message, amount, data)


def _around(pieces: Sequence[str], start: int, end: int) -> str:
    before, after = max(0, start - _AROUND), min(len(pieces), end + _AROUND)
    quote = "".join(pieces[before:after])
    return f"{'…' if before else ''}{quote}{'…' if after < len(pieces) else ''}"
