"""Amounts that sentences state of something they name, compared with the data."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reportgen.amounts import subtract
from reportgen.rules.case import Case
from reportgen.rules.catalogue import Group
from reportgen.rules.finding import Finding, shown
from reportgen.rules.matching import TEXT_REVIEW
from reportgen.rules.sentences.agreeing import PRECISION, amounts_said
from reportgen.rules.sentences.closest import closest
from reportgen.rules.sentences.said import Said, agrees_with_amount, contradiction, in_wan, of_lines
from reportgen.rules.sentences.years_said import is_slip_of_year
from reportgen.statements import Column, Measure

GROUP = Group("文字中的金额", [])

_MOST_AMOUNTS = 20
"""How many amounts of one name a message lists before it lists only the closest ones."""


class _Amounts:
    """The amounts that statements may mean, in ascending order, computed once for each name, column and year."""

    def __init__(self, own: int) -> None:
        self._own = own
        self._known: dict[tuple[object, ...], list[Decimal]] = {}

    def __call__(self, one: Said) -> list[Decimal]:
        key = (one.name, len(one.lines), one.path[:2], one.statement.column, one.statement.year)
        if key not in self._known:
            self._known[key] = sorted(set(amounts_said(one, self._own)))
        return self._known[key]


@GROUP.rule(
    "FIG01",
    "文字中的金额与数据一致",
    basis=TEXT_REVIEW,
    tolerance=f"{PRECISION}；写明名称、年度和预算或决算的，与该列核对",
    example="会议费: {年初预算数: 14.50, 决算数: 0.25}\n文字: {说明: 会议费支出2.50万元。}",
    says="“会议费支出2.50万元。”：数据中会议费决算数为 0.25 万元，相差 2.25 万元",
)
def amounts_are_the_data(case: Case) -> Iterator[Finding]:
    amounts_of = _Amounts(case.report.year)
    for one in of_lines(case, Measure.AMOUNT):
        if one.statement.column is Column.ADJUSTMENT:
            continue
        year = one.statement.year
        known = amounts_of(one)
        if known and not _is_an_amount(one, known) and not is_slip_of_year(one, case):
            columns = "" if one.statement.column is None else _called(one)
            yield _other_amount(
                one, f"{'' if year in (None, case.report.year) else f'{year}年'}{one.name}{columns}", known
            )


def _called(one: Said) -> str:
    return one.statement.column.value if one.statement.column else ""


def _other_amount(one: Said, name: str, known: list[Decimal]) -> Finding:
    stated, _ = in_wan(one.statement.figure)
    are_many = len(known) > _MOST_AMOUNTS
    told = closest(known, stated) if are_many else list(reversed(known))
    listed = "、".join(shown(amount) for amount in told)
    nearest = closest(known, stated)[0]
    are = f"有 {len(known)} 个数，最接近的是" if are_many else "为"
    difference = f"，相差 {shown(subtract(stated, nearest).copy_abs())} 万元" if len(known) == 1 else ""
    return contradiction(
        one, f"数据中{name}{are} {listed} 万元{difference}", listed, one.statement.figure.written
    )


def _is_an_amount(one: Said, known: list[Decimal]) -> bool:
    figure, is_rounded = one.statement.figure, one.statement.is_rounded
    return any(
        agrees_with_amount(figure, amount, is_rounded=is_rounded)
        for amount in closest(known, in_wan(figure)[0])
    )
