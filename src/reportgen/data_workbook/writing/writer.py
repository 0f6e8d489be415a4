"""Writing a planned workbook with XlsxWriter; the same plan gives the same bytes."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from decimal import Decimal
from functools import cached_property
from io import BytesIO
from typing import Any

from reportgen.data_workbook.vocabulary import (
    CHECK,
    CONTENT,
    EXPLANATION,
    ITEM,
    KEY,
    LEVEL,
    NOTE,
    OWNER,
    SUM_MARK,
    mark,
)
from reportgen.data_workbook.writing.formulas import (
    AMOUNTS,
    difference_of_entry,
    difference_of_total,
    level_by_code,
    sum_formula,
)
from reportgen.data_workbook.writing.looks import Looks
from reportgen.data_workbook.writing.placing import Placed, PlacedRow, PlacedSection, placed
from reportgen.data_workbook.writing.plan import PlannedCell, PlannedColumn, PlannedSheet
from reportgen.intake.cells import value_of
from reportgen.model.values import ValueKind

_LOCKED_HEADS = frozenset((ITEM, NOTE, CHECK))
_WIDTHS = {ITEM: 30, KEY: 34, NOTE: 44, CHECK: 24, LEVEL: 6, OWNER: 24, "编码": 12, "名称": 34, CONTENT: 44}
_TEXT_WIDTH, _NUMBER_WIDTH = 22, 15
_LINE, _HIGHEST = 15, 400
"""Height of a line of text and of the highest row, in points."""

_CREATED = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
_LONGEST_TITLE, _LONGEST_NOTE = 32, 255

EXPLAINED = (
    "黄色的格子是版式要用的，请填写；白色的格子可以填；灰色的格子不适用，不必理会。",
    "没有的内容留空。零写 0，不写“—”“无”。金额的单位写在“单位”表的“金额单位”里，不写就是万元。",
    "每段以【】开头，写明下面填的是哪一组数据；【】、表头和项目名不要改。",
    "合计可以不填，由各分项算出；填了就核对。“↳”各行和“勾稽”一栏是公式，只供核对，不读入。",
    "列表（科目、项目、指标等）一行一项，行数不够时在段内插入行；级次 2 的归入它上面最近的级次 1。",
    "一段文字可以写在一格里（Alt+Enter 换行），也可以一行写一段：后面各行的“名称”留空。",
    "要写表中没有列出的内容，可加一栏，表头写它的键，如 历年决算数.2019；或加一段，如【培训费】。",
    "填好后保存，用 reportgen check 核对，用 reportgen render 成文；不必另存为别的格式。",
)


def written(sheets: Sequence[PlannedSheet], title: str) -> bytes:
    """The workbook as the bytes of an .xlsx.

    Args:
        sheets: with their sections.
        title: what it is for, on the sheet 说明.
    """
    import xlsxwriter  # takes long to load

    content = BytesIO()
    book = xlsxwriter.Workbook(
        content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"title": title, "created": _CREATED})
    looks = Looks(book)
    _explain(book.add_worksheet(EXPLANATION), looks, title)
    for sheet in sheets:
        _SheetWriter(book.add_worksheet(sheet.name), looks, placed(sheet)).write()
    book.close()
    return content.getvalue()


def _explain(sheet: Any, looks: Looks, title: str) -> None:
    sheet.set_column(0, 0, 100)
    sheet.write_string(0, 0, title, looks.title)
    for row, line in enumerate(EXPLAINED, start=2):
        sheet.write_string(row, 0, line, looks.wrapped)
    sheet.protect()


class _SheetWriter:
    """Writes one sheet."""

    def __init__(self, sheet: Any, looks: Looks, placed_sheet: Placed) -> None:
        self._sheet = sheet
        self._looks = looks
        self._placed = placed_sheet

    def write(self) -> None:
        for section in self._placed.sections:
            self._write_section(section)
        for at, width in enumerate(self._widths):
            self._sheet.set_column(at, at, width)
        allowed = ("insert_rows", "delete_rows", "format_cells", "format_rows", "format_columns", "sort")
        self._sheet.protect("", dict.fromkeys(allowed, True))
        self._sheet.set_landscape()
        self._sheet.set_paper(9)
        self._sheet.fit_to_pages(1, 0)

    @cached_property
    def _widths(self) -> list[int]:
        sections = [section.section for section in self._placed.sections]
        return [
            max(_width(section.columns[at]) for section in sections if at < len(section.columns))
            for at in range(max(len(section.columns) for section in sections))
        ]

    def _write_section(self, section: PlacedSection) -> None:
        planned = section.section
        self._sheet.write_string(section.mark_row, 0, mark(planned.address) + planned.title, self._looks.mark)
        for at, column in enumerate(planned.columns):
            self._sheet.write_string(section.head_row, at, column.head, self._looks.head)
        for row in section.rows:
            self._fit(section, row)
            for at, column in enumerate(planned.columns):
                if row.sum is None:
                    self._write_cell(section, row, at, column)
                else:
                    self._write_sum(row, at, column)
        if planned.is_list and section.rows:
            for at, column in enumerate(planned.columns):
                self._guide(section.rows[0].at, section.rows[-1].at, at, column, column.choices)

    def _fit(self, section: PlacedSection, row: PlacedRow) -> None:
        """Make a row as high as its longest text needs; a row without long texts grows as it is filled in."""
        look = self._looks.unlocked if section.section.is_list else None
        lines = max(
            (
                _lines(str(row.row.cells[column.head].value or ""), width)
                for column, width in zip(section.section.columns, self._widths, strict=False)
                if column.head in row.row.cells and row.sum is None
            ),
            default=1,
        )
        if lines > 1 or look is not None:
            height = None if lines == 1 else min(_HIGHEST, lines * _LINE)
            self._sheet.set_row(row.at, height, look)

    def _write_cell(self, section: PlacedSection, row: PlacedRow, at: int, column: PlannedColumn) -> None:
        cell = row.row.cells.get(column.head, PlannedCell(is_wanted=column.is_wanted))
        kind = cell.kind or column.kind
        if column.head == CHECK:
            self._write_check(section, row, at)
        elif column.head == LEVEL and cell.value is None:
            self._write_level(section, row, at)
        elif column.head in _LOCKED_HEADS:
            look = self._looks.remark if column.head == NOTE else self._looks.label
            self._sheet.write_string(row.at, at, str(cell.value or ""), look)
        elif not cell.applies:
            self._sheet.write_blank(row.at, at, None, self._looks.not_applicable)
        else:
            look = self._looks.entry(kind, is_wanted=cell.is_wanted or column.is_wanted)
            self._write_value(row.at, at, cell.value, kind, look)
            if not section.section.is_list:
                self._guide(row.at, row.at, at, column, cell.choices or column.choices)

    def _write_value(self, row: int, at: int, value: object, kind: ValueKind | None, look: Any) -> None:
        if value is None:
            self._sheet.write_blank(row, at, None, look)
        elif isinstance(value, bool):
            self._sheet.write_string(row, at, "是" if value else "否", look)
        elif isinstance(value, int | Decimal) and shows_exactly(value, kind):
            self._sheet.write_number(row, at, float(value), look)
        else:
            text = f"{value:f}" if isinstance(value, Decimal) else str(value)
            self._sheet.write_string(row, at, text, look)

    def _write_check(self, section: PlacedSection, row: PlacedRow, at: int) -> None:
        if section.section.is_list:
            formula = difference_of_entry(section, row) if row.row.level else None
        else:
            sums = [other for other in section.rows if other.sum is not None and other.row is row.row]
            formula = difference_of_total(self._placed, section, row, sums)
        if formula is None:
            self._sheet.write_blank(row.at, at, None, self._looks.check)
        else:
            self._sheet.write_formula(row.at, at, formula, self._looks.check, "")

    def _write_level(self, section: PlacedSection, row: PlacedRow, at: int) -> None:
        code, name = section.column("编码"), section.column("名称")
        look = self._looks.entry(None, is_wanted=False)
        if code is None or name is None:
            self._sheet.write_blank(row.at, at, None, look)
        else:
            self._sheet.write_formula(row.at, at, level_by_code(row.at, code, name), look, "")

    def _write_sum(self, row: PlacedRow, at: int, column: PlannedColumn) -> None:
        assert row.sum is not None
        formula = sum_formula(self._placed, row.sum, column.head) if column.head in AMOUNTS else None
        if column.head == ITEM:
            self._sheet.write_string(row.at, at, f"{SUM_MARK} {row.sum.label}", self._looks.sum_label)
        elif formula is None:
            self._sheet.write_blank(row.at, at, None, self._looks.sum)
        else:
            # Without a stored result, LibreOffice computes it when it opens the file, as Excel does in any case.
            self._sheet.write_formula(row.at, at, formula, self._looks.sum, "")

    def _guide(self, first: int, last: int, at: int, column: PlannedColumn, choices: Sequence[str]) -> None:
        """What is shown beside cells that are chosen, and the values that may be written there."""
        if column.head in (*_LOCKED_HEADS, LEVEL) or not (choices or column.note):
            return
        options: dict[str, object] = {"validate": "any"}
        if choices and len(",".join(choices)) < _LONGEST_NOTE:
            options = {"validate": "list", "source": list(choices), "error_type": "warning"}
            options["error_message"] = f"可以写：{'、'.join(choices)}"[:_LONGEST_NOTE]
        options["input_title"] = column.head[-_LONGEST_TITLE:]
        options["input_message"] = column.note[: _LONGEST_NOTE - 1]
        self._sheet.data_validation(first, at, last, at, options)


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a column; a Chinese character is as wide as two digits."""
    return sum(max(1, -(-_digits(line) // width)) for line in text.split("\n"))


def _digits(text: str) -> int:
    return sum(1 if character.isascii() else 2 for character in text)


def _width(column: PlannedColumn) -> int:
    if column.head in _WIDTHS:
        return _WIDTHS[column.head]
    return _TEXT_WIDTH if column.kind is not None and column.kind.is_text else _NUMBER_WIDTH


def shows_exactly(value: int | Decimal, kind: ValueKind | None) -> bool:
    """Whether a number in a cell says exactly this, its decimals included where they are printed as written."""
    if kind is not None and kind.chinese == "数字或文字" and isinstance(value, Decimal):
        return value_of(float(value)) == value and str(value) == str(value_of(float(value)))
    return value_of(float(value)) == value
