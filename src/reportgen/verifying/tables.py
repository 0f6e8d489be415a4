"""The rows of a report's tables against those that its data give, however a file parts or joins its tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from difflib import SequenceMatcher
from typing import NamedTuple

from reportgen.errors import Severity, Spot
from reportgen.finished import GridCell, GridTable
from reportgen.verifying.comparing import compared
from reportgen.verifying.deviation import Deviation
from reportgen.verifying.passages import plain

_ALIKE = 0.4
"""The least share of cells that two versions of one row have in common."""
_MOST_COMPARED = 80
_MOST_TOLD = 3
"""Of more rows in a row that are missing or further, one finding tells the first and the last."""
_SHOWN = 60


class TableRow(NamedTuple):
    """A row with what its cells say; empty ones left out, since files differ in how they merge cells."""

    cells: tuple[GridCell, ...]
    plain: tuple[str, ...]

    @property
    def is_first(self) -> bool:
        """Whether it is the first row of its table."""
        return self.cells[0].row == 0

    @property
    def spot(self) -> Spot:
        """Where it begins."""
        return self.cells[0].spot

    @property
    def words(self) -> str:
        """Its cells in one line, for messages."""
        return "、".join(cell.text.strip() for cell in self.cells)[:_SHOWN]


def tables_compared(
    stated: Sequence[GridTable],
    expected: Sequence[GridTable],
    all_stated: str,
    known: Collection[Decimal],
) -> Iterator[Deviation]:
    """Cells that say something else, and rows that are missing or not given by the data.

    Args:
        stated: the tables of the report.
        expected: those of the data.
        all_stated: everything that the report says: a row of the data may be a paragraph in it.
        known: all figures that the data give.
    """
    rows, others = list(_rows(stated)), list(_rows(expected))
    heads = {row.plain for row in others}
    lacking = _only_in(others, rows)
    extra = _only_in([row for row in rows if not (row.is_first and row.plain in heads)], others)
    matcher = SequenceMatcher(
        None, [row.plain for row in others], [row.plain for row in rows], autojunk=False
    )
    for kind, from_, to, start, end in matcher.get_opcodes():
        if kind == "equal":
            continue
        left = [
            row for row in others[from_:to] if row.plain in lacking and "".join(row.plain) not in all_stated
        ]
        further = [row for row in rows[start:end] if row.plain in extra]
        after = rows[start - 1].spot if start else Spot("表前")
        yield from _rows_compared(further, left, after, known)


def _only_in(rows: Sequence[TableRow], others: Sequence[TableRow]) -> Collection[tuple[str, ...]]:
    """The rows that stand more often on the one side: others were only moved."""
    return Counter(row.plain for row in rows) - Counter(row.plain for row in others)


def _rows_compared(
    stated: Sequence[TableRow], expected: Sequence[TableRow], after: Spot, known: Collection[Decimal]
) -> Iterator[Deviation]:
    left, further = list(expected), []
    for row in stated:
        best = _most_alike(row, left)
        if best is None:
            further.append(row)
        else:
            left.remove(best)
            yield from _cells_compared(row, best, known)
    yield from _further(further)
    yield from _missing(left, after)


def _rows(tables: Sequence[GridTable]) -> Iterator[TableRow]:
    for table in tables:
        for number in range(table.height):
            cells = tuple(cell for cell in table.row(number) if cell.text.strip())
            if cells:
                yield TableRow(cells, tuple(plain(cell.text) for cell in cells))


def _most_alike(row: TableRow, among: Sequence[TableRow]) -> TableRow | None:
    if len(among) > _MOST_COMPARED:
        return None
    best = max(among, key=lambda one: _likeness(row, one), default=None)
    return best if best is not None and _likeness(row, best) >= _ALIKE else None


def _likeness(one: TableRow, other: TableRow) -> float:
    """The share of cells that two rows have in common, place by place; rows with one name are alike."""
    same = sum(a == b for a, b in zip(one.plain, other.plain, strict=False))
    names = [next((text for text in row.plain if not text[0].isdigit()), "") for row in (one, other)]
    is_named = bool(names[0]) and names[0] == names[1] and len(one.plain) == len(other.plain)
    return max(same / max(len(one.plain), len(other.plain)), _ALIKE if is_named else 0)


def _cells_compared(stated: TableRow, expected: TableRow, known: Collection[Decimal]) -> Iterator[Deviation]:
    name = expected.cells[0].text.strip()
    if len(stated.plain) != len(expected.plain):
        yield from compared("、".join(stated.plain), "、".join(expected.plain), stated.spot, known)
        return
    for cell, one, right in zip(stated.cells, stated.plain, expected.plain, strict=True):
        if one != right:
            yield from compared(
                one, right, cell.spot, known, "" if cell is stated.cells[0] else f"“{name}”一行："
            )


def _missing(rows: Sequence[TableRow], after: Spot) -> Iterator[Deviation]:
    for told, words in _told(rows):
        message = f"这里之后少了数据给出的{told}"
        yield Deviation("verify.missing", Severity.WARNING, after, message, "", words)


def _further(rows: Sequence[TableRow]) -> Iterator[Deviation]:
    for number, (told, words) in enumerate(_told(rows)):
        message = f"{told}不是数据给出的"
        yield Deviation("verify.extra", Severity.WARNING, rows[number].spot, message, words)


def _told(rows: Sequence[TableRow]) -> Iterator[tuple[str, str]]:
    if len(rows) > _MOST_TOLD:
        yield f" {len(rows)} 行，从“{rows[0].words}”到“{rows[-1].words}”", rows[0].words
    else:
        yield from ((f"一行“{row.words}”", row.words) for row in rows)
