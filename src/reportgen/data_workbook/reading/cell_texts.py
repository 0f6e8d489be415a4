"""What a cell says as the text that a data file would have in its place."""

from __future__ import annotations

from decimal import Decimal

from reportgen.errors import Refusal
from reportgen.intake.cells import Sheet, text_of
from reportgen.intake.package_xml import CellMark
from reportgen.model.values import ValueKind

_PERCENT = "百分数"
_MEASURE = "数字或文字"


def cell_text(sheet: Sheet, row: int, column: int, kind: ValueKind | None = None, unit: str = "") -> str:
    """The text of a cell, empty for a blank one.

    Args:
        sheet: with the cell.
        row: of the cell, from 0.
        column: of the cell, from 0.
        kind: what sort of value is wanted there.
        unit: what the row says of the unit of its figures.

    Raises:
        Refusal: for a formula without a result.
    """
    found = sheet.mark(row, column)
    if found in (CellMark.UNCOMPUTED, CellMark.ERROR):
        what = "公式出错，没有结果" if found is CellMark.ERROR else "公式在文件里没有存它的结果，不能当作空白"
        raise Refusal(f"单元格里的{what}", "请在 Excel 中打开，重新计算后保存", "intake.formula")
    raw = sheet.raw(row, column)
    if isinstance(raw, str):
        return raw if raw.strip() else ""
    value = sheet.value(row, column)
    if found is CellMark.PERCENT and isinstance(value, Decimal):
        shows_sign = kind is not None and (kind.is_text and not (kind.chinese == _MEASURE and unit))
        return text_of(value * 100) + ("%" if shows_sign else "")
    return text_of(value)
