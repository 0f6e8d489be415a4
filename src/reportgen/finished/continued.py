"""Tables that go on over pages under their title again, marked as 续表: read as the one table that they are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from reportgen.finished.model import GridTable, ProseParagraph

_CONTINUED = re.compile(r"[（(]\s*续表?\s*\d*[）)]\s*$|续表\s*\d*\s*$")
_MOST_BETWEEN = 6
"""Paragraphs and small tables (unit, number of the form) between a repeated title and its table."""

Block = ProseParagraph | GridTable


def with_tables_joined(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks with what stands under a repeated title joined to the table that it continues."""
    joined: list[Block] = []
    between: list[Block] | None = None
    for block in blocks:
        if isinstance(block, ProseParagraph) and _CONTINUED.search(block.text):
            joined += between or []
            between = [block]
        elif between is None:
            joined.append(block)
        elif isinstance(block, GridTable) and (found := _continued_by(block, joined)) is not None:
            at, whole = found
            joined[at] = whole
            between = None
        else:
            between.append(block)
            if len(between) > _MOST_BETWEEN:
                joined += between
                between = None
    return (*joined, *(between or ()))


def _continued_by(table: GridTable, blocks: list[Block]) -> tuple[int, GridTable] | None:
    """Where the last table stands that has the same heads and more rows than these, and both tables as one."""
    for at in range(len(blocks) - 1, -1, -1):
        before = blocks[at]
        if isinstance(before, GridTable) and before.width == table.width:
            heads = _equal_rows(before, table)
            if 0 < heads < table.height:
                return at, _with_rows(before, table, heads)
    return None


def _row(table: GridTable, row: int) -> list[tuple[int, int, int, str]]:
    return [(cell.column, cell.columns, cell.rows, cell.text) for cell in table.row(row)]


def _equal_rows(one: GridTable, other: GridTable) -> int:
    """How many rows both begin with."""
    rows = range(min(one.height, other.height))
    return next((row for row in rows if _row(one, row) != _row(other, row)), len(rows))


def _with_rows(before: GridTable, table: GridTable, heads: int) -> GridTable:
    """The first table with the rows of the other one below its heads."""
    down = before.height - heads
    added = (replace(cell, row=cell.row + down) for cell in table.cells if cell.row >= heads)
    return GridTable((*before.cells, *added), before.spot)
