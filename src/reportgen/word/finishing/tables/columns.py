"""Columns as wide as what they hold: no number is broken, and names get the room that numbers leave."""

from __future__ import annotations

import re
from typing import NamedTuple

from reportgen.word.finishing.tables.heights import BESIDE_TEXT
from reportgen.word.finishing.tables.measuring import widest_unbreakable, width_in_characters
from reportgen.word.finishing.tables.styles import CellMargins, TableStyles
from reportgen.word.finishing.tables.table_xml import CellXml, RowXml, TableXml
from reportgen.word.package.properties import with_run_properties

_STYLE = re.compile(r'<w:pStyle w:val="([^"]*)"/>')
_SMALLEST = 150
"""7.5 points, in twips: smaller figures would not be read."""
_HALF_POINT = 10
_LINES_OF_HEADS = 4
_NARROWEST_HEAD = 2
"""Characters in a line of a head, so that one of four, such as 度量单位, takes two lines."""
_NARROWEST_TEXT = 6
"""Characters in a line of a column of names that is not wide enough for them."""


class _Needs(NamedTuple):
    """How wide each column must be (its longest number), may at least be, and would be with every text in one line."""

    must: list[int]
    least: list[int]
    whole: list[int]


def size_of(cell: CellXml, styles: TableStyles) -> int:
    """How large the characters of a cell are, in twips; 0 where that is not known."""
    found = _STYLE.search(cell.content)
    text = styles.texts.get(found[1]) if found else None
    return text.size if text else 0


def fitted(table: TableXml, styles: TableStyles) -> TableXml:
    """The table with columns and, where they do not suffice, a size of text in which no number is broken."""
    size = max((size_of(cell, styles) for row in table.rows for cell in row.cells), default=0)
    if not size:
        return table
    margins = styles.ruled[table.style]
    needs = _needs(table, styles, margins, 1.0)
    if all(whole <= width for whole, width in zip(needs.whole, table.widths, strict=True)):
        return table
    smaller = size
    while sum(needs.least) > sum(table.widths) and smaller - _HALF_POINT >= _SMALLEST:
        smaller -= _HALF_POINT
        needs = _needs(table, styles, margins, smaller / size)
    changed = table.with_widths(_shared(needs, table.widths))
    return changed if smaller == size else _in_size(changed, smaller // _HALF_POINT)


def _needs(table: TableXml, styles: TableStyles, margins: CellMargins, scale: float) -> _Needs:
    must, least, whole = ([margins.horizontal + BESIDE_TEXT] * len(table.widths) for _ in range(3))
    for row in table.rows:
        for column, cell in row.columns():
            if cell.span > 1:
                continue
            size = size_of(cell, styles) * scale
            beside = margins.horizontal + BESIDE_TEXT
            for line in cell.lines:
                unbroken = round(widest_unbreakable(line) * size) + beside
                wanted = round(width_in_characters(line) * size) + beside
                narrow = round(_least_room(row, line) * size) + beside
                must[column] = max(must[column], unbroken)
                least[column] = max(least[column], unbroken, narrow)
                whole[column] = max(whole[column], unbroken, narrow if row.is_head else wanted)
    return _Needs(must, least, whole)


def _least_room(row: RowXml, line: str) -> float:
    """Characters that a line of the text must hold to be read with ease."""
    width = width_in_characters(line)
    if row.is_head:
        return max(min(width, _NARROWEST_HEAD), width / _LINES_OF_HEADS)
    return min(width, _NARROWEST_TEXT)


def _shared(needs: _Needs, widths: tuple[int, ...]) -> list[int]:
    """Columns that are together as wide as before."""
    room = sum(widths)
    base = needs.least if sum(needs.least) <= room else needs.must
    if sum(base) > room:  # too many figures for any page: each column gives way alike
        base = [round(width * room / sum(base)) for width in base]
    wanted = [max(0, whole - given) for whole, given in zip(needs.whole, base, strict=True)]
    spare = room - sum(base)
    if sum(wanted) <= spare:
        shares = [
            width / room * (spare - sum(wanted)) + more for width, more in zip(widths, wanted, strict=True)
        ]
    else:
        shares = _short_ones_first(wanted, spare)
    shared = [given + int(share) for given, share in zip(base, shares, strict=True)]
    shared[shared.index(max(shared))] += room - sum(shared)
    return shared


def _short_ones_first(wanted: list[int], spare: float) -> list[float]:
    """What each gets of too little: those that want little all of it, the others the same share."""
    shares = [0.0] * len(wanted)
    waiting = sorted(range(len(wanted)), key=wanted.__getitem__)
    for number, column in enumerate(waiting):
        shares[column] = min(wanted[column], spare / (len(waiting) - number))
        spare -= shares[column]
    return shares


def _in_size(table: TableXml, half_points: int) -> TableXml:
    sizes = {name: f'<w:{name} w:val="{half_points}"/>' for name in ("sz", "szCs")}

    def sized(cell: CellXml) -> CellXml:
        return cell.saying(with_run_properties(cell.content, lambda _: sizes))

    rows = tuple(row.holding(map(sized, row.cells)) for row in table.rows)
    return TableXml(table.properties, table.widths, rows)
