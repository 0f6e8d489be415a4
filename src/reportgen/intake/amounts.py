"""Cells as figures: numbers however they were typed, blanks, dashes, and what is no figure at all."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from decimal import Decimal

from reportgen.amounts import parse_decimal
from reportgen.errors import quoted
from reportgen.intake.cells import Sheet, value_of
from reportgen.intake.package_xml import CellMark

_DASHES = frozenset(("—", "——", "———", "－", "-", "--", "–", "―", "─", "/", "／", "×", "*", "不适用", "无"))
_BLANKS = re.compile(r"[\s\u3000\u00a0¥￥'’]")
_IN_BRACKETS = re.compile(r"[(（]([0-9０-９].*)[)）]")
_WITH_COUNTER = re.compile(r"(.*[0-9０-９])(个|人|辆|批|次|人次|批次|分|台|套|台[（(]套[）)])")
_WITH_UNIT = re.compile(r"(.*[0-9０-９])(亿元|万元|千元|元|万)")

MOST_IN_A_CELL = 10**16
"""Above all amounts, in 元 too."""

NOT_A_NUMBER = "intake.number"
NOT_COMPUTED = "intake.formula"


@dataclass(frozen=True, slots=True)
class CellFigure:
    """What a cell says as a figure.

    Attributes:
        number: None where it is blank, does not apply or is wrong.
        unit: the unit of an amount written in the cell itself.
        counter: what is written behind a count or a score in the cell itself.
        is_blank: whether nothing stands in it, which in a form means zero.
        fault: why it is no figure, as code and message.
    """

    number: Decimal | None = None
    unit: str = ""
    counter: str = ""
    is_blank: bool = False
    fault: tuple[str, str] | None = None


BLANK = CellFigure(is_blank=True)
DOES_NOT_APPLY = CellFigure()


def figure(sheet: Sheet, row: int, column: int) -> CellFigure:
    """What a cell of amounts or counts says."""
    mark = sheet.marks.get((row, column)) if sheet.marks else None
    if mark is CellMark.UNCOMPUTED:
        return CellFigure(fault=(NOT_COMPUTED, "单元格里是公式，文件里没有存它的结果，不能当作空白"))
    if mark is CellMark.ERROR:
        return CellFigure(fault=(NOT_COMPUTED, "单元格里的公式出错，没有结果"))
    raw = sheet.raw(row, column)
    value = value_of(raw) if raw != "" else None
    if isinstance(value, Decimal):
        if abs(value) < MOST_IN_A_CELL:
            return CellFigure(value)
        return CellFigure(fault=(NOT_A_NUMBER, f"数值过大：“{value:.6g}”"))
    if value is None or isinstance(value, str):
        return _typed(value) if value else BLANK
    what = f"日期 {value}" if isinstance(value, datetime.date) else "是或否"
    return CellFigure(fault=(NOT_A_NUMBER, f"应为数字，实为{what}"))


def _typed(text: str) -> CellFigure:
    bare = _BLANKS.sub("", text)
    if bare in _DASHES:
        return DOES_NOT_APPLY
    unit, counter, sign = "", "", 1
    if negative := _IN_BRACKETS.fullmatch(bare):
        bare, sign = negative[1], -1
    if with_unit := _WITH_UNIT.fullmatch(bare):
        bare, unit = with_unit[1], with_unit[2].replace("万元", "万").replace("万", "万元")
    elif counted := _WITH_COUNTER.fullmatch(bare):
        bare, counter = counted[1], counted[2]
    try:
        return CellFigure(sign * parse_decimal(bare), unit, counter)
    except ValueError:
        return CellFigure(fault=(NOT_A_NUMBER, f"应为数字，实为{quoted(text)}"))
