"""Grids of cells from the rules on a page: what no line parts is one cell."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from reportgen.finished.pdf.geometry import Box
from reportgen.finished.pdf.glyphs import Glyph
from reportgen.finished.pdf.rules import NEAR, RuledLine, clusters, nearest_index


@dataclass(frozen=True, slots=True)
class Extent:
    """Which rows and columns of a grid one cell covers."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(slots=True)
class Grid:
    """A ruled table on one page.

    Attributes:
        columns: where its vertical lines stand.
        rows: where its horizontal lines stand.
        extents: the cell of each place, by row and column.
        glyphs: the characters of each cell.
    """

    columns: list[float]
    rows: list[float]
    extents: dict[tuple[int, int], Extent]
    glyphs: dict[Extent, list[Glyph]] = field(default_factory=dict)

    @property
    def box(self) -> Box:
        """What it covers of the page."""
        return Box(self.columns[0], self.rows[0], self.columns[-1], self.rows[-1])

    @property
    def cells(self) -> list[Extent]:
        """Its cells from left to right, row by row."""
        return sorted(set(self.extents.values()), key=lambda extent: (extent.row, extent.column))

    @property
    def is_table(self) -> bool:
        """Whether it is more than a frame around a text, or the lines of a chart."""
        filled = len(self.glyphs)
        return (filled >= 2 and 3 * filled >= len(set(self.extents.values()))) or filled >= 12

    def take(self, glyph: Glyph) -> bool:
        """Put a character into its cell; False where it stands outside."""
        x, y = glyph.box.middle
        if not self.box.holds(x, y):
            return False
        row = min(bisect_right(self.rows, y), len(self.rows) - 1) - 1
        column = min(bisect_right(self.columns, x), len(self.columns) - 1) - 1
        self.glyphs.setdefault(self.extents[max(row, 0), max(column, 0)], []).append(glyph)
        return True


def grids_of(horizontal: list[RuledLine], vertical: list[RuledLine]) -> list[Grid]:
    """The grids that the rules of a page make, from top to bottom; lines that cross no other make none."""
    grids = (_grid(across, down) for across, down in _crossing(horizontal, vertical))
    return sorted((grid for grid in grids if grid is not None), key=lambda grid: grid.rows[0])


def _crossing(
    horizontal: list[RuledLine], vertical: list[RuledLine]
) -> Iterator[tuple[list[RuledLine], list[RuledLine]]]:
    """Rules in groups of those that touch one another."""
    waiting = set(range(len(vertical)))
    unseen = set(range(len(horizontal)))
    while unseen:
        queue, across, down = [unseen.pop()], [], []
        while queue:
            line = horizontal[queue.pop()]
            across.append(line)
            touching = [index for index in waiting if _touch(line, vertical[index])]
            waiting.difference_update(touching)
            for index in touching:
                down.append(vertical[index])
                reached = [other for other in unseen if _touch(horizontal[other], vertical[index])]
                unseen.difference_update(reached)
                queue += reached
        if down:
            yield across, down


def _touch(horizontal: RuledLine, vertical: RuledLine) -> bool:
    return horizontal.reaches(vertical.at) and vertical.reaches(horizontal.at)


def _grid(across: list[RuledLine], down: list[RuledLine]) -> Grid | None:
    # The ends of lines count as borders too: many tables are open to the left and right.
    columns = _with_ends(clusters(rule.at for rule in down), across)
    rows = _with_ends(clusters(rule.at for rule in across), down)
    if len(columns) < 2 or len(rows) < 2 or (len(columns) == 2 and len(rows) == 2):
        return None
    return Grid(columns, rows, _extents(columns, rows, across, down))


def _with_ends(positions: list[float], crossing: Iterable[RuledLine]) -> list[float]:
    ends = [(rule.start, rule.end) for rule in crossing]
    first, last = min(start for start, _ in ends), max(end for _, end in ends)
    outer = [end for end in (first, last) if end < positions[0] - 2 * NEAR or end > positions[-1] + 2 * NEAR]
    return sorted([*positions, *outer])


def _extents(
    columns: list[float], rows: list[float], across: list[RuledLine], down: list[RuledLine]
) -> dict[tuple[int, int], Extent]:
    parents = {
        (row, column): (row, column) for row in range(len(rows) - 1) for column in range(len(columns) - 1)
    }

    def root(place: tuple[int, int]) -> tuple[int, int]:
        while parents[place] != place:
            parents[place] = parents[parents[place]]
            place = parents[place]
        return place

    walls, floors = _by_position(down, columns), _by_position(across, rows)
    for row, column in parents:
        x, y = (columns[column] + columns[column + 1]) / 2, (rows[row] + rows[row + 1]) / 2
        if column + 2 < len(columns) and not _covers(walls.get(column + 1, ()), y):
            parents[root((row, column + 1))] = root((row, column))
        if row + 2 < len(rows) and not _covers(floors.get(row + 1, ()), x):
            parents[root((row + 1, column))] = root((row, column))
    members: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for place in parents:
        members.setdefault(root(place), []).append(place)
    return {place: extent for places in members.values() for extent in [_extent(places)] for place in places}


def _by_position(rules: Iterable[RuledLine], positions: list[float]) -> dict[int, list[RuledLine]]:
    found: dict[int, list[RuledLine]] = {}
    for rule in rules:
        found.setdefault(nearest_index(positions, rule.at), []).append(rule)
    return found


def _covers(rules: Iterable[RuledLine], position: float) -> bool:
    return any(rule.start <= position <= rule.end for rule in rules)


def _extent(places: list[tuple[int, int]]) -> Extent:
    rows, columns = {row for row, _ in places}, {column for _, column in places}
    first_row, first_column = min(rows), min(columns)
    return Extent(first_row, first_column, max(rows) - first_row + 1, max(columns) - first_column + 1)
