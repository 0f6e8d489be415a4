"""What a layout needs is asked for where it is missing: once, at its place, and only of those who must say it."""

from __future__ import annotations

from typing import Any

import pytest

from reportgen.layout.manifest import Manifest
from reportgen.layout.shortcomings import shortcomings
from reportgen.model.glossary import Glossary
from reportgen.model.validation import report_from
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


def test_a_field_of_all_entries_is_asked_of_each_that_leaves_it_out() -> None:
    projects = [{"名称": "甲", "得分": 90}, {"名称": "乙"}, {"名称": "丙"}]
    assert complaints("项目.得分", 项目=projects) == [
        "项目 › 第2项“乙” › 得分：没有填写，本版式需要它",
        "项目 › 第3项“丙” › 得分：没有填写，本版式需要它",
    ]


@pytest.mark.parametrize(
    ("needs", "complaint"),
    [
        (["支出.按功能.208.决算数"], ["支出 › 按功能 › 208 › 决算数：没有填写，本版式需要它"]),
        (
            ["支出.按功能.208.决算数", "支出.按功能.208.上年决算数"],
            ["支出 › 按功能 › 208：没有填写，本版式需要其中的决算数、上年决算数"],
        ),
        (["支出.按功能.208?.决算数"], []),
        (["支出.按功能.221.决算数", "支出.按功能.住房保障支出.决算数"], []),
        (
            ["支出.按功能.221.上年决算数"],
            ["支出 › 按功能 › 第1项“住房保障支出” › 上年决算数：没有填写，本版式需要它"],
        ),
        (["支出.按功能.第2项"], ["支出 › 按功能 › 第2项：没有填写，本版式需要它"]),
    ],
)
def test_one_entry_of_a_list_may_be_needed(needs: list[str], complaint: list[str]) -> None:
    lines = [{"编码": "221", "名称": "住房保障支出", "决算数": 1}]
    assert complaints(*needs, 支出={"按功能": lines}) == complaint


def test_a_key_of_the_authors_may_be_needed() -> None:
    assert complaints("其他数据.满意度", 其他数据={"满意度": "98%"}) == []
    assert complaints("其他数据.满意度", 其他数据={"报告": "5篇"}) == [
        "其他数据 › 满意度：没有填写，本版式需要它"
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
