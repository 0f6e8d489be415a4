"""Years that sentences give to figures of another year."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.model.accounts import LineItem
from reportgen.rules.agreeing import agrees_with_change, agrees_with_change_rate, pair_of
from reportgen.rules.case import Case
from reportgen.rules.catalogue import Group
from reportgen.rules.finding import Finding
from reportgen.rules.said import Said, contradiction, said
from reportgen.rules.years_said import ENOUGH, under_other_years
from reportgen.statements import Measure

GROUP = Group("文字中的年度", [])


@GROUP.rule(
    "FIG10",
    "文字中的年度与数字所属的年度一致",
    basis="决算公开检查：沿用上年文字",
    tolerance="句中的数都是报告年度的数，而不是所写年度的数，才提示",
    example="会议费: {决算数: 0.25}\n文字: {说明: 2021年会议费支出0.25万元。}",
    says="“2021年会议费支出0.25万元。”：句中的数是2022年的，年度却写为2021年",
)
def years_are_those_of_the_figures(case: Case) -> Iterator[Finding]:
    own = case.report.year
    for first, evidence in under_other_years(case):
        if sum(evidence) >= ENOUGH and min(evidence) >= 0:
            year = first.statement.year
            yield contradiction(first, f"句中的数是{own}年的，年度却写为{year}年", str(own), str(year))
    for one in case.once(said):
        past = _compared_year(one, own)
        if past and any(_is_change_on_prior(one, item) for item in _without_history(case, one, str(past))):
            fault = f"这是与{own - 1}年相比的增减，却写为与{past}年相比"
            yield contradiction(one, fault, str(own - 1), str(past))


def _compared_year(one: Said, own: int) -> int | None:
    """The year that a change of the report year is said to be against, where that is not the year before."""
    comparison, year = one.statement.comparison, one.statement.year
    past = comparison.year if comparison else None
    return None if past == own - 1 or year not in (None, own) or not one.statement.figure.value else past


def _without_history(case: Case, one: Said, year: str) -> Iterator[LineItem]:
    """The lines of a change whose figure of that year is not known; any line where it names none but is exact."""
    is_exact = one.statement.measure is Measure.CHANGE_AMOUNT and one.statement.figure.decimals > 1
    lines = one.lines or (case.items if is_exact and not one.statement.subject else ())
    return (item for _, item in lines if year not in item.history)


def _is_change_on_prior(one: Said, item: LineItem) -> bool:
    agrees = agrees_with_change_rate if one.statement.measure is Measure.CHANGE_RATE else agrees_with_change
    return any(agrees(one, pair) for pair in pair_of(item.actual, item.prior_actual))
