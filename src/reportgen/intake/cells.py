"""Workbooks as typed cells, each with its place: `read_book` turns the bytes of any kind of workbook into sheets."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, MutableSequence, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from io import BytesIO
from itertools import product
from typing import Any, NamedTuple, TypeAlias

from reportgen.errors import Problem, Refusal, Severity, Spot, UnreadableError
from reportgen.intake.csv_text import rows_of
from reportgen.intake.limits import MAX_COLUMNS, MAX_MERGED, MAX_SHEETS
from reportgen.intake.opening import FileKind, damaged, has_macros, kind_of, protected
from reportgen.intake.package_xml import CellMark, SheetMarks, column_of, examined
from reportgen.source.complaints import Complaints
from reportgen.source.files import within_limit

Value: TypeAlias = "str | Decimal | bool | datetime.date | None"
"""What a cell holds: blank is None; a number is the shortest decimal that the cell shows."""

_SIGNIFICANT = ".15g"
"""What Excel shows of a number at most: 48.379999999999995 is 48.38."""


class Place(NamedTuple):
    """Where a cell stands: 0-based row and column."""

    row: int
    column: int

    @classmethod
    def named(cls, name: str) -> Place:
        """The place of a cell that is called D12."""
        letters = name.rstrip("0123456789")
        return cls(int(name[len(letters) :]) - 1, column_of(letters.encode()))

    def __str__(self) -> str:
        return f"{_letters(self.column)}{self.row + 1}"


@lru_cache(maxsize=1024)
def _letters(column: int) -> str:
    """How a column is called: A, B, … Z, AA."""
    letters, rest = "", column + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(65 + letter) + letters
    return letters


@dataclass(slots=True)
class Sheet:
    """One worksheet.

    Attributes:
        book: name of the file.
        name: of the sheet, empty for a table that is text.
        is_hidden: whether Excel does not show it.
        rows: what the reading library found, row by row from A1; blank cells are empty texts.
        merged: the top left cell of the merged range that a cell belongs to.
        marks: what only the XML tells of a cell.
    """

    book: str
    name: str
    is_hidden: bool
    rows: Sequence[Sequence[object]]
    merged: Mapping[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    marks: Mapping[tuple[int, int], CellMark] = field(default_factory=dict)

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.rows[0]) if self.rows else 0

    def raw(self, row: int, column: int) -> object:
        """What the reading library found in a cell; an empty text for a blank one and beyond the sheet."""
        if row < 0 or column < 0:
            return ""
        try:
            return self.rows[row][column]
        except IndexError:
            return ""

    def value(self, row: int, column: int) -> Value:
        """What a cell holds."""
        return value_of(self.raw(row, column))

    def text(self, row: int, column: int) -> str:
        """What a cell says as text, without blanks around it; empty for a blank one."""
        try:
            found = self.rows[row][column] if row >= 0 <= column else ""
        except IndexError:
            return ""
        if type(found) is str:
            return found.strip()
        return _text_of_number(found) if type(found) is float else text_of(value_of(found))

    def mark(self, row: int, column: int) -> CellMark | None:
        """What only the XML tells of a cell."""
        return self.marks.get((row, column))

    def spot(self, row: int, column: int, words: str = "") -> Spot:
        """The cell as a place for messages."""
        return Spot(words, file=self.book, sheet=self.name or None, cell=str(Place(row, column)))

    def cells(self) -> Iterator[tuple[Place, Value]]:
        """Every cell that is not blank, row by row."""
        for row, values in enumerate(self.rows):
            for column, found in enumerate(values):
                if found != "":
                    yield Place(row, column), value_of(found)


@dataclass(slots=True)
class Book:
    """One workbook.

    Attributes:
        name: of the file.
        sheets: the worksheets in their order, hidden ones included.
        problems: what is to be told although it could be read.
    """

    name: str
    sheets: tuple[Sheet, ...]
    problems: list[Problem] = field(default_factory=list)


def value_of(found: object) -> Value:
    """What the reading library found, as an exact value."""
    if isinstance(found, str):
        return found.strip() or None
    if isinstance(found, bool):
        return found
    if isinstance(found, float):
        return decimal_of(found) if found - found == 0 else None
    if isinstance(found, int):
        return Decimal(found)
    if isinstance(found, datetime.datetime):
        return found.date()
    return found if isinstance(found, datetime.date) else str(found)


@lru_cache(maxsize=32768)
def decimal_of(number: float) -> Decimal:
    """The shortest decimal that a cell with this number shows."""
    return Decimal(format(number, _SIGNIFICANT))


@lru_cache(maxsize=4096)
def _text_of_number(number: float) -> str:
    return text_of(value_of(number))


def text_of(value: Value) -> str:
    """A value as it would be written."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return format(value.normalize() if value else Decimal(0), "f")
    if isinstance(value, bool):
        return "是" if value else "否"
    return str(value)


