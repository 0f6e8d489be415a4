"""Evaluation: means, counts by grade, coverage, completion and deviation of indicators, effective weights."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from reportgen.amounts import add, divide, multiply, percentage, subtract, sum_if_known
from reportgen.figures.comparison import execution_rate
from reportgen.model.evaluation import GRADES, Evaluation, GradeBand, Indicator, Project, ProjectFunds

NATIONAL_BANDS = tuple(
    GradeBand(grade=grade, least=Decimal(least)) for grade, least in zip(GRADES, (90, 80, 60, 0), strict=True)
)
"""财预〔2020〕10号: 90–100 优, 80–90 良, 60–80 中, below 60 差."""


def grade_for(percent_of_full_marks: Decimal, bands: Sequence[GradeBand] = ()) -> str | None:
    """The grade for a score in percent of the full marks; None below the lowest band."""
    for band in sorted(bands or NATIONAL_BANDS, key=lambda band: band.least, reverse=True):
        if percent_of_full_marks >= band.least:
            return band.grade
    return None


def scored(projects: Iterable[Project]) -> tuple[Project, ...]:
    """The projects that have been evaluated."""
    return tuple(project for project in projects if project.score is not None)


def mean_score(projects: Iterable[Project]) -> Decimal | None:
    """The arithmetic mean of the scores, unrounded; None where nothing was scored."""
    scores = [project.score for project in projects if project.score is not None]
    return divide(add(*scores), Decimal(len(scores))) if scores else None


def count_in_grade(projects: Iterable[Project], grade: str) -> int:
    """How many projects were given that grade."""
    return sum(project.grade == grade for project in projects)


def grades_given(projects: Iterable[Project]) -> list[str]:
    """The grades that occur, best first: in the order of the highest score that earned them."""
    best: dict[str, Decimal] = {}
    for project in projects:
        if project.grade and project.score is not None:
            best[project.grade] = max(best.get(project.grade, project.score), project.score)
    return sorted(best, key=lambda grade: best[grade], reverse=True)


def projects_through(projects: Iterable[Project], stage: str) -> tuple[Project, ...]:
    """The projects that went through a stage of performance management, e.g. 绩效监控."""
    return tuple(project for project in projects if stage in project.stages)


def coverage(projects: Sequence[Project], due: int | None) -> Decimal | None:
    """Evaluated projects in percent of those due (all listed ones where `due` is not stated)."""
    return percentage(Decimal(len(scored(projects))), Decimal(len(projects) if due is None else due))


def target_and_result(indicator: Indicator) -> tuple[Decimal, Decimal] | None:
    """指标值 and 完成值 where both are numbers."""
    target, actual = indicator.target, indicator.actual
    return (target, actual) if isinstance(target, Decimal) and isinstance(actual, Decimal) else None


def completion(indicator: Indicator) -> Decimal | None:
    """指标完成率 in percent, unrounded: 100 where the target is met, else how much of it was reached.

    None for words in place of numbers, a target of zero or a result that is not known.
    """
    measured = target_and_result(indicator)
    if measured is None:
        return None
    target, actual = measured
    if indicator.relation == "≤":
        return Decimal(100) if actual <= target else percentage(target, actual)
    if indicator.relation == "≥" and actual >= target:
        return Decimal(100)
    return percentage(actual, target)


def deviation(indicator: Indicator) -> Decimal | None:
    """偏差率 in percent, unrounded and signed: negative where the result falls short of the target.

    Zero where the target is met; beyond it only where neither ≥ nor ≤ says which side is good. None as in `completion`.
    """
    rate = completion(indicator)
    if rate is None:
        return None
    return Decimal(0) if indicator.relation in ("≥", "≤") and rate >= 100 else subtract(rate, Decimal(100))


def leaf_indicators(indicators: Iterable[Indicator]) -> Iterator[Indicator]:
    """The indicators of the lowest level (三级指标), in reading order."""
    for indicator in indicators:
        if indicator.items:
            yield from leaf_indicators(indicator.items)
        else:
            yield indicator


def received_weights(indicators: Sequence[Indicator]) -> dict[str, Decimal]:
    """By name, the weight that indicators which are not assessed have handed to another one (分值调整至)."""
    received: dict[str, Decimal] = {}
    for leaf in leaf_indicators(indicators):
        if leaf.reallocated_to and leaf.weight is not None:
            received[leaf.reallocated_to] = add(received.get(leaf.reallocated_to, Decimal(0)), leaf.weight)
    return received


def effective_weight(indicator: Indicator, received: Mapping[str, Decimal]) -> Decimal:
    """The weight that counts: none where it was reallocated, else its own and what others reallocated to it."""
    if indicator.reallocated_to:
        return Decimal(0)
    return add(indicator.weight or Decimal(0), received.get(indicator.name, Decimal(0)))


def available_points(indicator: Indicator, received: Mapping[str, Decimal]) -> Decimal:
    """The most that an indicator of any level can score: what the effective weights below it come to.

    Its own weight where the level below states none.
    """
    if not indicator.items or total_weight(indicator.items) is None:
        return effective_weight(indicator, received)
    return add(*(available_points(part, received) for part in indicator.items))


def weight_of(indicator: Indicator) -> Decimal | None:
    """The stated weight, else the sum of its parts' weights; None where one of them is not known."""
    return indicator.weight if indicator.weight is not None else total_weight(indicator.items)


