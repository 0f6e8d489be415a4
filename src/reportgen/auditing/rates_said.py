"""Shares, completions and changes that sentences state, held against the amounts that they are of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reportgen.amounts import (
    percentage,
    percentage_range,
    round_half_up,
    subtract,
    within_precision,
    written_tolerance,
)
from reportgen.auditing.contradiction import Certainty, Contradiction
from reportgen.auditing.kinds import CHANGE, DIRECTION, RATE, SHARE, ZERO, Kind
from reportgen.auditing.known import Known
from reportgen.auditing.measures import (
    CLASSES,
    DIVISIONS,
    GRAND_TOTAL,
    INCOME,
    RESPECTIVELY,
    SPENDING,
    in_wan,
    is_money,
    name_of,
    shown,
)
from reportgen.auditing.prose import Section, Told
from reportgen.statements import Base, Column, Measure, Rate

_LEFT_OVER = re.compile("结余|结转|剩余")
_ZERO = Decimal(0)
_HUNDRED = Decimal(100)
_BUDGETS = (Column.BUDGET, Column.ADJUSTED_BUDGET, Column.SOME_BUDGET)
_EXECUTED = (Rate.EXECUTION, Rate.COMPLETION, Rate.SPENDING, Rate.CONTROL, Rate.OF_BUDGET)


def rates_said(section: Section, known: Known) -> Iterator[Contradiction]:
    """Every rate of a section that is not that of its amounts."""
    for told in section.told:
        statement = told.statement
        if statement.is_rounded or statement.is_each or statement.aside is not None:
            continue
        if RESPECTIVELY in told.sentence:
            continue
        if statement.measure is Measure.SHARE:
            yield from _share(told, known)
        elif statement.measure is Measure.COMPLETION and statement.rate in _EXECUTED:
            yield from _completion(told)
        elif statement.measure is Measure.CHANGE_RATE:
            yield from _change(told, known)
        elif statement.rate is Rate.ADJUSTMENT:
            yield from _adjustment(told)


def _share(told: Told, known: Known) -> Iterator[Contradiction]:
    amount = told.amount
    if amount is None or not is_money(amount) or amount.statement.is_rounded:
        return
    value, _ = in_wan(amount)
    stated = told.statement.figure.value
    if value == 0 and stated:
        fault = f"金额为 0，占比却为 {stated:f}%"
        yield _zero(told, (amount,), fault)
        return
    wholes = list(_wholes(told, amount, known))
    if value and wholes:
        yield from _other(
            told, [(value, whole) for whole, _ in wholes], (amount, *_told(wholes)), SHARE, "占比"
        )


def _wholes(told: Told, amount: Told, known: Known) -> Iterator[tuple[Decimal, Told | None]]:
    if not told.statement.whole:
        whole = amount.whole
        if whole is not None and is_money(whole):
            yield in_wan(whole)[0], whole
        else:
            yield from ((value, None) for value in _totals(amount, known))
        return
    named = name_of(told.statement.whole, told.statement.whole)
    if named is None or not named[1]:
        return
    for key, figures in known.by_key.items():
        of_part = known.key(amount)
        column = Column.ACTUAL if of_part is None else of_part.column
        if key.name == named[0] and key.column is column and key.year == known.year:
            yield from ((figure.value, None) for figure in figures)


def _totals(amount: Told, known: Known) -> Iterator[Decimal]:
    """All that a share may be of which says of nothing: the totals of the report, of whatever money."""
    key = known.key(amount)
    if key is None or not key.is_known or key.name not in (*CLASSES, *DIVISIONS[SPENDING], INCOME):
        return
    for other, figures in known.by_key.items():
        if other.name in (SPENDING, INCOME, GRAND_TOTAL) and (other.column, other.year) == (
            key.column,
            key.year,
        ):
            yield from (figure.value for figure in figures)


def _told(wholes: list[tuple[Decimal, Told | None]]) -> tuple[Told, ...]:
    return tuple(told for _, told in wholes if told is not None)


def _completion(told: Told) -> Iterator[Contradiction]:
    spent = told.amount or _nearest(told, (Column.ACTUAL,))
    if spent is not None and spent.statement.column is Column.ACHIEVED:
        yield from _reached(told, spent)
    if spent is None or not is_money(spent) or spent.statement.column is not Column.ACTUAL:
        return
    if _LEFT_OVER.search(spent.statement.subject):
        return
    value, _ = in_wan(spent)
    stated = told.statement.figure.value
    budgets = [one for one in _before(told) if one.statement.column in _BUDGETS and _is_of_same(one, spent)]
    if told.statement.rate is Rate.OF_BUDGET and told.statement.words.startswith("完成年初"):
        budgets = [one for one in budgets if one.statement.column is Column.BUDGET] or budgets
    bases = [in_wan(one)[0] for one in budgets]
    if bases and not any(bases):
        yield _zero(told, (spent, *budgets), f"预算为 0，不存在比率，却写 {stated:f}%")
    elif not bases and value == 0 and stated:
        yield _zero(told, (spent,), f"金额为 0，却写 {told.statement.words.strip()} {stated:f}%")
    elif bases:
        yield from _other(told, [(value, base) for base in bases if base], (spent, *budgets), RATE, "比率")


def _reached(told: Told, achieved: Told) -> Iterator[Contradiction]:
    """The completion of an indicator; more than its target may be called 100%."""
    if told.statement.rate is not Rate.COMPLETION:
        return
    target = next(
        (
            one
            for one in reversed(achieved.in_line)
            if one.statement.column is Column.TARGET and one.statement.subject == achieved.statement.subject
        ),
        None,
    )
    if target is None or target.statement.figure.unit != achieved.statement.figure.unit:
        return
    value, base = achieved.statement.figure.value, target.statement.figure.value
    stated = told.statement.figure.value
    is_whole = value >= base and stated == _HUNDRED
    exact = percentage(value, base)
    if exact is not None and not is_whole and abs(stated - exact) > written_tolerance(stated):
        expected = round_half_up(exact)
        fault = f"完成率写 {stated:f}%，按 {value:f} 和 {base:f} 计算为 {expected:f}%"
        yield _contradiction(
            RATE, told, (achieved, target), fault, expected, abs(stated - expected), written_tolerance(stated)
        )


def _adjustment(told: Told) -> Iterator[Contradiction]:
    added = _nearest(told, (Column.ADJUSTMENT,))
    budget = _nearest(told, (Column.BUDGET,))
    if added is not None and budget is not None and in_wan(budget)[0]:
        yield from _other(told, [(in_wan(added)[0], in_wan(budget)[0])], (added, budget), RATE, "调整率")


def _before(told: Told) -> list[Told]:
    """The amounts of the same line before a rate, the nearest first."""
    return [
        one
        for one in reversed(told.in_line)
        if one.statement.measure is Measure.AMOUNT and is_money(one) and not one.statement.is_rounded
    ]


def _nearest(told: Told, columns: tuple[Column, ...]) -> Told | None:
    subject = told.statement.subject
    return next(
        (
            one
            for one in _before(told)
            if one.statement.column in columns and (not subject or _is_called_alike(one, told))
        ),
        None,
    )


def _is_called_alike(one: Told, other: Told) -> bool:
    """Whether two figures are said of the same, money named before it apart: 一般公共预算“三公”经费 and “三公”经费."""
    if len({told.statement.subject.removesuffix("总计") for told in (one, other)}) == 1:
        return True
    names = [name_of(told.statement.subject, told.statement.words) for told in (one, other)]
    return len({name[0] for name in names if name is not None}) == 1 and None not in names


def _is_of_same(budget: Told, spent: Told) -> bool:
    one, other = budget.statement, spent.statement
    if one.part_of is not None and other.part_of is None:
        return False
    return _is_called_alike(budget, spent) or (not other.is_own_subject and not other.subject)


def _change(told: Told, known: Known) -> Iterator[Contradiction]:
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
        and (one.statement.of == statement.of or _is_called_alike(one, amount))
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
            yield _zero(told, (*against, change), f"基数为 0，没有增减率，却写 {statement.figure.value:f}%")
        return
    if change.statement.direction != statement.direction and value and stated:
        fault = "增减额与增减率方向相反"
        yield _contradiction(DIRECTION, told, (*against, change), fault, None, abs(stated), _ZERO)
        return
    yield from _other(told, [(abs(value), base)], (*against, change), CHANGE, "增减率")


def _other(
    told: Told, pairs: list[tuple[Decimal, Decimal]], against: tuple[Told, ...], kind: Kind, called: str
) -> Iterator[Contradiction]:
    """Complain where a rate is that of none of the pairs."""
    stated = told.statement.figure.value
    spans = [span for pair in pairs if (span := percentage_range(*pair)) is not None]
    if not spans or any(within_precision(stated, span) for span in spans):
        return
    part, whole = min(pairs, key=lambda pair: abs(stated - (percentage(*pair) or _ZERO)))
    exact = percentage(part, whole)
    if exact is None:
        return
    expected = round_half_up(exact, max(2, told.statement.figure.decimals))
    tolerance = (spans[0][1] - spans[0][0]) / 2
    units = {one.statement.figure.unit for one in against}
    unit = "元" if units == {"元"} else ""
    fault = f"{called}写 {stated:f}%，按 {shown(part, unit)} 和 {shown(whole, unit)} 计算为 {expected:f}%"
    yield _contradiction(kind, told, against, fault, expected, abs(stated - expected), tolerance)


def _zero(told: Told, against: tuple[Told, ...], fault: str) -> Contradiction:
    return _contradiction(ZERO, told, against, fault, None, told.statement.figure.value, _ZERO)


def _contradiction(
    kind: Kind,
    told: Told,
    against: tuple[Told, ...],
    fault: str,
    expected: Decimal | None,
    difference: Decimal,
    tolerance: Decimal,
) -> Contradiction:
    return kind.of(
        f"“{told.quote_with(told.amount)}”：{fault}",
        told.quotation,
        tuple(dict.fromkeys(one.quotation for one in against)),
        Certainty.CERTAIN,
        expected,
        difference,
        tolerance,
    )
