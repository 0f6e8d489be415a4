"""What self-evaluation tables say of projects: their rates, their money in sentences, their targets in the text."""

from __future__ import annotations

import re

import pytest
from tests.auditing.printed_reports import found, report

LIST = (
    "项目支出绩效自评汇总表",
    (
        "序号 项目名称 年初预算数 全年预算数 全年执行数 执行率 得分",
        "1 示范园区建设项目 90.00 80.00 72.00 90.00% 95",
        "2 河道清淤项目 10.00 12.00 12.00 100% 98",
    ),
)
INDICATORS = (
    "绩效指标表",
    (
        "一级指标 三级指标 指标性质 年度指标值 度量单位 实际完成值",
        "成本指标 光缆租用费用 ≤ 23 万元 23",
        "质量指标 线路畅通比率 ≥ 98 % 99",
    ),
)


def said(*lines: str, tables: tuple[tuple[str, tuple[str, ...]], ...] = (LIST, INDICATORS)) -> list[str]:
    return found("\n".join(("2023年度部门项目支出绩效自评报告", *lines, "", "")).encode() + report(*tables))


@pytest.mark.parametrize(
    "line",
    [
        "2023年示范园区建设项目全年预算80.00万元，支出72.00万元。",
        "示范园区建设经费预算数为90.00万元，其中财政拨款50.00万元。",
        "示范园区建设项目预算数为80.00万元。",
        "2022年示范园区建设项目支出50.00万元。",
        "项目2个，包括示范园区建设、河道清淤。各项目年初预算合计100.00万元，全年支出84.00万元。",
        "（1）光缆租用费用：≤23万元。",
        "（2）线路畅通比率：≥98%。",
        "（3）线路畅通比率：较高。",
    ],
)
def test_what_agrees_is_silent(line: str) -> None:
    assert said(line) == []


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            "2023年示范园区建设项目支出70.20万元。",
            "certain 第2行：“示范园区建设项目支出 · 决算数”70.20，表1第2行第5格是 72.00，相差 1.80",
        ),
        (
            "示范园区建设经费预算数为84.00万元。",
            "certain 第2行：“示范园区建设经费 · 预算数”84.00，表1第2行第4格是 80.00，相差 4.00",
        ),
        (
            "项目2个，包括示范园区建设、河道清淤。各项目年初预算合计110.00万元。",
            "doubtful 第2行：“各项目”110.00，各项目合计 100.00，相差 10.00",
        ),
        (
            "（1）光缆租用费用：≤32万元。",
            "certain 第2行：“光缆租用费用”的指标值 32万元，表2第2行第4格是 23万元",
        ),
    ],
)
def test_a_sentence_that_says_otherwise_than_the_table_is_found(line: str, message: str) -> None:
    assert said(line) == [message]


def test_under_the_heading_of_a_project_it_need_not_be_named() -> None:
    heading = "一、示范园区建设项目绩效情况"
    assert said(heading, "该项目资金共支付72.00万元。") == []
    assert said(heading, "该项目资金共支付77.00万元。") == [
        "doubtful 第3行：“该项目资金 · 决算数”77.00，表1第2行第5格是 72.00，相差 5.00"
    ]


def test_a_project_may_bear_its_number_in_the_table() -> None:
    title, (heads, first, second) = LIST
    numbered = (title, (heads, first.replace("示范", "51000021R000000019951-示范"), second))
    assert said("示范园区建设项目支出72.00万元。", tables=(numbered,)) == []
    assert said("示范园区建设项目支出77.00万元。", tables=(numbered,)) != []


def test_two_tables_say_the_same_of_a_project() -> None:
    other = (
        "重点项目表",
        ("项目名称 全年预算数 全年执行数", "示范园区建设 80.00 71.00", "河道清淤 12.00 12.00"),
    )
    assert said(tables=(LIST, other)) == [
        "certain 表2第2行第3格：“示范园区建设 · 全年执行数”71.00，表1第2行第5格是 72.00，相差 1.00"
    ]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("1 甲项目 90.00 80.00 72.00 90.00% 95", []),
        ("1 甲项目 90.00 80.00 72.00 80% 95", []),  # of what was budgeted at first
        ("1 甲项目 0.00 0.00 0.00 — 95", []),
        ("1 甲项目 90.00 80.00 72.00 0.9 95", []),
        (
            "1 甲项目 90.00 80.00 72.00 92.00% 95",
            ["certain 表1第2行第6格：“甲项目 · 执行率”92.00%：按 72.00 和 80.00 计算为 90.00%"],
        ),
        (
            "1 甲项目 900 800 720 92% 95",
            ["doubtful 表1第2行第6格：“甲项目 · 执行率”92%：按 720 和 800 计算为 90.00%"],
        ),
    ],
)
def test_a_rate_in_a_table_is_that_of_its_row(row: str, says: list[str]) -> None:
    title, (heads, *_) = LIST
    assert said(tables=((title, (heads, row)),)) == says


def test_tables_in_yuan_are_compared_in_wan_yuan() -> None:
    title, rows = LIST
    in_yuan = (f"{title}（单位：元）", tuple(re.sub(r"\.00(?!%)", "0000.00", row) for row in rows))
    assert said("2023年示范园区建设项目支出72.00万元。", tables=(in_yuan,)) == []
    (line,) = said("2023年示范园区建设项目支出70.20万元。", tables=(in_yuan,))
    assert "70.20，表1第2行第5格是 72" in line
