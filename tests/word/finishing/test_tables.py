"""Tables of the starter document's styles follow what they hold, and go on over pages as official tables do."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn
from docx.table import Table
from tests.tools import validate

from reportgen.word import WordTemplate
from reportgen.word.finishing.tables.measuring import lines_taken, widest_unbreakable
from reportgen.word.gbt9704 import from_outline

WIDER = 1.05
"""A typeface that sets numbers so much wider breaks none."""
TABLE = """[表题，段前分页] 收入决算表
表：公文无框表格，居中，列宽 116 40
| [表格小字] 部门：某局 | [数字小字] 金额单位：万元 |
[表后]
表：公文小字表格，居中，列宽 16 74 22 22 22，表头1行
| [表头小字] 编码 | [表头小字] 名称 | [表头小字] 合计 | [表头小字] 基本 | [表头小字] 项目 |
| {%tr for 行 in 各行 %} | | | | |
| [表格小字] {{ 行[0] }} | [表格小字] {{ 行[1] }} | [数字小字] {{ 行[2] }} | [数字小字] {{ 行[2] }} | [数字小字] {{ 行[2] }} |
| {%tr endfor %} | | | | |
[表注] 注：以万元为单位。
"""
MERGED = """[表题，段前分页] 绩效自评表
表：公文小字表格，居中，列宽 40 60 56，表头1行
| [表头小字] 一级 | [表头小字] 二级 | [表头小字] 得分 |
| {%tr for 行 in 各行 %} | | |
| [表格小字] {% 合并 行[1] %}{{ 行[1] }} | [表格小字] {{ 行[0] }} | [数字小字] {{ 行[2] }} |
| {%tr endfor %} | | |
[表后]
"""


def rows(count: int, amount: str = "1.00", name: str = "某项支出") -> list[tuple[str, str, str]]:
    return [(f"{2080500 + number}", name, amount) for number in range(count)]


def rendered(outline: str, rows: list[tuple[str, str, str]]) -> bytes:
    return WordTemplate.open(from_outline(outline)).render({"各行": rows})


def ruled(document: bytes) -> list[Table]:
    tables = docx.Document(BytesIO(document)).tables
    return [table for table in tables if table.style is not None and table.style.name == "公文小字表格"]


def widths(table: Table) -> list[int]:
    return [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid.iter(qn("w:gridCol"))]


def titles(document: bytes) -> list[str]:
    return [
        p.text for p in docx.Document(BytesIO(document)).paragraphs if p.text.startswith(("收入", "绩效"))
    ]


def test_columns_stay_as_designed_where_everything_fits() -> None:
    [table] = ruled(rendered(TABLE, rows(3)))
    assert widths(table) == [907, 4195, 1247, 1247, 1247]


@pytest.mark.parametrize("amount", ["12,345,678.90", "-12,345,678.90"])
def test_columns_make_room_for_large_amounts(amount: str) -> None:
    [table] = ruled(rendered(TABLE, rows(3, amount)))
    assert sum(widths(table)) == 907 + 4195 + 3 * 1247
    assert min(widths(table)[2:]) >= widest_unbreakable(amount) * WIDER * 180 + 2 * 57
    assert "w:sz " not in table._tbl.xml


def test_codes_have_room_for_a_wider_typeface() -> None:
    [table] = ruled(rendered(TABLE.replace("列宽 16 74", "列宽 14.5 75.5"), rows(3)))
    assert widths(table)[0] >= widest_unbreakable("2080500") * WIDER * 180 + 2 * 57


def test_text_gets_smaller_before_a_number_is_broken() -> None:
    outline = TABLE.replace("列宽 16 74 22 22 22", "列宽 14 40 19 19 19")
    [table] = ruled(rendered(outline, rows(3, "123,456,789.00", "机关事业单位基本养老保险缴费支出")))
    [size] = {int(size.get(qn("w:val"))) for size in table._tbl.iter(qn("w:sz"))}
    assert 15 <= size < 18
    assert min(widths(table)[2:]) >= widest_unbreakable("123,456,789.00") * WIDER * size * 10 + 2 * 57


def test_rows_move_closer_before_a_table_takes_another_page() -> None:
    roomy, close = ruled(rendered(TABLE, rows(30)))[0], ruled(rendered(TABLE, rows(44)))
    assert "w:tblCellMar" not in roomy._tbl.xml
    assert len(close) == 1
    assert "w:tblCellMar" in close[0]._tbl.xml


def sizes(table: Table) -> set[int]:
    """The sizes of text that a table states, in half-points."""
    return {int(size.get(qn("w:val"))) for size in table._tbl.iter(qn("w:sz"))}


def test_text_gets_smaller_before_a_table_takes_another_page() -> None:
    stated = [[sizes(table) for table in ruled(rendered(TABLE, rows(count)))] for count in (52, 54, 60, 62)]
    assert stated == [[set()], [{15}], [{15}], [set(), set()]]


def test_notes_are_no_larger_than_their_table() -> None:
    for count, stated in ((44, set()), (60, {15})):
        paragraphs = docx.Document(BytesIO(rendered(TABLE, rows(count)))).paragraphs
        note = next(p for p in paragraphs if p.text.startswith("注："))
        assert {int(size.get(qn("w:val"))) for size in note._p.iter(qn("w:sz"))} == stated


def test_a_longer_table_goes_on_under_its_title_and_heads() -> None:
    document = rendered(TABLE, rows(80))
    tables = ruled(document)
    assert titles(document) == ["收入决算表", "收入决算表（续表）"]
    assert [table.rows[0].cells[0].text for table in tables] == ["编码", "编码"]
    shown = [row.cells[0].text for table in tables for row in table.rows[1:]]
    assert shown == [code for code, *_ in rows(80)]
    unruled = [t for t in docx.Document(BytesIO(document)).tables if t not in tables]
    assert len([t for t in unruled if t.rows[0].cells[0].text == "部门：某局"]) == 2


def test_the_title_of_what_goes_on_is_no_heading_again() -> None:
    paragraphs = docx.Document(BytesIO(rendered(TABLE, rows(80)))).paragraphs
    named = {p.text: p.style.name for p in paragraphs if p.style and p.text.startswith("收入")}
    assert named == {"收入决算表": "Heading 1", "收入决算表（续表）": "续表题"}


@pytest.mark.parametrize("count", range(50, 120, 7))
def test_no_page_goes_on_with_fewer_than_five_rows(count: int) -> None:
    assert min(len(table.rows) - 1 for table in ruled(rendered(TABLE, rows(count)))) >= 5


def test_a_merged_cell_says_on_the_next_page_what_it_says() -> None:
    document = rendered(MERGED, rows(80, name="产出指标"))
    first, second = ruled(document)
    assert titles(document) == ["绩效自评表", "绩效自评表（续表）"]
    assert [table.rows[1].cells[0].text for table in (first, second)] == ["产出指标", "产出指标"]
    merges = [merge.get(qn("w:val")) for merge in second._tbl.iter(qn("w:vMerge"))]
    assert merges == ["restart", *["continue"] * (len(merges) - 1)]


@pytest.mark.parametrize(("count", "begin_pages"), [(12, [True, None, None]), (30, [True, True, True])])
def test_short_forms_of_one_kind_share_a_page(count: int, begin_pages: list[bool | None]) -> None:
    paragraphs = docx.Document(BytesIO(rendered(3 * MERGED, rows(count)))).paragraphs
    titles = [p for p in paragraphs if p.text == "绩效自评表"]
    assert [title.paragraph_format.page_break_before for title in titles] == begin_pages


def test_different_tables_begin_pages_of_their_own() -> None:
    document = rendered(TABLE + MERGED, rows(3))
    paragraphs = docx.Document(BytesIO(document)).paragraphs
    assert [p.paragraph_format.page_break_before for p in paragraphs if p.text.endswith("表")] == [True, True]


@pytest.mark.parametrize(
    ("text", "room", "lines"), [("收入", 2, 1), ("收入决", 2, 2), ("12,345.67", 5, 1), ("", 3, 1)]
)
def test_lines_are_counted_by_the_width_of_characters(text: str, room: float, lines: int) -> None:
    assert lines_taken(text, room) == lines


@pytest.mark.parametrize("count", [3, 44, 80])
def test_word_accepts_it(count: int) -> None:
    assert validate(rendered(TABLE + 2 * MERGED, rows(count, "123,456,789.00"))) == []
