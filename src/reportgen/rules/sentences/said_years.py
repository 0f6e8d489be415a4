"""Years that sentences give to figures of another year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.errors import Severity
from reportgen.model.accounts import LineItem
from reportgen.model.paths import Path
from reportgen.rules.case import Case
from reportgen.rules.catalogue import Group
from reportgen.rules.finding import Finding
from reportgen.rules.matching import matches, quoted
from reportgen.rules.sentences.agreeing import (
    agrees_with_change,
    agrees_with_change_rate,
    amounts_said,
    pair_of,
)
from reportgen.rules.sentences.said import Said, agrees_with_amount, contradiction, said
from reportgen.rules.sentences.years_said import ENOUGH, under_other_years
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


@GROUP.rule(
    "FIG11",
    "说“无”、零和持平的年度是报告年度",
    basis="决算公开检查：沿用上年文字",
    tolerance="数据不能判断的，只作说明",
    example="文字: {说明: 2021年度，示例局无结转和结余资金。}",
    says="“2021年度，示例局无结转和结余资金。”：句中没有可以核对年度的数，年度写的是2021年，不是报告年度2022年",
)
def empty_statements_are_of_the_report_year(case: Case) -> Iterator[Finding]:
    own = case.report.year
    for first, evidence in under_other_years(case):
        if not any(evidence) and not first.statement.figure.value and not _is_confirmed(first, own):
            yield _undecided(first.path, first.quote, first.statement.year, f"报告年度{own}年")
    for one in case.once(said):
        comparison = one.statement.comparison
        past = comparison.year if comparison and one.statement.direction == 0 else None
        is_flat = past not in (None, own - 1) and one.statement.measure is Measure.CHANGE_AMOUNT
        if is_flat and any(_is_change_on_prior(one, item) for item in _without_history(case, one, str(past))):
            yield _undecided(one.path, one.quote, past, f"上年{own - 1}年")
    for path, match in _denied_of_the_year_before(case):
        yield _undecided(path, quoted(match), own - 1, f"报告年度{own}年")


def _is_confirmed(one: Said, own: int) -> bool:
    return any(agrees_with_amount(one.statement.figure, amount) for amount in amounts_said(one, own))


def _denied_of_the_year_before(case: Case) -> Iterator[tuple[Path, re.Match[str]]]:
    """Where texts say of the year before that there was nothing: 2021年全年无公务接待."""
    year = str(case.report.year - 1)
    if year not in case.joined_texts:
        return iter(())
    somebody = r"，?[^，。；\d《]{0,30}?"
    pattern = rf"(?m)(?:^|(?<=[。；，]))({year})年度?{somebody}(?:(?<!有)无|没有)[一-鿿]{{2}}"
    return matches(re.compile(pattern), case.prose)


def _undecided(path: Path, quote: str, year: int | None, expected: str) -> Finding:
    message = f"{quote}：句中没有可以核对年度的数，年度写的是{year}年，不是{expected}"
    return Finding(path, message, Severity.NOTE, "核对年份，是否沿用了上年的文字")


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