def total_weight(indicators: Sequence[Indicator]) -> Decimal | None:
    """The sum of the weights of indicators of one level; None where there are none or one is not known."""
    return sum_if_known(weight_of(indicator) for indicator in indicators)


def score_of(indicator: Indicator) -> Decimal | None:
    """The stated score, else the sum of its parts' scores; 0 where its weight went elsewhere, None where not known."""
    if indicator.score is not None:
        return indicator.score
    return Decimal(0) if indicator.reallocated_to else total_score(indicator.items)


def total_score(indicators: Sequence[Indicator]) -> Decimal | None:
    """The sum of the scores of indicators of one level; None where there are none or one is not known."""
    return sum_if_known(score_of(indicator) for indicator in indicators)


FULL_MARKS = Decimal(100)
"""What an evaluation is scored out of, where it does not say otherwise."""


def full_marks(evaluation: Evaluation) -> Decimal:
    """The most that the evaluation's score can be, bonus included."""
    return FULL_MARKS if evaluation.full_marks is None else evaluation.full_marks


def bonus_points(evaluation: Evaluation) -> Decimal | None:
    """加减分: stated, else the sum of the single ones; zero without any, None where one has no points."""
    if evaluation.bonus_points is not None:
        return evaluation.bonus_points
    return sum_if_known(entry.points for entry in evaluation.bonus) if evaluation.bonus else Decimal(0)


def final_score(evaluation: Evaluation) -> Decimal | None:
    """Scores of all indicators with bonus, at most the full marks; None where a score is not known."""
    scores, bonus = total_score(evaluation.indicators), bonus_points(evaluation)
    return None if scores is None or bonus is None else min(add(scores, bonus), full_marks(evaluation))


def project_score(project: Project) -> Decimal | None:
    """Points for 预算执行率 and for all indicators of a 项目支出绩效自评表; None where one is not known."""
    scores = total_score(project.indicators)
    if scores is None or project.funds is None or project.funds.weight is None:
        return scores
    return None if project.funds.score is None else add(scores, project.funds.score)


def execution_points(funds: ProjectFunds) -> Decimal | None:
    """财预〔2020〕10号: weight × 执行率, at most the weight; None where either is not known."""
    rate = execution_rate(funds.total) if funds.total else None
    if rate is None or funds.weight is None:
        return None
    return multiply(funds.weight, divide(min(rate, Decimal(100)), Decimal(100)) or Decimal(0))
