"""One amount in several of the published tables of final accounts: 收入支出总表, 收入表, 支出表, 财政拨款总表 and so on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportgen.auditing.figure import PrintedFigure
from reportgen.auditing.ledger import Ledger, LedgerRow, Side, plain
from reportgen.auditing.relation import Relation

_NUMBERED = re.compile(r"^[一二三四五六七八九十]+、")
_FUNDS = ("一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款")
_ALL, _ALLOCATED = "全部", "财政拨款"
_INCOME, _SPENT, _GRAND = "本年收入合计", "本年支出合计", "总计"
_STAFF, _RUNNING = "人员经费合计", "公用经费合计"
_BASIC = "基本支出"

_Fact = tuple[str, str]
"""Whose money, and what of it: (一般公共预算财政拨款, 教育支出)."""


def across(ledgers: Sequence[Ledger]) -> Iterator[Relation]:
    """Every amount that an earlier table states too."""
    first: dict[_Fact, tuple[PrintedFigure, int]] = {}
    for ledger in ledgers:
        for fact, figure, places in _facts(ledger):
            if fact in first and first[fact][0].place != figure.place:
                earlier, other = first[fact]
                said = f"表{earlier.place[0]}中同一笔数"
                yield Relation(figure, (earlier,), said, min(places, other), code="audit.same")
            first.setdefault(fact, (figure, places))
    yield from _basic_expenditure(ledgers, first)


def _facts(ledger: Ledger) -> Iterator[tuple[_Fact, PrintedFigure, int]]:
    scope = _scope(ledger.title)
    if scope is None:
        return
    for side in ledger.sides:
        is_coded = any(row.code for row in side.rows)
        found = _of_coded(ledger, side, scope) if is_coded else _of_overview(ledger, side, scope)
        for fact, figure in found:
            yield fact, figure, side.places


def _scope(title: str) -> str | None:
    """Whose money a table of final accounts shows, by its title; None where it is no such table, or shows details."""
    name = plain(title)
    if "决算" not in name or "表" not in name or "明细" in name or "三公" in name or _BASIC in name:
        return None
    return next(
        (fund for fund in _FUNDS if fund.removesuffix("财政拨款") in name),
        _ALLOCATED if _ALLOCATED in name else _ALL,
    )


def _of_overview(ledger: Ledger, side: Side, scope: str) -> Iterator[tuple[_Fact, PrintedFigure]]:
    """The sides of the two overviews: 收入 by source, 支出 by function, each with its totals."""
    is_spent = any(plain(row.name) == _SPENT for row in side.rows)
    for row in side.rows:
        name = plain(row.name)
        for column in side.columns:
            figure = row.figures.get(column)
            if figure is None:
                continue
            whose = figure.column if figure.column in _FUNDS else scope
            if name in (_INCOME, _SPENT):
                yield (whose, name), figure
            elif name.endswith(_GRAND) and column == side.columns[0]:
                yield (scope, _GRAND), figure
            elif is_spent and _NUMBERED.match(name):
                yield (whose, _NUMBERED.sub("", name)), figure


def _of_coded(ledger: Ledger, side: Side, scope: str) -> Iterator[tuple[_Fact, PrintedFigure]]:
    """The tables by 科目: their total line, and the 类 of expenditure."""
    incomes = [column for column in side.columns if _is(ledger, column, _INCOME, "本年收入")]
    spent = [
        column
        for column in side.columns
        if _is(ledger, column, _SPENT) or _is_sum_of_spending(ledger, column)
    ]
    total = next((row for row in side.rows if not row.code and plain(row.name) == "合计"), None)
    if total is not None:
        yield from _in(total, incomes[:1], (scope, _INCOME))
        yield from _in(total, spent[:1], (scope, _SPENT))
        basic = [column for column in side.columns if ledger.heads[column][-1:] == (_BASIC,)]
        yield from _in(total, basic[:1], (scope, _BASIC))
    for row in side.rows:
        if len(row.code) == 3:
            yield from _in(row, spent[:1], (scope, plain(row.name)))


def _is(ledger: Ledger, column: int, *names: str) -> bool:
    heads = ledger.heads[column]
    return bool(heads) and heads[-1] in names


def _is_sum_of_spending(ledger: Ledger, column: int) -> bool:
    heads = ledger.heads[column]
    return len(heads) > 1 and heads[-1] in ("合计", "小计") and "本年支出" in heads[-2]


def _in(row: LedgerRow, columns: Sequence[int], fact: _Fact) -> Iterator[tuple[_Fact, PrintedFigure]]:
    for column in columns:
        if column in row.figures:
            yield fact, row.figures[column]


def _basic_expenditure(
    ledgers: Sequence[Ledger], facts: dict[_Fact, tuple[PrintedFigure, int]]
) -> Iterator[Relation]:
    """基本支出 of 一般公共预算财政拨款 is 人员经费 and 公用经费 together."""
    stated = facts.get((_FUNDS[0], _BASIC))
    for ledger in ledgers:
        if stated is None or _BASIC not in plain(ledger.title) or _FUNDS[0] not in plain(ledger.title):
            continue
        sums = [
            (figure, side.places)
            for side in ledger.sides
            for row in side.rows
            if plain(row.name) in (_STAFF, _RUNNING)
            for figure in row.figures.values()
        ]
        if len(sums) == 2:
            places = min(stated[1], *(places for _, places in sums))
            yield Relation(stated[0], tuple(figure for figure, _ in sums), "人员经费和公用经费", places)
