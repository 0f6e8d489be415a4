"""Workbooks as typed cells: exact numbers, places, merged ranges, and files that are no sound workbooks."""

from __future__ import annotations

import datetime
from decimal import Decimal
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from tests.intake.books import book, written

from reportgen.errors import UnreadableError
from reportgen.intake.cells import Place, Sheet, read_book
from reportgen.intake.package_xml import CellMark


def only_sheet(data: bytes, name: str = "表.xlsx") -> Sheet:
    (sheet,) = read_book(data, name).sheets
    return sheet


def refusal(data: bytes, name: str = "表.xlsx") -> str:
    with pytest.raises(UnreadableError) as caught:
        read_book(data, name)
    (problem,) = caught.value.problems
    assert problem.file == name
    return problem.message


def test_a_number_is_the_shortest_decimal_that_the_cell_shows() -> None:
    sheet = only_sheet(book({"a": [[48.379999999999995, 0.1 + 0.2, 1e-7, 9981974.87, -3]]}))
    assert [value for _, value in sheet.cells()] == [
        Decimal("48.38"),
        Decimal("0.3"),
        Decimal("1E-7"),
        Decimal("9981974.87"),
        Decimal(-3),
    ]


def test_blank_rows_and_columns_before_a_table_count() -> None:
    sheet = only_sheet(book({"a": [[], [], [None, None, "甲"]]}))
    assert list(sheet.cells()) == [(Place(2, 2), "甲")]
    assert str(sheet.spot(2, 2)) == "表.xlsx › a!C3"


def test_columns_are_called_as_excel_calls_them() -> None:
    assert [str(Place(0, column)) for column in (0, 25, 26, 701)] == ["A1", "Z1", "AA1", "ZZ1"]


def test_dates_truths_and_texts_keep_their_kind() -> None:
    def write(workbook: Any) -> None:
        sheet = workbook.add_worksheet()
        sheet.write_datetime(
            0, 0, datetime.datetime(2024, 3, 1), workbook.add_format({"num_format": "yyyy-mm-dd"})
        )
        sheet.write_boolean(0, 1, True)
        sheet.write_string(0, 2, " 02 ")

    assert [value for _, value in only_sheet(written(write)).cells()] == [
        datetime.date(2024, 3, 1),
        True,
        "02",
    ]


def test_a_formula_without_a_stored_value_an_error_and_a_percentage_are_told_from_blanks_and_numbers() -> (
    None
):
    def write(workbook: Any) -> None:
        sheet = workbook.add_worksheet()
        sheet.write_formula(0, 0, "=1+1", None, "")
        sheet.write_formula(0, 1, "=1/0", None, "#DIV/0!")
        sheet.write_number(0, 2, 0.9964, workbook.add_format({"num_format": "0.00%"}))
        sheet.write_formula(0, 3, "=1+1", None, 2)
        sheet.write_blank(0, 4, None, workbook.add_format({"bold": True}))

    sheet = only_sheet(written(write))
    marks = [sheet.mark(0, column) for column in range(5)]
    assert marks == [CellMark.UNCOMPUTED, CellMark.ERROR, CellMark.PERCENT, None, None]


def test_merged_cells_lead_to_the_one_that_holds_the_value() -> None:
    sheet = only_sheet(book({"a": [["合计"], [1, 2, 3]]}, ("a", "A1:C1")))
    assert sheet.merged[(0, 2)] == (0, 0)


def test_hidden_sheets_are_read_and_said_to_be_hidden() -> None:
    def write(workbook: Any) -> None:
        workbook.add_worksheet("甲").write(0, 0, 1)
        hidden = workbook.add_worksheet("乙")
        hidden.write(0, 0, 2)
        hidden.hide()

    sheets = read_book(written(write), "表.xlsx").sheets
    assert [(sheet.name, sheet.is_hidden) for sheet in sheets] == [("甲", False), ("乙", True)]


