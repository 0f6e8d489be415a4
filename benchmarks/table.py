"""The table that benchmarks print."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.table import Table

Row = tuple[str, str, str]
"""What was measured, the figure, and the figure to reach."""


def print_table(rows: Iterable[Row]) -> None:
    """Print the rows under their headings."""
    table = Table("measured side by side", "figure", "to reach")
    for row in rows:
        table.add_row(*row)
    Console(width=110).print(table)
