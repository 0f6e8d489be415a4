"""Tables of amounts: which cells are heads, names, codes and figures. A table may have two sides, each with its own names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from reportgen.amounts import decimal_in
from reportgen.auditing.figure import PrintedFigure
from reportgen.finished import FinishedDocument, GridCell, GridTable, ProseParagraph

_CODE = re.compile(r"(\d{3}(?:\d{2}){0,2})(?!\d|[.,．，])")
_CODE_LEVEL = re.compile(r"[类款项]|\d{2}")
_CODE_CELL = re.compile(rf"{_CODE.pattern}|\d{{2}}")
"""A code in one cell, or one level of it where 类, 款 and 项 have columns of their own: 201, 06, 01."""
_LEFT_OUT = (
    "行次",
    "序号",
    "分值",
    "得分",
    "权重",
    "率",
    "占比",
    "比重",
    "比例",
    "标准",
    "指标",
    "年度",
    "编号",
    "电话",
)
"""Columns whose heads say so hold no amounts that add up."""
_LIKE_A_TITLE = re.compile(r"^(?!公开\d+表$).{2,50}表([（(].*[）)])?$")
_UNIT = re.compile(r"单位[：:](?:人民币)?(万元|元)")
_BLANKS = re.compile(r"\s")
_BRACKETS = str.maketrans("()", "（）")
_MOST_HEAD_ROWS = 8


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A row of one side.

    Attributes:
        number: of the row in the grid.
        name: as printed.
        code: of its subject; empty for none.
        figures: by column of the grid, blank ones left out.
        begins: the column in which the cell with its name begins.
    """

    number: int
    name: str
    code: str
    figures: dict[int, PrintedFigure]
    begins: int = 0


@dataclass(frozen=True, slots=True)
class Side:
    """Columns that belong to the names on their left.

    Attributes:
        columns: the columns that hold amounts.
        rows: the rows below the heads.
        places: decimals of its figures.
        begins: the first of its columns.
    """

    columns: tuple[int, ...]
    rows: tuple[LedgerRow, ...]
    places: int
    begins: int = 0


@dataclass(frozen=True, slots=True)
class Ledger:
    """A table of amounts.

    Attributes:
        table: where it comes from.
        title: what stands over it, or in its first row.
        head_rows: rows of the grid that hold its heads.
        heads: what stands over each column, from top to bottom.
        sides: its amounts.
        unit: of its amounts, as it or the lines above it say: 万元 or 元; 万元 where they do not.
    """

    table: GridTable
    title: str
    head_rows: tuple[int, ...]
    heads: tuple[tuple[str, ...], ...]
    sides: tuple[Side, ...]
    unit: str = "万元"


def ledgers_of(document: FinishedDocument) -> Iterator[Ledger]:
    """The tables of amounts in a document, each with the title that stands over it."""
    title, unit, number = "", "", 0
    for block in document.blocks:
        if isinstance(block, ProseParagraph):
            title = block.text if _LIKE_A_TITLE.search(plain(block.text)) else title
            unit = _unit_in(block.text) or unit
            continue
        number += 1
        ledger = ledger_of(block, number, title)
        if ledger is not None:
            yield replace(ledger, unit=_own_unit(block) or unit or ledger.unit)
            title = unit = ""


def _unit_in(text: str) -> str:
    found = _UNIT.search(plain(text))
    return found[1] if found else ""


def _own_unit(table: GridTable) -> str:
    heads = (cell.text for cell in table.cells if cell.row < _MOST_HEAD_ROWS)
    return next((unit for text in heads if (unit := _unit_in(text))), "")


def ledger_of(table: GridTable, number: int, title: str = "") -> Ledger | None:
    """The table as one of amounts; None where it holds none."""
    body = [row for row in range(table.height) if _is_body(table, row)]
    if not body:
        return None
    heads = tuple(
        row for row in range(body[0]) if not _is_title(table, row) and not _is_column_numbers(table, row)
    )
    reader = _LedgerReader(table, number, heads[-_MOST_HEAD_ROWS:], body)
    sides = tuple(reader.sides())
    own_titles = "".join(
        cell.text for row in range(body[0]) if _is_title(table, row) for cell in table.row(row)
    )
    columns = tuple(reader.head(column) for column in range(table.width))
    return Ledger(table, f"{title}{own_titles}", reader.heads, columns, sides) if sides else None


