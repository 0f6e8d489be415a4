"""Of the figures that disagree, the one is named that the others do not confirm."""

from __future__ import annotations

import pytest
from tests.rules.examining import report_of

from reportgen.errors import Problem, Severity
from reportgen.rules import check

TWICE = """\
支出:
  合计: {{决算数: {total}}}
  按功能:
    - {{编码: "205", 名称: 教育支出, 决算数: {education}}}
    - {{编码: "221", 名称: 住房保障支出, 决算数: {housing}}}
财政拨款:
  支出:
    合计: {{决算数: {again}}}
    按功能:
      - {{编码: "205", 名称: 教育支出, 决算数: 60.25}}
      - {{编码: "221", 名称: 住房保障支出, 决算数: 39.75}}
"""
SOUND = {"total": "100", "education": "60.25", "housing": "39.75", "again": "100"}


def errors(data: str) -> list[Problem]:
    return [problem for problem in check(report_of(data)) if problem.severity is not Severity.NOTE]


def test_sound_data_give_nothing() -> None:
    assert errors(TWICE.format(**SOUND)) == []


@pytest.mark.parametrize(
    ("mistyped", "value", "where"),
    [
        ("total", "90", "支出 › 合计 › 决算数"),
        ("education", "50.25", "支出 › 按功能 › 第1项“教育支出” › 决算数"),
        ("housing", "29.75", "支出 › 按功能 › 第2项“住房保障支出” › 决算数"),
        ("again", "110", "财政拨款 › 支出 › 合计 › 决算数"),
    ],
)
def test_every_complaint_stands_at_the_figure_that_was_mistyped(
    mistyped: str, value: str, where: str
) -> None:
    found = errors(TWICE.format(**SOUND | {mistyped: value}))
    assert found
    assert {problem.where for problem in found} == {where}


def test_the_hint_says_what_the_figure_should_be() -> None:
    data = "支出: {合计: {决算数: 100}, 按性质: {基本支出: {决算数: 71}, 项目支出: {决算数: 83}}}"
    [problem] = errors(data)
    assert problem.where == "支出 › 按性质 › 基本支出 › 决算数"
    assert problem.message == "按性质各项决算数之和 154.00 万元，与合计 100.00 万元相差 54.00 万元"
    assert problem.hint == "与其他各处对照，最可能是此处有误；此处若为 17.00 就相符"
    assert (problem.expected, problem.actual) == ("17.00", "71.00")


def test_where_nothing_tells_the_parts_apart_the_total_is_named() -> None:
    data = "支出: {合计: {决算数: 100}, 按性质: {基本支出: {决算数: 62.31}, 项目支出: {决算数: 45.18}}}"
    assert [problem.where for problem in errors(data)] == ["支出 › 合计 › 决算数"]


def test_an_amount_that_should_not_be_there_is_named() -> None:
    data = "政府采购: {合计: {决算数: 26.12}, 货物: {决算数: 12.17}, 工程: {决算数: 5.31}, 服务: {决算数: 13.95}}"
    assert [problem.where for problem in errors(data)] == ["政府采购 › 工程 › 决算数"]


def test_counts_are_placed_like_amounts() -> None:
    data = "国有资产: {车辆数: 12, 车辆用途: [{名称: 机要通信用车, 保有量: 4}, {名称: 其他用车, 保有量: 80}]}"
    [problem] = errors(data)
    assert problem.where == "国有资产 › 车辆用途 › 第2项“其他用车” › 保有量"
    assert problem.hint is not None and problem.hint.endswith("此处若为 8 就相符")
