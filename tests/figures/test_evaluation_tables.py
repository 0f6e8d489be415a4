"""The evaluation forms line by line."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from reportgen.figures.evaluation_tables import funds_lines, indicator_lines, score_in_all, weight_in_all
from reportgen.figures.totals import completed
from reportgen.model.evaluation import Evaluation, Indicator, Project


def indicator(name: str, *parts: Indicator, **fields: object) -> Indicator:
    return Indicator.model_validate({"name": name, "items": parts, **fields})


def project(**fields: Any) -> Project:
    return completed(Project.model_validate({"名称": "某项目", **fields}))


def test_trees_of_one_two_and_three_levels_fill_the_columns_from_the_left() -> None:
    tree = (
        indicator("产出", indicator("数量", indicator("场次"), indicator("人次"))),
        indicator("效益", indicator("增长")),
        indicator("满意度"),
    )
    assert [(line.first, line.second, line.indicator.name) for line in indicator_lines(tree)] == [
        ("产出", "数量", "场次"),
        ("产出", "数量", "人次"),
        ("效益", "", "增长"),
        ("", "", "满意度"),
    ]


def test_a_reallocated_weight_counts_where_it_went() -> None:
    tree = (
        indicator("甲", weight="3", reallocated_to="乙"),
        indicator("乙", weight="2", score="5"),
        indicator("丙"),
    )
    assert [(line.weight, line.score) for line in indicator_lines(tree)] == [
        (Decimal(0), Decimal(0)),
        (Decimal(5), Decimal(5)),
        (None, None),
    ]


def test_funds_always_take_four_lines() -> None:
    lines = funds_lines(project())
    assert [line.indent + line.name for line in lines] == [
        "年度资金总额",
        "其中：当年财政拨款",
        "　　　上年结转资金",
        "　　　其他资金",
    ]
    assert {amount for line in lines for amount in line.amounts.values()} == {None}


def test_funds_show_their_execution_and_the_points_for_it() -> None:
    total, current, *_ = funds_lines(
        project(资金={"当年财政拨款": {"年初预算数": 80, "决算数": 60}, "分值": 10, "得分": "7.5"})
    )
    assert dict(current.amounts) == {"年初预算数": 80, "全年预算数": 80, "执行数": 60, "执行率": 75}
    assert dict(total.amounts) == {**current.amounts, "分值": 10, "得分": Decimal("7.5")}


def test_the_last_line_counts_the_points_for_execution_as_well() -> None:
    scored = project(资金={"分值": 10, "得分": 9}, 指标=[{"名称": "产出", "分值": 90, "得分": 88}])
    assert (weight_in_all(scored), score_in_all(scored)) == (100, 97)


def test_the_last_line_prints_the_stated_score() -> None:
    evaluation = Evaluation.model_validate({"得分": 95, "指标": [{"名称": "甲", "分值": 100}]})
    assert (weight_in_all(evaluation), score_in_all(evaluation)) == (100, 95)


def test_the_last_line_is_blank_where_points_are_missing() -> None:
    assert (weight_in_all(project(指标=[{"名称": "甲"}])), score_in_all(project())) == (None, None)
