"""Spending against its budget, and changes against the reasons given for them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reportgen.amounts import round_half_up
from reportgen.errors import Severity
from reportgen.figures.comparison import change_on_prior, execution_base, execution_rate
from reportgen.rules.case import Case
from reportgen.rules.catalogue import Group
from reportgen.rules.finding import Finding, rate, shown

GROUP = Group("预算执行与变动原因", [])

_NOTABLE_PERCENT = Decimal(30)
_NOTABLE_AMOUNT = Decimal(1)


@GROUP.rule(
    "RAT10",
    "有支出的项目有预算",
    basis="《预算法》第十三条：未列入预算的不得支出",
    example="会议费: {年初预算数: 0, 决算数: 3}",
    says="预算数为零，决算数为 3.00 万元，不能计算完成率",
)
def spending_has_a_budget(case: Case) -> Iterator[Finding]:
    for path, item in case.items:
        if execution_base(item) == 0 and item.actual:
            message = f"预算数为零，决算数为 {shown(item.actual)} 万元，不能计算完成率"
            place = case.stated((*path, "actual"), (*path, "budget"), path)
            hint = "年中追加的预算请填“全年预算数”"
            yield Finding(place, message, Severity.WARNING, hint, actual=shown(item.actual))


@GROUP.rule(
    "RAT11",
    "支出不超过全年预算数",
    basis="《预算法》第十三条：支出必须以经批准的预算为依据",
    example="支出: {合计: {全年预算数: 100, 决算数: 103.70}}",
    says="决算数 103.70 万元，超过全年预算数 100.00 万元，多 3.70 万元",
)
def spending_is_within_the_budget(case: Case) -> Iterator[Finding]:
    for path, item in case.items:
        if item.adjusted_budget and "income" not in path and "income_total" not in path:
            yield from case.excess(
                [(*path, "actual"), path],
                ("决算数", item.actual),
                ("全年预算数", item.adjusted_budget),
                of=[(*path, "adjusted_budget")],
                severity=Severity.WARNING,
                hint="执行率超过100%，核对全年预算数是否含年中调整",
            )


@GROUP.rule(
    "RAT12",
    "持平时不写变动原因",
    basis="决算公开说明：有增减才说明原因",
    example="三公经费: {公务接待: {决算数: 3, 上年决算数: 3, 变动原因: 厉行节约}}",
    says="与上年持平，填写的变动原因不会印出",
)
def no_reason_for_no_change(case: Case) -> Iterator[Finding]:
    for path, item in case.items:
        change = change_on_prior(item)
        if item.reason and change and change.is_flat:
            yield Finding(
                (*path, "reason"),
                "与上年持平，填写的变动原因不会印出",
                Severity.NOTE,
                "删去原因，或核对上年决算数",
            )


@GROUP.rule(
    "RAT13",
    "较大增减说明原因",
    basis="决算公开说明：增减变动较大的说明原因",
    tolerance=f"增减 {_NOTABLE_PERCENT}% 以上且 {_NOTABLE_AMOUNT} 万元以上",
    example="培训费: {决算数: 4.64, 上年决算数: 35.99}",
    says="较上年减少 31.35 万元（87.11%），没有填写变动原因",
)
def large_change_has_a_reason(case: Case) -> Iterator[Finding]:
    for path, item in case.items:
        change = change_on_prior(item)
        if item.reason or not change or change.percent is None or not case.is_stated((*path, "actual")):
            continue
        if abs(change.percent) >= _NOTABLE_PERCENT and abs(change.amount) >= _NOTABLE_AMOUNT:
            way = "增加" if change.amount > 0 else "减少"
            by = f"{shown(abs(change.amount))} 万元（{rate(abs(change.percent))}）"
            message = f"较上年{way} {by}，没有填写变动原因"
            yield Finding(path, message, Severity.NOTE, "填写“变动原因”", asks_for=(*path, "reason"))


@GROUP.rule(
    "RAT14",
    "印出为 100.00% 的执行率确实全部执行",
    basis="决算公开检查：没有全部支出的，不写 100%",
    tolerance="按印出的两位小数看",
    example="支出: {合计: {全年预算数: 30000, 决算数: 29999}}",
    says="执行率 99.99667% 印出为 100.00%，决算数 29999.00 万元却不等于预算数 30000.00 万元",
)
def full_execution_is_full(case: Case) -> Iterator[Finding]:
    for path, item in case.items:
        base = execution_base(item)
        if base is None or item.actual is None or item.actual == base:
            continue
        percent = execution_rate(item)
        if percent is None or round_half_up(percent) != 100:
            continue
        actual, budget = round_half_up(item.actual), round_half_up(base)
        if actual != budget:
            message = (
                f"执行率 {round_half_up(percent, 5)}% 印出为 100.00%，"
                f"决算数 {shown(actual)} 万元却不等于预算数 {shown(budget)} 万元"
            )
            place = case.stated((*path, "actual"), path)
            yield Finding(place, message, Severity.WARNING, "核对两数；无误的，在文字中写明差额")
