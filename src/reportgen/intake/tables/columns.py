"""Columns of amounts: what each means by its heads, and what is told of those that mean nothing known."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reportgen.errors import Severity, quoted, shortened
from reportgen.figures.forms.declaration import ADJUSTED, BARE_BUDGET, FormColumn
from reportgen.intake.amounts import figure
from reportgen.intake.cells import Place
from reportgen.intake.readings import Readings
from reportgen.intake.recognition import Region
from reportgen.intake.tables.heads import Head, column_for, head_of

NOTES = ("注", "说明：", "备注：")
"""How notes below a table begin."""


@dataclass(frozen=True, slots=True)
class Amounts:
    """One column of amounts: where it stands, what it means, and the year and the unit that its heads state."""

    at: int
    column: FormColumn
    year: int | None
    unit: str = ""


def _year_of(region: Region, head: Head) -> int | None:
    if head.year.isdecimal():
        return int(head.year)
    return region.year - 1 if head.year and region.year else region.year


def _resolved(region: Region, column: FormColumn, readings: Readings, at: Place) -> FormColumn:
    """A column under a bare 预算数 as the note of the form has it, else as 全年预算数, which is told."""
    meant = region.budget or ADJUSTED
    if not region.budget:
        message = f"表头只写“预算数”，没有说明是哪一种，按{ADJUSTED}读入"
        hint = "如果是年初预算数，请在数据文件中改到“年初预算数”"
        readings.tell(region.sheet, at, Severity.NOTE, "intake.budget", message, hint)
    cell, total = (text and text.removesuffix(BARE_BUDGET) + meant for text in (column.cell, column.total))
    return replace(column, cell=cell, total=total, is_bare_budget=False)


def amount_columns(
    region: Region,
    declared: tuple[FormColumn, ...],
    span: range,
    head_rows: range,
    readings: Readings,
) -> list[Amounts]:
    """The columns of amounts of a table; what is not declared but has amounts is told once."""
    found = []
    told_budget = False
    for at in span:
        head = head_of(region.sheet, at, head_rows)
        if not head.names:
            continue
        column = column_for(head.names, declared)
        if column is None:
            tell_unknown_column(region, at, head, range(head_rows.stop, region.bottom), readings)
            continue
        place = Place(head_rows.start, at)
        if column.is_bare_budget and told_budget:
            column = _resolved(region, column, Readings(), place)
        elif column.is_bare_budget:
            column, told_budget = _resolved(region, column, readings, place), True
        found.append(Amounts(at, column, _year_of(region, head), head.unit))
    return found


def tell_unknown_column(region: Region, at: int, head: Head, rows: range, readings: Readings) -> None:
    for row in rows:
        if figure(region.sheet, row, at).number:
            message = f"这一栏（{'、'.join(head.names)}）认不出，没有读"
            readings.tell(region.sheet, Place(row, at), Severity.NOTE, "intake.column", shortened(message))
            return


def tell_unknown_row(
    region: Region, number: int, text: str, columns: list[Amounts], readings: Readings
) -> None:
    for amounts in columns:
        if figure(region.sheet, number, amounts.at).number:
            message = f"这一行{quoted(text)}认不出，没有读"
            readings.tell(region.sheet, Place(number, amounts.at), Severity.WARNING, "intake.row", message)
            return
