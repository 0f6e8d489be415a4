"""Changes that sentences state of something they name, compared with the data."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from itertools import pairwise

from reportgen.amounts import percentage, subtract
from reportgen.rules.case import Case
from reportgen.rules.catalogue import Group
from reportgen.rules.finding import Finding, rate, shown
from reportgen.rules.matching import TEXT_REVIEW
from reportgen.rules.sentences.agreeing import (
    PRECISION,
    Pair,
    agrees_with_change,
    agrees_with_change_rate,
    compared,
)
from reportgen.rules.sentences.closest import MOST
from reportgen.rules.sentences.said import Said, contradiction, drifting, of_lines, said
from reportgen.statements import Column, Measure

GROUP = Group("文字中的增减", [])


@GROUP.rule(
    "FIG02",
    "文字中的增减率与数据一致",
    basis=TEXT_REVIEW,
    tolerance=f"{PRECISION}；金额四舍五入到 0.01 的影响计算在内；增减方向相同",
    example="培训费: {决算数: 4.64, 上年决算数: 35.99}\n文字: {说明: 培训费支出4.64万元，比上年下降78.11%。}",
    says="“培训费支出4.64万元，比上年下降78.11%。”：按数据计算为下降 87.11%",
)
def change_rates_are_the_data(case: Case) -> Iterator[Finding]:
    return _other_changes(case, Measure.CHANGE_RATE, agrees_with_change_rate, _said_rate)


@GROUP.rule(
    "FIG08",
    "文字中的增减额与数据一致",
    basis=TEXT_REVIEW,
    tolerance="相差不超过 0.01 万元或所写小数位的一半；增减方向相同；写“持平”的，两数相等",
    example="培训费: {决算数: 4.64, 上年决算数: 35.99}\n文字: {说明: 培训费支出4.64万元，比上年减少13.35万元。}",
    says="“培训费支出4.64万元，比上年减少13.35万元。”：按数据计算为减少 31.35 万元",
)
def change_amounts_are_the_data(case: Case) -> Iterator[Finding]:
    yield from _other_changes(case, Measure.CHANGE_AMOUNT, agrees_with_change, _said_change)
    for one in of_lines(case, Measure.AMOUNT):
        if one.statement.column is Column.ADJUSTMENT:
            yield from _other_change(case, one, agrees_with_change, _said_change)
    yield from _unnamed_changes(case)


def _unnamed_changes(case: Case) -> Iterator[Finding]:
    """An amount and a rate of one change of which the text does not say what it is: one line at least has to have both."""
    own = case.report.year
    for amount, change in pairwise(case.once(said)):
        if not _is_unnamed_pair(amount, change):
            continue
        pairs = list(compared(change._replace(lines=case.items), own))
        by_amount = [pair for pair in pairs if agrees_with_change(amount, pair)]
        by_rate = [pair for pair in pairs if agrees_with_change_rate(change, pair)]
        if by_amount and not set(by_amount) & set(by_rate):
            yield _unlike(change, "与其前的增减额相应的是", map(_said_rate, by_amount))
        elif by_rate and not by_amount:
            yield _unlike(amount, "与其后的增减率相应的是", map(_said_change, by_rate))


def _unlike(one: Said, fault: str, told: Iterable[str | None]) -> Finding:
    """One half of a change that the other contradicts, with what it should be."""
    expected = "、".join(list(dict.fromkeys(filter(None, told)))[:MOST])
    return contradiction(one, f"{fault}{expected}", expected, _as_stated(one))


def _is_unnamed_pair(amount: Said, change: Said) -> bool:
    """Whether two statements are the amount and the rate of one change of nothing that the text names, written exactly."""
    first, second = amount.statement, change.statement
    return (
        amount.before is change.before
        and (first.measure, second.measure) == (Measure.CHANGE_AMOUNT, Measure.CHANGE_RATE)
        and not (first.subject or second.subject or amount.lines or change.lines)
        and first.comparison == second.comparison is not None
        and first.direction == second.direction
        and min(first.figure.decimals, second.figure.decimals) > 1
    )


def _other_changes(
    case: Case, measure: Measure, agrees: Callable[[Said, Pair], bool], worded: Callable[[Pair], str | None]
) -> Iterator[Finding]:
    for one in of_lines(case, measure):
        if one.statement.year in (None, case.report.year):
            yield from _other_change(case, one, agrees, worded)


def _other_change(
    case: Case, one: Said, agrees: Callable[[Said, Pair], bool], worded: Callable[[Pair], str | None]
) -> Iterator[Finding]:
    pairs = list(compared(one, case.report.year))
    if pairs and any(agrees(one, pair) for pair in pairs):
        if one.statement.measure is Measure.CHANGE_RATE:
            yield from drifting(one, [change for pair in pairs if (change := _percent(pair)) is not None])
    elif pairs:
        told = dict.fromkeys(text for pair in pairs if (text := worded(pair)))
        fault = f"按数据计算为{'、'.join(list(told)[:MOST])}" if told else "基数为零，没有增减率"
        yield contradiction(one, fault, "、".join(list(told)[:MOST]), _as_stated(one))


def _as_stated(one: Said) -> str:
    figure, direction = one.statement.figure, one.statement.direction
    ways = ("增长", "下降") if one.statement.measure is Measure.CHANGE_RATE else ("增加", "减少")
    way = "" if direction == 0 else f"{ways[direction < 0]} "
    return f"{way}{figure.written}{figure.unit if figure.unit == '%' else ''}"


def _percent(pair: Pair) -> Decimal | None:
    return percentage(subtract(*pair), pair[1])


def _said_rate(pair: Pair) -> str | None:
    percent = _percent(pair)
    if percent is None:
        return None
    return f"{'下降' if percent < 0 else '增长'} {rate(percent.copy_abs())}"


def _said_change(pair: Pair) -> str:
    change = subtract(*pair)
    return f"{'减少' if change < 0 else '增加'} {shown(change.copy_abs())} 万元"
