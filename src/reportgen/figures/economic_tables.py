"""Expenditure by the economic classification, as it is published: 公开06, and the tables of details of Sichuan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import zip_longest
from typing import ClassVar

from reportgen.amounts import subtract, sum_if_known
from reportgen.figures.forms.economic import OPERATING_BLOCKS, PERSONNEL_BLOCK
from reportgen.figures.forms.subjects import FUNDS
from reportgen.figures.lines import actual_in
from reportgen.figures.sources import whole_or_sum
from reportgen.figures.tables import AMOUNT, TOTAL, Line, Pair, Table, beside, filler, table
from reportgen.figures.trees import with_levels
from reportgen.model.accounts import Accounts, ByNature, FundAccount, LineItem
from reportgen.model.base import both_names
from reportgen.model.classification import CLASS_DIGITS, classification_for, is_personnel
from reportgen.model.report import Report

_BASIC, _PROJECTS = "基本支出", "项目支出"


@dataclass(frozen=True, slots=True)
class Triple:
    """Three lines beside each other."""

    template_names: ClassVar[Mapping[str, str]] = both_names(左="left", 中="middle", 右="right")

    left: Line
    middle: Line
    right: Line


@dataclass(frozen=True, slots=True)
class BasicExpenditureTable:
    """公开06: all items of the form, blank where nothing was spent, in two or three lists beside each other.

    Attributes:
        pairs: 301 and 303 on the left, the others on the right.
        triples: 301 and 303, 302, and 307, 310 and 399.
        total: 人员经费合计 and 公用经费合计.
    """

    template_names: ClassVar[Mapping[str, str]] = both_names(
        行="pairs", 三栏="triples", 合计="total", 无数据="is_empty"
    )

    pairs: tuple[Pair, ...]
    triples: tuple[Triple, ...]
    total: Pair

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to report."""
        sides = [*self.pairs, self.total]
        return not any(
            amount for pair in sides for side in (pair.left, pair.right) for amount in side.amounts.values()
        )


def basic_expenditure_table(accounts: Accounts) -> BasicExpenditureTable:
    """公开06, of the expenditure of the general budget."""
    items = accounts.basic_by_economic
    personnel = [item for item in items if is_personnel(item.code)]
    others = [item for item in items if not is_personnel(item.code)]
    nature = accounts.by_nature or ByNature()
    total = Pair(
        _side_total("人员经费合计", nature.personnel, personnel),
        _side_total("公用经费合计", nature.operating_costs, others),
    )
    if not any(item.actual for item, _ in with_levels(items)):
        return BasicExpenditureTable((Pair(_BLANK, _BLANK),), (Triple(_BLANK, _BLANK, _BLANK),), total)
    goods, rest = OPERATING_BLOCKS
    known = {*goods, *rest}
    added = [item for item in others if (item.code or "")[:CLASS_DIGITS] not in known]
    left = list(_all_items(PERSONNEL_BLOCK, personnel))
    middle = list(_all_items(goods, others))
    right = [*_all_items(rest, others), *_listed(added)]
    triples = (Triple(*lines) for lines in zip_longest(left, middle, right, fillvalue=_BLANK))
    return BasicExpenditureTable(beside(left, [*middle, *right]), tuple(triples), total)


_BLANK = filler((AMOUNT,))


def _all_items(classes: Sequence[str], stated: Iterable[LineItem]) -> Iterator[Line]:
    """The classes with all their items, and those that the data add."""
    items = list(stated)
    for code in classes:
        there = [item for item, _ in with_levels(items) if (item.code or "").startswith(code)]
        amounts = {item.code: item for item in there}
        for subject, name in _official_items(code):
            item = amounts.pop(subject, None)
            level = 0 if subject == code else 1
            yield Line(item.name if item else name, {AMOUNT: _spent(item)}, subject, level)
        yield from (_line(item, 1) for item in there if item.code in amounts and item.actual)


def _official_items(code: str) -> Iterator[tuple[str, str]]:
    classification = classification_for("by_economic")
    assert classification is not None
    return ((subject, name) for subject, name in classification.names.items() if subject.startswith(code))


