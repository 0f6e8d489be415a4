"""Completion, execution and adjustment rates that sentences state, held against budgets and amounts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reportgen.amounts import (
    add,
    percentage_range,
    within_precision,
)
from reportgen.auditing.amounts.known import Known
from reportgen.auditing.amounts.measures import (
    in_wan,
    is_money,
)
from reportgen.auditing.amounts.prose import Told
from reportgen.auditing.contradiction import Certainty, Contradiction
from reportgen.auditing.kinds import RATE, SAME
from reportgen.auditing.rates.rate_contradictions import (
    is_called_alike,
    other_rate,
    other_rate_of_counts,
    zero_base,
)
from reportgen.statements import BUDGETS, Column, Measure, Rate

_LEFT_OVER = re.compile("结余|结转|剩余")
_HUNDRED = Decimal(100)


def completion(told: Told, known: Known) -> Iterator[Contradiction]:
    """完成预算, 执行率, 控制率: what was spent of a budget that the same line states."""
    spent = _spent(told)
    if spent is not None and spent.statement.column is Column.ACHIEVED:
        yield from _reached(told, spent)
    if spent is None or not is_money(spent) or spent.statement.column is not Column.ACTUAL:
        yield from _of_known(told, known)
        return
    value, _ = in_wan(spent)
    stated = told.statement.figure.value
    budgets = [one for one in _before(told) if one.statement.column in BUDGETS and _is_of_same(one, spent)]
    if told.statement.rate is Rate.OF_BUDGET and told.statement.words.startswith("完成年初"):
        budgets = [one for one in budgets if one.statement.column is Column.BUDGET] or budgets
    bases = [in_wan(one)[0] for one in budgets]
    added = [in_wan(one)[0] for one in _before(told) if one.statement.column is Column.ADJUSTMENT]
    if added:  # a rate may be of the budget as it became
        bases += [add(base, *added) for base in bases]
    if bases and not any(bases):
        yield zero_base(told, (spent, *budgets), f"预算为 0，不存在比率，却写 {stated:f}%")
    elif not bases and value == 0 and stated:
        yield zero_base(told, (spent,), f"金额为 0，却写 {told.statement.words.strip()} {stated:f}%")
    elif not bases:
        yield from _of_table(told, spent, known)
    else:
        yield from other_rate(
            told, [(value, base) for base in bases if base], (spent, *budgets), RATE, "比率"
        )


def _of_table(told: Told, spent: Told, known: Known) -> Iterator[Contradiction]:
    """完成预算R% of an amount whose budget only a table shows; which budget that is, the table need not say."""
    key = known.key(spent)
    if told.statement.rate is not Rate.OF_BUDGET or key is None or not spent.statement.is_own_subject:
        return
    budgets = [one for one in known.figures_of(key._replace(column=Column.SOME_BUDGET)) if one.is_of_table]
    stated = told.statement.figure.value
    if budgets and not any(budget.value for budget in budgets):
        fault = f"{budgets[0].spot.words}的预算数为 0，没有完成率，却写 {stated:f}%"
        yield zero_base(told, (spent, *budgets), fault, Certainty.CERTAIN if stated else Certainty.DOUBTFUL)
    pairs = [(in_wan(spent)[0], budget.value) for budget in budgets if budget.value]
    yield from other_rate(told, pairs, (spent, *budgets), RATE, "比率", Certainty.DOUBTFUL)


def _spent(told: Told) -> Told | None:
    """What a rate is of: the amount right before it, or, where that is what is left over, the spending before that."""
    spent = told.amount or _nearest(told, (Column.ACTUAL,))
    if spent is None or not _LEFT_OVER.search(spent.statement.subject):
        return spent
    start, _ = told.sentence_span
    return next(
        (one for one in _before(told) if _is_spending(one) and one.statement.span.start >= start), None
    )


def _is_spending(told: Told) -> bool:
    return told.statement.column is Column.ACTUAL and not _LEFT_OVER.search(told.statement.words)


def _of_known(told: Told, known: Known) -> Iterator[Contradiction]:
    """年初预算A，年中追加B，预算完成R%: what was spent then follows, and stands elsewhere in the report."""
    budgets = [one for one in _before(told) if one.statement.column is Column.BUDGET]
    added = [one for one in _before(told) if one.statement.column is Column.ADJUSTMENT]
    key = known.key(budgets[0]) if len(budgets) == 1 else None
    if told.statement.rate is not Rate.OF_BUDGET or key is None or not key.is_known:
        return
    base = add(*(in_wan(one)[0] for one in (*budgets, *added)))
    spent = [
        figure
        for other, figures in known.by_key.items()
        if (other.name, other.column, other.year) == (key.name, Column.ACTUAL, key.year)
        for figure in figures
    ]
    stated = told.statement.figure.value
    spans = [percentage_range(figure.value, base) for figure in spent]
    if not base or not spans or any(span is None or within_precision(stated, span) for span in spans):
        return
    due = base * stated / _HUNDRED
    yield SAME.of(
        f"“{budgets[0].quote}”：预算合计 {base:f}，完成 {stated:f}% 是 {due:f}，别处说的是 {spent[0].value:f}",
        budgets[0].quotation,
        (*(one.quotation for one in (*added, told)), *(figure.quotation for figure in spent)),
        Certainty.CERTAIN,
        None,
        abs(due - spent[0].value),
    )


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
    is_more = value >= base and told.statement.figure.value == _HUNDRED
    if not is_more:
        yield from other_rate_of_counts(told, (achieved, target), "完成率")


def adjustment(told: Told) -> Iterator[Contradiction]:
    """预算调整率: what was added of the budget of the beginning of the year."""
    added = _nearest(told, (Column.ADJUSTMENT,))
    budget = _nearest(told, (Column.BUDGET,))
    if added is not None and budget is not None and in_wan(budget)[0]:
        yield from other_rate(told, [(in_wan(added)[0], in_wan(budget)[0])], (added, budget), RATE, "调整率")


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
            if one.statement.column in columns and (not subject or is_called_alike(one, told))
        ),
        None,
    )


def _is_of_same(budget: Told, spent: Told) -> bool:
    one, other = budget.statement, spent.statement
    if one.part_of is not None and other.part_of is None:
        return False
    return is_called_alike(budget, spent) or (not other.is_own_subject and not other.subject)
