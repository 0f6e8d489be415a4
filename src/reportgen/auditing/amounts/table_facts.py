"""What the published tables of final accounts state: which amount each of their figures is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportgen.auditing.amounts.measures import GRAND_TOTAL, INCOME, SPENDING, name_of
from reportgen.auditing.figure import PrintedFigure
from reportgen.auditing.tables.ledger import Ledger, LedgerRow, Side, plain
from reportgen.statements import FUND_NAMES, Column, Scope, scope_in

_NUMBERED = re.compile(r"^[一二三四五六七八九十]+、")
_FUNDS = {
    FUND_NAMES[scope][0]: scope
    for scope in (Scope.GENERAL_BUDGET, Scope.GOVERNMENT_FUNDS, Scope.STATE_CAPITAL)
}
_SUMS_OF_BASIC = {"人员经费合计": "人员经费", "公用经费合计": "公用经费"}
BASIC = "基本支出"
EXPENSES_OF_BASIC = {
    "30212": "因公出国（境）",
    "30217": "公务接待",
    "30231": "公务用车运行维护",
    "31013": "公务用车购置",
}
"""The 款 of 基本支出 that are “三公”经费."""
OTHER_NATURES = ("上缴上级支出", "经营支出", "对附属单位补助支出")
_NATURES = (BASIC, "项目支出", *OTHER_NATURES)
_THREE_PUBLIC = "“三公”经费"
_NO_ACTUAL = re.compile("预算数|年初|调整|上年|全年")
_CLASS, _GROUP, _ITEM = 3, 5, 7
"""How many digits the code of a 类, 款 and 项 has."""


class Fact(NamedTuple):
    """Whose money and what of it, as in `measures.Key`: an amount of the year that the report is on."""

    scope: Scope | None
    name: str
    is_known: bool = True
    column: Column = Column.ACTUAL


Stated = tuple[Fact, PrintedFigure]


def facts_of(ledger: Ledger) -> Iterator[tuple[Fact, PrintedFigure, int]]:
    """The amounts that a table of final accounts states, with the decimals of its side."""
    title = plain(ledger.title)
    if "决算" not in title or "表" not in title:
        return
    for side in ledger.sides:
        for fact, figure in _of_side(ledger, side, title):
            yield fact, figure, side.places


def _of_side(ledger: Ledger, side: Side, title: str) -> Iterator[Stated]:
    scope = scope_in(title)
    if "三公" in title:
        yield from _three_public(ledger, side)
    elif BASIC in title:
        yield from _sums_of_basic(side, scope)
    elif "明细" in title:
        return
    elif any(row.code for row in side.rows):
        yield from _of_coded(ledger, side, scope, shows_spending="支出" in title)
    else:
        yield from _of_overview(ledger, side, scope)


def _of_overview(ledger: Ledger, side: Side, scope: Scope | None) -> Iterator[Stated]:
    """The sides of the two overviews: 收入 by source, 支出 by function, each with its totals."""
    columns = [column for column in side.columns if not _NO_ACTUAL.search("".join(ledger.heads[column]))]
    is_spent = any(plain(row.name) == SPENDING for row in side.rows)
    for row in side.rows:
        name = plain(row.name)
        for column in columns:
            figure = row.figures.get(column)
            if figure is None:
                continue
            whose = _FUNDS.get(figure.column, scope)
            if name in (INCOME, SPENDING):
                yield Fact(whose, name), figure
            elif name.endswith("总计") and column == columns[0]:
                yield Fact(scope, GRAND_TOTAL), figure
            elif is_spent and _NUMBERED.match(name):
                yield Fact(whose, _NUMBERED.sub("", name)), figure


def _of_coded(ledger: Ledger, side: Side, scope: Scope | None, *, shows_spending: bool) -> Iterator[Stated]:
    """The tables by 科目: their total line, and the 类, 款 and 项 of expenditure."""
    incomes = [column for column in side.columns if _is(ledger, column, INCOME, "本年收入")]
    spent = [
        column
        for column in side.columns
        if shows_spending and (_is(ledger, column, SPENDING) or _is_sum_of_spending(ledger, column))
    ][:1]
    total = next((row for row in side.rows if not row.code and plain(row.name) == "合计"), None)
    if total is not None:
        yield from _in(total, incomes[:1], Fact(scope, INCOME))
        yield from _in(total, spent, Fact(scope, SPENDING))
        for nature in _NATURES:
            columns = [column for column in side.columns if ledger.heads[column][-1:] == (nature,)]
            yield from _in(total, columns[:1], Fact(scope, nature))
    names: dict[str, str] = {}
    for row in side.rows:
        names[row.code] = plain(row.name)
        if len(row.code) == _CLASS:
            yield from _in(row, spent, Fact(scope, plain(row.name)))
        elif len(row.code) == _ITEM and row.code[:_CLASS] in names and row.code[:_GROUP] in names:
            path = (names[row.code[:_CLASS]].removesuffix("支出"), names[row.code[:_GROUP]], plain(row.name))
            yield from _in(row, spent, Fact(scope, "›".join(path), is_known=False))


def _is(ledger: Ledger, column: int, *names: str) -> bool:
    heads = ledger.heads[column]
    return bool(heads) and heads[-1] in names


def _is_sum_of_spending(ledger: Ledger, column: int) -> bool:
    heads = ledger.heads[column]
    return bool(heads) and heads[-1] in ("合计", "小计") and (len(heads) == 1 or "本年支出" in heads[-2])


def _in(row: LedgerRow, columns: Sequence[int], fact: Fact) -> Iterator[Stated]:
    for column in columns:
        if column in row.figures:
            yield fact, row.figures[column]


def _sums_of_basic(side: Side, scope: Scope | None) -> Iterator[Stated]:
    for row in side.rows:
        name = _SUMS_OF_BASIC.get(plain(row.name))
        if row.code in EXPENSES_OF_BASIC:
            name = f"{BASIC}›{EXPENSES_OF_BASIC[row.code]}"
        if name is not None and len(row.figures) == 1:
            yield from ((Fact(scope, name), figure) for figure in row.figures.values())


def _three_public(ledger: Ledger, side: Side) -> Iterator[Stated]:
    """Of each figure under 决算数 or 预算数 the lowest head, or the name of its row, tells which of the expenses it is."""
    for row in side.rows:
        for column, figure in row.figures.items():
            words = (*ledger.heads[column], plain(row.name))
            stage = _stage(words)
            if stage is None:
                continue
            named = [name for word in words if (name := _expense(word))]
            if named:
                yield Fact(None, named[-1], column=stage), figure
            elif any(word in ("合计", "总计") for word in words) and "小计" not in words:
                yield Fact(None, _THREE_PUBLIC, column=stage), figure


def _stage(words: Sequence[str]) -> Column | None:
    """Budgeted or spent, where the heads of a figure say so and name no other year or stage."""
    if any("决算" in word for word in words):
        return None if any(_NO_ACTUAL.search(word) for word in words) else Column.ACTUAL
    return Column.SOME_BUDGET if "预算数" in words else None


def _expense(word: str) -> str | None:
    if "购置" in word and "运行" not in word and "公务用车" in word:
        return "公务用车购置"
    named = name_of(word.split("、")[-1], word)
    return named[0] if named is not None and named[1] and named[0] not in (SPENDING, INCOME) else None
