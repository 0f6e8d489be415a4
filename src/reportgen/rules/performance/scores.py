"""Scores of the whole department and of projects: bonus points, full marks, grades, 预算执行率."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reportgen.amounts import add, percentage, round_half_up, subtract, written_tolerance
from reportgen.errors import Severity
from reportgen.figures.comparison import base_column
from reportgen.figures.evaluation import (
    FULL_MARKS,
    NATIONAL_BANDS,
    bonus_points,
    execution_points,
    final_score,
    full_marks,
    grade_for,
    mean_score,
    project_score,
    total_score,
)
from reportgen.model.evaluation import Evaluation
from reportgen.model.paths import Path
from reportgen.rules.case import Case
from reportgen.rules.catalogue import Group
from reportgen.rules.finding import Finding, points, shown
from reportgen.rules.scoring import (
    MEASURES,
    OVERALL_FORM,
    SELF_EVALUATION_FORM,
    each,
    points_differ,
)

GROUP = Group("绩效评价：总分与等次", [])


def _scored(case: Case) -> Iterator[tuple[Path, Decimal | None, str | None, Decimal]]:
    """What is given a score and a grade: its path, score, grade and full marks."""
    evaluation = case.report.evaluation
    if evaluation is not None:
        yield ("evaluation",), evaluation.score, evaluation.grade, full_marks(evaluation)
    for index, project in enumerate(case.report.projects):
        yield ("projects", index), project.score, project.grade, FULL_MARKS


def _is_impossible(score: Decimal | None, limit: Decimal) -> bool:
    return score is not None and not 0 <= score <= limit


@GROUP.rule(
    "EVA08",
    "总得分等于各指标得分加加减分，最高为满分",
    basis=OVERALL_FORM,
    example="整体评价: {得分: 96, 指标: [{名称: 预算编制, 分值: 100, 得分: 93}], 加减分: 2}",
    says="各指标得分 93 分，加减分 2 分，应得 95 分，与总得分 96 分相差 1 分",
)
def final_score_follows(case: Case) -> Iterator[Finding]:
    evaluation = case.report.evaluation
    if evaluation is None:
        return
    scores, bonus = total_score(evaluation.indicators), bonus_points(evaluation)
    if scores is None or bonus is None or _is_impossible(evaluation.score, full_marks(evaluation)):
        return
    added = f"，加减分 {points(bonus)} 分" if bonus else ""
    yield from points_differ(
        case,
        ("evaluation", "score"),
        (f"各指标得分 {points(scores)} 分{added}，应得", final_score(evaluation)),
        ("总得分", evaluation.score),
        "核对各指标得分与加减分",
        of=[
            *each(("evaluation", "indicators"), len(evaluation.indicators), "score"),
            *_bonus_figures(evaluation),
        ],
        is_sum=add(scores, bonus) <= full_marks(evaluation),
    )


def _bonus_figures(evaluation: Evaluation) -> list[Path]:
    if evaluation.bonus_points is not None:
        return [("evaluation", "bonus_points")]
    return each(("evaluation", "bonus"), len(evaluation.bonus), "points")


@GROUP.rule(
    "EVA09",
    "总得分在零与满分之间",
    basis=MEASURES,
    example="整体评价: {得分: 103.5}",
    says="得分 103.5 分不在 0 至 100 分之间",
)
def scores_are_within_full_marks(case: Case) -> Iterator[Finding]:
    for path, score, _, limit in _scored(case):
        if score is not None and _is_impossible(score, limit):
            message = f"得分 {points(score)} 分不在 0 至 {points(limit)} 分之间"
            yield Finding((*path, "score"), message, hint="加分后最高按满分计", actual=points(score))


@GROUP.rule(
    "EVA10",
    "加减分合计等于各加减分项之和",
    basis="部门整体支出绩效自评：加减分项",
    example="整体评价: {加减分: 3.5, 加减分项: [{分数: 2, 事由: 省级表彰}, {分数: 1, 事由: 市级表彰}]}",
    says="各加减分项之和 3 分，与加减分合计 3.5 分相差 0.5 分",
)
def bonus_adds_up(case: Case) -> Iterator[Finding]:
    evaluation = case.report.evaluation
    if evaluation is None or not evaluation.bonus:
        return
    listed = bonus_points(evaluation.model_copy(update={"bonus_points": None}))
    yield from points_differ(
        case,
        ("evaluation", "bonus_points"),
        ("各加减分项之和", listed),
        ("加减分合计", evaluation.bonus_points),
        "核对各项分数",
        of=each(("evaluation", "bonus"), len(evaluation.bonus), "points"),
    )


@GROUP.rule(
    "EVA11",
    "等次与得分相符",
    basis=f"{MEASURES}：90 分以上为优，80 分以上为良，60 分以上为中，60 分以下为差；“等次标准”可另定",
    example="项目: [{名称: 系统运行维护, 得分: 89.50, 等次: 优}]",
    says="得分 89.5 分应评为“良”，填写的等次是“优”",
)
def grade_fits_the_score(case: Case) -> Iterator[Finding]:
    evaluation = case.report.evaluation
    bands = evaluation.grade_bands if evaluation else ()
    names = [band.grade for band in bands or NATIONAL_BANDS]
    unknown: set[str] = set()
    for path, score, grade, limit in _scored(case):
        if score is None or grade is None or grade in unknown:
            continue
        part = percentage(score, limit)
        due = grade_for(part, bands) if part is not None else None
        if grade not in names:
            unknown.add(grade)
            yield Finding(
                (*path, "grade"),
                f"等次“{grade}”不在等次标准中：{'、'.join(names)}",
                Severity.WARNING,
                "在“整体评价”的“等次标准”中列出所用的等次",
                actual=grade,
            )
        elif due != grade:
            message = f"得分 {points(score)} 分应评为“{due or '无等次'}”，填写的等次是“{grade}”"
            yield Finding((*path, "grade"), message, hint="核对得分与等次", expected=due, actual=grade)


@GROUP.rule(
    "EVA12",
    "等次标准从高到低，各不相同",
    basis=MEASURES,
    example="整体评价: {等次标准: [{等次: 良, 最低分: 80}, {等次: 优, 最低分: 90}]}",
    says="“优”的最低分 90 分不低于前一等次的 80 分",
)
def bands_descend(case: Case) -> Iterator[Finding]:
    evaluation = case.report.evaluation
    bands = evaluation.grade_bands if evaluation else ()
    for index in range(1, len(bands)):
        before, band = bands[index - 1], bands[index]
        if band.least >= before.least:
            message = (
                f"“{band.grade}”的最低分 {points(band.least)} 分不低于前一等次的 {points(before.least)} 分"
            )
            yield Finding(
                ("evaluation", "grade_bands", index, "least"), message, Severity.WARNING, "从高到低排列"
            )


@GROUP.rule(
    "EVA13",
    "预算执行率得分等于分值乘以执行率，最高为分值",
    basis=f"{MEASURES}：预算执行率 10 分",
    tolerance="得分保留的小数位以内",
    example="项目: [{名称: 系统运行维护, 资金: {合计: {全年预算数: 100, 决算数: 85}, 分值: 10, 得分: 10}}]",
    says="按执行率计算应得 8.5 分，与填写的 10 分相差 1.5 分",
)
def execution_points_follow(case: Case) -> Iterator[Finding]:
    for index, project in enumerate(case.report.projects):
        funds = project.funds
        due = execution_points(funds) if funds else None
        if funds is None or due is None or funds.score is None:
            continue
        places = max(0, -int(funds.score.as_tuple().exponent))
        is_right = subtract(due, funds.score).copy_abs() <= Decimal(1).scaleb(-places)
        path = ("projects", index, "funds")
        total, base = (*path, "total"), base_column(funds.total) if funds.total else "budget"
        yield from points_differ(
            case,
            (*path, "score"),
            ("按执行率计算应得", funds.score if is_right else round_half_up(due)),
            ("填写的", funds.score),
            "核对执行数与得分",
            of=[(*path, "weight"), (*total, "actual"), (*total, base)],
            is_sum=False,
        )


@GROUP.rule(
    "EVA14",
    "项目得分等于预算执行率得分与各指标得分之和",
    basis=SELF_EVALUATION_FORM,
    example="项目: [{名称: 系统运行维护, 得分: 97, 指标: [{名称: 产出指标, 分值: 60, 得分: 58}, {名称: 效益指标, 分值: 40, 得分: 38}]}]",
    says="预算执行率与各指标得分之和 96 分，与项目得分 97 分相差 1 分",
)
def project_score_follows(case: Case) -> Iterator[Finding]:
    for index, project in enumerate(case.report.projects):
        path = ("projects", index)
        yield from points_differ(
            case,
            (*path, "score"),
            ("预算执行率与各指标得分之和", project_score(project)),
            ("项目得分", project.score),
            "核对各项得分",
            of=[*each((*path, "indicators"), len(project.indicators), "score"), (*path, "funds", "score")],
        )


@GROUP.rule(
    "EVA15",
    "加分后超过满分的，写明满分",
    basis=f"{OVERALL_FORM}：加分后最高为满分，按满分计的应当说明",
    tolerance="填写了“满分”的不核对",
    example="整体评价: {得分: 100, 加减分: 3.5, 指标: [{名称: 预算编制, 分值: 100, 得分: 98}]}",
    says="各指标得分 98 分，加减分 3.5 分，合计 101.5 分，总得分按满分 100 分计，报告中没有说明",
)
def capped_score_is_disclosed(case: Case) -> Iterator[Finding]:
    evaluation = case.report.evaluation
    if evaluation is None or evaluation.full_marks is not None:
        return
    scores, bonus = total_score(evaluation.indicators), bonus_points(evaluation)
    limit = full_marks(evaluation)
    if scores is None or not bonus or add(scores, bonus) <= limit:
        return
    message = (
        f"各指标得分 {points(scores)} 分，加减分 {points(bonus)} 分，合计 {points(add(scores, bonus))} 分，"
        f"总得分按满分 {points(limit)} 分计，报告中没有说明"
    )
    hint = "按满分计的，填写“满分”；否则核对得分与加减分"
    yield Finding(case.stated(("evaluation", "score"), ("evaluation",)), message, Severity.WARNING, hint)


@GROUP.rule(
    "EVA16",
    "印出的得分与等次相符",
    basis=f"{MEASURES}：等次以得分为准，读者看到的是印出的得分",
    tolerance="得分按印出的两位小数看",
    example="项目: [{名称: 系统运行维护, 得分: 89.995, 等次: 良}]",
    says="得分 89.995 分印出为 90.00 分，按印出的得分应为“优”，等次却是“良”",
)
def printed_score_has_its_grade(case: Case) -> Iterator[Finding]:
    evaluation = case.report.evaluation
    bands = evaluation.grade_bands if evaluation else ()
    for path, score, grade, limit in _scored(case):
        if score is None or grade is None or round_half_up(score) == score:
            continue
        exact, printed = percentage(score, limit), percentage(round_half_up(score), limit)
        if exact is None or printed is None:
            continue
        due, seen = grade_for(exact, bands), grade_for(printed, bands)
        if seen != due == grade:
            message = (
                f"得分 {shown(score)} 分印出为 {shown(round_half_up(score))} 分，"
                f"按印出的得分应为“{seen}”，等次却是“{grade}”"
            )
            hint = "得分只填到两位小数，等次与之一致"
            yield Finding((*path, "score"), message, Severity.WARNING, hint, actual=shown(score))


@GROUP.rule(
    "EVA17",
    "填写的项目平均分与计算结果一致",
    basis="部门预算绩效自评：项目支出自评平均分",
    tolerance="平均分写到的小数位以内",
    example="项目平均分: 94.50\n项目: [{名称: 系统运行维护, 得分: 95}, {名称: 设备更新, 得分: 92}]",
    says="各项目得分的平均分 93.5 分，与填写的项目平均分 94.5 分相差 1 分",
)
def mean_is_right(case: Case) -> Iterator[Finding]:
    report = case.report
    stated, mean = report.projects_mean, mean_score(report.projects)
    if stated is None or mean is None:
        return
    is_right = subtract(mean, stated).copy_abs() <= written_tolerance(stated)
    yield from points_differ(
        case,
        ("projects_mean",),
        ("各项目得分的平均分", stated if is_right else round_half_up(mean)),
        ("填写的项目平均分", stated),
        "核对各项目得分",
        of=each(("projects",), len(report.projects), "score"),
        is_sum=False,
    )


@GROUP.rule(
    "EVA18",
    "最低的等次从零分起",
    basis=f"{MEASURES}：60 分以下为差，每个得分都有等次",
    example="整体评价: {等次标准: [{等次: 优, 最低分: 90}, {等次: 良, 最低分: 80}, {等次: 中, 最低分: 60}, {等次: 差, 最低分: 10}]}",
    says="最低的等次“差”从 10 分起，更低的得分没有等次",
)
def lowest_band_begins_at_nothing(case: Case) -> Iterator[Finding]:
    bands = case.report.evaluation.grade_bands if case.report.evaluation else ()
    if bands and bands[-1].least != 0 and len(bands) >= len(NATIONAL_BANDS):
        last = bands[-1]
        message = f"最低的等次“{last.grade}”从 {points(last.least)} 分起，更低的得分没有等次"
        path = ("evaluation", "grade_bands", len(bands) - 1, "least")
        yield Finding(path, message, Severity.WARNING, "最低的等次填 0", "0", points(last.least))
