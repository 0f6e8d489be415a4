"""Columns as wide as what they hold: no number is broken, and names get the room that numbers leave."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from reportgen.word.finishing.tables.heights import BESIDE_TEXT
from reportgen.word.finishing.tables.measuring import widest_unbreakable, width_in_characters
from reportgen.word.finishing.tables.styles import CellMargins, TableStyles
from reportgen.word.finishing.tables.table_xml import TableXml, lines_of
from reportgen.word.package.properties import with_run_properties

_STYLE = re.compile(r'<w:pStyle w:val="([^"]*)"/>')
_STATED_SIZE = re.compile(r'<w:sz w:val="(\d+)"/>')
_SMALLEST = 150
"""7.5 points, in twips: smaller figures would not be read."""
_HALF_POINT = 10
_WIDER = 1.05
"""How much wider than measured a typeface may set numbers before it breaks one."""
_LINES_OF_HEADS = 4
_NARROWEST_HEAD = 2
"""Characters in a line of a head, so that one of four, such as 度量单位, takes two lines."""
_SHORT_HEAD = 6
"""Characters of a head that stands in one line where there is room, and not with a single one in a second; longer ones take two."""
_NARROWEST_TEXT = 6
"""Characters in a line of a column of names that is not wide enough for them."""


class _Needs(NamedTuple):
    """How wide each column must be (its longest number), may at least be, and would be with every text in one line."""

    must: list[int]
    least: list[int]
    whole: list[int]


def fitted(table: TableXml, styles: TableStyles) -> TableXml:
    """The table with columns and, where they do not suffice, a size of text in which no number is broken."""
    size = _size_of(table, styles)
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


def set_smaller(table: TableXml, styles: TableStyles, share: float) -> TableXml | None:
    """The table with text of that share of the size that its styles give it; None where that could not be read.

    Text that is as small already stays as it is.
    """
    size = _size_of(table, styles)
    smaller = round(size * share / _HALF_POINT) * _HALF_POINT
    if smaller < _SMALLEST:
        return None
    if 0 < stated_size(table) * _HALF_POINT <= smaller:
        return table
    needs = _needs(table, styles, styles.ruled[table.style], smaller / size)
    return _in_size(table.with_widths(_shared(needs, table.widths)), smaller // _HALF_POINT)


def stated_size(table: TableXml) -> int:
    """The smallest size that its text states, in half-points; 0 where its styles decide."""
    found = (_STATED_SIZE.search(cell.content) for row in table.rows for cell in row.cells)
    return min((int(size[1]) for size in found if size), default=0)


def _size_of(table: TableXml, styles: TableStyles) -> int:
    """How large the styles of its paragraphs set text, the largest of them; 0 where none says so."""
    named = {found[1] for row in table.rows for cell in row.cells if (found := _STYLE.search(cell.content))}
    return max((text.size for id in named if (text := styles.texts.get(id))), default=0)


def _needs(table: TableXml, styles: TableStyles, margins: CellMargins, scale: float) -> _Needs:
    beside = margins.horizontal + BESIDE_TEXT
    must, least, whole = ([beside] * len(table.widths) for _ in range(3))
    for column, content, is_head in _different(table):
        found = _STYLE.search(content)
        text = styles.texts.get(found[1]) if found else None
        size = text.size * scale if text else 0
        room = _room_of(content, is_head)
        must[column] = max(must[column], round(room.must * size) + beside)
        least[column] = max(least[column], round(room.least * size) + beside)
        whole[column] = max(whole[column], round(room.whole * size) + beside)
    return _Needs(must, least, whole)


def _different(table: TableXml) -> Iterable[tuple[int, str, bool]]:
    """The column, content and kind of row of cells in one column, those that are alike once."""
    return dict.fromkeys(
        (column, cell.content, row.is_head)
        for row in table.rows
        for column, cell in row.columns()
        if cell.span == 1
    )


class _Room(NamedTuple):
    """What one cell must have, may at least have, and would have, in characters."""

    must: float
    least: float
    whole: float


@lru_cache(maxsize=4096)
def _room_of(content: str, is_head: bool) -> _Room:
    rooms = [_room_of_line(line, is_head) for line in lines_of(content)]
    return _Room(*map(max, zip(*rooms, strict=True)))


def _room_of_line(line: str, is_head: bool) -> _Room:
    must, width = widest_unbreakable(line) * _WIDER, width_in_characters(line)
    if is_head:
        narrow = max(min(width, _NARROWEST_HEAD), width / _LINES_OF_HEADS)
        wanted = width if width <= _SHORT_HEAD else max(narrow, width / 2)
        return _Room(must, max(must, narrow), max(must, wanted))
    return _Room(must, max(must, min(width, _NARROWEST_TEXT)), max(must, width))


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
    rows = tuple(
        row.holding(cell.saying(in_size(cell.content, half_points)) for cell in row.cells)
        for row in table.rows
    )
    return TableXml(table.properties, table.widths, rows)


@lru_cache(maxsize=4096)
def in_size(content: str, half_points: int) -> str:
    """Paragraphs with their text in that size."""
    sizes = {name: f'<w:{name} w:val="{half_points}"/>' for name in ("sz", "szCs")}
    return with_run_properties(content, lambda _: sizes)
