"""``reportgen import``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.intake.books import Rows, book

TABLE: Rows = [
    ["支出决算表"],
    ["2023年度", "部门：示例县档案馆", "金额单位：万元"],
    ["科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出"],
    ["合计", None, 120.5, 100, 20.5],
]


def test_a_data_file_is_written_and_what_is_left_is_listed(run: Callable[..., Any]) -> None:
    Path("公开表.xlsx").write_bytes(book({"公开03": TABLE}))
    result = run("import", "公开表.xlsx", "--layout", "guangxi-qinzhou", "-o", "data.yaml")
    assert result.code == 0
    assert "决算数: 120.50  # 公开03 C4" in Path("data.yaml").read_text(encoding="utf-8")
    assert "已写入 data.yaml" in result.err
    assert "版式需要、工作簿里没有的" in result.err


def test_without_an_output_the_data_file_goes_to_the_screen(run: Callable[..., Any]) -> None:
    Path("公开表.xlsx").write_bytes(book({"公开03": TABLE}))
    result = run("import", "公开表.xlsx")
    assert "年度: 2023" in result.out


def test_contradictions_are_told_and_the_file_is_written(run: Callable[..., Any]) -> None:
    Path("一.xlsx").write_bytes(book({"公开03": TABLE}))
    Path("二.xlsx").write_bytes(book({"公开03": [*TABLE[:3], ["合计", None, 125]]}))
    result = run("import", "一.xlsx", "二.xlsx", "-o", "data.yaml")
    assert result.code == 1
    assert Path("data.yaml").exists()
    assert "一.xlsx › 公开03!C4 为 120.50，二.xlsx › 公开03!C4 为 125.00，相差 4.50" in result.err


def test_what_cannot_be_read_is_refused_and_nothing_is_written(run: Callable[..., Any]) -> None:
    Path("坏.xlsx").write_bytes(book({"公开03": TABLE})[:500])
    result = run("import", "坏.xlsx", "-o", "data.yaml")
    assert (result.code, Path("data.yaml").exists()) == (2, False)
    assert "坏.xlsx\n    文件不完整或已损坏，可能没有下载完" in result.err
    assert run("import", "没有.xlsx").code == 2


def test_a_data_file_that_may_be_filled_in_is_left_alone(run: Callable[..., Any]) -> None:
    Path("公开表.xlsx").write_bytes(book({"公开03": TABLE}))
    Path("data.yaml").write_text("已填", encoding="utf-8")
    assert run("import", "公开表.xlsx", "-o", "data.yaml").code == 1
    assert Path("data.yaml").read_text(encoding="utf-8") == "已填"


def test_figures_that_do_not_add_up_are_told_at_their_cells_in_the_workbook(run: Callable[..., Any]) -> None:
    rows = [*TABLE[:3], ["合计", None, 120.5, 100, 25]]
    Path("公开表.xlsx").write_bytes(book({"公开03": rows}))
    result = run("import", "公开表.xlsx", "-o", "data.yaml")
    assert (result.code, Path("data.yaml").exists()) == (1, True)
    assert "错误 SUM04  公开表.xlsx › 公开03!C4  支出 › 合计 › 决算数" in result.err
    assert "按性质各项决算数之和 125.00 万元，与合计 120.50 万元相差 4.50 万元" in result.err
