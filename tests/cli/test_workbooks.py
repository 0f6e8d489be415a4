"""Workbooks as data files: started, checked, marked and rendered from the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from tests.intake.books import Rows, book

EXAMPLES = Path(__file__).parents[2] / "data_examples"
LAYOUT = "guangxi-qinzhou"
TABLE: Rows = [
    ["支出决算表"],
    ["2023年度", "部门：示例县档案馆", "金额单位：万元"],
    ["科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出"],
    ["合计", None, 120.5, 100, 23.5],
]


@pytest.fixture
def filled(run: Callable[..., Any]) -> Path:
    """The example as a workbook."""
    run("new", LAYOUT, "-o", "数据.xlsx", "--data", EXAMPLES / f"{LAYOUT}.yaml")
    return Path("数据.xlsx")


def change(path: Path, sheet: str, cell: str, value: object) -> None:
    opened = openpyxl.load_workbook(path)
    opened[sheet][cell] = value
    opened.save(path)


def cell_of(path: Path, sheet: str, label: str) -> str:
    """The cell to the right of a label."""
    rows = openpyxl.load_workbook(path)[sheet].iter_rows()
    return next(f"B{row[0].row}" for row in rows if row[0].value == label)


def test_a_new_workbook_is_left_to_be_filled_in(run: Callable[..., Any]) -> None:
    assert run("new", LAYOUT, "-o", "新.xlsx").code == 0
    result = run("check", "新.xlsx")
    assert result.code == 1
    assert "缺少必填项“年度”" in result.err
    assert "新.xlsx › 单位!B4" in result.err


def test_a_workbook_that_may_be_filled_in_is_left_alone(run: Callable[..., Any], filled: Path) -> None:
    before = filled.read_bytes()
    assert run("new", LAYOUT, "-o", filled).code == 1
    assert filled.read_bytes() == before


def test_content_goes_into_workbooks_only(run: Callable[..., Any]) -> None:
    result = run("new", LAYOUT, "-o", "新.yaml", "--data", EXAMPLES / f"{LAYOUT}.yaml")
    assert (result.code, Path("新.yaml").exists()) == (1, False)
    assert "只有新建工作簿才能填上已有的内容" in result.err


def test_a_filled_in_workbook_gives_the_report_of_its_yaml(run: Callable[..., Any], filled: Path) -> None:
    assert run("render", filled, "-o", "一.docx").code == 0
    assert run("render", EXAMPLES / f"{LAYOUT}.yaml", "-o", "二.docx").code == 0
    assert Path("一.docx").read_bytes() == Path("二.docx").read_bytes()


def test_problems_name_sheet_and_cell_in_text_and_json(run: Callable[..., Any], filled: Path) -> None:
    cell = cell_of(filled, "单位", "填报日期")
    change(filled, "单位", cell, "去年")
    assert f"数据.xlsx › 单位!{cell}  单位 › 填报日期" in run("check", filled).err
    [problem] = json.loads(run("check", filled, "--format", "json").out)["problems"]
    assert (problem["sheet"], problem["cell"], problem["line"]) == ("单位", cell, None)
    assert problem["path"] == ["单位", "填报日期"]


def test_marks_go_into_a_copy(run: Callable[..., Any], filled: Path) -> None:
    cell = cell_of(filled, "单位", "填报日期")
    change(filled, "单位", cell, "去年")
    before = filled.read_bytes()
    result = run("check", filled, "--mark", "标注.xlsx")
    assert result.code == 1
    assert "已写入 标注.xlsx：标出 1 个单元格" in result.err
    assert filled.read_bytes() == before
    marked = openpyxl.load_workbook("标注.xlsx")["单位"][cell]
    assert marked.value == "去年"
    assert marked.fill.fgColor.rgb == "FFFFC7CE"
    assert "错误 data.value：应为日期" in marked.comment.text


@pytest.mark.parametrize(
    ("output", "said"),
    [
        ("数据.xlsx", "文件已存在，没有改动它"),
        ("标注.docx", "标注后的副本是工作簿，文件名应以 .xlsx 结尾"),
    ],
)
def test_marks_overwrite_nothing(run: Callable[..., Any], filled: Path, output: str, said: str) -> None:
    before = filled.read_bytes()
    result = run("check", filled, "--mark", output)
    assert result.code == 1
    assert said in result.err
    assert filled.read_bytes() == before


def test_only_workbooks_can_be_marked(run: Callable[..., Any]) -> None:
    Path("数据.yaml").write_text("年度: 2023\n单位: {名称: 甲}\n", encoding="utf-8")
    result = run("check", "数据.yaml", "--mark", "标注.xlsx")
    assert (result.code, Path("标注.xlsx").exists()) == (1, False)
    assert "“数据.yaml”不是工作簿，没有单元格可标" in result.err


def test_published_tables_are_checked_as_they_are(run: Callable[..., Any]) -> None:
    Path("公开表.xlsx").write_bytes(book({"GK03 支出决算表": TABLE}))
    result = run("check", "公开表.xlsx", "--mark", "标注.xlsx")
    assert "公开表.xlsx › GK03 支出决算表!C4  支出 › 合计 › 决算数" in result.err
    assert "123.50 万元" in result.err
    comment = openpyxl.load_workbook("标注.xlsx")["GK03 支出决算表"]["C4"].comment
    assert "SUM04" in comment.text


def test_a_workbook_of_nothing_that_is_known_is_unreadable(run: Callable[..., Any]) -> None:
    Path("名单.xlsx").write_bytes(book({"名单": [["姓名"], ["甲"]]}))
    result = run("check", "名单.xlsx")
    assert result.code == 2
    assert "没有认出任何决算表或项目支出绩效自评表；其中的工作表是“名单”" in result.err


def test_a_folder_of_workbooks_is_rendered(run: Callable[..., Any], filled: Path) -> None:
    Path("数据").mkdir()
    filled.rename(Path("数据") / "甲.xlsx")
    (Path("数据") / "~$甲.xlsx").write_bytes(b"\x05lock")
    result = run("batch", "数据", "-o", "成文")
    assert result.code == 0, result.err
    assert [path.name for path in Path("成文").glob("*.docx")] == ["甲.docx"]


def test_what_was_imported_may_go_on_as_a_workbook(run: Callable[..., Any]) -> None:
    Path("公开表.xlsx").write_bytes(book({"GK03 支出决算表": TABLE}))
    imported = run("import", "公开表.xlsx", "--layout", LAYOUT, "-o", "数据.xlsx")
    assert "错误 SUM04  公开表.xlsx › GK03 支出决算表!C4" in imported.err
    result = run("check", "数据.xlsx")
    assert "数据.xlsx › 收入支出!" in result.err
    assert "123.50 万元" in result.err
