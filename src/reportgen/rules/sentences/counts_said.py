"""Numbers of persons, vehicles, receptions, projects, units, indicators, and scores: what the data give for a statement."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from reportgen.amounts import round_half_up, subtract
from reportgen.figures.counts import completed_projects, indicators_by_level, projects_by_kind
from reportgen.figures.department import net_staff_change
from reportgen.figures.evaluation import (
    bonus_points,
    count_in_grade,
    grades_given,
    mean_score,
    projects_through,
    score_of,
    scored,
    weight_of,
)
from reportgen.model.accounts import VehicleItem
from reportgen.model.evaluation import Indicator
from reportgen.rules.case import Case
from reportgen.rules.sentences.indicators_said import indicators_said
from reportgen.rules.sentences.said import Said, half_step
from reportgen.statements import Column, Measure

Numbers = Iterable[int | Decimal | None]

_SCORES = (Measure.SCORE, Measure.WEIGHT, Measure.AVERAGE)
_TELLING = 3
"""A count below this may well be the same in another year."""
_STOCKS = ("人", "名", "辆", "台", "套", "台（套）")
"""What is counted at the end of a year often does not change for years."""
_STAGES = {"事前": "事前评估", "监控": "绩效监控", "自评报告": "自评报告", "绩效目标": "绩效目标"}
"""The stages of performance management by the words that sentences have for them; the first that occurs."""


def known_numbers(case: Case, one: Said) -> list[Decimal]:
    """The numbers that the data give for a count or a score; empty where they decide nothing."""
    measure = one.statement.measure
    if measure in _SCORES:
        numbers: Numbers = _scores(case, one)
    elif measure is Measure.COUNT:
        numbers = next((found for read in _COUNTS if (found := _known(read(case, one)))), ())
    elif measure is Measure.CHANGE_COUNT and one.statement.figure.unit in ("人", "名"):
        numbers = _staff_change(case, one)
    else:
        numbers = ()
    return _known(numbers)


def _known(numbers: Numbers) -> list[Decimal]:
    return [Decimal(number) for number in numbers if number is not None]


def agrees_with_number(one: Said, known: Iterable[Decimal]) -> bool:
    """Whether one of the numbers is what is stated, to the decimals that it writes."""
    figure = one.statement.figure
    drift = half_step(figure) if figure.decimals else Decimal(0)
    return any(subtract(figure.value, number).copy_abs() <= drift for number in known)


def counted_in_report_year(case: Case, one: Said) -> int | None:
    """How much a count or a score under another year speaks for the report year; None where nothing is known."""
    known = known_numbers(case, one)
    if not known or not agrees_with_number(one, known):
        return None
    value = one.statement.figure.value
    if not value:
        return 0
    return 2 if value >= _TELLING and one.statement.figure.unit not in _STOCKS else 1


# ---- scores ---------------------------------------------------------------------------------------------------------


def _scores(case: Case, one: Said) -> Numbers:
    statement, report = one.statement, case.report
    if statement.measure is Measure.AVERAGE:
        mean = mean_score(report.projects)
        return [] if mean is None else [round_half_up(mean)]
    named = [project.score for project in report.projects if project.name in statement.subject]
    if named:
        return named
    if "整体" in statement.subject and statement.measure is Measure.SCORE:
        return [report.evaluation.score] if report.evaluation else []
    return _indicator_points(case, one)


def _indicator_points(case: Case, one: Said) -> Numbers:
    statement, evaluation = one.statement, case.report.evaluation
    points = score_of if statement.measure is Measure.SCORE else weight_of
    after = one.text[statement.figure.span.end : statement.figure.span.end + 60]
    if after.startswith("分值调整至"):
        every = (indicator for _, indicator in case.of(Indicator))
        return [weight_of(one) for one in every if one.reallocated_to and f"“{one.reallocated_to}”" in after]
    if "加分" in statement.words:
        return [bonus_points(evaluation)] if evaluation else []
    indicators = indicators_said(case, one)
    if not indicators and not statement.subject and statement.words in ("自评得分", "指标分值"):
        every_one = [points(indicator) for _, indicator in case.of(Indicator)]
        return [*every_one, *_whole_scores(case)] if statement.measure is Measure.SCORE else every_one
    return [points(indicator) for indicator in indicators]


def _whole_scores(case: Case) -> Numbers:
    """The scores of the whole department and of the projects, as which 自评得分 alone may be meant."""
    evaluation = case.report.evaluation
    return [evaluation.score if evaluation else None, *(project.score for project in case.report.projects)]


# ---- counts ---------------------------------------------------------------------------------------------------------


def _receptions(case: Case, one: Said) -> Numbers:
    items = case.report.three_public
    subject, unit = one.statement.subject, one.statement.figure.unit
    if items is None:
        return
    if "接待" in subject and unit in ("批次", "人次"):
        field = "batches" if unit == "批次" else "persons"
        kinds = (items.domestic_reception, items.foreign_reception)
        item = kinds[0] if "国内" in subject else kinds[1] if "外事" in subject else items.reception
        yield getattr(item, field) if item else None
    elif "出国" in subject and items.overseas:
        if "团组" in subject or unit == "团组":
            yield items.overseas.groups
        elif unit in ("人", "人次"):
            yield items.overseas.persons


def _vehicles(case: Case, one: Said) -> Numbers:
    subject, unit = one.statement.subject, one.statement.figure.unit
    assets = case.report.assets
    if unit in ("台", "套", "台（套）") and "设备" in subject and assets and "单价" in one.text:
        yield assets.large_equipment
    if unit != "辆":
        return
    whole = one.statement.part_of
    context = subject if whole is None else one.before[whole].subject + one.before[whole].words
    is_purchase = "购置" in context or "更新" in context
    for _, item in case.of(VehicleItem):
        if subject.endswith("公务用车"):
            yield item.purchased if is_purchase else item.owned
        for kind in item.kinds:
            if subject.endswith(kind.name):
                yield kind.purchased if is_purchase else kind.owned
    if assets and subject.endswith("车辆"):
        yield assets.vehicles
    for kind in assets.vehicles_by_use if assets else ():
        if subject.endswith(kind.name):
            yield kind.owned


def _offices(case: Case, one: Said) -> Numbers:
    department, subject = case.report.department, one.statement.subject
    if one.statement.figure.unit not in ("个", "家"):
        return
    if "内设机构" in one.statement.following or "内设机构" in subject:
        yield len(department.internal_offices) or None
    units = department.subordinate_units
    if "下属" in subject and "单位" in subject:
        yield len(units) or None
    elif units and subject.endswith("单位"):
        yield sum((unit.nature or "") == subject.removeprefix("其中") for unit in units)


def _staff(case: Case, one: Said) -> Numbers:
    staffing, subject = case.report.department.staffing, one.statement.subject
    if staffing is None or one.statement.figure.unit not in ("人", "名", "个"):
        return
    words = one.statement.words
    kinds = [kind for kind in staffing.kinds if kind.name in subject]
    if kinds:
        yield from (kind.actual if "实有" in words else kind.established for kind in kinds)
    elif words.endswith(("合计", "共计")):
        yield staffing.actual_total
    else:
        yield from (post.posts for post in staffing.leaders if _names(subject, post.name))
        yield from (
            change.joined if change.joined is not None else change.left
            for change in staffing.changes
            if change.name == subject
        )
        yield from _establishment(case, subject)


def _names(subject: str, post: str) -> bool:
    """主任 is not 副主任; the words 领导职数 may follow."""
    plain = subject.removesuffix("职数").removesuffix("领导").removeprefix("设")
    return plain == post or (plain.endswith(post) and not plain.endswith(f"副{post}"))


def _establishment(case: Case, subject: str) -> Numbers:
    staffing = case.report.department.staffing
    if staffing is None:
        return
    if "在编" in subject:
        yield staffing.employed
    elif "工勤" in subject:
        yield staffing.retired_workers
    elif "购买服务" in subject or "聘用" in subject:
        yield staffing.contracted
    elif subject.endswith(("编制", "编制人员", "编制数")):
        yield staffing.established
    elif subject.endswith(("实有人员", "人员合计")):
        yield staffing.actual_total


def _staff_change(case: Case, one: Said) -> Iterator[Decimal]:
    staffing = case.report.department.staffing
    if staffing is not None and staffing.changes:
        yield Decimal(net_staff_change(staffing) * one.statement.direction)


def _projects(case: Case, one: Said) -> Numbers:
    report, statement = case.report, one.statement
    projects, said = report.projects, f"{statement.subject}{statement.following}"
    if not projects or statement.figure.unit not in ("个", "条", "项"):
        return
    following = statement.following
    grades = [grade for grade in grades_given(projects) if following.endswith(f"为{grade}")]
    kinds = [kind for kind in {project.kind for project in projects if project.kind} if kind in said]
    if grades:
        yield count_in_grade(projects, grades[0])
    elif kinds:
        yield projects_by_kind(projects, [])[max(kinds, key=len)]
    elif following.startswith("属") and len(following) > 1:
        yield 0
    elif "完成项目" in statement.subject:
        done = completed_projects(projects)
        yield len(projects) - done if "未完成" in statement.subject else done
    elif "项目" in said or statement.subject == "自评数量":
        stage = next((stage for words, stage in _STAGES.items() if words in following), None)
        staged = projects_through(projects, stage) if stage else ()
        yield from (len(staged),) if staged else (len(projects), len(scored(projects)), report.projects_due)


def _levels(case: Case, one: Said) -> Numbers:
    evaluation, subject = case.report.evaluation, one.statement.subject
    counts = indicators_by_level(evaluation.indicators) if evaluation else []
    for level, called in enumerate(("一级指标", "二级指标", "三级指标")):
        if subject.endswith(called) and level < len(counts):
            yield counts[level]


def _indicator_values(case: Case, one: Said) -> Numbers:
    column = one.statement.column
    for indicator in indicators_said(case, one):
        if indicator.name != one.statement.subject:
            continue
        values = {
            Column.TARGET: (indicator.target,),
            Column.MIDYEAR: (indicator.midyear,),
            Column.ACHIEVED: (indicator.actual,),
        }.get(column or Column.ACTUAL, (indicator.target, indicator.actual, indicator.midyear))
        yield from (value for value in values if isinstance(value, Decimal))


_COUNTS: tuple[Callable[[Case, Said], Numbers], ...] = (
    _indicator_values,
    _receptions,
    _vehicles,
    _offices,
    _levels,
    _projects,
    _staff,
)
