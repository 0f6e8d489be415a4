"""Finding the sections of a workbook: where each begins, its heads and its rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.data_workbook.vocabulary import MARK, REMARKS, Held, held_by_section
from reportgen.errors import Refusal, Spot
from reportgen.intake.cells import Book, Sheet


@dataclass(frozen=True, slots=True)
class Section:
    """One section of a sheet.

    Attributes:
        sheet: it stands on.
        address: of what it holds.
        at: its mark, as 0-based row and column.
        heads: by column, from left to right.
        head_row: where they stand.
        rows: that say something, without remarks.
    """

    sheet: Sheet
    address: str
    at: tuple[int, int]
    heads: dict[int, str]
    head_row: int
    rows: tuple[int, ...]

    @property
    def spot(self) -> Spot:
        """The cell of its mark."""
        return self.sheet.spot(*self.at)

    @property
    def first_column(self) -> int:
        """The leftmost column with a head."""
        return min(self.heads, default=self.at[1])

    def holds(self) -> Held:
        """What its address leads to.

        Raises:
            Refusal: when it leads nowhere.
        """
        held = held_by_section(self.address)
        if held.is_value:
            raise Refusal(f"“{self.address}”是一个值，不是一组数据", "它写在上一级的段里，占一行")
        if sum(key is None for key in held.keys) > 1:
            raise Refusal(f"“{self.address}”隔了两层列表", "请写明是哪一项，如 项目.第1项.指标")
        if None in held.keys and held.record is not None and not held.many:
            message, hint = (
                f"“{self.address}”属于列表里的每一项",
                "它写在列表的段里，占几列，如 资金.合计.决算数",
            )
            raise Refusal(message, hint)
        return held


def has_sections(book: Book) -> bool:
    """Whether a workbook was made to be filled in, and is no official form."""
    return any(True for sheet in book.sheets for _ in _marks(sheet))


def sections(sheet: Sheet) -> Iterator[Section]:
    """The sections of a sheet from top to bottom."""
    marks = list(_marks(sheet))
    formulas = {row for row, _ in sheet.marks}
    for number, (row, column, address) in enumerate(marks, start=1):
        end = marks[number][0] if number < len(marks) else len(sheet.rows)
        shown = [at for at in range(row + 1, end) if at in formulas or any(map(_is_filled, sheet.rows[at]))]
        heads = {at: text for at in range(sheet.width) if (text := sheet.text(shown[0], at))} if shown else {}
        first = min(heads, default=column)
        rows = tuple(at for at in shown[1:] if not sheet.text(at, first).startswith(REMARKS))
        yield Section(sheet, address, (row, column), heads, shown[0] if shown else row, rows)


def _is_filled(value: object) -> bool:
    return value != ""


def _marks(sheet: Sheet) -> Iterator[tuple[int, int, str]]:
    for row, values in enumerate(sheet.rows):
        for column, value in enumerate(values):
            if value == "":
                continue
            if isinstance(value, str) and (found := MARK.match(value.strip())):
                yield row, column, found[1].strip()
            break
