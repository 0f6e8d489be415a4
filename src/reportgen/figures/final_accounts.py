"""部门决算公开: the nine national tables, and four that Sichuan publishes besides, from a department's accounts.

Basis: the forms 公开01 to 公开09 of 财政部's rules for publishing final accounts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import ClassVar

from reportgen.amounts import subtract
from reportgen.figures.comparison import execution_base
from reportgen.figures.economic_tables import (
    BasicExpenditureTable,
    appropriation_details,
    basic_expenditure_table,
    general_budget_details,
)
from reportgen.figures.fund_flows import fund_flow_table
from reportgen.figures.natures import NATURE_COLUMNS
from reportgen.figures.overview import appropriation_overview, whole_overview
from reportgen.figures.sources import SOURCE_COLUMNS, source_amount
from reportgen.figures.tables import TOTAL, Amounts, Columns, Line, Table, TwoSided, spread_table, table
from reportgen.model.accounts import Accounts, ByNature, FundAccount, LineItem, ThreePublicExpenses
from reportgen.model.base import both_names, shape_of
from reportgen.model.report import Report

_KINDS = tuple(shape_of(ThreePublicExpenses)[name].chinese for name in ThreePublicExpenses.summands)
_PROJECTS = "项目支出"
_BASIC_AND_PROJECTS = ("基本支出", _PROJECTS)


@dataclass(frozen=True)
class FinalAccounts:
    """The tables of one report, each made when it is asked for."""

    template_names: ClassVar[Mapping[str, str]] = both_names(
        公开01="overview",
        公开02="income",
        公开03="expenditure",
        公开04="appropriation",
        公开05="general_budget",
        公开06="basic_expenditure",
        公开07="government_funds",
        公开08="state_capital",
        公开09="three_public",
        财政拨款支出明细="appropriation_details",
        一般公共预算支出明细="general_budget_details",
        一般公共预算项目支出="general_budget_projects",
        国有资本经营收支="state_capital_flows",
    )

    report: Report

    @cached_property
    def overview(self) -> TwoSided:
        """公开01 收入支出决算总表."""
        return whole_overview(self.report)

    @cached_property
    def income(self) -> Table:
        """公开02 收入决算表: by function and source."""
        accounts = self.report.income or Accounts()
        totals = {name: source_amount(self.report, name) for name in SOURCE_COLUMNS}
        return _by_function(accounts, totals)

    @cached_property
    def expenditure(self) -> Table:
        """公开03 支出决算表: by function and nature."""
        return _by_nature(self.report, tuple(NATURE_COLUMNS))

    @cached_property
    def appropriation(self) -> TwoSided:
        """公开04 财政拨款收入支出决算总表."""
        return appropriation_overview(self.report)

    @cached_property
    def general_budget(self) -> Table:
        """公开05 一般公共预算财政拨款支出决算表."""
        return _by_nature(self.report.general_budget, _BASIC_AND_PROJECTS)

    @cached_property
    def basic_expenditure(self) -> BasicExpenditureTable:
        """公开06 一般公共预算财政拨款基本支出决算明细表."""
        return basic_expenditure_table(_spending(self.report.general_budget))

    @cached_property
    def government_funds(self) -> Table:
        """公开07 政府性基金预算财政拨款收入支出决算表."""
        return fund_flow_table(self.report.government_funds or FundAccount())

    @cached_property
    def state_capital(self) -> Table:
        """公开08 国有资本经营预算财政拨款支出决算表."""
        return _by_nature(self.report.state_capital, _BASIC_AND_PROJECTS)

    @cached_property
    def three_public(self) -> ThreePublicTable:
        """公开09 财政拨款“三公”经费支出决算表."""
        expenses = self.report.three_public or ThreePublicExpenses()
        return ThreePublicTable(
            Line("预算数", _three_public({name: execution_base(item) for name, item in _expenses(expenses)})),
            Line("决算数", _three_public({name: item.actual for name, item in _expenses(expenses)})),
        )

    @cached_property
    def appropriation_details(self) -> Table:
        """财政拨款支出决算明细表."""
        return appropriation_details(self.report)

    @cached_property
    def general_budget_details(self) -> Table:
        """一般公共预算财政拨款支出决算明细表."""
        return general_budget_details(self.report)

    @cached_property
    def general_budget_projects(self) -> Table:
        """一般公共预算财政拨款项目支出决算表."""
        spending = _by_nature(self.report.general_budget, _BASIC_AND_PROJECTS)
        only = [
            Line(line.name, {_PROJECTS: line.amounts[_PROJECTS]}, line.code, line.level)
            for line in spending.lines
        ]
        return table(Line(TOTAL, {_PROJECTS: spending.total.amounts[_PROJECTS]}), only)

    @cached_property
    def state_capital_flows(self) -> Table:
        """国有资本经营预算财政拨款收入支出决算表."""
        return fund_flow_table(self.report.state_capital or FundAccount())


@dataclass(frozen=True, slots=True)
class ThreePublicTable:
    """公开09: 预算数 (全年, that is adjusted) and 决算数."""

    template_names: ClassVar[Mapping[str, str]] = both_names(预算="budget", 决算="actual", 无数据="is_empty")

    budget: Line
    actual: Line

    @property
    def is_empty(self) -> bool:
        """Whether nothing was budgeted and nothing spent."""
        return not any((*self.budget.amounts.values(), *self.actual.amounts.values()))


def _spending(account: FundAccount | None) -> Accounts:
    return (account and account.expenditure) or Accounts()


def _by_nature(account: FundAccount | None, names: Iterable[str]) -> Table:
    accounts = _spending(account)
    nature = accounts.by_nature or ByNature()
    items = {name: getattr(nature, NATURE_COLUMNS[name]) for name in names}
    return _by_function(accounts, {name: item.actual if item else None for name, item in items.items()})


def _by_function(accounts: Accounts, totals: Amounts) -> Table:
    whole = accounts.total.actual if accounts.total else None
    return spread_table(accounts.total, accounts.by_function, Columns.of(totals, whole))


def _expenses(expenses: ThreePublicExpenses) -> list[tuple[str, LineItem]]:
    return [
        (shape.chinese, getattr(expenses, name) or LineItem())
        for name, shape in shape_of(ThreePublicExpenses).items()
    ]


def _three_public(stated: Amounts) -> Amounts:
    """With zeros where the data leave out a kind of expense, and the one vehicle cost that the other leaves over."""
    amounts = dict(stated)
    if amounts["合计"] is not None:
        for kind in _KINDS:
            amounts[kind] = amounts[kind] or Decimal(0)
    vehicles = amounts["公务用车"]
    for one, other in (("公务用车购置", "公务用车运行"), ("公务用车运行", "公务用车购置")):
        part = amounts[one]
        if vehicles is not None and amounts[other] is None and (part is not None or not vehicles):
            amounts[other] = subtract(vehicles, part or Decimal(0))
    return amounts
