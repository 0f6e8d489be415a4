"""Tables that stand beside one another on a sheet, each as a sheet of its own whose cells keep their places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from reportgen.intake.cells import Place, Sheet
from reportgen.intake.limits import MAX_CELLS
from reportgen.intake.names import bare

_NEAR = 2
"""Rows by which the titles of tables beside one another may be apart; a table below another begins further down."""

_HEADS_OF_ROWS = re.compile(r".*(?:项目|名称|科目|一级指标|序号)|因公出国.*")


def parts_of(sheet: Sheet, titles: Iterable[Place]) -> list[Sheet]:
    """The tables of a sheet, those beside one another apart; the sheet itself where there are none such.

    Args:
        sheet: with its tables.
        titles: where something stands that begins a table; of absurdly many none counts.
    """
    places = sorted(set(titles))
    if len(places) * len(sheet.rows) * sheet.width > MAX_CELLS:
        return [sheet]
    bands = list(_bands(places))
    return [sheet] if all(len(band) == 1 for band in bands) else _apart(sheet, bands)


def _apart(sheet: Sheet, bands: Sequence[list[Place]]) -> list[Sheet]:
    """The tables of every band; the sheet itself where what a title would begin is no table."""
    parts: list[Sheet] = []
    above = range(bands[0][0].row)
    ends = [*(band[0].row for band in bands[1:]), len(sheet.rows)]
    for band, end in zip(bands, ends, strict=True):
        rows = range(min(place.row for place in band), end)
        beside = sorted(band, key=lambda place: place.column)
        edges = [0, *(_left_edge(sheet, one, other, rows) for one, other in pairwise(beside)), sheet.width]
        areas = [range(left, right) for left, right in pairwise(edges)]
        if len(areas) > 1 and not all(_has_heads(sheet, rows, columns) for columns in areas):
            return [sheet]
        parts += [_part(sheet, above, rows, columns) for columns in areas]
    return parts


def _has_heads(sheet: Sheet, rows: range, columns: range) -> bool:
    """Whether something heads rows there, as in any table of its own; columns of amounts alone are the rest of one."""
    texts = (sheet.raw(row, column) for row in rows for column in columns)
    return any(isinstance(text, str) and _HEADS_OF_ROWS.fullmatch(bare(text)) for text in texts if text)


def _bands(titles: Sequence[Place]) -> Iterator[list[Place]]:
    """Titles in rows close together and in different columns belong to tables beside one another."""
    band: list[Place] = []
    for title in titles:
        is_beside = band and title.row <= band[0].row + _NEAR
        if is_beside and all(abs(title.column - other.column) > 1 for other in band):
            band.append(title)
        else:
            if band:
                yield band
            band = [title]
    if band:
        yield band


def _left_edge(sheet: Sheet, before: Place, title: Place, rows: range) -> int:
    """The first column of a table: that of its merged title, else behind the blank column before its title, if there is one."""
    if title not in sheet.merged:
        for column in range(title.column, before.column, -1):
            if all(sheet.raw(row, column) == "" for row in rows):
                return column
    return title.column


def _part(sheet: Sheet, above: range, rows: range, columns: range) -> Sheet:
    """A sheet with nothing but some columns of some rows, and what stands above all tables."""
    left, right = columns.start, columns.stop
    blank = [""] * sheet.width
    behind = [""] * (sheet.width - right)
    before = [""] * left

    def shown(number: int, row: Sequence[object]) -> Sequence[object]:
        if number in rows:
            return [*before, *row[left:right], *behind]
        return row if number in above else blank

    def is_shown(row: int, column: int) -> bool:
        return (row in rows and column in columns) or row in above

    return Sheet(
        sheet.book,
        sheet.name,
        sheet.is_hidden,
        [shown(number, row) for number, row in enumerate(sheet.rows)],
        {cell: first for cell, first in sheet.merged.items() if is_shown(*cell)},
        {cell: mark for cell, mark in sheet.marks.items() if is_shown(*cell)},
    )
