"""How tests of finished documents look at what was read."""

from __future__ import annotations

from reportgen.finished import FinishedDocument, GridTable


def texts(document: FinishedDocument) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def rows(table: GridTable) -> list[list[str]]:
    """The texts of the cells that begin in each row."""
    return [[cell.text for cell in table.row(number)] for number in range(table.height)]
