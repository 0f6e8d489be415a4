"""Lines of the functional classification: the lowest level, each with its 类, 款 and 项."""

from __future__ import annotations

from typing import Any

import pytest
from tests.wording.saying import say

from reportgen.errors import Refusal
from reportgen.model.accounts import LineItem


def lines(*items: dict[str, Any]) -> list[str]:
    chosen = say("末级", tuple(LineItem.model_validate(item) for item in items))
    return [say("科目", line) for line in chosen]


def function(code: str, name: str, *items: dict[str, Any], **more: object) -> dict[str, Any]:
    return {"code": code, "name": name, "items": items, **more}


HOUSING = function(
    "221",
    "住房保障支出",
    function("22102", "住房改革支出", function("2210201", "住房公积金", actual="50.13")),
)


def test_a_class_drops_its_last_word_and_the_lower_levels_keep_theirs() -> None:
    assert lines(HOUSING) == ["住房保障（类）住房改革支出（款）住房公积金（项）"]


def test_the_data_may_say_how_a_class_is_called() -> None:
    assert lines({**HOUSING, "short_name": "住房保障支出"}) == [
        "住房保障支出（类）住房改革支出（款）住房公积金（项）"
    ]


@pytest.mark.parametrize("amounts", [{"actual": "0"}, {"actual": "0", "budget": "0.001"}, {}])
def test_a_line_without_spending_and_budget_is_left_out(amounts: dict[str, str]) -> None:
    assert lines(function("205", "教育支出", **amounts)) == []


def test_a_line_of_a_budget_that_was_not_spent_is_listed() -> None:
    assert lines(function("205", "教育支出", actual="0", budget="3.70")) == ["教育（类）"]


def test_without_codes_the_depth_says_which_level_it_is() -> None:
    inner = {"name": "行政运行", "actual": "1"}
    assert lines({"name": "一般公共服务支出", "items": [inner]}) == ["一般公共服务（类）行政运行（款）"]


def test_only_a_line_of_the_lowest_level_has_a_full_name() -> None:
    with pytest.raises(Refusal, match="末级"):
        say("科目", LineItem(name="住房公积金"))


def test_the_lines_below_some_classes_by_name() -> None:
    wages = {
        "code": "301",
        "name": "工资福利支出",
        "items": [
            {"code": "30101", "name": "基本工资", "actual": "5"},
            {"code": "30106", "name": "伙食补助费", "actual": "0"},
        ],
    }
    items = (
        {"code": "302", "name": "商品和服务支出", "actual": "1"},
        wages,
        {"code": "303", "name": "补助", "actual": "2"},
    )
    found = say("明细科目", tuple(LineItem.model_validate(item) for item in items), "301、303")
    assert found == "基本工资、补助"


def test_the_name_of_a_subject_in_ones_own_style() -> None:
    (line,) = say("末级", (LineItem.model_validate(TREE),))
    assert say("科目", line, 全称=True) == "教育支出（类）普通教育（款）小学教育（项）"
    assert say("科目", line, 级名="", 分隔="—") == "教育—普通教育—小学教育"
    with pytest.raises(Refusal, match="级名“类、款”应为三级"):
        say("科目", line, 级名="类、款")


TREE = {
    "code": "205",
    "name": "教育支出",
    "items": [
        {"code": "20502", "name": "普通教育", "items": [{"code": "2050202", "name": "小学教育", "actual": 1}]}
    ],
}
