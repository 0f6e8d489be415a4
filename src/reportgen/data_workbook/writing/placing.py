"""Where everything that was planned for a sheet goes: rows, columns, and cells by their address."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass, field

from reportgen.data_workbook.vocabulary import LEVEL
from reportgen.data_workbook.writing.plan import PlannedRow, PlannedSection, PlannedSheet, SumRow
from reportgen.intake.cells import Place


@dataclass(frozen=True, slots=True)
class ListBlock:
    """The rows of a list on the sheet.

    Attributes:
        first: its first row.
        last: its last row, blank ones included.
        columns: by head.
    """

    first: int
    last: int
    columns: dict[str, int]

    def area(self, head: str) -> str | None:
        """The cells below a head, as formulas refer to them."""
        at = self.columns.get(head)
        return None if at is None else f"{Place(self.first, at)}:{Place(self.last, at)}"

    @property
    def levels(self) -> str | None:
        """The cells with the levels of the entries."""
        return self.area(LEVEL)


@dataclass(slots=True)
class PlacedRow:
    """A row with its place; `sum` is set for a row of formulas below a total."""

    at: int
    row: PlannedRow
    sum: SumRow | None = None


@dataclass(slots=True)
class PlacedSection:
    """A section with the rows of its mark, its heads and all that follows."""

    section: PlannedSection
    mark_row: int
    head_row: int
    rows: list[PlacedRow]

    def column(self, head: str) -> int | None:
        """The column below a head."""
        return next((at for at, column in enumerate(self.section.columns) if column.head == head), None)


@dataclass(slots=True)
class Placed:
    """A sheet with everything at its place.

    Attributes:
        sections: from top to bottom.
        lines: the rows of lines by their address, with the columns of their section.
        sums: the rows that add up, by the address of the total.
        lists: the rows of lists by their address.
    """

    sections: list[PlacedSection] = field(default_factory=list)
    lines: dict[str, tuple[int, dict[str, int]]] = field(default_factory=dict)
    sums: dict[str, list[PlacedRow]] = field(default_factory=dict)
    lists: dict[str, ListBlock] = field(default_factory=dict)


def placed(sheet: PlannedSheet) -> Placed:
    """Place the sections of a sheet one below the other."""
    found = Placed()
    known = set(_addresses(sheet))
    at = 0
    for section in sheet.sections:
        columns = {column.head: number for number, column in enumerate(section.columns)}
        rows = list(_rows(section, at + 2, known))
        placed_section = PlacedSection(section, at, at + 1, rows)
        found.sections.append(placed_section)
        last = rows[-1].at if rows else at + 1
        if section.is_list:
            found.lists[section.address] = ListBlock(at + 2, last, columns)
        for row in rows:
            if row.row.name:
                address = _address(section, row.row)
                if row.sum is None:
                    found.lines[address] = (row.at, columns)
                else:
                    found.sums.setdefault(address, []).append(row)
        at = last + 2
    return found


def _addresses(sheet: PlannedSheet) -> Iterator[str]:
    """The addresses of all lines and lists of a sheet."""
    for section in sheet.sections:
        if section.is_list:
            yield section.address
        yield from (_address(section, row) for row in section.rows if row.name)


def _address(section: PlannedSection, row: PlannedRow) -> str:
    return f"{section.address}.{row.name}" if section.address else row.name


def _rows(section: PlannedSection, at: int, known: Set[str]) -> Iterator[PlacedRow]:
    """The rows of a section; sums of which a part is not on the sheet are left out."""
    for row in section.rows:
        yield PlacedRow(at, row)
        at += 1
        for total in row.sums:
            if known >= set(total.parts):
                yield PlacedRow(at, row, total)
                at += 1
