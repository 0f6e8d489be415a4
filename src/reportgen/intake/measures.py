"""Targets and results of indicators as they are written: ≥300天, 5万页以上, a percentage, a day, or words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from reportgen.amounts import parse_decimal
from reportgen.intake.cells import Sheet, text_of
from reportgen.intake.names import plain
from reportgen.intake.package_xml import CellMark

_BOUND = re.compile(r"(.*?)及?(以上|以下|以内)$")
_BOUNDS = {"以上": "≥", "以下": "≤", "以内": "≤"}
_RELATION = re.compile(r"^(≥|≤|≧|≦|>=|<=|＞|＜|>|<|=|＝|大于等于|小于等于|不少于|不低于|不超过|不高于|等于)")
_RELATIONS = {
    "≧": "≥", "≦": "≤",
    ">=": "≥", "<=": "≤", "＞": ">", "＜": "<", "＝": "=", "等于": "=", "大于等于": "≥", "小于等于": "≤",
    "不少于": "≥", "不低于": "≥", "不超过": "≤", "不高于": "≤",
}  # fmt: skip
_MEASURE = re.compile(r"([-+]?[0-9][0-9,]*(?:\.[0-9]+)?)(.*)")


@dataclass(frozen=True, slots=True)
class Measure:
    """A target or result: its relation, number or words, and unit."""

    relation: str
    value: Decimal | str
    unit: str


def measure_in(sheet: Sheet, row: int, column: int) -> Measure:
    """What a cell that is not blank says."""
    found = sheet.value(row, column)
    if isinstance(found, date):
        return Measure("", f"{found.year}年{found.month}月{found.day}日", "")
    if isinstance(found, Decimal):
        if sheet.mark(row, column) is CellMark.PERCENT:
            return Measure("", Decimal(text_of(found * 100)), "%")
        return Measure("", found, "")
    return _measured(sheet.text(row, column))


def _measured(text: str) -> Measure:
    written = plain(text)
    relation = _RELATION.match(written)
    sign = _RELATIONS.get(relation[1], relation[1]) if relation else ""
    rest = written[relation.end() :] if relation else written
    number = _MEASURE.fullmatch(rest.replace("，", ",").replace("％", "%"))
    if number is None:
        return Measure(sign, text if not sign else rest, "")
    try:
        value = parse_decimal(number[1])
    except ValueError:
        return Measure("", text, "")
    unit = number[2]
    if bound := _BOUND.fullmatch(unit):
        unit, sign = bound[1], sign or _BOUNDS[bound[2]]
    if any(character.isdigit() for character in unit) or len(unit) > 8:
        return Measure("", text, "")
    return Measure(sign, value, unit)
