"""Scores, grades, completion and deviation."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.amounts import round_half_up
from reportgen.figures.evaluation import (
    available_points,
    bonus_points,
    completion,
    count_in_grade,
    coverage,
    deviation,
    effective_weight,
    execution_points,
    final_score,
    full_marks,
    grade_for,
    grades_given,
    leaf_indicators,
    mean_score,
    project_score,
    projects_through,
    received_weights,
    scored,
    total_score,
    total_weight,
)
from reportgen.figures.totals import completed
from reportgen.model.evaluation import Evaluation, GradeBand, Indicator, Project, ProjectFunds


def indicator(**fields: object) -> Indicator:
    return Indicator.model_validate({"name": "某指标", **fields})


def project(score: str | None, grade: str | None = None) -> Project:
    return Project.model_validate({"name": "某项目", "score": score, "grade": grade})


@pytest.mark.parametrize(
    ("score", "grade"),
    [("100", "优"), ("90", "优"), ("89.99", "良"), ("80", "良"), ("60", "中"), ("59.99", "差"), ("0", "差")],
)
def test_the_national_grades(score: str, grade: str) -> None:
    assert grade_for(Decimal(score)) == grade


def test_grades_of_the_file_in_whatever_order() -> None:
    bands = [GradeBand(grade="合格", least=Decimal(60)), GradeBand(grade="好", least=Decimal(95))]
    assert [grade_for(Decimal(score), bands) for score in (96, 94, 59)] == ["好", "合格", None]


@given(st.lists(st.decimals(0, 100, places=2), min_size=1))
def test_the_mean_lies_between_the_scores(scores: list[Decimal]) -> None:
    mean = mean_score([project(str(score)) for score in scores])
    assert mean is not None
    assert min(scores) <= mean <= max(scores)


def test_projects_without_a_score_do_not_count() -> None:
    projects = [project("90", "一等"), project(None), project("95", "一等"), project("85", "二等")]
    assert mean_score(projects) == 90
    assert mean_score([project(None)]) is None
    assert len(scored(projects)) == 3
    assert [count_in_grade(projects, grade) for grade in ("一等", "二等", "三等")] == [2, 1, 0]


def test_coverage_is_taken_on_the_projects_due() -> None:
    projects = [project("90"), project(None)]
    assert coverage(projects, None) == 50
    assert coverage(projects, 4) == 25
    assert coverage([], None) is None


@pytest.mark.parametrize(
    ("relation", "target", "actual", "rate", "off"),
    [
        ("≥", "100", "100", "100", "0"),
        ("≥", "100", "130", "100", "0"),
        ("≥", "100", "80", "80", "-20"),
        ("≤", "10", "8", "100", "0"),
        ("≤", "10", "12.5", "80", "-20"),
        ("=", "100", "120", "120", "20"),
        (None, "100", "80", "80", "-20"),
        ("≥", "0", "0", "100", "0"),
        ("≤", "0", "3", "0", "-100"),
    ],
)
def test_completion_and_deviation(
    relation: str | None, target: str, actual: str, rate: str, off: str
) -> None:
    measured = indicator(relation=relation, target=target, actual=actual)
    assert (completion(measured), deviation(measured)) == (Decimal(rate), Decimal(off))


@pytest.mark.parametrize(
    ("target", "actual"), [("显著提升", "显著提升"), ("100", None), (None, "100"), ("0", "3"), ("95", "较好")]
)
def test_words_a_missing_result_or_a_target_of_zero_have_no_rate(
    target: str | None, actual: str | None
) -> None:
    measured = indicator(relation="=", target=target, actual=actual)
    assert completion(measured) is None
    assert deviation(measured) is None


def test_a_reallocated_weight_counts_where_it_went() -> None:
    tree = [
        indicator(
            name="产出",
            items=[
                {"name": "数量", "weight": 10},
                {"name": "质量", "weight": 5, "reallocated_to": "数量"},
                {"name": "时效", "weight": 3},
            ],
        )
    ]
    received = received_weights(tree)
    weights = {leaf.name: effective_weight(leaf, received) for leaf in leaf_indicators(tree)}
    assert weights == {"数量": 15, "质量": 0, "时效": 3}


def test_an_indicator_without_a_weight_has_none_to_count_and_none_to_hand_on() -> None:
    tree = [indicator(name="质量", reallocated_to="数量"), indicator(name="数量")]
    received = received_weights(tree)
    assert received == {}
    assert [effective_weight(leaf, received) for leaf in tree] == [0, 0]


def test_a_mean_that_does_not_come_out_even_is_rounded_in_print_alone() -> None:
    mean = mean_score([project("90"), project("95"), project("95")])
    assert mean is not None
    assert round_half_up(mean) == Decimal("93.33")
    assert mean > Decimal("93.3333333333")


def test_grades_are_named_best_first_by_the_highest_score_that_earned_them() -> None:
    projects = [project("85", "二等"), project("99", "一等"), project("70", "三等"), project("96", "二等")]
    assert grades_given(projects) == ["一等", "二等", "三等"]
    assert grades_given([project(None, "一等"), project("90")]) == []


def test_projects_are_told_by_the_stages_that_they_went_through() -> None:
    monitored = Project.model_validate({"名称": "甲", "绩效管理": ["绩效目标", "绩效监控"]})
    aimed = Project.model_validate({"名称": "乙", "绩效管理": ["绩效目标"]})
    assert projects_through([monitored, aimed], "绩效监控") == (monitored,)
    assert projects_through([monitored, aimed], "绩效目标") == (monitored, aimed)
    assert projects_through([monitored, aimed], "事前评估") == ()


def test_the_points_to_be_had_follow_a_reallocated_weight_from_branch_to_branch() -> None:
    tree = [
        indicator(name="产出", items=[{"name": "数量", "weight": 10}, {"name": "质量", "weight": 5}]),
        indicator(name="效益", items=[{"name": "知晓率", "weight": 6, "reallocated_to": "数量"}]),
        indicator(name="满意度", weight=4),
    ]
    received = received_weights(tree)
    assert [available_points(branch, received) for branch in tree] == [21, 0, 4]


def test_a_branch_whose_parts_have_no_weights_is_worth_what_it_states() -> None:
    branch = indicator(weight=10, items=[{"name": "数量"}, {"name": "质量", "weight": 5}])
    assert available_points(branch, {}) == 10


def weighted(*weights: str | None) -> list[Indicator]:
    return [indicator(name=f"指标{number}", weight=weight) for number, weight in enumerate(weights)]


def test_weights_add_up_only_where_all_of_them_are_known() -> None:
    assert total_weight(weighted("40", "60.5")) == Decimal("100.5")
    assert total_weight(weighted("40", None)) is None
    assert total_weight([]) is None


def test_a_stated_weight_or_score_counts_before_those_of_its_parts() -> None:
    parts = [{"name": "数量", "weight": 3, "score": 2}, {"name": "质量", "weight": 4, "score": 4}]
    assert (total_weight([indicator(items=parts)]), total_score([indicator(items=parts)])) == (7, 6)
    stated = [indicator(weight=10, score=9, items=parts)]
    assert (total_weight(stated), total_score(stated)) == (10, 9)


def test_an_indicator_whose_weight_went_elsewhere_scores_nothing_and_is_no_gap() -> None:
    tree = [indicator(name="数量", score=8), indicator(name="质量", reallocated_to="数量")]
    assert total_score(tree) == 8
    assert total_score([*tree, indicator(name="时效")]) is None


SCORES = st.lists(st.decimals(0, 20, places=2), min_size=1, max_size=8)


@given(SCORES, st.lists(st.decimals(-5, 5, places=2), max_size=4))
def test_a_final_score_is_all_scores_and_the_bonus_within_full_marks(
    scores: list[Decimal], bonus: list[Decimal]
) -> None:
    evaluation = Evaluation.model_validate(
        {
            "指标": [{"名称": f"指标{number}", "得分": str(score)} for number, score in enumerate(scores)],
            "加减分项": [{"分数": str(points), "事由": "某事"} for points in bonus],
        }
    )
    final = final_score(evaluation)
    assert final is not None
    assert final <= 100
    if sum(scores) + sum(bonus) <= 100:
        assert final == sum(scores) + sum(bonus)


def evaluation(**fields: object) -> Evaluation:
    return Evaluation.model_validate(fields)


def test_a_bonus_is_as_stated_else_the_sum_of_its_entries() -> None:
    entries = [{"分数": 2, "事由": "省级表彰"}, {"分数": "-0.5", "事由": "迟报"}]
    assert bonus_points(evaluation()) == 0
    assert bonus_points(evaluation(加减分项=entries)) == Decimal("1.5")
    assert bonus_points(evaluation(加减分项=entries, 加减分=3)) == 3
    assert bonus_points(evaluation(加减分项=[*entries, {"事由": "待定"}])) is None


def test_full_marks_may_lie_above_a_hundred() -> None:
    scores = [{"名称": "预算编制", "得分": 104}]
    assert (full_marks(evaluation()), final_score(evaluation(指标=scores))) == (100, 100)
    larger = evaluation(满分=110, 指标=scores)
    assert (full_marks(larger), final_score(larger)) == (110, 104)


def test_a_score_or_a_bonus_that_is_not_known_leaves_the_final_score_open() -> None:
    assert final_score(evaluation(指标=[{"名称": "预算编制"}])) is None
    assert final_score(evaluation()) is None
    known = [{"名称": "预算编制", "得分": 90}]
    assert final_score(evaluation(指标=known, 加减分项=[{"事由": "待定"}])) is None


@pytest.mark.parametrize(
    ("funds", "points"),
    [
        (None, 88),
        ({"分值": 10, "得分": "9.5"}, Decimal("97.5")),
        ({"分值": 10}, None),
        ({"得分": 10}, 88),
    ],
)
def test_a_project_is_scored_on_its_indicators_and_on_the_execution_of_its_budget(
    funds: dict[str, object] | None, points: Decimal | int | None
) -> None:
    scored_project = Project.model_validate(
        {"名称": "某项目", "资金": funds, "指标": [{"名称": "产出", "得分": 88}]}
    )
    assert project_score(scored_project) == points


@pytest.mark.parametrize(
    ("budget", "actual", "points"),
    [("80", "60", "7.5"), ("80", "80", "10"), ("80", "120", "10"), ("80", "0", "0"), ("0", "0", None)],
)
def test_execution_earns_its_share_of_the_points_and_never_more_than_all(
    budget: str, actual: str, points: str | None
) -> None:
    """财预〔2020〕10号: 预算执行率 counts with its rate, at most with its weight."""
    total = {"全年预算数": budget, "决算数": actual}
    earned = execution_points(completed(ProjectFunds.model_validate({"合计": total, "分值": 10})))
    assert earned == (None if points is None else Decimal(points))


def test_execution_earns_nothing_that_can_be_told_without_a_budget_or_a_weight() -> None:
    assert execution_points(ProjectFunds.model_validate({"分值": 10})) is None
    total = {"全年预算数": 80, "决算数": 60}
    assert execution_points(ProjectFunds.model_validate({"合计": total})) is None
