"""Indicators' targets and results, and how many projects were evaluated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reportgen.amounts import percentage, percentage_range, subtract, written_tolerance
from reportgen.errors import Severity
from reportgen.figures.counts import problems_being_mended
from reportgen.figures.evaluation import completion, deviation, scored, target_and_result
from reportgen.figures.lines import amount_in
from reportgen.figures.trees import nodes
from reportgen.model.accounts import LineItem
from reportgen.model.evaluation import Indicator
from reportgen.model.paths import Path
from reportgen.rules.case import Case
from reportgen.rules.catalogue import EXACT, JUDGEMENT, Group
from reportgen.rules.comparing import COLUMN_NAMES
from reportgen.rules.finding import TWO_SIDES_OF_ONE, Finding, points, rate
from reportgen.rules.scoring import MEASURES, SELF_EVALUATION_FORM

GROUP = Group("绩效评价：目标与完成", [])

_RELATIONS = ("≥", "≤", "=", "＝", ">", "<", "＞", "＜", "定性")


@GROUP.rule(
    "RST01",
    "填写的完成率与计算结果一致",
    basis=f"{SELF_EVALUATION_FORM}：完成率 = 实际完成值 ÷ 年度指标值",
    tolerance="由两数各 ±0.005 推算的范围；超额完成可写 100% 或实际比率",
    example="整体评价: {指标: [{名称: 保障会议数量, 指标性质: ≥, 指标值: 130, 完成值: 117, 完成率: 100}]}",
    says="“保障会议数量”完成值 117 与指标值 130 之比为 90.00%，填写的完成率是 100.00%",
)
def completion_is_right(case: Case) -> Iterator[Finding]:
    for path, indicator in case.of(Indicator):
        computed, measured = completion(indicator), target_and_result(indicator)
        if indicator.completion is None or computed is None or measured is None:
            continue
        target, actual = measured
        part, whole = (target, actual) if indicator.relation == "≤" and actual > target else (actual, target)
        tolerance = written_tolerance(indicator.completion)
        span = percentage_range(part, whole, tolerance)
        is_capped = subtract(indicator.completion, computed).copy_abs() <= tolerance
        if not is_capped and span and not span[0] <= indicator.completion <= span[1]:
            message = (
                f"“{indicator.name}”完成值 {points(actual)} 与指标值 {points(target)} 之比为 {rate(computed)}，"
                f"填写的完成率是 {rate(indicator.completion)}"
            )
            yield Finding(
                (*path, "completion"),
                message,
                hint="核对完成值与指标值；完成率可不填",
                expected=rate(computed),
                actual=rate(indicator.completion),
            )


@GROUP.rule(
    "RST02",
    "填写的偏差率与计算结果一致",
    basis=f"{SELF_EVALUATION_FORM}：偏差率 = 完成率 − 100%",
    tolerance="由两数各 ±0.005 推算的范围；正负号不计",
    example="整体评价: {指标: [{名称: 印制发文数量, 指标性质: ≥, 指标值: 30, 完成值: 27, 偏差率: 0}]}",
    says="“印制发文数量”偏差率按完成值计算为 10.00%，填写的是 0.00%",
)
def deviation_is_right(case: Case) -> Iterator[Finding]:
    for path, indicator in case.of(Indicator):
        computed, measured = deviation(indicator), target_and_result(indicator)
        if indicator.deviation is None or computed is None or measured is None:
            continue
        raw = percentage(measured[1], measured[0])
        accepted = {
            computed.copy_abs(),
            *([subtract(raw, Decimal(100)).copy_abs()] if raw is not None else []),
        }
        if not any(_near(indicator.deviation.copy_abs(), value, measured) for value in accepted):
            message = f"“{indicator.name}”偏差率按完成值计算为 {rate(computed.copy_abs())}，填写的是 {rate(indicator.deviation)}"
            yield Finding(
                (*path, "deviation"),
                message,
                hint="核对完成值与指标值；偏差率可不填",
                expected=rate(computed),
                actual=rate(indicator.deviation),
            )


def _near(stated: Decimal, computed: Decimal, measured: tuple[Decimal, Decimal]) -> bool:
    span = percentage_range(measured[1], measured[0])
    drift = subtract(span[1], span[0]) if span else Decimal(0)
    return subtract(stated, computed).copy_abs() <= max(drift, written_tolerance(stated))


@GROUP.rule(
    "RST03",
    "未达目标不得满分",
    basis=f"{MEASURES}：未完成的按完成比例计分",
    example="整体评价: {指标: [{名称: 印制发文数量, 分值: 10, 得分: 10, 指标性质: ≥, 指标值: 30, 完成值: 27}]}",
    says="“印制发文数量”完成率 90.00%，却得满分 10 分",
)
def missed_target_is_not_full_marks(case: Case) -> Iterator[Finding]:
    for path, indicator in case.of(Indicator):
        percent = completion(indicator)
        if percent is None or percent >= 100 or not indicator.weight or indicator.score != indicator.weight:
            continue
        message = f"“{indicator.name}”完成率 {rate(percent)}，却得满分 {points(indicator.score)} 分"
        yield Finding((*path, "score"), message, Severity.WARNING, "按完成比例计分，或说明理由后忽略本规则")


@GROUP.rule(
    "RST04",
    "指标性质是 ≥、≤、= 或 定性",
    basis=f"{SELF_EVALUATION_FORM}：指标性质",
    tolerance=JUDGEMENT,
    example="整体评价: {指标: [{名称: 印制发文数量, 指标性质: 大于, 指标值: 30}]}",
    says="指标性质“大于”不是 ≥、≤、= 或 定性",
)
def relation_is_known(case: Case) -> Iterator[Finding]:
    for path, indicator in case.of(Indicator):
        if indicator.relation and indicator.relation not in _RELATIONS:
            message = f"指标性质“{indicator.relation}”不是 ≥、≤、= 或 定性"
            yield Finding(
                (*path, "relation"), message, Severity.WARNING, "改为规定的写法", actual=indicator.relation
            )


@GROUP.rule(
    "RST05",
    "全年完成值不少于年中监控值",
    basis="绩效运行监控：累计值只增不减",
    example="整体评价: {指标: [{名称: 保障会议数量, 指标性质: ≥, 指标值: 130, 年中监控值: 168, 完成值: 130}]}",
    says="“保障会议数量”年中监控值 168 大于全年完成值 130",
)
def result_is_not_below_midyear(case: Case) -> Iterator[Finding]:
    for path, indicator in case.of(Indicator):
        midyear, actual = indicator.midyear, indicator.actual
        if not isinstance(midyear, Decimal) or not isinstance(actual, Decimal) or indicator.unit == "%":
            continue
        if indicator.relation == "≥" and midyear > actual:
            message = f"“{indicator.name}”年中监控值 {points(midyear)} 大于全年完成值 {points(actual)}"
            yield Finding(
                (*path, "midyear"), message, Severity.WARNING, "核对两个数；不是累计值的可忽略本规则"
            )


@GROUP.rule(
    "RST06",
    "自评的项目不多于应评的项目",
    basis="部门预算绩效自评：自评覆盖面",
    tolerance=EXACT,
    example="应评项目数: 1\n项目: [{名称: 系统运行维护, 得分: 95}, {名称: 设备更新, 得分: 92}]",
    says="已自评 2 个项目，多于应评的 1 个",
)
def evaluated_are_due(case: Case) -> Iterator[Finding]:
    due, done = case.report.projects_due, len(scored(case.report.projects))
    if due is not None and done > due:
        message = f"已自评 {done} 个项目，多于应评的 {due} 个"
        yield Finding(("projects_due",), message, hint="核对应评项目数", expected=f"≥{done}", actual=str(due))


@GROUP.rule(
    "RST12",
    "已整改的问题不多于发现的问题",
    basis="部门预算绩效自评：问题整改",
    tolerance=EXACT,
    example="问题整改: {发现: 4, 已整改: 5}",
    says="已整改的问题 5 个，多于发现的 4 个",
)
def mended_problems_were_found(case: Case) -> Iterator[Finding]:
    problems = case.report.problems_found
    if problems is not None and problems_being_mended(problems) < 0:
        message = f"已整改的问题 {problems.mended} 个，多于发现的 {problems.found} 个"
        yield Finding(
            ("problems_found", "mended"),
            message,
            hint="核对两数，是否对调",
            expected=f"≤{problems.found}",
            actual=str(problems.mended),
        )


@GROUP.rule(
    "RST07",
    "应评的项目都已自评",
    basis="部门预算绩效自评：自评全覆盖",
    tolerance=EXACT,
    example="应评项目数: 2\n项目: [{名称: 系统运行维护, 得分: 95}]",
    says="应评 2 个项目，只有 1 个填了得分",
)
def due_are_evaluated(case: Case) -> Iterator[Finding]:
    projects, due = case.report.projects, case.report.projects_due
    due, done = len(projects) if due is None else due, len(scored(projects))
    if projects and 0 < done < due:
        message = f"应评 {due} 个项目，只有 {done} 个填了得分"
        path = case.stated(("projects_due",), ("projects",))
        yield Finding(path, message, Severity.WARNING, "补填得分，或核对应评项目数", str(due), str(done))


@GROUP.rule(
    "RST08",
    "项目的一级指标分值按规定分配",
    basis=f"{MEASURES}：产出 50、效益 30、满意度 10、预算执行率 10",
    tolerance="原则性规定，不同只作说明",
    example="项目: [{名称: 系统运行维护, 指标: [{名称: 产出指标, 分值: 60}]}]",
    says="“产出指标”分值 60 分，财预〔2020〕10号一般为 50 分",
)
def weights_follow_the_measures(case: Case) -> Iterator[Finding]:
    usual = {"产出": Decimal(50), "效益": Decimal(30), "满意度": Decimal(10)}
    for index, project in enumerate(case.report.projects):
        for place, indicator in enumerate(project.indicators):
            due = usual.get(indicator.name.removesuffix("指标"))
            if due is not None and indicator.weight is not None and indicator.weight != due:
                message = f"“{indicator.name}”分值 {points(indicator.weight)} 分，财预〔2020〕10号一般为 {points(due)} 分"
                path = ("projects", index, "indicators", place, "weight")
                yield Finding(path, message, Severity.NOTE, "本地另有规定的从其规定")


_PERCENT = ("%", "％")
_AT_MOST_ALL = re.compile(
    "满意|认可|知晓|按时|及时|按期|合格|达标|覆盖|公开率|办结|反馈|到位率|验收|准确率|回复率|接通率|完好率|出勤率|利用率|普及率"
    "|成功率|通过率|稳定|保畅|畅通"
)
"""Names of what a part of a whole is told of: such a rate is 100% at most."""

_MAY_EXCEED = re.compile("增长|增幅|增加|提高|提升|下降|降低|减少|变动|超额|比率|比例")


@GROUP.rule(
    "RST09",
    "满意度、合格率等在 0 与 100% 之间，其他比率的指标值不为负数",
    basis=f"{SELF_EVALUATION_FORM}：部分占全部的比率不超过 100%",
    tolerance="名称表明是部分占全部的（满意度、按时率、合格率、覆盖率等）核对上限；增长、完成率等不核对",
    example="整体评价: {指标: [{名称: 群众满意度, 指标性质: ≥, 指标值: 90, 度量单位: '%', 完成值: 105}]}",
    says="“群众满意度”完成值 105% 不在 0 与 100% 之间",
)
def rates_are_possible(case: Case) -> Iterator[Finding]:
    for path, indicator in case.of(Indicator):
        name = indicator.name
        if indicator.unit not in _PERCENT or not _AT_MOST_ALL.search(name) or _MAY_EXCEED.search(name):
            continue
        for field, called in (("target", "指标值"), ("midyear", "年中监控值"), ("actual", "完成值")):
            value = getattr(indicator, field)
            if isinstance(value, Decimal) and not 0 <= value <= 100:
                message = f"“{indicator.name}”{called} {points(value)}% 不在 0 与 100% 之间"
                yield Finding(
                    (*path, field), message, Severity.WARNING, "核对数值与度量单位", actual=points(value)
                )


_IN_WAN = ("万元", "万")


@GROUP.rule(
    "RST10",
    "成本指标与项目资金的同名明细一致",
    basis=f"{SELF_EVALUATION_FORM}：成本指标的指标值是预算数，完成值是执行数",
    tolerance="以万元为单位、与资金明细同名的成本指标；预算数以年初或全年预算数之一为准",
    example="项目: [{名称: 电子政务运行, 资金: {合计: {年初预算数: 23, 决算数: 23, 明细: [{名称: 光纤租赁费, 年初预算数: 23, 决算数: 23}]}}, 指标: [{名称: 光纤租赁费, 指标性质: ≤, 指标值: 32, 度量单位: 万元, 完成值: 23}]}]",
    says="资金明细“光纤租赁费”年初预算数 23.00 万元，与成本指标的指标值 32.00 万元相差 9.00 万元",
)
def costs_are_the_funds(case: Case) -> Iterator[Finding]:
    for index, project in enumerate(case.report.projects):
        total = project.funds.total if project.funds else None
        if total is None:
            continue
        path = ("projects", index)
        details = {
            item.name: (place, item) for place, item in nodes(total.items, (*path, "funds", "total", "items"))
        }
        for place, indicator in nodes(project.indicators, (*path, "indicators")):
            if indicator.name in details and indicator.unit in _IN_WAN:
                yield from _cost(case, place, indicator, details[indicator.name])


def _cost(case: Case, path: Path, indicator: Indicator, detail: tuple[Path, LineItem]) -> Iterator[Finding]:
    place, item = detail
    stated = [column for column in ("budget", "adjusted_budget") if amount_in(item, column) is not None]
    right = [column for column in stated if amount_in(item, column) == indicator.target]
    pairs = [("target", "指标值", indicator.target, column) for column in (right or stated)[:1]]
    pairs.append(("actual", "完成值", indicator.actual, "actual"))
    for field, called, value, column in pairs:
        if not isinstance(value, Decimal):
            continue
        yield from case.disagreement(
            [(*path, field)],
            (f"资金明细“{item.name}”{COLUMN_NAMES[column]}", amount_in(item, column)),
            (f"成本指标的{called}", value),
            of=[(*place, column)],
            severity=Severity.WARNING,
            hint=TWO_SIDES_OF_ONE,
        )


@GROUP.rule(
    "RST11",
    "“=”的指标完成值不超过指标值",
    basis=f"{SELF_EVALUATION_FORM}：指标性质“=”要求恰好完成",
    tolerance="填写了偏差原因的不核对",
    example="整体评价: {指标: [{名称: 光纤专线数量, 指标性质: '=', 指标值: 5, 度量单位: 条, 完成值: 6}]}",
    says="“光纤专线数量”指标性质为“=”，完成值 6 超过指标值 5",
)
def exact_targets_are_met(case: Case) -> Iterator[Finding]:
    for path, indicator in case.of(Indicator):
        measured = target_and_result(indicator)
        if measured is None or indicator.relation not in ("=", "＝") or indicator.deviation_reason:
            continue
        target, actual = measured
        if actual > target:
            message = f"“{indicator.name}”指标性质为“=”，完成值 {points(actual)} 超过指标值 {points(target)}"
            hint = "核对两个数；允许多于的，指标性质改为 ≥"
            yield Finding((*path, "actual"), message, Severity.WARNING, hint, points(target), points(actual))
