"""Weights and scores of the indicator tree: 部门整体支出 and 项目支出绩效自评."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from reportgen.amounts import add, subtract
from reportgen.errors import Severity
from reportgen.figures.evaluation import (
    available_points,
    leaf_indicators,
    received_weights,
    score_of,
    total_score,
    total_weight,
)
from reportgen.figures.trees import nodes
from reportgen.model.evaluation import Indicator
from reportgen.rules.case import Case
from reportgen.rules.catalogue import EXACT, Group
from reportgen.rules.finding import Finding, points
from reportgen.rules.scoring import (
    MEASURES,
    OVERALL_FORM,
    SELF_EVALUATION_FORM,
    each,
    points_differ,
    trees,
)

GROUP = Group("绩效评价：指标分值与得分", [])


@GROUP.rule(
    "EVA01",
    "下级指标分值之和等于上级指标分值",
    basis=OVERALL_FORM,
    example="整体评价: {指标: [{名称: 预算编制, 分值: 18, 下级指标: [{名称: 合理性, 分值: 5}, {名称: 规范性, 分值: 5}]}]}",
    says="下级指标分值之和 10 分，与“预算编制” 18 分相差 8 分",
)
def weights_add_up(case: Case) -> Iterator[Finding]:
    for path, indicator in case.of(Indicator):
        yield from points_differ(
            case,
            (*path, "weight"),
            ("下级指标分值之和", total_weight(indicator.items)),
            (f"“{indicator.name}”", indicator.weight),
            "核对各级分值",
            of=each((*path, "items"), len(indicator.items), "weight"),
        )


@GROUP.rule(
    "EVA02",
    "指标分值合计等于满分",
    basis=f"{MEASURES}：权重合计 100；{SELF_EVALUATION_FORM}含预算执行率 10 分",
    example="整体评价: {指标: [{名称: 预算编制, 分值: 28}, {名称: 预算执行, 分值: 42}, {名称: 使用效益, 分值: 31}]}",
    says="指标分值合计 101 分，与满分 100 分相差 1 分",
)
def weights_reach_full_marks(case: Case) -> Iterator[Finding]:
    for tree in trees(case):
        weight = total_weight(tree.indicators)
        total = None if weight is None else add(weight, tree.apart)
        called = "指标与预算执行率分值合计" if tree.apart else "指标分值合计"
        of = [*each(tree.path, len(tree.indicators), "weight"), *tree.apart_at]
        yield from points_differ(
            case,
            tree.path,
            (called, total),
            ("满分", tree.full),
            "核对各指标分值",
            of=of,
            figure=tree.full_at,
        )


@GROUP.rule(
    "EVA03",
    "指标得分不超过有效分值",
    basis=f"{MEASURES}：得分最高不超过该指标分值；调整来的分值计入",
    example="整体评价: {指标: [{名称: 支出率, 分值: 3, 得分: 6}]}",
    says="“支出率”得分 6 分，超过有效分值 3 分，多 3 分",
)
def scores_keep_to_the_weight(case: Case) -> Iterator[Finding]:
    for tree in trees(case):
        received = received_weights(tree.indicators)
        for path, indicator in nodes(tree.indicators, tree.path):
            if indicator.score is None or indicator.weight is None:
                continue
            limit = available_points(indicator, received)
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
    basis=MEASURES,
    example="整体评价: {指标: [{名称: 支出率, 分值: 3, 得分: -1}]}",
    says="“支出率”得分为负数：-1 分",
)
def scores_are_not_negative(case: Case) -> Iterator[Finding]:
    for path, indicator in case.of(Indicator):
        for field, called in (("weight", "分值"), ("score", "得分")):
            value = getattr(indicator, field)
            if value is not None and value < 0:
                message = f"“{indicator.name}”{called}为负数：{points(value)} 分"
                yield Finding((*path, field), message, hint="扣分请填在“加减分项”", actual=points(value))


@GROUP.rule(
    "EVA05",
    "下级指标得分之和等于上级指标得分",
    basis=OVERALL_FORM,
    example="整体评价: {指标: [{名称: 预算编制, 分值: 10, 得分: 9, 下级指标: [{名称: 合理性, 分值: 5, 得分: 5}, {名称: 规范性, 分值: 5, 得分: 5}]}]}",
    says="下级指标得分之和 10 分，与“预算编制” 9 分相差 1 分",
)
def scores_add_up(case: Case) -> Iterator[Finding]:
    for path, indicator in case.of(Indicator):
        yield from points_differ(
            case,
            (*path, "score"),
            ("下级指标得分之和", total_score(indicator.items)),
            (f"“{indicator.name}”", indicator.score),
            "核对各级得分",
            of=each((*path, "items"), len(indicator.items), "score"),
        )


@GROUP.rule(
    "EVA06",
    "分值调整到的指标存在且只有一个",
    basis="部门整体支出绩效自评：不考核指标的分值调整",
    tolerance=EXACT,
    example="整体评价: {指标: [{名称: 资金下达合法性, 分值: 3, 分值调整至: 预算支出率}, {名称: 资金支出率, 分值: 3}]}",
    says="没有名为“预算支出率”的三级指标，分值无处可调",
)
def reallocation_has_a_target(case: Case) -> Iterator[Finding]:
    for tree in trees(case):
        names = Counter(leaf.name for leaf in leaf_indicators(tree.indicators) if not leaf.reallocated_to)
        for path, indicator in nodes(tree.indicators, tree.path):
            target = indicator.reallocated_to
            if target is None or names[target] == 1:
                continue
            found = "没有" if target not in names else "不止一个"
            message = f"{found}名为“{target}”的三级指标，分值无处可调"
            yield Finding((*path, "reallocated_to"), message, hint="名称须与指标一字不差", actual=target)


@GROUP.rule(
    "EVA07",
    "得分指标填了分值，评价了的指标填了得分",
    basis=SELF_EVALUATION_FORM,
    example="整体评价: {指标: [{名称: 预算编制, 分值: 50, 得分: 50}, {名称: 预算执行, 分值: 50}]}",
    says="“预算执行”没有得分，其他指标都有",
)
def scores_are_complete(case: Case) -> Iterator[Finding]:
    for tree in trees(case):
        leaves = [(path, node) for path, node in nodes(tree.indicators, tree.path) if not node.items]
        if not any(node.score is not None for _, node in leaves):
            continue
        for path, node in leaves:
            if node.weight and score_of(node) is None:
                message = f"“{node.name}”没有得分，其他指标都有"
                yield Finding(path, message, Severity.WARNING, "填写得分；不考核的填“分值调整至”")
