"""Income beside expenditure: 公开01 for the whole department, 公开04 for 财政拨款."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.figures.classes import by_class, class_names
from reportgen.figures.sources import FUNDS, sources, whole_or_sum
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
from reportgen.model.accounts import Accounts, FundAccount, LineItem
from reportgen.model.report import Report

_ACROSS = (TOTAL, *FUNDS)

AmountOf = Callable[[FundAccount], Decimal | None]


def whole_overview(report: Report) -> TwoSided:
    """公开01 收入支出决算总表: all sources and all 类, whether the department has them or not."""
    spent = by_class(_classes(report), _actual)
    left = _subjects((name, {AMOUNT: amount}) for name, amount in sources(report))
    right = _subjects((name, {AMOUNT: spent.get(key)}) for key, name in class_names(spent))
    closing: Sequence[tuple[str, AmountOf, str, AmountOf]] = (
        ("本年收入合计", _received, "本年支出合计", _spent),
        ("使用非财政拨款结余", _surplus_used, "结余分配", _surplus_distributed),
        ("年初结转和结余", _carried_in, "年末结转和结余", _carried_out),
        ("", _nothing, "", _nothing),
        ("总计", _income_total, "总计", _expenditure_total),
    )
    ends = [
        Pair(Line(name, {AMOUNT: amount(report)}), Line(other, {AMOUNT: spending(report)}))
        for name, amount, other, spending in closing
    ]
    return _overview([*beside(left, right), *ends])


def appropriation_overview(report: Report) -> TwoSided:
    """公开04 财政拨款收入支出决算总表: expenditure by 类 and kind of 财政拨款."""
    money = _Appropriation.of(report)
    left = _subjects((f"{name}财政拨款", {AMOUNT: _received(fund)}) for name, fund in money.funds.items())
    ends = [
        money.closing("本年收入合计", _received, "本年支出合计", _spent),
        money.closing("年初财政拨款结转和结余", _carried_in, "年末财政拨款结转和结余", _carried_out),
        *(
            Pair(Line(f"{name}财政拨款", {AMOUNT: _carried_in(fund)}), filler(_ACROSS))
            for name, fund in money.funds.items()
        ),
        money.closing("总计", _income_total, "总计", _expenditure_total),
    ]
    return _overview([*beside(left, _subjects(money.spending_by_class())), *ends])


@dataclass(frozen=True, slots=True)
class _Appropriation:
    """财政拨款 as a whole and by kind."""

    account: FundAccount
    funds: Mapping[str, FundAccount]

    @classmethod
    def of(cls, report: Report) -> _Appropriation:
        funds = {name: getattr(report, field) or FundAccount() for name, field in FUNDS.items()}
        return cls(report.appropriation or FundAccount(), funds)

    def across(self, amount_of: AmountOf) -> Amounts:
        """An amount of every kind of money, and of all together."""
        amounts = {name: amount_of(fund) for name, fund in self.funds.items()}
        return {TOTAL: whole_or_sum(amount_of(self.account), amounts.values()), **amounts}

    def closing(self, name: str, left: AmountOf, other: str, right: AmountOf) -> Pair:
        return Pair(Line(name, {AMOUNT: self.across(left)[TOTAL]}), Line(other, self.across(right)))

    def spending_by_class(self) -> Iterator[tuple[str, Amounts]]:
        """Every 类 with what was spent on it: from the accounts of each kind of money, else as its lines are divided."""
        items = _classes(self.account)
        columns = Columns.of({name: _spent(fund) for name, fund in self.funds.items()}, _spent(self.account))
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


def _received(account: FundAccount) -> Decimal | None:
    return _actual((account.income or Accounts()).total)


def _spent(account: FundAccount) -> Decimal | None:
    return _actual((account.expenditure or Accounts()).total)


def _surplus_used(account: FundAccount) -> Decimal | None:
    return _actual(account.surplus_used)


def _surplus_distributed(account: FundAccount) -> Decimal | None:
    return _actual(account.surplus_distributed)


def _carried_in(account: FundAccount) -> Decimal | None:
    return _actual(account.carried_in)


def _carried_out(account: FundAccount) -> Decimal | None:
    return _actual(account.carried_out)


def _income_total(account: FundAccount) -> Decimal | None:
    return _actual(account.income_total)


def _expenditure_total(account: FundAccount) -> Decimal | None:
    return _actual(account.expenditure_total)


def _nothing(account: FundAccount) -> None:
    return None


def _actual(item: LineItem | None) -> Decimal | None:
    return item.actual if item else None
