"""Indicators' targets and results, and how many projects were evaluated."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reportgen.amounts import HALF_UNIT, percentage, percentage_range, subtract
from reportgen.errors import Severity
from reportgen.figures.evaluation import completion, deviation, scored, target_and_result
from reportgen.model.evaluation import Indicator
from reportgen.rules.case import Case
from reportgen.rules.catalogue import EXACT, JUDGEMENT, Group
from reportgen.rules.finding import Finding, points, rate
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
        span = percentage_range(part, whole)
        is_capped = subtract(indicator.completion, computed).copy_abs() <= HALF_UNIT
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
    return subtract(stated, computed).copy_abs() <= drift


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
