"""Whether figures of the data are what a statement says, to the decimals that it writes."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reportgen.amounts import HALF_UNIT, add, percentage_range, subtract, within_precision
from reportgen.figures.comparison import execution_base
from reportgen.model.accounts import LineItem
from reportgen.rules.sentences.said import Said, in_wan
from reportgen.statements import Base, Column, Figure, Measure

Pair = tuple[Decimal, Decimal]
"""What is compared and what it is compared with, in 万元."""

PRECISION = "按所写的小数位数核对，舍去的也算一致"

COLUMNS_OF = {
    Column.BUDGET: ("budget",),
    Column.ADJUSTED_BUDGET: ("adjusted_budget", "budget"),
    Column.SOME_BUDGET: ("budget", "adjusted_budget"),
    Column.ACTUAL: ("actual",),
    Column.PRIOR_ACTUAL: ("prior_actual",),
}
_ANY_COLUMN = ("actual", "budget", "adjusted_budget")


def amounts_said(one: Said, own: int) -> Iterator[Decimal]:
    """The amounts of the named lines in the column and the year of the statement."""
    year = one.statement.year or own
    for _, item in one.lines:
        yield from in_year(item, one.statement.column, year, own)


def in_year(item: LineItem, column: Column | None, year: int, own: int) -> Iterator[Decimal]:
    if column is Column.PRIOR_ACTUAL:
        year, column = year - 1, None
    if year == own:
        fields = COLUMNS_OF.get(column, _ANY_COLUMN) if column else _ANY_COLUMN
        if column is Column.ADJUSTED_BUDGET and item.adjusted_budget is not None:
            fields = ("adjusted_budget",)
        yield from (amount for field in fields if (amount := getattr(item, field)) is not None)
        if column in (None, Column.ACTUAL):
            yield from item.columns.values()
    elif column in (None, Column.ACTUAL):
        if year == own - 1 and item.prior_actual is not None:
            yield item.prior_actual
        if (past := item.history.get(str(year))) is not None:
            yield past


def compared(one: Said, own: int) -> Iterator[Pair]:
    """The pairs of amounts that a change may be between."""
    comparison, amount = one.statement.comparison, one.amount
    of_budget = amount is not None and amount.column in (Column.ADJUSTED_BUDGET, Column.SOME_BUDGET)
    for _, item in one.lines:
        base, past = (comparison.base, comparison.year) if comparison else (None, None)
        if one.statement.column is Column.ADJUSTMENT:
            yield from pair_of(item.adjusted_budget, item.budget)
            continue
        if base in (None, Base.YEAR):
            before = item.history.get(str(past)) if past not in (None, own - 1) else item.prior_actual
            if not of_budget:
                yield from pair_of(item.actual, before)
        if base in (None, Base.BUDGET):
            yield from pair_of(item.actual, item.budget)
            yield from pair_of(item.adjusted_budget, item.budget)
        if base in (None, Base.ADJUSTED_BUDGET):
            yield from pair_of(item.actual, execution_base(item))


def pair_of(current: Decimal | None, base: Decimal | None) -> Iterator[Pair]:
    if current is not None and base is not None:
        yield current, base


def agrees_with_change(one: Said, pair: Pair) -> bool:
    """Whether a change in 万元, or 持平, is the one between two amounts."""
    statement, change = one.statement, subtract(*pair)
    if statement.direction == 0 and statement.measure is Measure.CHANGE_AMOUNT:
        return change.copy_abs() < 2 * HALF_UNIT
    stated, drift = in_wan(statement.figure)
    signed = -stated if statement.direction < 0 or _is_reduced(one) else stated
    return subtract(signed, change).copy_abs() <= max(drift, 2 * HALF_UNIT)


def _is_reduced(one: Said) -> bool:
    return "减" in one.statement.words and one.statement.column is Column.ADJUSTMENT


def agrees_with_change_rate(one: Said, pair: Pair) -> bool:
    """Whether a rate of change is the one between two amounts that may each be rounded."""
    current, base = pair
    bounds = percentage_range(current, base)
    if base == 0 or bounds is None:
        return False
    least, most = subtract(bounds[0], Decimal(100)), subtract(bounds[1], Decimal(100))
    if one.statement.direction < 0:
        least, most = -most, -least
    return within_precision(one.statement.figure.value, (least, most))


def executed(one: Said) -> Iterator[Pair]:
    """决算数 with the budget that a rate may be taken on."""
    words = one.statement.words
    for _, item in one.lines:
        fields = (
            ["budget"]
            if "年初" in words
            else ["adjusted_budget"]
            if "全年" in words
            else ["budget", "adjusted_budget"]
        )
        for field in fields:
            yield from pair_of(item.actual, getattr(item, field))


def is_exactly(figure: Figure, percent: Decimal) -> bool:
    return within_precision(figure.value, (subtract(percent, HALF_UNIT), add(percent, HALF_UNIT)))
