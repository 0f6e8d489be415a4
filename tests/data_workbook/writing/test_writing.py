"""The workbook as people see it: sheets, notes, drop-downs, colours, protection, formulas that compute."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from tests.tools import converted_to, resaved, validate

from reportgen import layout_ids, open_layout
from reportgen.data_workbook.entry import read_workbook, workbook_of
from reportgen.intake.cells import Sheet, read_book
from reportgen.model.needed import Wants, needed_of
from reportgen.model.validation import report_from
from reportgen.source import read

EXAMPLES = sorted((Path(__file__).parents[3] / "data_examples").glob("*.yaml"))
WANTS = Wants(
    ("三公经费.因公出国.团组数", "收入.合计.决算数", "收入.按功能.决算数", "项目.类别", "项目.指标.得分"),
    narrative={"部门职责": "逐段写"},
    preset={"版式": "示例", "文字.问题": "没有发现问题。"},
    choices={"项目.类别": {"运转类": "保障运转", "特定目标类": "年初申报的"}},
)
YELLOW, GREY = "FFFFF2CC", "FFBFBFBF"


def opened(content: bytes) -> Any:
    return openpyxl.load_workbook(BytesIO(content))


def found(sheet: Any, text: str) -> Any:
    """The first cell that says something."""
    return next(cell for row in sheet for cell in row if cell.value == text)


@pytest.fixture(scope="module")
def book() -> Any:
    return opened(workbook_of(needed_of(WANTS), None, "示例报告"))


def test_sheets_are_the_groups_that_are_asked_for(book: Any) -> None:
    assert book.sheetnames == ["说明", "单位", "收入支出", "三公经费", "项目", "指标", "文字"]
    assert book["说明"]["A1"].value == "示例报告"


def test_sections_name_what_they_hold_and_rows_have_official_names_in_official_order(book: Any) -> None:
    sheet = book["三公经费"]
    assert sheet["A1"].value == "【三公经费】“三公”经费"
    labels = [sheet.cell(row, 1).value for row in range(3, sheet.max_row + 1)]
    assert [label for label in labels if not label.startswith("↳")] == [
        "合计",
        "因公出国（境）费",
        "公务用车购置及运行维护费",
        "公务用车购置费",
        "公务用车运行维护费",
        "公务接待费",
        "国内接待",
        "外事接待",
    ]


def test_what_is_wanted_is_yellow_and_what_cannot_apply_is_grey_and_locked(book: Any) -> None:
    sheet = book["三公经费"]
    column = found(sheet, "团组数").column
    wanted = sheet.cell(found(sheet, "因公出国（境）费").row, column)
    grey = sheet.cell(found(sheet, "合计").row, column)
    assert (wanted.fill.fgColor.rgb, wanted.protection.locked) == (YELLOW, False)
    assert (grey.fill.fgColor.rgb, grey.protection.locked) == (GREY, True)


def test_heads_marks_and_names_are_protected(book: Any) -> None:
    sheet = book["收入支出"]
    assert sheet.protection.sheet
    assert sheet["A1"].protection.locked
    assert found(sheet, "决算数").protection.locked
    assert not sheet.protection.insertRows


def test_closed_choices_are_drop_downs_and_fields_explain_themselves(book: Any) -> None:
    validations = {rule.promptTitle: rule for rule in book["项目"].data_validations.dataValidation}
    assert validations["类别"].formula1 == '"运转类,特定目标类"'
    assert validations["类别"].prompt == "写其中之一：运转类（保障运转）；特定目标类（年初申报的）"
    assert validations["已完成"].formula1 == '"是,否"'
    assert validations["名称"].prompt == "项目名称"


def test_texts_carry_their_hints_and_what_is_written_beforehand(book: Any) -> None:
    sheet = book["文字"]
    assert sheet.cell(found(sheet, "部门职责").row, 3).value == "逐段写"
    assert sheet.cell(found(sheet, "问题").row, 2).value == "没有发现问题。"


def test_amounts_have_the_format_of_amounts(book: Any) -> None:
    sheet = book["收入支出"]
    cell = sheet.cell(found(sheet, "合计").row, found(sheet, "决算数").column)
    assert cell.number_format == "#,##0.00####"


@pytest.mark.parametrize("layout", layout_ids())
def test_new_workbooks_are_valid(layout: str) -> None:
    assert validate(workbook_of(needed_of(open_layout(layout).wants())), "xlsx") == []


DATA = {
    "年度": 2023,
    "单位": {"名称": "示例局"},
    "收入": {
        "合计": {"决算数": "9.5"},
        "按功能": [
            {
                "编码": "208",
                "名称": "甲",
                "决算数": "7",
                "明细": [
                    {"编码": "20805", "名称": "乙", "决算数": "3"},
                    {"编码": "20899", "名称": "丙", "决算数": "4"},
                ],
            },
            {
                "编码": "210",
                "名称": "丁",
                "决算数": "2.25",
                "明细": [{"编码": "21011", "名称": "戊", "决算数": "2.75"}],
            },
            {"编码": "211", "名称": "己", "决算数": "0.25", "明细": [{"编码": "21101", "名称": "庚"}]},
        ],
    },
    "三公经费": {"因公出国": {"决算数": "1"}, "公务用车": {"决算数": "2"}, "公务接待": {"决算数": "3.5"}},
}


def cell_beside(sheet: Sheet, label: str, head: str) -> str:
    """The cell in the row that is called so, below a head of its own section."""
    row = next(at for at in range(len(sheet.rows)) if label in (sheet.text(at, 0), sheet.text(at, 1)))
    heads = next(at for at in range(row, -1, -1) if head in map(str, sheet.rows[at]))
    return sheet.text(row, [str(value) for value in sheet.rows[heads]].index(head))


def test_libreoffice_computes_the_sums_and_the_differences() -> None:
    [again] = resaved([workbook_of(needed_of(Wants()), report_from(read(DATA)))], "xlsx")
    sheets = {sheet.name: sheet for sheet in read_book(again, "数据.xlsx").sheets}
    income, three = sheets["收入支出"], sheets["三公经费"]
    assert cell_beside(income, "↳ 按功能之和", "决算数") == "9.5"
    assert cell_beside(income, "甲", "勾稽") == ""
    assert cell_beside(income, "丁", "勾稽") == "决算数与分项之和差-0.50；"
    assert cell_beside(income, "戊", "勾稽") == ""
    assert cell_beside(income, "己", "勾稽") == "", "a part that states nothing is no difference"
    assert cell_beside(three, "↳ 因公出国（境）费等之和", "决算数") == "6.5"
    report = report_from(read(DATA))
    assert report.three_public is not None and report.three_public.total is None


def test_rounding_is_no_difference() -> None:
    items = [{"编码": code, "名称": code, "决算数": "3.33"} for code in ("208", "210", "211")]
    tree = {**DATA, "收入": {"合计": {"决算数": "10"}, "按功能": items}}
    close = workbook_of(needed_of(Wants()), report_from(read(tree)))
    tree["收入"] = {"合计": {"决算数": "10.02"}, "按功能": items}
    far = workbook_of(needed_of(Wants()), report_from(read(tree)))
    said = [
        cell_beside(
            next(sheet for sheet in read_book(again, "数据.xlsx").sheets if sheet.name == "收入支出"),
            "合计",
            "勾稽",
        )
        for again in resaved([close, far], "xlsx")
    ]
    assert said == ["", "决算数与分项之和差0.03；"]


@pytest.mark.parametrize("ending", ["xlsx", "xls", "ods"])
def test_what_libreoffice_saved_says_the_same(ending: str) -> None:
    report = report_from(read(DATA))
    again = converted_to(workbook_of(needed_of(Wants()), report), "xlsx", ending)
    assert report_from(read_workbook(again, f"数据.{ending}")).model_dump() == report.model_dump()


@pytest.mark.parametrize("layout", layout_ids())
def test_libreoffice_opens_every_new_workbook_and_finds_no_faulty_formula(layout: str) -> None:
    [again] = resaved([workbook_of(needed_of(open_layout(layout).wants()))], "xlsx")
    for sheet in read_book(again, "数据.xlsx").sheets:
        assert not [place for place, value in sheet.cells() if str(value).startswith(("#", "Err:"))]
        assert set(sheet.marks.values()) == set()


def test_the_examples_as_workbooks_say_the_same_after_libreoffice_saved_them() -> None:
    reports = {path.stem: report_from(read(path)) for path in EXAMPLES}
    books = [workbook_of(needed_of(open_layout(name).wants()), report) for name, report in reports.items()]
    for report, again in zip(reports.values(), resaved(books, "xlsx"), strict=True):
        book = read_book(again, "数据.xlsx")
        assert not [cell for sheet in book.sheets for _, cell in sheet.cells() if str(cell).startswith("#")]
        assert report_from(read_workbook(again, "数据.xlsx")).model_dump() == report.model_dump()