class _LedgerReader:
    def __init__(self, table: GridTable, number: int, heads: tuple[int, ...], body: list[int]) -> None:
        self._table = table
        self._number = number
        self.heads = heads
        self._body = body
        self._kinds = {column: self._kind(column) for column in range(table.width)}

    def _cells(self, column: int) -> list[GridCell]:
        found = (self._table.at(row, column) for row in self._body)
        return [cell for cell in found if cell is not None and cell.column == column and cell.text.strip()]

    def _kind(self, column: int) -> str:
        """``amount``, ``code``, ``name``, or nothing where a column is empty or says something else."""
        cells = self._cells(column)
        if not cells:
            return ""
        head = " ".join(self.head(column))
        numbers = sum(number_of(cell.text) is not None for cell in cells)
        codes = sum(_CODE.fullmatch(plain(cell.text)) is not None for cell in cells)
        is_of_codes = "编码" in head or "代码" in head
        if codes and 2 * codes >= len(cells) and (is_of_codes or not head):
            return "code"
        if is_of_codes and all(_CODE_LEVEL.fullmatch(plain(cell.text)) for cell in cells):
            return "code"
        if 2 * numbers > len(cells):
            return "" if any(word in head for word in _LEFT_OUT) else "amount"
        return "name"

    def head(self, column: int) -> tuple[str, ...]:
        """What stands over a column, from top to bottom."""
        cells = (self._table.at(row, column) for row in self.heads)
        return tuple(
            plain(cell.text) for cell in dict.fromkeys(cells) if cell is not None and cell.text.strip()
        )

    def sides(self) -> Iterator[Side]:
        names: list[int] = []
        amounts: list[int] = []
        for column in range(self._table.width):
            kind = self._kinds[column]
            if kind in ("name", "code"):
                if amounts:
                    yield self._side(names, amounts)
                    names, amounts = [], []
                names.append(column)
            elif kind == "amount":
                amounts.append(column)
        if amounts:
            yield self._side(names, amounts)

    def _side(self, names: list[int], amounts: list[int]) -> Side:
        below = range(self._body[0], self._table.height)
        rows = tuple(
            self._row(row, names, amounts) for row in below if not _is_column_numbers(self._table, row)
        )
        places = max((figure.places for row in rows for figure in row.figures.values()), default=0)
        return Side(tuple(amounts), rows, places, min([*names, *amounts]))

    def _row(self, row: int, names: list[int], amounts: list[int]) -> LedgerRow:
        said = self._names(row, names)
        name = next((text for text in reversed(said) if not _CODE_CELL.fullmatch(plain(text))), "")
        figures = {}
        for column in amounts:
            cell = self._table.at(row, column)
            value = None if cell is None or (cell.row, cell.column) != (row, column) else number_of(cell.text)
            if cell is not None and value is not None:
                places = -int(value.as_tuple().exponent)
                head = next(reversed(self.head(column)), "")
                place = (self._number, row, column)
                figures[column] = PrintedFigure(value, max(places, 0), cell.spot, plain(name), head, place)
        begins = [
            cell.column for column in names if (cell := self._table.at(row, column)) and cell.text.strip()
        ]
        return LedgerRow(row, name, _code_in(said), figures, min(begins, default=min([*names, *amounts])))

    def _names(self, row: int, names: list[int]) -> list[str]:
        cells = (self._table.at(row, column) for column in names)
        return [cell.text for cell in dict.fromkeys(cells) if cell is not None and cell.text.strip()]


def _code_in(said: list[str]) -> str:
    """The code that the cells before the name give, in one of them or level by level."""
    levels = [plain(text) for text in said if _CODE_CELL.fullmatch(plain(text))]
    if len(levels) > 1 and _CODE.fullmatch(joined := "".join(levels)):
        return joined
    return next((match[1] for text in said if (match := _CODE.match(plain(text)))), "")


def number_of(text: str) -> Decimal | None:
    """The number that a cell holds; None where it holds anything else."""
    return decimal_in(plain(text))


def plain(text: str) -> str:
    """A text without blanks, its brackets full-width as sentences are read."""
    return _BLANKS.sub("", text).translate(_BRACKETS)


def _numbers(table: GridTable, row: int) -> list[Decimal]:
    found = (number_of(cell.text) for cell in table.row(row))
    return [value for value in found if value is not None]


def _is_column_numbers(table: GridTable, row: int) -> bool:
    """Whether a row is 栏次: it counts the columns."""
    numbers = _numbers(table, row)
    counts = bool(numbers) and numbers == [Decimal(n) for n in range(1, len(numbers) + 1)]
    says_so = any(plain(cell.text) in ("栏次", "列次") for cell in table.row(row))
    return counts and (says_so or len(numbers) >= 3)


def _is_body(table: GridTable, row: int) -> bool:
    numbers = _numbers(table, row)
    years = all(value == value.to_integral() and 1990 <= value <= 2100 for value in numbers)
    return bool(numbers) and not years and not _is_column_numbers(table, row)


def _is_title(table: GridTable, row: int) -> bool:
    cells = [cell for cell in table.row(row) if cell.text.strip()]
    return not cells or (len(cells) == 1 and cells[0].columns == table.width)
