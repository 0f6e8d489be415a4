"""Rows that a form names: every figure goes to the place declared for its row and column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reportgen.figures.forms.declaration import FormColumn, FormRow, NamedRows
from reportgen.intake.amounts import figure
from reportgen.intake.cells import Place, Sheet
from reportgen.intake.names import bare, money_unit_of
from reportgen.intake.places import Target, target
from reportgen.intake.readings import Readings
from reportgen.intake.recognition import Region
from reportgen.intake.tables.columns import NOTES, Amounts, amount_columns, tell_unknown_row
from reportgen.intake.tables.heads import heads_named

_MOST_HEAD_ROWS = 12


@lru_cache(maxsize=64)
def rows_by_name(rows: tuple[FormRow, ...]) -> Mapping[str, tuple[FormRow, ...]]:
    index: dict[str, tuple[FormRow, ...]] = {}
    for row in rows:
        for name in row.names:
            index[bare(name)] = (*index.get(bare(name), ()), row)
    return index


def _row_for(name: str, rows: tuple[FormRow, ...], met: set[str]) -> FormRow | None:
    """The declared row that a name means, below the rows that were met before it."""
    known = rows_by_name(rows)
    named = known.get(name) or known.get(name.removesuffix("支出")) or known.get(f"{name}支出") or ()
    after = [row for row in named if row.below and bare(row.below) in met]
    return next(iter(after), None) or next((row for row in named if not row.below), None)


def read_named_rows(region: Region, blocks: tuple[NamedRows, ...], readings: Readings) -> bool:
    sheet = region.sheet
    names = frozenset(bare(head) for block in blocks for head in block.heads)
    top, anchors = heads_named(sheet, range(region.top, region.bottom), names)
    if not anchors:
        return False
    chosen = list(_chosen(sheet, top, anchors, blocks))
    start = _first_named_row(region, top, chosen)
    if start is None:
        return False
    ends = [*(at for at, _ in chosen[1:]), sheet.width]
    blocks_at = [
        _Block(
            block,
            at,
            amount_columns(region, block.columns, range(at + 1, end), range(top, start), readings),
            set(),
        )
        for (at, block), end in zip(chosen, ends, strict=True)
    ]

    def read(page: Region, rows: range) -> bool:
        is_read = [_read_block(page, block, rows, readings) for block in blocks_at]
        return any(is_read)

    region.take_rows(range(top, start), read)
    return True


@dataclass(frozen=True, slots=True)
class _Block:
    """One block of named rows: where its names stand, its columns, and the names that were met."""

    form: NamedRows
    at: int
    columns: list[Amounts]
    met: set[str]


def _chosen(
    sheet: Sheet, top: int, anchors: Sequence[int], blocks: tuple[NamedRows, ...]
) -> Iterator[tuple[int, NamedRows]]:
    """Which declared block stands at which column: the first that is left of those with that head."""
    left = list(blocks)
    for at in anchors:
        name = bare(sheet.text(top, at))
        block = next((one for one in left if name in map(bare, one.heads)), None)
        if block is not None:
            left.remove(block)
            yield at, block


def _first_named_row(region: Region, top: int, chosen: list[tuple[int, NamedRows]]) -> int | None:
    for row in range(top + 1, min(region.bottom, top + _MOST_HEAD_ROWS)):
        for at, block in chosen:
            if _row_for(bare(region.sheet.text(row, at)), block.rows, set()):
                return row
    return None


def _read_block(region: Region, block: _Block, rows: range, readings: Readings) -> bool:
    """Read the rows of a block; False where none of them is known."""
    is_read = False
    for number in rows:
        text = region.sheet.text(number, block.at)
        if text.startswith(NOTES):
            break
        row = _row_for(bare(text), block.form.rows, block.met) if text else None
        if row is not None:
            is_read = True
            block.met.update(map(bare, row.names))
            if row.place is not None:
                _read_row(region, row, number, money_unit_of(text), block.columns, readings)
        elif text:
            tell_unknown_row(region, number, text, block.columns, readings)
    return is_read


def _read_row(
    region: Region, row: FormRow, number: int, unit: str, columns: list[Amounts], readings: Readings
) -> None:
    assert row.place is not None
    if row.is_value:
        if columns:
            readings.take(
                region, Place(number, columns[-1].at), target(row.place), columns[-1].year, row.name, unit
            )
        return
    for amounts in columns:
        place = Place(number, amounts.at)
        cell, divided = _places(amounts.column, row)
        if cell is not None:
            readings.take(region, place, cell, amounts.year, row.name, unit or amounts.unit)
        if divided is not None and row.is_subject and figure(region.sheet, *place).number:
            readings.take(region, place, divided, amounts.year, "", unit or amounts.unit)


@lru_cache(maxsize=8192)
def _places(column: FormColumn, row: FormRow) -> tuple[Target | None, Target | None]:
    """What the cell of a row and a column holds, and what it divides."""
    cell = target(column.cell.format(row.place)) if column.cell else None
    return cell, target(column.divided.format(row.place)) if column.divided else None