def _listed(items: Iterable[LineItem]) -> Iterator[Line]:
    return (_line(item, level) for item, level in with_levels(items) if item.actual)


def _line(item: LineItem, level: int) -> Line:
    return Line(item.name, {AMOUNT: _spent(item)}, item.code or "", level)


def _spent(item: LineItem | None) -> Decimal | None:
    """An amount; blank where it is nothing."""
    return (item.actual or None) if item else None


def _side_total(name: str, stated: LineItem | None, items: Iterable[LineItem]) -> Line:
    known = stated.actual if stated else None
    return Line(name, {AMOUNT: sum_if_known(item.actual for item in items) if known is None else known})


def appropriation_details(report: Report) -> Table:
    """财政拨款支出决算明细表: every economic class, in all and of each kind of 财政拨款, that of the general budget by nature."""
    funds = {name: getattr(report, field) or FundAccount() for name, field in FUNDS.items()}
    whole = _by_code((report.appropriation or FundAccount()).expenditure)
    parts = {name: _by_code(fund.expenditure) for name, fund in funds.items()}
    moved = [name for name, fund in funds.items() if actual_in(fund, "expenditure")]
    if len(moved) == 1 and not parts[moved[0]]:
        parts[moved[0]] = whole
    details = general_budget_details(report)
    natures = {line.code or line.name: line.amounts for line in details.lines}

    def amounts(code: str) -> dict[str, Decimal | None]:
        spent = {name: _part(listed, code, name in moved) for name, listed in parts.items()}
        known = whole[code].actual if code in whole else None
        by_nature = {name: natures.get(code, {}).get(name) for name in (_BASIC, _PROJECTS)}
        return {TOTAL: whole_or_sum(known, spent.values()), **spent, **by_nature}

    totals = {name: actual_in(fund, "expenditure") or Decimal(0) for name, fund in funds.items()}
    total = {
        TOTAL: whole_or_sum(actual_in(report.appropriation or FundAccount(), "expenditure"), totals.values()),
        **totals,
        **{name: details.total.amounts[name] for name in (_BASIC, _PROJECTS)},
    }
    subjects = sorted(
        {**whole, **{code: item for listed in parts.values() for code, item in listed.items()}}.items()
    )
    return table(
        Line(TOTAL, total), [replace(_subject(code, item), amounts=amounts(code)) for code, item in subjects]
    )


def _part(listed: Mapping[str, LineItem], code: str, is_spent: bool) -> Decimal | None:
    """What one kind of money comes to in an economic class; None where it was spent and is not divided."""
    if listed:
        return listed[code].actual if code in listed else Decimal(0)
    return None if is_spent else Decimal(0)


def general_budget_details(report: Report) -> Table:
    """一般公共预算财政拨款支出决算明细表: every economic class, 基本支出 and 项目支出."""
    accounts = (report.general_budget or FundAccount()).expenditure or Accounts()
    nature = accounts.by_nature or ByNature()
    whole = _by_code(accounts)
    basic = {item.code or item.name: item for item, _ in with_levels(accounts.basic_by_economic)}

    def amounts(code: str) -> dict[str, Decimal | None]:
        spent = whole[code].actual if code in whole else None
        part = basic[code].actual if code in basic else Decimal(0) if basic else None
        rest = None if spent is None or part is None else subtract(spent, part)
        return {TOTAL: spent, _BASIC: None if spent is None else part, _PROJECTS: rest}

    total = {
        TOTAL: accounts.total.actual if accounts.total else None,
        _BASIC: nature.basic.actual if nature.basic else None,
        _PROJECTS: nature.projects.actual if nature.projects else None,
    }
    lines = [replace(_subject(code, item), amounts=amounts(code)) for code, item in whole.items()]
    return table(Line(TOTAL, total), lines)


def _by_code(accounts: Accounts | None) -> dict[str, LineItem]:
    items = accounts.by_economic if accounts else ()
    return {item.code or item.name: item for item, _ in with_levels(items)}


def _subject(code: str, item: LineItem) -> Line:
    level = 1 if item.code and len(item.code) > CLASS_DIGITS else 0
    return Line(item.name, {}, item.code or "", level)
