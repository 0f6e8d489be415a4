"""A copy of a workbook with marked cells: valid, complete, and the same otherwise."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from tests.intake.books import Rows, book, written
from tests.tools import validate

from reportgen.data_workbook.marking.marked import marked
from reportgen.errors import Problem, Severity, Spot, UnreadableError

ROWS: Rows = [["支出决算表"], ["项目", "决算数"], ["合计", 120.5]]


STRICT = {
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
        "http://purl.oclc.org/ooxml/officeDocument/relationships"
    ),
}


def problem(cell: str | None, message: str = "不对", severity: Severity = Severity.ERROR) -> Problem:
    return Problem(severity, "SUM01", Spot(file="表.xlsx", sheet="支出", cell=cell), message, "请核对")


def copy_of(content: bytes, *problems: Problem) -> Any:
    return openpyxl.load_workbook(BytesIO(marked(content, "表.xlsx", problems)[0]))["支出"]


def test_cells_are_coloured_by_what_is_gravest_and_say_everything() -> None:
    warning = problem("B3", "可疑", Severity.WARNING)
    sheet = copy_of(book({"支出": ROWS}), warning, problem("B3"), problem("A1", "可疑", Severity.NOTE))
    assert sheet["B3"].fill.fgColor.rgb == "FFFFC7CE"
    assert sheet["B3"].comment.text == "提醒 SUM01：可疑（请核对）\n错误 SUM01：不对（请核对）"
    assert sheet["A1"].fill.fgColor.rgb == "FFDDEBF7"
    assert sheet["B3"].value == 120.5


def test_a_cell_that_the_file_does_not_have_is_made() -> None:
    sheet = copy_of(book({"支出": ROWS}), problem("D3"), problem("A9"), problem("AB2"))
    assert [sheet[cell].comment is not None for cell in ("D3", "A9", "AB2")] == [True, True, True]


def test_problems_without_a_cell_are_counted_out() -> None:
    _, count = marked(book({"支出": ROWS}), "表.xlsx", [problem(None), problem("A1"), problem("A1")])
    assert count == 1


def commented() -> bytes:
    def write(workbook: Any) -> None:
        sheet = workbook.add_worksheet("支出")
        for number, row in enumerate(ROWS):
            sheet.write_row(number, 0, row)
        sheet.write_comment("A1", "原有的批注")
        sheet.data_validation("B3", {"validate": "decimal", "criteria": ">", "value": 0})
        sheet.set_footer("&C页脚")

    return written(write)


def test_comments_that_are_there_stay() -> None:
    sheet = copy_of(commented(), problem("A1"), problem("B3"))
    assert sheet["A1"].comment.text == "原有的批注\n错误 SUM01：不对（请核对）"
    assert sheet["B3"].comment.text == "错误 SUM01：不对（请核对）"


@pytest.mark.parametrize("content", [book({"支出": ROWS}), commented()], ids=["plain", "with comments"])
def test_copies_are_valid(content: bytes) -> None:
    copy, _ = marked(content, "表.xlsx", [problem("A1"), problem("B3"), problem("F20")])
    assert validate(copy, "xlsx") == []
    assert marked(content, "表.xlsx", [problem("A1")]) == marked(content, "表.xlsx", [problem("A1")])


def test_whatever_is_not_marked_stays_byte_for_byte() -> None:
    content = book({"支出": ROWS, "其他": ROWS})
    copy, _ = marked(content, "表.xlsx", [problem("A1")])
    with ZipFile(BytesIO(content)) as before, ZipFile(BytesIO(copy)) as after:
        changed = [name for name in before.namelist() if before.read(name) != after.read(name)]
    assert sorted(changed) == ["[Content_Types].xml", "xl/styles.xml", "xl/worksheets/sheet1.xml"]


def test_other_kinds_of_workbooks_give_a_copy_of_their_values() -> None:
    text = "支出决算表\n项目,决算数\n合计,120.5\n".encode("gb18030")
    said = Problem(Severity.ERROR, "SUM01", Spot(file="表.csv", cell="B3"), "不对")
    copy, count = marked(text, "表.csv", [said])
    sheet = openpyxl.load_workbook(BytesIO(copy))["表"]
    assert (count, sheet["B3"].value, sheet["B3"].comment.text) == (1, "120.5", "错误 SUM01：不对")


def test_the_strict_variant_gives_a_copy_of_its_values() -> None:
    content, strict = book({"支出": ROWS}), BytesIO()
    with ZipFile(BytesIO(content)) as before, ZipFile(strict, "w") as after:
        for name in before.namelist():
            text = before.read(name).decode()
            for one, other in STRICT.items():
                text = text.replace(one, other)
            after.writestr(name, text)
    sheet = copy_of(strict.getvalue(), problem("B3"))
    assert (sheet["B3"].value, sheet["B3"].comment.text) == (120.5, "错误 SUM01：不对（请核对）")


def test_what_is_no_workbook_is_refused() -> None:
    with pytest.raises(UnreadableError):
        marked(book({"支出": ROWS})[:300], "表.xlsx", [])
