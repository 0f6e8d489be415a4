"""The designers' guide, followed word by word: its outline and its manifest make a layout that works."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import reportgen
from reportgen.word.gbt9704 import from_outline
from reportgen.word.outline import outline

GUIDE = (Path(__file__).parents[2] / "docs" / "layouts.zh-CN.md").read_text(encoding="utf-8")
DATA = """\
年度: 2024
附件号: 3
单位: {名称: 某市某局}
支出:
  合计: {决算数: 120, 上年决算数: 100, 变动原因: 新增一个项目}
  按性质:
    基本支出: {决算数: 70}
    人员经费: {决算数: 60}
    公用经费: {决算数: 10}
    项目支出: {决算数: 50}
"""


def _example(fence: str, opening: str) -> str:
    found = re.search(rf"```{fence}\n({re.escape(opening)}.*?)```", GUIDE, re.DOTALL)
    assert found is not None
    return found[1]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "report.docx").write_bytes(from_outline(_example("", "[附件标签]")))
    (tmp_path / "layout.yaml").write_text(_example("yaml", "名称:"), encoding="utf-8")
    return tmp_path


def test_nothing_is_wrong_with_it(folder: Path) -> None:
    assert reportgen.open_layout(folder).lint() == []


def test_its_table_can_be_written_in_an_outline() -> None:
    table = _example("", "[表题，段前分页]")
    written = outline(from_outline(f"节：纵向，奇偶页不同\n[正文]\n{table}"))
    assert written.partition("[正文]\n")[2].splitlines()[:9] == table.splitlines()[:9]


def test_it_renders(folder: Path) -> None:
    lines = outline(reportgen.render(DATA, folder)).splitlines()[3:]
    assert [line for line in lines if not line.startswith("[图]")] == [
        "[附件标签] 附件3",
        "[正文]",
        "[标题] 某市某局",
        "[标题] 2024年度部门支出绩效报告",
        "[正文]",
        "[标题 1] 一、基本情况",
        "[正文] 2024年支出120.00万元，较上年增加20.00万元，增长20.00%。",
        "[题注] 图1　2024年支出结构",
        "[标题 1] 二、存在问题",
        "[正文] 自评中没有发现问题。",
    ]


def test_what_it_needs_is_asked_for(folder: Path) -> None:
    problems = reportgen.check("年度: 2024\n单位: {名称: 某市某局}\n支出: {合计: {决算数: 1}}\n", folder)
    assert [problem.where for problem in problems if problem.code == "layout.needs"] == [
        "附件号",
        "支出 › 合计 › 上年决算数",
    ]
