"""What a layout needs is asked for where it is missing: once, at its place, and only of those who must say it."""

from __future__ import annotations

from typing import Any

import pytest

from reportgen.layout.manifest import Manifest
from reportgen.layout.shortcomings import shortcomings
from reportgen.model.glossary import Glossary
from reportgen.model.reading import report_from
from reportgen.source import read


def complaints(*needs: str, **data: Any) -> list[str]:
    report = report_from(read({"年度": 2022, "单位": {"名称": "示例局"}, **data}))
    found = shortcomings(Manifest.model_validate({"需要": list(needs)}), Glossary(entries=()), report)
    return [f"{problem.where}：{problem.message}" for problem in found]


def test_one_missing_value_is_named_at_its_place() -> None:
    assert complaints("会议费.决算数", 会议费={"年初预算数": 1}) == [
        "会议费 › 决算数：没有填写，本版式需要它"
    ]


def test_what_is_wanted_below_one_missing_record_is_asked_for_together() -> None:
    assert complaints("财政拨款.收入.合计.决算数", "财政拨款.支出.合计.决算数", "单位.自称") == [
        "财政拨款：没有填写，本版式需要其中的收入 › 合计 › 决算数、支出 › 合计 › 决算数",
        "单位 › 自称：没有填写，本版式需要它",
    ]


def test_a_missing_list_is_named_in_chinese_to_the_end() -> None:
    assert complaints("收入.按来源.决算数") == ["收入 › 按来源 › 决算数：没有填写，本版式需要它"]


def test_of_indicators_the_lowest_are_asked_and_those_not_assessed_need_no_score() -> None:
    parts = [{"名称": "甲", "得分": 5}, {"名称": "乙"}, {"名称": "丙", "分值": 3, "分值调整至": "甲"}]
    evaluation = {"指标": [{"名称": "全部", "下级指标": parts}]}
    assert complaints("整体评价.指标.得分", 整体评价=evaluation) == [
        "整体评价 › 指标 › 第1项“全部” › 下级指标 › 第2项“乙” › 得分：没有填写，本版式需要它"
    ]


@pytest.mark.parametrize(
    ("lines", "complaint"),
    [
        ([{"名称": "甲", "决算数": 1}], []),
        (
            [{"名称": "甲"}, {"名称": "乙", "明细": [{"名称": "丙"}]}],
            ["支出 › 按功能 › 第2项“乙” › 明细 › 第1项“丙” › 决算数：没有填写，本版式需要它"],
        ),
    ],
)
def test_up_to_its_mark_a_need_is_asked_only_where_stated(lines: list[Any], complaint: list[str]) -> None:
    assert complaints("支出.按功能.明细?.决算数", 支出={"按功能": lines}) == complaint


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ({"决算数": 1}, ["支出 › 按功能：各科目都没有填写“分列”，附表的“基本支出”栏是空白"]),
        ({"决算数": 0}, []),
        ({"明细": [{"名称": "乙", "决算数": 1, "分列": {"基本支出": 1}}]}, []),
    ],
)
def test_columns_of_a_table_that_nobody_filled_are_told(line: dict[str, Any], complaint: list[str]) -> None:
    report = report_from(
        read(
            {
                "年度": 2022,
                "单位": {"名称": "示例局"},
                "支出": {"按功能": [{"名称": "甲", **line}]},
            }
        )
    )
    manifest = Manifest.model_validate({"可选": ["支出.按功能.明细.分列.基本支出"]})
    found = shortcomings(manifest, Glossary(entries=()), report)
    assert [f"{problem.where}：{problem.message}" for problem in found] == complaint
