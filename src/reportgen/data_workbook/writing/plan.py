"""What a workbook to fill in consists of, before anything is written: sheets, sections, rows and cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reportgen.model.values import ValueKind


@dataclass(frozen=True, slots=True)
class PlannedColumn:
    """A column of a section.

    Attributes:
        head: what is written above it.
        kind: of what it holds; None for names of rows and for what is not read.
        note: what to write there.
        choices: the only values that may be written there; empty where any may.
        is_wanted: whether the layout needs something there.
    """

    head: str
    kind: ValueKind | None = None
    note: str = ""
    choices: tuple[str, ...] = ()
    is_wanted: bool = False


@dataclass(frozen=True, slots=True)
class PlannedCell:
    """A cell of a section.

    Attributes:
        value: what stands there; None for a blank one.
        applies: whether anything may be written there at all.
        is_wanted: whether the layout needs it.
        kind: of its value, where the column does not say it.
        choices: the only values that may be written there, where the column does not say them.
    """

    value: object = None
    applies: bool = True
    is_wanted: bool = False
    kind: ValueKind | None = None
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SumRow:
    """A row that adds up what belongs to the total in the row above.

    Attributes:
        label: what the row is called.
        parts: addresses of the rows, or of the sections of lists, that add up.
        optional: those that count as zero where the workbook does not have them.
    """

    label: str
    parts: tuple[str, ...]
    optional: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """A row of a section.

    Attributes:
        cells: by head.
        level: of an entry in a tree, from 1; 0 where there are no levels.
        name: of a group's item, as the row is called in addresses.
        sums: rows below it that add up its parts.
    """

    cells: Mapping[str, PlannedCell]
    level: int = 0
    name: str = ""
    sums: tuple[SumRow, ...] = ()


@dataclass(slots=True)
class PlannedSection:
    """A section of a sheet.

    Attributes:
        address: of what it holds.
        title: what stands beside the address.
        columns: from left to right.
        rows: from top to bottom.
        is_list: whether rows may be added.
    """

    address: str
    title: str
    columns: list[PlannedColumn]
    rows: list[PlannedRow]
    is_list: bool = False


@dataclass(slots=True)
class PlannedSheet:
    """A sheet with its sections."""

    name: str
    sections: list[PlannedSection] = field(default_factory=list)
