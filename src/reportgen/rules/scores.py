"""Weights, scores, bonus and grades: 部门整体支出 and 项目支出绩效自评."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.amounts import add, percentage, round_half_up, subtract
from reportgen.errors import Severity
from reportgen.figures.evaluation import (
    FULL_MARKS,
    NATIONAL_BANDS,
    available_points,
    bonus_points,
    execution_points,
    final_score,
    full_marks,
    grade_for,
    leaf_indicators,
    project_score,
    score_of,
    total_score,
    total_weight,
)
from reportgen.model.evaluation import Indicator
from reportgen.model.places import Path
from reportgen.rules.case import Case
from reportgen.rules.catalogue import EXACT, Group
from reportgen.rules.finding import Finding, points

GROUP = Group("绩效评价：分值、得分与等次", [])

_MEASURES = "《项目支出绩效评价管理办法》（财预〔2020〕10号）"
_FORM = "项目支出绩效自评表"
_OVERALL = "部门整体支出绩效自评：指标体系满分"


@dataclass(frozen=True, slots=True)
class _Tree:
    """One indicator tree.

    Attributes:
        path: of its first level.
        indicators: the first level.
        full: what all weights together must be.
        apart: weight that is scored outside the tree (预算执行率).
    """

    path: Path
    indicators: Sequence[Indicator]
    full: Decimal
    apart: Decimal = Decimal(0)


def _trees(case: Case) -> Iterator[_Tree]:
    evaluation = case.report.evaluation
    if evaluation and evaluation.indicators:
        yield _Tree(("evaluation", "indicators"), evaluation.indicators, full_marks(evaluation))
    for index, project in enumerate(case.report.projects):
        if project.indicators:
            apart = project.funds.weight if project.funds and project.funds.weight else Decimal(0)
            yield _Tree(("projects", index, "indicators"), project.indicators, FULL_MARKS, apart)


def _nodes(indicators: Sequence[Indicator], path: Path) -> Iterator[tuple[Path, Indicator]]:
    for index, indicator in enumerate(indicators):
        yield (*path, index), indicator
        yield from _nodes(indicator.items, (*path, index, "items"))


def _differ(
    path: Path, found: tuple[str, Decimal | None], stated: tuple[str, Decimal | None], hint: str
) -> Iterator[Finding]:
    (found_name, expected), (stated_name, actual) = found, stated
    if expected is None or actual is None or expected == actual:
        return
    difference = points(subtract(expected, actual).copy_abs())
    message = f"{found_name} {points(expected)} 分，与{stated_name} {points(actual)} 分相差 {difference} 分"
    yield Finding(path, message, hint=hint, expected=points(expected), actual=points(actual))


@GROUP.rule(
    "EVA01",
    "下级指标分值之和等于上级指标分值",
    basis=_OVERALL,
    example="整体评价: {指标: [{名称: 预算编制, 分值: 18, 下级指标: [{名称: 合理性, 分值: 5}, {名称: 规范性, 分值: 5}]}]}",
    says="下级指标分值之和 10 分，与“预算编制” 18 分相差 8 分",
)
def weights_add_up(case: Case) -> Iterator[Finding]:
    for tree in _trees(case):
        for path, indicator in _nodes(tree.indicators, tree.path):
            yield from _differ(
                (*path, "weight"),
                ("下级指标分值之和", total_weight(indicator.items)),
                (f"“{indicator.name}”", indicator.weight),
                "核对各级分值",
            )


@GROUP.rule(
    "EVA02",
    "指标分值合计等于满分",
    basis=f"{_MEASURES}：权重合计 100；{_FORM}含预算执行率 10 分",
    example="整体评价: {指标: [{名称: 预算编制, 分值: 28}, {名称: 预算执行, 分值: 42}, {名称: 使用效益, 分值: 31}]}",
    says="指标分值合计 101 分，与满分 100 分相差 1 分",
)
def weights_reach_full_marks(case: Case) -> Iterator[Finding]:
    for tree in _trees(case):
        weight = total_weight(tree.indicators)
        total = None if weight is None else add(weight, tree.apart)
        called = "指标与预算执行率分值合计" if tree.apart else "指标分值合计"
        yield from _differ(tree.path, (called, total), ("满分", tree.full), "核对各指标分值")


@GROUP.rule(
    "EVA03",
    "指标得分不超过有效分值",
    basis=f"{_MEASURES}：得分最高不超过该指标分值；调整来的分值计入",
    example="整体评价: {指标: [{名称: 支出率, 分值: 3, 得分: 6}]}",
    says="“支出率”得分 6 分，超过有效分值 3 分，多 3 分",
)
def scores_keep_to_the_weight(case: Case) -> Iterator[Finding]:
    for tree in _trees(case):
        for path, indicator in _nodes(tree.indicators, tree.path):
            if indicator.score is None or indicator.weight is None:
                continue
            limit = available_points(indicator, tree.indicators)
            if indicator.score > limit:
                surplus = points(subtract(indicator.score, limit))
                message = f"“{indicator.name}”得分 {points(indicator.score)} 分，超过有效分值 {points(limit)} 分，多 {surplus} 分"
                yield Finding(
                    (*path, "score"),
                    message,
                    hint="核对得分；分值由别的指标调整而来时，在那个指标填“分值调整至”",
                    expected=f"≤{points(limit)}",
                    actual=points(indicator.score),
                )


@GROUP.rule(
    "EVA04",
    "得分、分值不为负数",
    basis=_MEASURES,
    example="整体评价: {指标: [{名称: 支出率, 分值: 3, 得分: -1}]}",
    says="“支出率”得分为负数：-1 分",
)
def scores_are_not_negative(case: Case) -> Iterator[Finding]:
    for tree in _trees(case):
        for path, indicator in _nodes(tree.indicators, tree.path):
            for field, called in (("weight", "分值"), ("score", "得分")):
                value = getattr(indicator, field)
                if value is not None and value < 0:
                    message = f"“{indicator.name}”{called}为负数：{points(value)} 分"
                    yield Finding((*path, field), message, hint="扣分请填在“加减分项”", actual=points(value))


@GROUP.rule(
    "EVA05",
    "下级指标得分之和等于上级指标得分",
    basis=_OVERALL,
    example="整体评价: {指标: [{名称: 预算编制, 分值: 10, 得分: 9, 下级指标: [{名称: 合理性, 分值: 5, 得分: 5}, {名称: 规范性, 分值: 5, 得分: 5}]}]}",
    says="下级指标得分之和 10 分，与“预算编制” 9 分相差 1 分",
)
def scores_add_up(case: Case) -> Iterator[Finding]:
    for tree in _trees(case):
        for path, indicator in _nodes(tree.indicators, tree.path):
            yield from _differ(
                (*path, "score"),
                ("下级指标得分之和", total_score(indicator.items)),
                (f"“{indicator.name}”", indicator.score),
                "核对各级得分",
            )


@GROUP.rule(
    "EVA06",
    "总得分等于各指标得分加加减分，最高为满分",
    basis=_OVERALL,
    example="整体评价: {得分: 96, 指标: [{名称: 预算编制, 分值: 100, 得分: 93}], 加减分: 2}",
    says="各指标得分 93 分加减分 2 分，应得 95 分，与总得分 96 分相差 1 分",
)
def final_score_follows(case: Case) -> Iterator[Finding]:
    evaluation = case.report.evaluation
    if evaluation is None:
        return
    scores, bonus = total_score(evaluation.indicators), bonus_points(evaluation)
    if scores is not None and bonus is not None:
        yield from _differ(
            ("evaluation", "score"),
            (f"各指标得分 {points(scores)} 分加减分 {points(bonus)} 分，应得", final_score(evaluation)),
            ("总得分", evaluation.score),
            "核对各指标得分与加减分",
        )


@GROUP.rule(
    "EVA07",
    "总得分在零与满分之间",
    basis=_MEASURES,
    example="整体评价: {得分: 103.5}",
    says="得分 103.5 分不在 0 至 100 分之间",
)
def scores_are_within_full_marks(case: Case) -> Iterator[Finding]:
    scored: list[tuple[Path, Decimal | None, Decimal]] = [
        (("projects", index, "score"), project.score, FULL_MARKS)
        for index, project in enumerate(case.report.projects)
    ]
    if case.report.evaluation is not None:
        evaluation = case.report.evaluation
        scored.insert(0, (("evaluation", "score"), evaluation.score, full_marks(evaluation)))
    for path, score, limit in scored:
        if score is not None and not 0 <= score <= limit:
            message = f"得分 {points(score)} 分不在 0 至 {points(limit)} 分之间"
            yield Finding(path, message, hint="加分后最高按满分计", actual=points(score))


@GROUP.rule(
    "EVA08",
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
    yield from _differ(
        ("evaluation", "bonus_points"),
        ("各加减分项之和", listed),
        ("加减分合计", evaluation.bonus_points),
        "核对各项分数",
    )


@GROUP.rule(
    "EVA09",
    "等次与得分相符",
    basis=f"{_MEASURES}：90 分以上为优，80 分以上为良，60 分以上为中，60 分以下为差；“等次标准”可另定",
    example="项目: [{名称: 系统运行维护, 得分: 89.50, 等次: 优}]",
    says="得分 89.5 分应评为“良”，填写的等次是“优”",
)
def grade_fits_the_score(case: Case) -> Iterator[Finding]:
    evaluation = case.report.evaluation
    bands = evaluation.grade_bands if evaluation else ()
    graded = [
        (("projects", index), project.score, project.grade, FULL_MARKS)
        for index, project in enumerate(case.report.projects)
    ]
    if evaluation:
        graded.insert(0, (("evaluation",), evaluation.score, evaluation.grade, full_marks(evaluation)))  # type: ignore[arg-type]
    names = {band.grade for band in bands or NATIONAL_BANDS}
    for path, score, grade, limit in graded:
        if score is None or grade is None:
            continue
        part = percentage(score, limit)
        due = grade_for(part, bands) if part is not None else None
        if grade not in names:
            yield Finding(
                (*path, "grade"),
                f"等次“{grade}”不在等次标准中：{'、'.join(sorted(names))}",
                Severity.WARNING,
                "在“整体评价”的“等次标准”中列出所用的等次",
                actual=grade,
            )
        elif due != grade:
            message = f"得分 {points(score)} 分应评为“{due or '无等次'}”，填写的等次是“{grade}”"
            yield Finding((*path, "grade"), message, hint="核对得分与等次", expected=due, actual=grade)


@GROUP.rule(
    "EVA10",
    "等次标准从高到低，各不相同",
    basis=_MEASURES,
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
    "EVA11",
    "预算执行率得分等于分值乘以执行率，最高为分值",
    basis=f"{_MEASURES}：预算执行率 10 分",
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
        if subtract(due, funds.score).copy_abs() > Decimal(1).scaleb(-places):
            path = ("projects", index, "funds", "score")
            yield from _differ(
                path,
                ("按执行率计算应得", round_half_up(due)),
                ("填写的", funds.score),
                "核对执行数与得分",
            )


@GROUP.rule(
    "EVA12",
    "项目得分等于预算执行率得分与各指标得分之和",
    basis=_FORM,
    example="项目: [{名称: 系统运行维护, 得分: 97, 指标: [{名称: 产出指标, 分值: 60, 得分: 58}, {名称: 效益指标, 分值: 40, 得分: 38}]}]",
    says="预算执行率与各指标得分之和 96 分，与项目得分 97 分相差 1 分",
)
def project_score_follows(case: Case) -> Iterator[Finding]:
    for index, project in enumerate(case.report.projects):
        yield from _differ(
            ("projects", index, "score"),
            ("预算执行率与各指标得分之和", project_score(project)),
            ("项目得分", project.score),
            "核对各项得分",
        )


@GROUP.rule(
    "EVA13",
    "分值调整到的指标存在且只有一个",
    basis="部门整体支出绩效自评：不考核指标的分值调整",
    tolerance=EXACT,
    example="整体评价: {指标: [{名称: 资金下达合法性, 分值: 3, 分值调整至: 预算支出率}, {名称: 资金支出率, 分值: 3}]}",
    says="没有名为“预算支出率”的三级指标，分值无处可调",
)
def reallocation_has_a_target(case: Case) -> Iterator[Finding]:
    for tree in _trees(case):
        names = [leaf.name for leaf in leaf_indicators(tree.indicators) if not leaf.reallocated_to]
        for path, indicator in _nodes(tree.indicators, tree.path):
            target = indicator.reallocated_to
            if target is None or names.count(target) == 1:
                continue
            found = "没有" if target not in names else "不止一个"
            message = f"{found}名为“{target}”的三级指标，分值无处可调"
            yield Finding((*path, "reallocated_to"), message, hint="名称须与指标一字不差", actual=target)


@GROUP.rule(
    "EVA14",
    "得分指标填了分值，评价了的指标填了得分",
    basis=_FORM,
    example="整体评价: {指标: [{名称: 预算编制, 分值: 50, 得分: 50}, {名称: 预算执行, 分值: 50}]}",
    says="“预算执行”没有得分，其他指标都有",
)
def scores_are_complete(case: Case) -> Iterator[Finding]:
    for tree in _trees(case):
        leaves = [(path, node) for path, node in _nodes(tree.indicators, tree.path) if not node.items]
        if not any(node.score is not None for _, node in leaves):
            continue
        for path, node in leaves:
            if node.weight and score_of(node) is None:
                message = f"“{node.name}”没有得分，其他指标都有"
                yield Finding(path, message, Severity.WARNING, "填写得分；不考核的填“分值调整至”")
