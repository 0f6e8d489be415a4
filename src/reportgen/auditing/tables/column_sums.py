"""Totals of columns: 合计 and 小计 under one head, and what remains at the end of the year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.auditing.figure import PrintedFigure
from reportgen.auditing.relation import Relation, likely
from reportgen.auditing.tables.ledger import Ledger, LedgerRow, Side, plain
from reportgen.finished import GridCell

_TOTAL = re.compile(r"(合计|总计|小计)$")
_PART_ONLY = re.compile(r"其中")
_OPENING, _INCOME, _SPENT, _CLOSING = "年初结转和结余", "本年收入", "本年支出", "年末结转和结余"


@dataclass(frozen=True, slots=True)
class _Head:
    """A head cell with the columns of amounts under it and the heads below."""

    name: str
    columns: tuple[int, ...]
    below: tuple[_Head, ...]

    @property
    def sum_column(self) -> int | None:
        """The column that stands for all of it: its own, or its 合计 or 小计."""
        if len(self.columns) == 1:
            return self.columns[0]
        return next((head.columns[0] for head in self.below if _is_total(head)), None)


def column_sums(ledger: Ledger) -> Iterator[Relation]:
    """Every figure of a table that follows from others in its row."""
    for side in ledger.sides:
        heads = _heads(ledger, side.columns, 0)
        for group in _groups(heads):
            yield from likely([found for row in side.rows if (found := _total(group, side, row)) is not None])
        for row in side.rows:
            yield from _remainder(heads, side, row)


def _groups(heads: tuple[_Head, ...]) -> Iterator[tuple[_Head, ...]]:
    """The heads that stand beside each other, on every level."""
    yield heads
    for head in heads:
        yield from _groups(head.below)


def _is_total(head: _Head) -> bool:
    return len(head.columns) == 1 and bool(_TOTAL.search(head.name))


def _heads(ledger: Ledger, columns: tuple[int, ...], depth: int) -> tuple[_Head, ...]:
    """The heads over some columns from one head row on; rows in which one cell covers them all are passed over."""
    for index in range(depth, len(ledger.head_rows)):
        groups: dict[GridCell, list[int]] = {}
        for column in columns:
            cell = ledger.table.at(ledger.head_rows[index], column)
            if cell is None:
                return ()
            groups.setdefault(cell, []).append(column)
        if len(groups) > 1:
            return tuple(
                _Head(plain(cell.text), tuple(found), _heads(ledger, tuple(found), index + 1))
                for cell, found in groups.items()
            )
    return ()


def _total(heads: tuple[_Head, ...], side: Side, row: LedgerRow) -> Relation | None:
    """What one row says of the heads of a group, one of which is the total of the others."""
    totals = [head for head in heads if _is_total(head)]
    others = [head for head in heads if not _is_total(head) and not _PART_ONLY.search(head.name)]
    if len(totals) != 1 or len(others) < 2 or totals[0] not in (heads[0], heads[-1]):
        return None
    columns = [head.sum_column for head in others]
    total = row.figures.get(totals[0].columns[0])
    parts = _figures(row, columns)
    if total is None or not parts or None in columns:
        return None
    return Relation(total, parts, "各栏", side.places)


def _remainder(heads: tuple[_Head, ...], side: Side, row: LedgerRow) -> Iterator[Relation]:
    """年末结转和结余 is 年初结转和结余 and 本年收入 less 本年支出."""
    by_name = {head.name: head.sum_column for head in heads}
    columns = [by_name.get(name) for name in (_OPENING, _INCOME, _SPENT, _CLOSING)]
    figures = [None if column is None else row.figures.get(column) for column in columns]
    match figures:
        case [opening, PrintedFigure() as income, PrintedFigure() as spent, PrintedFigure() as closing]:
            plus = (income,) if opening is None else (opening, income)
            yield Relation(closing, plus, "年初结转和结余加本年收入减本年支出", side.places, (spent,))


def _figures(row: LedgerRow, columns: list[int | None]) -> tuple[PrintedFigure, ...]:
    return tuple(row.figures[column] for column in columns if column is not None and column in row.figures)