def test_the_content_counts_and_not_the_extension() -> None:
    found = read_book(book({"a": [["甲"]]}), "导出.xls")
    assert found.sheets[0].text(0, 0) == "甲"
    assert [problem.message for problem in found.problems] == [
        "扩展名与内容不符：内容是新式工作簿，已按内容读取"
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_table_as_text_is_one_sheet(encoding: str) -> None:
    data = '科目编码,名称,金额\r\n201,一般公共服务支出,"1,234.50"\r\n'.encode(encoding)
    assert only_sheet(data, "表.csv").rows[1] == ["201", "一般公共服务支出", "1,234.50"]


def test_macros_are_told_and_not_run() -> None:
    def with_macros(data: bytes) -> bytes:
        content = BytesIO(data)
        with ZipFile(content, "a") as archive:
            archive.writestr("xl/vbaProject.bin", b"\0")
        return content.getvalue()

    (problem,) = read_book(with_macros(book({"a": [["甲"]]})), "表.xlsm").problems
    assert problem.message == "工作簿带有宏；宏没有运行，只读了单元格"


def test_a_cell_in_the_last_row_or_column_does_not_make_the_sheet_large() -> None:
    def write(workbook: Any) -> None:
        sheet = workbook.add_worksheet("长")
        for column in range(12):
            sheet.write(0, column, "甲")
        sheet.write(1048575, 11, "远")
        sheet.write(5, 16383, "远")

    found = read_book(written(write), "表.xlsx")
    (sheet,) = found.sheets
    assert (len(sheet.rows), sheet.width) == (1, 12)
    assert [str(problem) for problem in found.problems] == ["表.xlsx › 长：表太长，第1048576行起没有读"]


def test_a_truncated_download_is_refused() -> None:
    data = book({"a": [["甲"] * 50] * 50})
    for length in (8, 100, len(data) // 2, len(data) - 30):
        assert refusal(data[:length]) == "文件不完整或已损坏，可能没有下载完"


def test_what_is_no_workbook_is_refused() -> None:
    assert refusal(b"") == "文件是空的"
    assert (
        refusal(b"<html><table><tr><td>1</td></tr></table></html>") == "这是网页格式的文件，不是真正的工作簿"
    )
    assert refusal(b"\x89PNG\r\n\x1a\n\0\0\0") == "这不是工作簿"
    assert refusal(archive({"word/document.xml": b""})) == "这是Word 文档，不是工作簿"
    assert refusal(archive({"a.txt": b""})) == "这是压缩包，不是工作簿"


def test_a_password_is_told_from_damage() -> None:
    encrypted = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1016) + "EncryptedPackage".encode("utf-16-le")
    assert refusal(encrypted) == "工作簿加了密码，读不了"
    assert refusal(encrypted[:1024]) == "文件不完整或已损坏，可能没有下载完"


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    assert refusal(archive({"xl/workbook.xml": b"0" * 20_000_000})).startswith("工作簿解开后过大")


def test_a_part_that_lies_about_its_size_is_not_unpacked() -> None:
    data = bytearray(book({"a": [["甲"]]}))
    at = data.find(b"xl/worksheets/sheet1.xml", data.find(b"PK\x01\x02"))
    data[at - 22 : at - 18] = (10).to_bytes(4, "little")
    assert refusal(bytes(data)) == "文件不完整或已损坏，可能没有下载完"


def test_entities_are_not_expanded() -> None:
    entities = '<!DOCTYPE x [<!ENTITY a "甲"><!ENTITY b "&a;&a;">]><workbook>&b;</workbook>'
    assert refusal(archive({"xl/workbook.xml": entities.encode()})) == "文件不完整或已损坏，可能没有下载完"


def test_a_text_without_the_end_of_a_quotation_is_refused() -> None:
    assert refusal(b'a,b\n"' + b"c,\n" * 100_000, "表.csv") == "第43692行附近有一个引号没有配对"


def test_a_text_of_endless_lines_or_fields_is_cut_and_that_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportgen.intake.csv_text.MAX_TEXT_FIELDS", 10)
    found = read_book(b"a,b\nc,d\ne,f\ng,h\n", "表.csv")
    assert len(found.sheets[0].rows) == 3
    assert [str(problem) for problem in found.problems] == ["表.csv：表太长，第4行起没有读"]


def test_rows_of_a_text_need_not_be_equally_long() -> None:
    sheet = only_sheet("支出决算表\na,b,c\nd\n".encode(), "表.csv")
    assert (sheet.width, sheet.text(1, 2), sheet.text(2, 2)) == (3, "c", "")


def test_absurdly_many_merged_cells_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportgen.intake.cells.MAX_MERGED", 5)
    sheet = only_sheet(book({"a": [["甲"]]}, ("a", "A1:B2"), ("a", "A3:B3")))
    assert sheet.merged == dict.fromkeys([(0, 0), (0, 1), (1, 0), (1, 1)], (0, 0))


def archive(parts: dict[str, bytes]) -> bytes:
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as packed:
        for name, part in parts.items():
            packed.writestr(name, part)
    return content.getvalue()
