"""Forms of a single row, such as 公开09: one figure below each column."""

from __future__ import annotations

from reportgen.figures.forms.declaration import OneRow
from reportgen.intake.cells import Place, Sheet
from reportgen.intake.names import bare, plain, without_year
from reportgen.intake.places import target
from reportgen.intake.readings import Readings
from reportgen.intake.recognition import Region
from reportgen.intake.tables.columns import NOTES, amount_columns


def read_one_row(region: Region, part: OneRow, readings: Readings) -> bool:
    sheet = region.sheet
    known = frozenset(bare(name) for column in part.columns for names in column.heads for name in names)
    known |= frozenset(("合计", "小计"))
    head_rows = _head_rows(region, known)
    if not head_rows:
        return False
    columns = amount_columns(region, part.columns, range(sheet.width), head_rows, readings)
    row = next(
        (
            line
            for line in range(head_rows.stop, region.bottom)
            if not _is_numbering(sheet, line)
            and any(sheet.text(line, one.at) for one in columns)
            and not sheet.text(line, columns[0].at).startswith(NOTES)
        ),
        None,
    )
    if row is None:
        return bool(columns)
    for amounts in columns:
        if amounts.column.cell:
            words = "".join(heads[0] for heads in amounts.column.heads[::-1])
            readings.take(
                region, Place(row, amounts.at), target(amounts.column.cell), amounts.year, words, amounts.unit
            )
    return True


def _head_rows(region: Region, known: frozenset[str]) -> range:
    """The rows from the first to the last that have two of the known heads each, before any figure."""
    sheet = region.sheet
    heads: list[int] = []
    for row in range(region.top, region.bottom):
        if sum(_without_year(sheet.text(row, column)) in known for column in range(sheet.width)) >= 2:
            heads.append(row)
        elif heads and any(isinstance(value, int | float) for value in sheet.rows[row]):
            break
    return range(heads[0], heads[-1] + 1) if heads else range(0)


def _without_year(text: str) -> str:
    return without_year(bare(text))[0] if text else ""


def _is_numbering(sheet: Sheet, row: int) -> bool:
    """Whether a row only counts the columns: 1, 2, 3…"""
    shown = [plain(sheet.text(row, column)) for column in range(sheet.width)]
    numbers = [text for text in shown if text and text != "栏次"]
    return len(numbers) > 2 and numbers == [str(number) for number in range(1, len(numbers) + 1)]
