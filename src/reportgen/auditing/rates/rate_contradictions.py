"""What is said of a rate that is not that of its amounts."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reportgen.amounts import (
    percentage,
    percentage_range,
    round_half_up,
    within_precision,
    written_tolerance,
)
from reportgen.auditing.amounts.measures import name_of
from reportgen.auditing.amounts.prose import Told
from reportgen.auditing.contradiction import Certainty, Contradiction
from reportgen.auditing.figure import PrintedFigure, shown
from reportgen.auditing.kinds import RATE, ZERO, Kind

_ZERO = Decimal(0)
_TOLERANCE_DECIMALS = 3


def other_rate(
    told: Told,
    pairs: list[tuple[Decimal, Decimal]],
    against: tuple[Told | PrintedFigure, ...],
    kind: Kind,
    called: str,
    certainty: Certainty = Certainty.CERTAIN,
) -> Iterator[Contradiction]:
    """Complain where a rate is that of none of the pairs."""
    stated = told.statement.figure.value
    spans = [span for pair in pairs if (span := percentage_range(*pair)) is not None]
    if not spans or any(within_precision(stated, span) for span in spans):
        return
    part, whole = min(pairs, key=lambda pair: abs(stated - (percentage(*pair) or _ZERO)))
    exact, span = percentage(part, whole), percentage_range(part, whole)
    if exact is None or span is None:
        return
    expected = round_half_up(exact, max(2, told.statement.figure.decimals))
    tolerance = round_half_up((span[1] - span[0]) / 2, _TOLERANCE_DECIMALS)
    units = {one.unit for one in against}
    unit = "元" if units == {"元"} else ""
    fault = f"{called}写 {stated:f}%，按 {shown(part, unit)} 和 {shown(whole, unit)} 计算为 {expected:f}%"
    difference = abs(stated - expected)
    yield contradiction(kind, told, against, fault, expected, difference, tolerance, certainty)


def other_rate_of_counts(told: Told, counts: tuple[Told, Told], called: str) -> Iterator[Contradiction]:
    """Complain where a rate is not that of the first of two exact numbers to the second."""
    part, whole = (count.statement.figure.value for count in counts)
    exact, stated = percentage(part, whole), told.statement.figure.value
    tolerance = written_tolerance(stated)
    if exact is not None and abs(stated - exact) > tolerance:
        expected = round_half_up(exact)
        fault = f"{called}写 {stated:f}%，按 {part:f} 和 {whole:f} 计算为 {expected:f}%"
        yield contradiction(RATE, told, counts, fault, expected, abs(stated - expected), tolerance)


def zero_base(
    told: Told,
    against: tuple[Told | PrintedFigure, ...],
    fault: str,
    certainty: Certainty = Certainty.CERTAIN,
) -> Contradiction:
    """A rate of nothing: what it would be taken on is 0."""
    return contradiction(ZERO, told, against, fault, None, told.statement.figure.value, _ZERO, certainty)


def contradiction(
    kind: Kind,
    told: Told,
    against: tuple[Told | PrintedFigure, ...],
    fault: str,
    expected: Decimal | None,
    difference: Decimal,
    tolerance: Decimal,
    certainty: Certainty = Certainty.CERTAIN,
) -> Contradiction:
    """What is said of a rate, quoted together with the amount that it is of."""
    return kind.of(
        f"“{told.quote_with(told.amount)}”：{fault}",
        told.quotation,
        tuple(dict.fromkeys(one.quotation for one in against)),
        certainty,
        expected,
        difference,
        tolerance,
    )


def is_called_alike(one: Told, other: Told) -> bool:
    """Whether two figures are said of the same, money named before it apart: 一般公共预算“三公”经费 and “三公”经费."""
    if len({told.statement.subject.removesuffix("总计") for told in (one, other)}) == 1:
        return True
    names = [name_of(told.statement.subject, told.statement.words) for told in (one, other)]
    return len({name[0] for name in names if name is not None}) == 1 and None not in names
