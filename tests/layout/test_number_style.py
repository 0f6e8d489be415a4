"""Numbers and section numbers are written in one way everywhere in a report, as layout.yaml says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.word.documents import read_part

import reportgen
from reportgen.layout.manifest import Manifest, manifest_problems
from reportgen.model.validation import record_from
from reportgen.source import read
from reportgen.word.gbt9704 import from_outline
from reportgen.word.outline import outline

DATA = """\
年度: 2022
单位: {名称: 甲}
收入: {合计: {决算数: 1234.5, 上年决算数: 1111.11}}
支出: {合计: {决算数: 0, 上年决算数: 1}}
"""
TEMPLATE = """\
[标题 3] {{ 三级 }}总体情况
[正文] 收入{{ 收入.合计|万元 }}，{{ 收入.合计|较上年 }}；支出{{ 支出.合计|万元 }}，占{{ 支出.合计|占(收入.合计) }}
[图] {{ 图.对比 }}
表：公文表格，列宽 40
| {{ 收入.合计|金额 }} |
| {{ 支出.合计|金额 }} |
"""
CHARTS = "图表:\n  对比: {种类: 柱形图, 标题: 对比, 数据: [收入.合计, 支出.合计], 列: [决算数]}\n"


def chart_of(folder: Path, data: str = DATA) -> str:
    """The native chart of the report."""
    return read_part(reportgen.render(data, folder), "word/charts/chart1.xml")


def printed(folder: Path, *settings: str) -> tuple[list[str], str]:
    """What the report says, and the number format of its chart."""
    (folder / "report.docx").write_bytes(from_outline(TEMPLATE))
    (folder / "layout.yaml").write_text("\n".join([*settings, CHARTS]), encoding="utf-8")
    document = reportgen.render(DATA, folder)
    said = [line for line in outline(document).splitlines() if line.startswith(("[标题 3", "[正文", "|"))]
    code = re.search("<c:formatCode>(.*?)<", chart_of(folder))
    assert code is not None
    return [re.sub(r"^\[.*?\] |^\| | \|$", "", line) for line in said], code[1]


def test_two_decimals_and_a_short_zero_unless_the_layout_says_otherwise(tmp_path: Path) -> None:
    assert printed(tmp_path) == (
        [
            "1.总体情况",
            "收入1234.50万元，较上年增加123.39万元，增长11.11%；支出0万元，占0%",
            "1,234.50",
            "0.00",
        ],
        "0.00;-0.00;0",
    )


def test_one_decimal_with_separators_everywhere(tmp_path: Path) -> None:
    assert printed(tmp_path, "数字: {小数位: 1, 千分位: 是}", "编号: {三级: 1、}") == (
        ["1、总体情况", "收入1,234.5万元，较上年增加123.4万元，增长11.1%；支出0万元，占0%", "1,234.5", "0.0"],
        "#,##0.0;-#,##0.0;0",
    )


def test_zeros_in_full_and_tables_without_separators(tmp_path: Path) -> None:
    settings = "数字: {零写全: 是, 表格千分位: 否, 百分比小数位: 1}"
    assert printed(tmp_path, settings) == (
        [
            "1.总体情况",
            "收入1234.50万元，较上年增加123.39万元，增长11.1%；支出0.00万元，占0.0%",
            "1234.50",
            "0.00",
        ],
        "0.00",
    )


def test_punctuation_of_phrases_template_and_authors_is_written_in_one_way(tmp_path: Path) -> None:
    half = "标点: 半角\n括号: 半角"
    assert said_with(tmp_path, "标点: 全角\n括号: 全角") == [
        "1.总体情况（甲）",
        "收入1234.50万元，支出1.25万元（基数为0，不可比）",
        "（一）组织实施；1.甲，乙",
        "图1　收入（甲），对比",
    ]
    assert said_with(tmp_path, half, "编号: {三级: 1、}") == [
        "1、总体情况(甲)",
        "收入1234.50万元,支出1.25万元(基数为0,不可比)",
        "(一)组织实施; 1.甲,乙",
        "图1　收入(甲), 对比",
    ]
    assert "收入(甲), 对比" in chart_of(tmp_path)


def said_with(folder: Path, *settings: str) -> list[str]:
    """A short report whose template and data mix full- and half-width marks."""
    (folder / "report.docx").write_bytes(
        from_outline(
            "[标题 3] {{ 三级 }}总体情况(甲)\n"
            '[正文] 收入{{ 收入.合计|万元 }},支出{{ "1.25" }}万元(基数为0，不可比）\n'
            "[正文] {{p 文字.经过|段落 }}\n[图] {{ 图.对比 }}\n[题注] {{ 图题.对比 }}\n"
        )
    )
    chart = "图表: {对比: {种类: 柱形图, 标题: '收入(甲), 对比', 数据: [收入.合计]}}"
    (folder / "layout.yaml").write_text("\n".join([*settings, "文字: {经过: {}}", chart]), encoding="utf-8")
    document = reportgen.render(DATA + "文字: {经过: '（一)组织实施; 1.甲,乙'}\n", folder)
    lines = [line for line in outline(document).splitlines() if line.startswith(("[标题", "[正文", "[题注"))]
    return [re.sub(r"^\[.*?\] ", "", line) for line in lines]


def test_separators_without_zeros_at_the_end(tmp_path: Path) -> None:
    assert printed(tmp_path, "数字: {千分位: 是, 去尾零: 是}") == (
        [
            "1.总体情况",
            "收入1,234.5万元，较上年增加123.39万元，增长11.11%；支出0万元，占0%",
            "1,234.50",
            "0.00",
        ],
        "#,##0",
    )
    labels = re.findall(r'<c:dLbl><c:idx val="(\d)"/><c:numFmt formatCode="(.*?)"', chart_of(tmp_path))
    assert labels == [("0", "#,##0.0;-#,##0.0;0")], "1,234.5; and 0 in the format of all"


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ("数字: {小数位: 3}", "数字：小数位最多为 2，现为 3（以万元计，两位小数已到百元）"),
        ("标点: 半", "标点：没有“半”这种写法（可用的有：照写、全角、半角）"),
        ("编号: {六级: 1、}", "编号：没有“六级”这一级（可用的有：一级、二级、三级、四级、五级）"),
        ("编号: {三级: 甲、}", "编号：三级“甲、”里没有第一个号（写成 一、 （一） 1. 1、 （1） 或 ①）"),
    ],
)
def test_what_cannot_be_written_is_told(settings: str, message: str) -> None:
    (problem,) = manifest_problems(record_from(Manifest, read(f"{settings}\n")))
    assert f"{problem.where}：{problem.message}（{problem.hint}）" == message
