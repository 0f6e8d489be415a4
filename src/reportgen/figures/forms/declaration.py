"""What forms are declared with: rows, columns, and the parts of a table that they make up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

Names: TypeAlias = tuple[str, ...]
"""One thing by its official name, and by the others that forms of other years and provinces give it."""

# Rows and columns are told apart by their identity, which is quick: each is declared once.

BUDGET = "年初预算数"
ADJUSTED = "全年预算数"
ACTUAL = "决算数"
BARE_BUDGET = "预算数"
"""A head that does not say which budget is meant: the note of the form does."""

COLUMN_HEADS: dict[str, Names] = {
    BUDGET: (BUDGET,),
    ADJUSTED: (ADJUSTED, "调整预算数"),
    ACTUAL: (ACTUAL, "金额", "期末数", "决算"),
    BARE_BUDGET: (BARE_BUDGET,),
}
"""The columns of a line item, by how they are headed."""


@dataclass(frozen=True, slots=True, eq=False)
class FormRow:
    """One row that a form names.

    Attributes:
        names: without the number before it (一、, （一）, 1．).
        place: address of the line item that it stands for, or of one value; None where a report has no place for it.
        below: the row after which the name means this one, where an earlier row is called the same.
        is_value: whether `place` is that of one value and not of a line item.
        is_subject: whether it is a subject of the classification, which other columns may divide.
    """

    names: Names
    place: str | None
    below: str = ""
    is_value: bool = False
    is_subject: bool = False

    @property
    def name(self) -> str:
        """The name that is printed."""
        return self.names[0]


@dataclass(frozen=True, slots=True, eq=False)
class FormColumn:
    """One column of amounts.

    In an address, ``{}`` stands for what the row says.

    Attributes:
        heads: every head above it that tells it from the others, each by its names.
        cell: what a cell in the row of a line item holds; None where a report has no place for it.
        total: what the cell in the row of the total holds, in a table that has one.
        divided: what it holds besides in the row of a subject.
        optional: heads that may stand above it too.
        tree: address of the list that its subjects belong to, where that is not the one of the table.
        is_bare_budget: whether its head does not say which budget is meant.
    """

    heads: tuple[Names, ...]
    cell: str | None = None
    total: str | None = None
    divided: str | None = None
    optional: Names = ()
    tree: str | None = None
    is_bare_budget: bool = False

    @property
    def name(self) -> str:
        """The last head as it is printed."""
        return self.heads[-1][0]


@dataclass(frozen=True, slots=True, eq=False)
class NamedRows:
    """A block of rows that the form names, beside others of its kind.

    Attributes:
        heads: of the column of names.
        rows: in the order of the form.
        columns: of the block.
    """

    heads: Names
    rows: tuple[FormRow, ...]
    columns: tuple[FormColumn, ...]


@dataclass(frozen=True, slots=True)
class SubjectRows:
    """Rows with codes of the functional classification, and the row of their total.

    Attributes:
        tree: address of the list that the subjects belong to.
        columns: of the table; what a cell holds is an address from its subject.
    """

    tree: str
    columns: tuple[FormColumn, ...]


@dataclass(frozen=True, slots=True)
class EconomicLists:
    """Lists of the economic classification beside one another, each code, name and amount, with sums below.

    Attributes:
        tree: address of the list that they make up.
        totals: the sums.
    """

    tree: str
    totals: tuple[FormRow, ...]


@dataclass(frozen=True, slots=True)
class EconomicColumns:
    """Subjects of the functional classification against columns of the economic one: its row of totals is read.

    Attributes:
        tree: address of the list that the columns make up.
        total: address of the line item of the whole.
    """

    tree: str
    total: str


@dataclass(frozen=True, slots=True)
class OneRow:
    """A table of one row of amounts."""

    columns: tuple[FormColumn, ...]


Part: TypeAlias = "tuple[NamedRows, ...] | SubjectRows | EconomicLists | EconomicColumns | OneRow"


@dataclass(frozen=True, slots=True)
class Form:
    """One official form.

    Attributes:
        id: the number of the national rules for publishing, 公开01 to 公开09, else that of the final accounts system.
        titles: as printed, and as other years and provinces have it.
        labels: what else it is known by, in a corner or in the name of a sheet: 公开03表, GK03, 财决04表, Z04.
        parts: what it is made of; of several, the one that a sheet shows is meant.
    """

    id: str
    titles: Names
    labels: Names
    parts: tuple[Part, ...]

    @property
    def title(self) -> str:
        """The title that is printed."""
        return self.titles[0]