def read_book(data: bytes, name: str) -> Book:
    """The sheets of a workbook (.xlsx, .xls, .xlsb, .ods, or a table as text), whatever its name ends in.

    Args:
        data: the bytes of the file.
        name: what messages call it.

    Raises:
        UnreadableError: when it is no workbook, or one that cannot be opened.
    """
    data = within_limit(data, Complaints(name))
    try:
        kind = kind_of(data)
        book = _text_book(data, name) if kind is FileKind.CSV else _workbook(data, name, kind)
    except Refusal as refusal:
        problem = Problem(Severity.ERROR, refusal.code, Spot(file=name), refusal.message, refusal.hint)
        raise UnreadableError([problem]) from None
    if has_macros(data, kind):
        book.problems.append(_note(name, "intake.macros", "工作簿带有宏；宏没有运行，只读了单元格"))
    if not kind.fits(name):
        message = f"扩展名与内容不符：内容是{kind.chinese}，已按内容读取"
        book.problems.append(_note(name, "intake.extension", message))
    return book


def _note(name: str, code: str, message: str, sheet: str | None = None) -> Problem:
    return Problem(Severity.NOTE, code, Spot(file=name, sheet=sheet), message)


def _text_book(data: bytes, name: str) -> Book:
    rows, unread_from = rows_of(data, name)
    book = Book(name, (Sheet(name, "", False, rows),))
    if unread_from is not None:
        book.problems.append(_long(name, unread_from))
    return book


def _long(name: str, unread_from: int, sheet: str | None = None) -> Problem:
    return _note(name, "intake.long", f"表太长，第{unread_from}行起没有读", sheet)


def _workbook(data: bytes, name: str, kind: FileKind) -> Book:
    from python_calamine import (
        CalamineError,
        CalamineWorkbook,
        PasswordError,
        SheetTypeEnum,
        SheetVisibleEnum,
    )

    marks: Mapping[str, SheetMarks] = {}
    if kind is FileKind.XLSX:
        looked_through = examined(data)
        data, marks = looked_through.data, looked_through.sheets
    book = Book(name, ())
    sheets = []
    try:
        with CalamineWorkbook.from_filelike(BytesIO(data)) as workbook:
            for about in workbook.sheets_metadata[:MAX_SHEETS]:
                if about.typ != SheetTypeEnum.WorkSheet:
                    continue
                found = workbook.get_sheet_by_name(about.name)
                told = marks.get(about.name, SheetMarks())
                rows = found.to_python(skip_empty_area=False)
                if rows and len(rows[0]) > MAX_COLUMNS:
                    rows = [row[:MAX_COLUMNS] for row in rows]
                merged = _top_left(found.merged_cell_ranges or ())
                _hide_covered(rows, merged)
                hidden = about.visible != SheetVisibleEnum.Visible
                sheets.append(Sheet(name, about.name, hidden, rows, merged, told.marks))
                if told.unread_from is not None:
                    book.problems.append(_long(name, told.unread_from, about.name))
    except PasswordError:
        raise protected() from None
    except (CalamineError, OSError, ValueError, OverflowError, MemoryError):
        raise damaged() from None
    except BaseException as fault:
        if type(fault).__name__ == "PanicException":  # of the library's own language, no Exception in Python
            raise damaged() from None
        raise
    book.sheets = tuple(sheets)
    return book


def _hide_covered(
    rows: Sequence[MutableSequence[Any]], merged: Mapping[tuple[int, int], tuple[int, int]]
) -> None:
    """Blank the cells that a merged range covers: some programs keep what stands in them, which nobody sees."""
    height = len(rows)
    for cell, first in merged.items():
        row, column = cell
        if cell != first and row < height and column < len(rows[row]):
            rows[row][column] = ""


def _top_left(
    ranges: Sequence[tuple[tuple[int, int], tuple[int, int]]],
) -> dict[tuple[int, int], tuple[int, int]]:
    """The top left cell by every cell of the merged ranges; those of whole columns, and absurdly many, are left out."""
    found: dict[tuple[int, int], tuple[int, int]] = {}
    for (top, left), (bottom, right) in ranges:
        area = (bottom - top + 1) * (right - left + 1)
        if len(found) + area > MAX_MERGED:
            break
        if area <= MAX_COLUMNS:
            for cell in product(range(top, bottom + 1), range(left, right + 1)):
                found[cell] = (top, left)
    return found
