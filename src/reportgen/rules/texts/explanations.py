"""What needs a stated reason: low execution, large deviations, far exceeded targets, adjusted budgets."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reportgen.amounts import percentage
from reportgen.errors import Severity
from reportgen.figures.comparison import change_of_budget, execution_rate
from reportgen.figures.evaluation import deviation, target_and_result
from reportgen.figures.lines import line_in
from reportgen.model.accounts import LineItem
from reportgen.model.evaluation import Indicator
from reportgen.model.paths import Path
from reportgen.rules.case import Case
from reportgen.rules.catalogue import Group
from reportgen.rules.finding import Finding, points, rate, shown
from reportgen.rules.scoring import MEASURES, SELF_EVALUATION_FORM

GROUP = Group("绩效评价：应说明的事项", [])

_LOW_EXECUTION = Decimal(90)
_LARGE_DEVIATION = Decimal(20)
_FAR_EXCEEDED = Decimal(130)


@GROUP.rule(
    "RSN01",
    "预算执行率低于 90% 的说明原因",
    basis=f"{SELF_EVALUATION_FORM}：执行率低于 90% 的须说明",
    tolerance=f"执行率低于 {_LOW_EXECUTION}%",
    example="项目: [{名称: 系统运行维护, 资金: {合计: {全年预算数: 100, 决算数: 85}}}]",
    says="执行率 85.00%，低于 90%，没有说明原因",
)
def low_execution_has_a_reason(case: Case) -> Iterator[Finding]:
    for path, item, has_reason in _executed(case):
        percent = execution_rate(item)
        if percent is not None and percent < _LOW_EXECUTION and not has_reason:
            message = f"执行率 {rate(percent)}，低于 {_LOW_EXECUTION}%，没有说明原因"
            yield Finding(
                case.stated((*path, "actual"), path), message, Severity.WARNING, "填写“预算差异原因”"
            )


def _executed(case: Case) -> Iterator[tuple[Path, LineItem, bool]]:
    """The items whose execution rate an evaluation reports, and whether a reason is stated for it."""
    report = case.report
    for index, project in enumerate(report.projects):
        if project.funds and project.funds.total:
            item = project.funds.total
            yield (
                ("projects", index, "funds", "total"),
                item,
                bool(item.budget_reason or item.reason or project.remark),
            )
    total = line_in(report, "expenditure")
    if report.evaluation and total and total.adjusted_budget is not None:
        yield ("expenditure", "total"), total, bool(total.budget_reason or total.reason)


@GROUP.rule(
    "RSN02",
    "指标偏差超过 20% 的说明原因",
    basis=f"{SELF_EVALUATION_FORM}：偏差原因分析及改进措施",
    tolerance=f"偏差率超过 {_LARGE_DEVIATION}%",
    example="整体评价: {指标: [{名称: 完成调研报告篇数, 指标性质: ≥, 指标值: 4, 完成值: 3}]}",
    says="“完成调研报告篇数”偏差率 25.00%，超过 20%，没有填写偏差原因",
)
def large_deviation_has_a_reason(case: Case) -> Iterator[Finding]:
    for path, indicator in case.of(Indicator):
        off = deviation(indicator) if indicator.deviation is None else indicator.deviation
        if off is None or off.copy_abs() <= _LARGE_DEVIATION or _explains(indicator.deviation_reason):
            continue
        message = (
            f"“{indicator.name}”偏差率 {rate(off.copy_abs())}，超过 {_LARGE_DEVIATION}%，没有填写偏差原因"
        )
        yield Finding(path, message, Severity.WARNING, "填写“偏差原因”")


def _explains(reason: str | None) -> bool:
    return bool(reason) and reason not in ("无", "无。", "—", "/")


@GROUP.rule(
    "RSN03",
    "远超目标的说明原因",
    basis=f"{MEASURES}：因年初指标值设定明显偏低造成的，适当调减分值",
    tolerance=f"完成值达到指标值的 {_FAR_EXCEEDED}% 以上",
    example="整体评价: {指标: [{名称: 召开常委会会议, 指标性质: ≥, 指标值: 20, 完成值: 34}]}",
    says="“召开常委会会议”完成值 34 是指标值 20 的 170.00%，没有说明原因",
)
def far_exceeded_target_has_a_reason(case: Case) -> Iterator[Finding]:
    for path, indicator in case.of(Indicator):
        measured = target_and_result(indicator)
        ratio = percentage(measured[1], measured[0]) if measured and indicator.relation == "≥" else None
        if (
            measured is None
            or ratio is None
            or ratio < _FAR_EXCEEDED
            or _explains(indicator.deviation_reason)
        ):
            continue
        message = f"“{indicator.name}”完成值 {points(measured[1])} 是指标值 {points(measured[0])} 的 {rate(ratio)}，没有说明原因"
        yield Finding(path, message, Severity.WARNING, "填写“偏差原因”；指标值偏低的，适当调减得分")


@GROUP.rule(
    "RSN04",
    "调整预算的说明原因",
    basis="部门整体支出绩效自评：预算年中调整情况",
    example="资金来源: {合计: {年初预算数: 775.45, 全年预算数: 951.76}}",
    says="年中调整预算 176.31 万元（22.74%），没有填写预算调整原因",
)
def adjustment_has_a_reason(case: Case) -> Iterator[Finding]:
    report = case.report
    totals: list[tuple[Path, LineItem | None]] = [
        (("funding", "total"), report.funding.total if report.funding else None),
        (("expenditure", "total"), line_in(report, "expenditure")),
    ]
    for path, item in totals:
        change = change_of_budget(item) if item else None
        if item is None or change is None or change.is_flat:
            continue
        if not (report.budget_adjustment_reason or item.budget_reason):
            percent = f"（{rate(change.percent)}）" if change.percent is not None else ""
            message = f"年中调整预算 {shown(change.amount)} 万元{percent}，没有填写预算调整原因"
            asks_for = ("budget_adjustment_reason",)
            hint = "填写“预算调整原因”"
            yield Finding(case.stated(path), message, Severity.WARNING, hint, asks_for=asks_for)
        return
