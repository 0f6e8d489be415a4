"""公开07: what came in, was spent and was carried on, of one kind of money, subject by subject."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from reportgen.figures.tables import TOTAL, Columns, Line, Table, table
from reportgen.figures.trees import with_levels
from reportgen.model.accounts import Accounts, ByNature, FundAccount, LineItem

_CARRIED_IN = "年初结转和结余"
_RECEIVED = "本年收入"
_SPENT = "本年支出"
_CARRIED_OUT = "年末结转和结余"
_NATURES = ("基本支出", "项目支出")
_NOT_SPENT = dict.fromkeys(_NATURES, Decimal(0))


class _Flow(NamedTuple):
    """One column: its total and the tree that breaks it down, empty where the data do not."""

    total: Decimal | None
    items: tuple[LineItem, ...]

    def amounts(self, keys: Sequence[str], only_one_subject: bool) -> dict[str, Decimal | None]:
        """The amount of every subject; None where the data do not tell how the total is divided."""
        if self.items:
            stated = {_key(item): item.actual for item, _ in with_levels(self.items)}
            return {key: stated.get(key, Decimal(0)) for key in keys}
        if not self.total:
            return dict.fromkeys(keys, Decimal(0))
        return dict.fromkeys(keys, self.total if only_one_subject else None)


def fund_flow_table(account: FundAccount) -> Table:
    """年初结转和结余, 本年收入, 本年支出 (in all, 基本支出, 项目支出) and 年末结转和结余 by function.

    Where nothing is carried from year to year, a subject's income is its expenditure.
    """
    spending = account.expenditure or Accounts()
    flows, natures = _flows(account), _natures(spending)
    subjects = _subjects(flows)
    levels = [level for _, level in subjects.values()]
    is_one_subject = len(set(levels)) == len(levels)
    columns = {name: flow.amounts(list(subjects), is_one_subject) for name, flow in flows.items()}
    spread = {_key(item): natures.spread(item) for item, _ in with_levels(spending.by_function)}
    lines = [
        Line(
            item.name,
            {name: amounts[key] for name, amounts in columns.items()} | dict(spread.get(key, _NOT_SPENT)),
            item.code or "",
            level,
        )
        for key, (item, level) in subjects.items()
    ]
    totals = {name: flow.total for name, flow in flows.items()}
    return table(Line(TOTAL, totals | dict(natures.closed(spending.by_function))), lines)


def _flows(account: FundAccount) -> dict[str, _Flow]:
    carried_in, carried_out = _balance(account.carried_in), _balance(account.carried_out)
    received, spent = _accounts(account.income), _accounts(account.expenditure)
    if not (received.items or carried_in.total or carried_out.total):
        received = _Flow(received.total, spent.items)
    return {_CARRIED_IN: carried_in, _RECEIVED: received, _SPENT: spent, _CARRIED_OUT: carried_out}


def _key(item: LineItem) -> str:
    return item.code or item.name


def _balance(item: LineItem | None) -> _Flow:
    return _Flow(item.actual, item.items) if item else _Flow(Decimal(0), ())


def _accounts(accounts: Accounts | None) -> _Flow:
    total = accounts.total.actual if accounts and accounts.total else None
    return _Flow(total, accounts.by_function if accounts else ())


def _natures(spending: Accounts) -> Columns:
    nature = spending.by_nature or ByNature()
    totals = {
        name: item.actual if item else None
        for name, item in zip(_NATURES, (nature.basic, nature.projects), strict=True)
    }
    return Columns.of(totals, spending.total.actual if spending.total else None)


def _subjects(flows: dict[str, _Flow]) -> dict[str, tuple[LineItem, int]]:
    """Every subject that occurs in any column, by code."""
    met: dict[str, tuple[LineItem, int]] = {}
    for flow in flows.values():
        for item, level in with_levels(flow.items):
            met.setdefault(_key(item), (item, level))
    return dict(sorted(met.items()))
