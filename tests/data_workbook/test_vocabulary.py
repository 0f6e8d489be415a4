"""The words of a workbook mean one thing: none of them is a field, and every field has a sheet."""

from __future__ import annotations

from reportgen.data_workbook.vocabulary import CHECK, ITEM, LEVEL, NOTE, OWNER, held_by_section
from reportgen.data_workbook.writing.sheets import SHEETS, sheet_of
from reportgen.model.base import shape_of
from reportgen.model.report import Report
from reportgen.model.schema import records_below


def test_reserved_heads_are_no_fields_of_what_stands_in_tables() -> None:
    fields = {shape.chinese for record in records_below(Report) for shape in shape_of(record).values()}
    assert fields.isdisjoint({ITEM, LEVEL, OWNER, NOTE, CHECK})


def test_every_field_of_a_report_has_its_sheet() -> None:
    assert {sheet_of(shape.chinese) for shape in shape_of(Report).values()} == set(SHEETS) - {"指标"}
    assert sheet_of("项目.指标") == "指标"
    assert sheet_of("项目.资金.合计.明细") == "项目"


def test_every_sheet_holds_what_there_is() -> None:
    for addresses in SHEETS.values():
        for address in addresses:
            assert held_by_section(address).keys[0] == address.partition(".")[0]
