"""One figure that a report prints, in a table or in a sentence."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal

from reportgen.amounts import yuan_to_wan
from reportgen.auditing.contradiction import Quotation, inside_quotes
from reportgen.errors import Spot


@dataclass(frozen=True, slots=True)
class PrintedFigure:
    """One figure of a report.

    Attributes:
        value: as printed; of a sentence in 万元, whatever unit it is printed in.
        places: its decimals.
        spot: where it stands.
        row: what its row is called, or what a sentence says it of.
        column: what its column is called, or which stage of the budget a sentence names.
        place: table, row and column, or section and statement (below zero), which tell it from all others.
        quote: the words of a sentence that states it; empty in tables.
        again: where sentences say the very same once more.
        unit: in which a sentence states it; empty in tables.
    """

    value: Decimal
    places: int
    spot: Spot = field(compare=False)
    row: str = field(compare=False)
    column: str = field(compare=False)
    place: tuple[int, int, int]
    quote: str = field(default="", compare=False)
    again: tuple[Quotation, ...] = field(default=(), compare=False)
    unit: str = field(default="", compare=False)

    @property
    def is_of_table(self) -> bool:
        """Whether it stands in a table."""
        return self.place[0] > 0

    @property
    def text(self) -> str:
        """What it says, e.g. ``教育支出 · 基本支出 12.50`` or ``教育支出12.50万元``."""
        return self.quote or f"{self.name} {self.value:f}"

    @property
    def name(self) -> str:
        """What it is the figure of."""
        named = " · ".join(part for part in (self.row, self.column) if part)
        return inside_quotes(named)

    @property
    def quotation(self) -> Quotation:
        """What it says and where."""
        return Quotation(self.spot, self.text)


def from_yuan(figure: PrintedFigure) -> PrintedFigure:
    """A figure of a table in 元 as one in 万元, told from the one that it was."""
    number, row, column = figure.place
    return replace(
        figure,
        value=yuan_to_wan(figure.value).normalize(),
        places=figure.places + 4,
        place=(number, row, -column - 1),
    )


def shown(value: Decimal, unit: str) -> str:
    """An amount in 万元 as messages show it: in the unit in which its sentence states it."""
    return f"{value.scaleb(4).normalize():f} 元" if unit == "元" and value else f"{value:f}"
