"""Change rates that sentences state, held against the changes and amounts that they follow from."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reportgen.amounts import subtract
from reportgen.auditing.amounts.known import Known
from reportgen.auditing.amounts.measures import (
    in_wan,
    is_money,
)
from reportgen.auditing.amounts.prose import Told
from reportgen.auditing.contradiction import Contradiction
from reportgen.auditing.kinds import CHANGE, DIRECTION
from reportgen.auditing.rates.rate_contradictions import contradiction, is_called_alike, other_rate, zero_base
from reportgen.statements import Base, Measure

_ZERO = Decimal(0)


def change(told: Told, known: Known) -> Iterator[Contradiction]:
    """较上年增加C万元，增长R%: R is C of what there was before, which follows from the amount and C."""
    statement, amount = told.statement, told.amount
    if amount is None:
        yield from _change_of_known(told, known)
        return
    if not is_money(amount) or amount.statement.is_rounded or amount.statement.aside:
        return
    changes = [
        one
        for one in told.section.told[(statement.of or 0) : told.index]
        if one.statement.measure is Measure.CHANGE_AMOUNT
        and one.statement.subject == statement.subject
        and one.statement.comparison == statement.comparison
        and one.statement.figure.span.start > amount.statement.figure.span.start
        and (one.statement.of == statement.of or is_called_alike(one, amount))
        and is_money(one)
        and not one.statement.is_rounded
    ]
    if len(changes) != 1 or not statement.direction or not changes[0].statement.direction:
        return
    yield from _compared(told, changes[0], in_wan(amount)[0], (amount,))


def _change_of_known(told: Told, known: Known) -> Iterator[Contradiction]:
    """The amount that changed is stated elsewhere: in one way only, under the same money."""
    statement = told.statement
    changes = [
        one
        for one in told.section.told[max(0, told.index - 1) : told.index]
        if one.statement.measure is Measure.CHANGE_AMOUNT
        and one.statement.comparison == statement.comparison
        and is_money(one)
        and not one.statement.is_rounded
    ]
    if not changes or not statement.direction or not changes[0].statement.direction:
        return
    if statement.comparison is None or statement.comparison.base is not Base.YEAR:
        return
    figures = known.actual(changes[0])
    if len(figures) == 1 and figures[0].value:
        yield from _compared(told, changes[0], figures[0].value, ())


def _compared(
    told: Told, change: Told, amount_now: Decimal, against: tuple[Told, ...]
) -> Iterator[Contradiction]:
    statement = told.statement
    value = in_wan(change)[0] * change.statement.direction
    base = subtract(amount_now, value)
    stated = statement.figure.value * statement.direction
    if base < 0:
        return
    if base == 0:
        if stated:
            yield zero_base(
                told, (*against, change), f"基数为 0，没有增减率，却写 {statement.figure.value:f}%"
            )
        return
    if change.statement.direction != statement.direction and value and stated:
        fault = "增减额与增减率方向相反"
        yield contradiction(DIRECTION, told, (*against, change), fault, None, abs(stated), _ZERO)
        return
    yield from other_rate(told, [(abs(value), base)], (*against, change), CHANGE, "增减率")
