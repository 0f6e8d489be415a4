"""Totals of rows: trees by code, 合计 and 总计 of what stands above or below them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from reportgen.auditing.relation import Relation, likely
from reportgen.auditing.tables.ledger import Ledger, LedgerRow, Side, plain

_REMARK = re.compile(r"[（(][^（()）]*[）)]$")
_TOTAL = re.compile(r"(合计|总计|小计|共计)$")
_GRAND = re.compile(r"总计$")
_SUB = re.compile(r"小计$")
_NUMBERED = re.compile(r"[一二三四五六七八九十]+、")
_DEEPER = re.compile(r"(其中|[（(]?\d|[（(][一二三四五六七八九十])")
_FUNDS = ("一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款")
_PROJECT_TOTAL = "年度资金总额"
_PROJECT_PARTS = ("财政拨款", "结转", "其他资金")


def row_sums(ledger: Ledger) -> Iterator[Relation]:
    """Every total of a table that follows from other rows."""
    for number, side in enumerate(ledger.sides):
        rows = [row for row in side.rows if row.name.strip() or row.code]
        if sum(bool(row.code) for row in rows) >= 2:
            yield from _by_code(side, rows, ledger.sides[:number])
        else:
            yield from _by_order(side, rows)
            yield from _project_funds(side, rows)


def _by_code(side: Side, rows: Sequence[LedgerRow], before: Sequence[Side]) -> Iterator[Relation]:
    coded = {row.code: row for row in rows if row.code}
    if len(coded) < sum(bool(row.code) for row in rows):
        return  # the same code twice: more than one listing in one table
    children: dict[str, list[LedgerRow]] = {}
    for row in coded.values():
        parents = (row.code[:length] for length in (5, 3) if length < len(row.code))
        children.setdefault(next((code for code in parents if code in coded), ""), []).append(row)
    for code, parts in children.items():
        if code:
            yield from _relations(side, coded[code], parts, "下级科目")
    totals = [row for row in rows if not row.code and _TOTAL.search(_called(row))]
    roots = children.get("", [])
    if len(totals) == 1 and len({len(row.code) for row in roots}) == 1:
        beside = [other for other in before if totals[0].begins <= other.begins]
        if beside:
            yield from _over_lists(side, totals[0], roots, beside)
        else:
            yield from _relations(side, totals[0], roots, "各科目")


def _over_lists(
    side: Side, total: LedgerRow, roots: Sequence[LedgerRow], beside: Sequence[Side]
) -> Iterator[Relation]:
    """The total below several lists of subjects beside one another, as 公用经费合计 is in the national form."""
    length = len(roots[0].code)
    lists = [
        (side, roots),
        *((other, [row for row in other.rows if len(row.code) == length]) for other in beside),
    ]
    if all(len(other.columns) == 1 for other, _ in lists) and (column := side.columns[0]) in total.figures:
        listed = (row.figures.get(other.columns[0]) for other, rows in lists for row in rows)
        figures = tuple(figure for figure in listed if figure is not None)
        yield Relation(total.figures[column], figures, "各科目", side.places)


def _by_order(side: Side, rows: Sequence[LedgerRow]) -> Iterator[Relation]:
    totals = [index for index, row in enumerate(rows) if _TOTAL.search(_called(row))]
    if totals == [0]:
        yield from likely(list(_relations(side, rows[0], _items(rows[1:]), "以下各项")))
        return
    start = 0
    closed: list[LedgerRow] = []  # totals that a later one takes in
    for index in totals:
        row, name = rows[index], _called(rows[index])
        items = _items(rows[start:index])
        is_sub = bool(_SUB.search(name))
        parts = items if is_sub else [*closed, *items]
        yield from likely(list(_relations(side, row, parts, "以上各项")))
        closed = [*closed, row] if is_sub else [] if _GRAND.search(name) else [row]
        start = index + 1


def _called(row: LedgerRow) -> str:
    """The name of a row without blanks and without a remark at its end: 合计（平均分）."""
    return _REMARK.sub("", plain(row.name))


def _items(rows: Sequence[LedgerRow]) -> list[LedgerRow]:
    """Of some rows those that add up: the numbered ones where there are any, never what is part of another."""
    numbered = [row for row in rows if _NUMBERED.match(plain(row.name))]
    if numbered:
        return numbered
    return [row for row in rows if not _DEEPER.match(plain(row.name)) and plain(row.name) not in _FUNDS]


def _project_funds(side: Side, rows: Sequence[LedgerRow]) -> Iterator[Relation]:
    """The funds of a project in the form of self-evaluation: 当年财政拨款, 上年结转资金, 其他资金."""
    for index, row in enumerate(rows):
        parts = rows[index + 1 : index + 1 + len(_PROJECT_PARTS)]
        if plain(row.name).endswith(_PROJECT_TOTAL) and all(
            word in plain(part.name) for word, part in zip(_PROJECT_PARTS, parts, strict=False)
        ):
            yield from _relations(side, row, parts, "各项资金")


def _relations(side: Side, total: LedgerRow, parts: Iterable[LedgerRow], called: str) -> Iterator[Relation]:
    """One relation for each column in which the total and at least one of its parts are stated."""
    listed = [part for part in parts if part is not total]
    for column in side.columns:
        figures = tuple(part.figures[column] for part in listed if column in part.figures)
        if column in total.figures and figures:
            yield Relation(total.figures[column], figures, called, side.places)
