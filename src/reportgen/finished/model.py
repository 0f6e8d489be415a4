"""A finished document, whatever file it came in: paragraphs and tables in reading order, each with its place.

Nothing here knows what the document is about.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from reportgen.errors import Problem, Spot


@dataclass(frozen=True, slots=True)
class ProseParagraph:
    """One paragraph.

    Attributes:
        text: what it says, with the number in front that Word prints of itself.
        spot: where a reader finds it: ``正文第12段``, a page, or a line of a text file.
        level: 1 for the highest headings, 2 for those below …; 0 for body text. Only their order means something: one
            document counts from its parts, another from its chapters.
    """

    text: str
    spot: Spot
    level: int = 0


MOST_COLUMNS = 200
"""No cell is wider: a file may claim any width, and every place of a grid costs memory."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell of a table, which may cover several places of the grid.

    Attributes:
        row: 0-based row of its upper left corner.
        column: 0-based column of its upper left corner.
        text: what it says; its paragraphs one a line, where the file tells them apart.
        spot: where a reader finds it, e.g. ``表3第2行第4格``.
        rows: how many rows of the grid it covers.
        columns: how many columns of the grid it covers.
    """

    row: int
    column: int
    text: str
    spot: Spot
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True)
class GridTable:
    """A table; its cells from left to right, row by row."""

    cells: tuple[GridCell, ...]
    spot: Spot

    @cached_property
    def height(self) -> int:
        """The number of its rows."""
        return max((cell.row + cell.rows for cell in self.cells), default=0)

    @cached_property
    def width(self) -> int:
        """The number of columns of its grid."""
        return max((cell.column + cell.columns for cell in self.cells), default=0)

    @cached_property
    def _covered(self) -> dict[tuple[int, int], GridCell]:
        return {
            (row, column): cell
            for cell in self.cells
            for row in range(cell.row, cell.row + cell.rows)
            for column in range(cell.column, cell.column + cell.columns)
        }

    def at(self, row: int, column: int) -> GridCell | None:
        """The cell that covers a place of the grid; None where the row is shorter."""
        return self._covered.get((row, column))

    def row(self, number: int) -> tuple[GridCell, ...]:
        """The cells that begin in a row, from left to right."""
        return tuple(self._rows.get(number, ()))

    @cached_property
    def _rows(self) -> dict[int, list[GridCell]]:
        rows: dict[int, list[GridCell]] = {}
        for cell in self.cells:
            rows.setdefault(cell.row, []).append(cell)
        return rows


@dataclass(frozen=True, slots=True)
class FinishedDocument:
    """A document as it was published.

    Attributes:
        blocks: paragraphs and tables in reading order.
        problems: what could not be read in full, e.g. a page that is only a picture.
    """

    blocks: tuple[ProseParagraph | GridTable, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def paragraphs(self) -> tuple[ProseParagraph, ...]:
        """Its paragraphs, those of tables left out."""
        return tuple(block for block in self.blocks if isinstance(block, ProseParagraph))

    @property
    def tables(self) -> tuple[GridTable, ...]:
        """Its tables."""
        return tuple(block for block in self.blocks if isinstance(block, GridTable))


def without_empty_paragraphs(
    blocks: Iterable[ProseParagraph | GridTable],
) -> tuple[ProseParagraph | GridTable, ...]:
    """The blocks that say something."""
    return tuple(block for block in blocks if isinstance(block, GridTable) or block.text.strip())
