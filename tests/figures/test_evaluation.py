"""Scores, grades, completion and deviation."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.figures.evaluation import (
    completion,
    count_in_grade,
    coverage,
    deviation,
    effective_weight,
    grade_for,
    leaf_indicators,
    mean_score,
    received_weights,
    scored,
)
from reportgen.model.evaluation import GradeBand, Indicator, Project


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
    assert count_in_grade(projects, "一等") == 2


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
