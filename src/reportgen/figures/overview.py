"""Income beside expenditure: 公开01 for the whole department, 公开04 for 财政拨款."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from reportgen.figures.classes import by_class, class_names
from reportgen.figures.forms.overviews import (
    APPROPRIATION_IN,
    APPROPRIATION_OUT,
    CARRIED_IN,
    CARRIED_OUT,
    EXPENDITURE_TOTAL,
    INCOME_TOTAL,
    RECEIVED,
    SPENT,
    SURPLUS_DISTRIBUTED,
    SURPLUS_USED,
)
from reportgen.figures.forms.subjects import FUNDS, fund_names
from reportgen.figures.lines import actual_in
from reportgen.figures.sources import sources, whole_or_sum
from reportgen.figures.tables import (
    AMOUNT,
    TOTAL,
    Amounts,
    Columns,
    Line,
    Pair,
    TwoSided,
    beside,
    filler,
    numbered,
)
from reportgen.model.accounts import FundAccount, LineItem
from reportgen.model.report import Report

_ACROSS = (TOTAL, *FUNDS)
_TOTALS = {"income_total": ("income", "carried_in"), "expenditure_total": ("expenditure", "carried_out")}
"""Totals of an account: what moved in the year, and what was carried over."""


def whole_overview(report: Report) -> TwoSided:
    """公开01 收入支出决算总表: all sources and all 类, whether the department has them or not."""
    spent = by_class(_classes(report), _actual)
    left = _subjects((name, {AMOUNT: amount}) for name, amount in sources(report))
    right = _subjects((name, {AMOUNT: spent.get(key)}) for key, name in class_names(spent))
    closing = (
        (RECEIVED.name, "income", SPENT.name, "expenditure"),
        (SURPLUS_USED.name, "surplus_used", SURPLUS_DISTRIBUTED.name, "surplus_distributed"),
        (CARRIED_IN.name, "carried_in", CARRIED_OUT.name, "carried_out"),
        ("", "", "", ""),
        (INCOME_TOTAL.name, "income_total", EXPENDITURE_TOTAL.name, "expenditure_total"),
    )
    ends = [
        Pair(
            Line(name, {AMOUNT: actual_in(report, field)}), Line(other, {AMOUNT: actual_in(report, spending)})
        )
        for name, field, other, spending in closing
    ]
    return _overview([*beside(left, right), *ends])


def appropriation_overview(report: Report) -> TwoSided:
    """公开04 财政拨款收入支出决算总表: expenditure by 类 and kind of 财政拨款."""
    money = _Appropriation.of(report)
    left = _subjects(
        (fund_names(name)[0], {AMOUNT: actual_in(fund, "income")}) for name, fund in money.funds.items()
    )
    carried = money.across("carried_in")
    ends = [
        money.closing(RECEIVED.name, "income", SPENT.name, "expenditure"),
        money.closing(APPROPRIATION_IN.name, "carried_in", APPROPRIATION_OUT.name, "carried_out"),
        *(Pair(Line(fund_names(name)[0], {AMOUNT: carried[name]}), filler(_ACROSS)) for name in money.funds),
        money.closing(INCOME_TOTAL.name, "income_total", EXPENDITURE_TOTAL.name, "expenditure_total"),
    ]
    return _overview([*beside(left, _subjects(money.spending_by_class())), *ends])


class _Appropriation(NamedTuple):
    """财政拨款 as a whole and by kind."""

    account: FundAccount
    funds: Mapping[str, FundAccount]

    @classmethod
    def of(cls, report: Report) -> _Appropriation:
        funds = {name: getattr(report, field) or FundAccount() for name, field in FUNDS.items()}
        return cls(report.appropriation or FundAccount(), funds)

    def across(self, field: str) -> Amounts:
        """What a field comes to for every kind of money, and for all together."""
        amounts = {name: actual_in(fund, field) for name, fund in self.funds.items()}
        whole = actual_in(self.account, field)
        if self._sole and whole is not None and self._is_silent(self.funds[self._sole], field):
            amounts[self._sole] = whole
        return {TOTAL: whole_or_sum(actual_in(self.account, field), amounts.values()), **amounts}

    @property
    def _sole(self) -> str | None:
        """The only kind of money that anything was received or spent of; None where there are several."""
        moved = [
            name
            for name, fund in self.funds.items()
            if actual_in(fund, "income") or actual_in(fund, "expenditure")
        ]
        return moved[0] if len(moved) == 1 else None

    @staticmethod
    def _is_silent(fund: FundAccount, field: str) -> bool:
        """Whether an account leaves a field to that of 财政拨款: itself, or of a total what was carried over."""
        flow, carried = _TOTALS.get(field, ("", ""))
        stated = actual_in(fund, field)
        return stated is None or bool(
            flow and getattr(fund, carried) is None and stated == actual_in(fund, flow)
        )

    def closing(self, name: str, left: str, other: str, right: str) -> Pair:
        return Pair(Line(name, {AMOUNT: self.across(left)[TOTAL]}), Line(other, self.across(right)))

    def spending_by_class(self) -> Iterator[tuple[str, Amounts]]:
        """Every 类 with what was spent on it: from the accounts of each kind of money, else as its lines are divided."""
        items = _classes(self.account)
        spent = self.across("expenditure")
        columns = Columns.of(
            {name: spent[name] for name in self.funds}, actual_in(self.account, "expenditure")
        )
        divided = {
            name: by_class(_classes(fund), _actual) or by_class(items, _in_column(columns, name))
            for name, fund in self.funds.items()
        }
        whole = by_class(items, _actual)
        for key, called in class_names(
            dict.fromkeys([*whole, *(key for kind in divided.values() for key in kind)])
        ):
            amounts = {name: kind.get(key) or None for name, kind in divided.items()}
            yield called, {TOTAL: whole_or_sum(whole.get(key), amounts.values()), **amounts}


def _in_column(columns: Columns, name: str) -> Callable[[LineItem], Decimal | None]:
    return lambda item: columns.spread(item)[name]


def _overview(pairs: Sequence[Pair]) -> TwoSided:
    return TwoSided(numbered(pairs), Pair(filler(pairs[0].left.amounts), filler(pairs[0].right.amounts)))


def _subjects(subjects: Iterable[tuple[str, Amounts]]) -> list[Line]:
    return [Line(name, amounts, ordinal=ordinal) for ordinal, (name, amounts) in enumerate(subjects, start=1)]


def _classes(account: FundAccount) -> tuple[LineItem, ...]:
    return account.expenditure.by_function if account.expenditure else ()


def _actual(item: LineItem) -> Decimal | None:
    return item.actual
