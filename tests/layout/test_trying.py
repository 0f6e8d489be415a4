"""What a designer tries before there is a page."""

from __future__ import annotations

from pathlib import Path

import pytest

import reportgen
from reportgen.errors import ReportgenError
from reportgen.layout.trying import insertable, said
from reportgen.word import TemplateError

EXAMPLES = sorted((Path(__file__).parents[2] / "data_examples").glob("*.yaml"))
DATA = """\
版式: sichuan-panzhihua
年度: 2023
单位: {名称: 示例局}
支出:
  合计: {决算数: 80, 上年决算数: 100}
  按功能:
    - {编码: "201", 名称: 一般公共服务支出, 决算数: 60, 明细: [{编码: "20131", 名称: 甲, 决算数: 60}]}
    - {编码: "208", 名称: 社会保障和就业支出, 决算数: 20}
文字:
  机构职能: |
    一是甲。
    二是{支出.合计|万元}。
"""
REPORT = reportgen.load(DATA)
LAYOUT = reportgen.open_layout("sichuan-panzhihua")


def test_every_name_is_listed_with_what_it_prints_items_of_lists_as_those_of_the_first() -> None:
    found = [(one.depth, one.name, one.value) for one in insertable(LAYOUT, REPORT)]
    assert (0, "支出.合计.上年决算数", "100") in found
    assert (0, "上年度", "2022") in found
    assert (0, "图.支出结构", "（饼状图）") in found
    at = found.index((0, "支出.按功能", "（2 项，用 {% for 项 in 支出.按功能 %}…{% endfor %} 逐项写）"))
    assert found[at + 1 : at + 6] == [
        (1, "项.编码", "201"),
        (1, "项.名称", "一般公共服务支出"),
        (1, "项.决算数", "60"),
        (1, "项.明细", "（1 项，用 {% for 子项 in 项.明细 %}…{% endfor %} 逐项写）"),
        (2, "子项.编码", "20131"),
    ]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_every_name_that_is_listed_prints_what_is_listed(example: Path) -> None:
    report = reportgen.load(example)
    layout = reportgen.open_layout(report.layout or "")
    names = [one for one in insertable(layout, report) if not one.depth and not one.value.startswith("（")]
    assert len(names) > 40
    printed = said(layout, report, "¶".join(f"{{{{ {one.name} }}}}" for one in names))
    assert "".join(printed).split("¶") == ["".join(one.value.split("\n")) for one in names]


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("支出.合计|较上年", ["较上年减少20万元，下降20%"]),
        ("{{ 年度 }}年支出{{ 支出.合计|万元 }}。", ["2023年支出80万元。"]),
        (
            "{% for 项 in 支出.按功能 %}{{ 项.名称 }}；{% endfor %}",
            ["一般公共服务支出；社会保障和就业支出；"],
        ),
        ("{{p 文字.机构职能|段落 }}", ["一是甲。", "二是80万元。"]),
        ("{图 与 {{ 年度 }}", ["{图 与 2023"]),
    ],
)
def test_a_line_of_a_template_is_said_as_the_layout_says_it(line: str, printed: list[str]) -> None:
    assert said(LAYOUT, REPORT, line) == printed


def test_a_table_is_said_row_by_row() -> None:
    rows = said(LAYOUT, REPORT, '{%p include "公开03表" %}')
    assert any(row.startswith("201\t一般公共服务支出\t60.00") for row in rows)


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("支出.合记", "没有名为“合记”的数据。原文：{{ 支出.合记 }}（是否应为“合计”？）"),
        ("支出.合计|较去年", "没有名为“较去年”的过滤器。原文：{{ 支出.合计|较去年 }}（是否应为“较上年”？）"),
        ("支出.按功能", "列表不能直接写出。原文：{{ 支出.按功能 }}（写出它下面的某一项，或接上过滤器）"),
        ("{{ 年度", "“{{”在本段内没有结束。原文：{{ 年度（补上“}}”；一个标签不能跨段落）"),
    ],
)
def test_a_faulty_line_is_told_as_in_a_template(line: str, complaint: str) -> None:
    with pytest.raises(TemplateError) as raised:
        said(LAYOUT, REPORT, line)
    assert str(raised.value.problems[0]) == f"正文第1段：{complaint}"


def test_a_text_whose_placeholder_leads_nowhere_is_told_before_anything_is_listed() -> None:
    report = reportgen.load(DATA.replace("支出.合计|万元", "支出.合记"))
    with pytest.raises(ReportgenError, match="取不到数：“支出”中没有“合记”"):
        list(insertable(LAYOUT, report))
