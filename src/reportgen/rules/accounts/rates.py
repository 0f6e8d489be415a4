"""Stated differences and rates compared with the computed ones, and rates that do not exist."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from reportgen.amounts import add, percentage_range, round_half_up, subtract, written_tolerance
from reportgen.figures.comparison import (
    Change,
    base_column,
    change_of_budget,
    change_on_budget,
    change_on_prior,
    execution_base,
    execution_rate,
)
from reportgen.model.accounts import LineItem, StatedFigures
from reportgen.model.base import shape_of
from reportgen.model.paths import Path
from reportgen.rules.case import Case
from reportgen.rules.catalogue import EXACT, Group
from reportgen.rules.comparing import COLUMN_NAMES
from reportgen.rules.finding import Finding, rate, shown
from reportgen.rules.identity import Identity

GROUP = Group("增减与比率", [])

PROPAGATED = "由分子、分母各 ±0.005 推算的范围，再加比率自身写到的小数位（73.2% 为 ±0.05）；0% 与 100% 须准确"
_FORMS = "决算公开说明：文字与表格的数据一致"


class _Comparison(NamedTuple):
    """Two columns whose difference an author may state."""

    current_column: str
    base_column: str
    change: Callable[[LineItem], Change | None]

    @property
    def current(self) -> str:
        return COLUMN_NAMES[self.current_column]

    @property
    def base(self) -> str:
        return COLUMN_NAMES[self.base_column]

    def figures(self, stated: Path) -> list[Path]:
        """Where the two amounts stand of the item whose stated difference or rate stands at `stated`."""
        return [(*stated[:-2], self.current_column), (*stated[:-2], self.base_column)]


_ON_PRIOR = _Comparison("actual", "prior_actual", change_on_prior)
_ON_BUDGET = _Comparison("actual", "budget", change_on_budget)
_OF_BUDGET = _Comparison("adjusted_budget", "budget", change_of_budget)
_COMPARISONS = {"change": _ON_PRIOR, "budget_change": _ON_BUDGET, "adjustment": _OF_BUDGET}


def _stated(case: Case, field: str) -> Iterator[tuple[Path, LineItem, Decimal]]:
    for path, item in case.items:
        value = getattr(item.stated, field) if item.stated else None
        if value is not None:
            yield (*path, "stated", field), item, value


def _differences(field: str, case: Case) -> Iterator[Finding]:
    compared = _COMPARISONS[field]
    for path, item, value in _stated(case, field):
        if (change := compared.change(item)) is not None:
            yield from case.disagreement(
                [path],
                (f"{compared.current}减{compared.base}为", change.amount),
                ("填写的增减额", value),
                of=compared.figures(path)[:1],
                less=compared.figures(path)[1:],
                addends=2,
                hint=f"核对{compared.current}与{compared.base}；减少填负数",
            )


def _change_rates(field: str, case: Case) -> Iterator[Finding]:
    compared = _COMPARISONS[field.removesuffix("_percent")]
    for path, item, value in _stated(case, field):
        change = compared.change(item)
        if change is None or change.percent is None:
            continue
        if not _is_rate(add(value, Decimal(100)), change.current, change.base, written_tolerance(value)):
            gap = subtract(change.percent, value)
            yield _wrong_rate(
                case.compared(path, compared.figures(path), gap, is_sum=False),
                f"{compared.current} {shown(change.current)} 万元比{compared.base} {shown(change.base)} 万元的增减率为",
                change.percent,
                value,
                f"核对{compared.current}与{compared.base}；下降填负数",
            )
        else:
            case.compared(path, compared.figures(path), Decimal(0), is_sum=False)


def _is_rate(stated: Decimal, part: Decimal, whole: Decimal, tolerance: Decimal) -> bool:
    """Whether a percentage is what the amounts come to, as far as the decimals of all three tell."""
    span = percentage_range(part, whole, tolerance)
    return span is None or span[0] <= stated <= span[1]


def _wrong_rate(
    identity: Identity, computed_from: str, computed: Decimal, value: Decimal, hint: str
) -> Finding:
    difference = shown(round_half_up(subtract(computed, value).copy_abs()))
    message = f"{computed_from} {rate(computed)}，与填写的 {rate(value)} 相差 {difference} 个百分点"
    return Finding(
        identity.stated,
        message,
        hint=hint,
        expected=rate(computed),
        actual=rate(value),
        identity=identity,
    )


def _stated_rule(code: str, field: str, example: str, says: str) -> None:
    title = shape_of(StatedFigures)[field].chinese
    is_rate = field.endswith("_percent")
    examine = partial(_change_rates if is_rate else _differences, field)
    tolerance = PROPAGATED if is_rate else "两数之差容许 0.01"
    GROUP.rule(
        code, f"填写的{title}与计算结果一致", basis=_FORMS, tolerance=tolerance, example=example, says=says
    )(examine)


_stated_rule(
    "RAT01",
    "change",
    "培训费: {决算数: 4.64, 上年决算数: 35.99, 核对: {较上年增减额: -31.53}}",
    "决算数减上年决算数为 -31.35 万元，与填写的增减额 -31.53 万元相差 0.18 万元",
)
_stated_rule(
    "RAT02",
    "change_percent",
    "会议费: {决算数: 0.25, 上年决算数: 15.24, 核对: {较上年增减率: -89.36}}",
    "决算数 0.25 万元比上年决算数 15.24 万元的增减率为 -98.36%，与填写的 -89.36% 相差 9.00 个百分点",
)
_stated_rule(
    "RAT03",
    "budget_change",
    "会议费: {年初预算数: 14.50, 决算数: 0.25, 核对: {较预算增减额: -14.52}}",
    "决算数减年初预算数为 -14.25 万元，与填写的增减额 -14.52 万元相差 0.27 万元",
)
_stated_rule(
    "RAT04",
    "budget_change_percent",
    "培训费: {年初预算数: 37.82, 决算数: 4.64, 核对: {较预算增减率: -78.73}}",
    "决算数 4.64 万元比年初预算数 37.82 万元的增减率为 -87.73%，与填写的 -78.73% 相差 9.00 个百分点",
)
_stated_rule(
    "RAT05",
    "adjustment",
    "资金来源: {合计: {年初预算数: 775.45, 全年预算数: 951.76, 核对: {预算调整额: 176.13}}}",
    "全年预算数减年初预算数为 176.31 万元，与填写的增减额 176.13 万元相差 0.18 万元",
)
_stated_rule(
    "RAT06",
    "adjustment_percent",
    "资金来源: {合计: {年初预算数: 775.45, 全年预算数: 951.76, 核对: {预算调整率: 27.74}}}",
    "全年预算数 951.76 万元比年初预算数 775.45 万元的增减率为 22.74%，与填写的 27.74% 相差 5.00 个百分点",
)


@GROUP.rule(
    "RAT07",
    "填写的执行率与计算结果一致",
    basis="项目支出绩效自评表：执行率 = 执行数 ÷ 全年预算数",
    tolerance=PROPAGATED,
    example="支出: {合计: {全年预算数: 213.18, 决算数: 181.18, 核对: {执行率: 100}}}",
    says="决算数 181.18 万元占预算数 213.18 万元的 84.99%，与填写的 100.00% 相差 15.01 个百分点",
)
def execution_is_right(case: Case) -> Iterator[Finding]:
    for path, item, value in _stated(case, "execution"):
        computed, base = execution_rate(item), execution_base(item)
        if computed is None or base is None or item.actual is None:
            continue
        figures = [(*path[:-2], "actual"), (*path[:-2], base_column(item))]
        if _is_rate(value, item.actual, base, written_tolerance(value)):
            case.compared(path, figures, Decimal(0), is_sum=False)
            continue
        identity = case.compared(path, figures, subtract(computed, value), is_sum=False)
        source = f"决算数 {shown(item.actual)} 万元占预算数 {shown(base)} 万元的"
        yield _wrong_rate(identity, source, computed, value, "核对决算数与预算数")


def _rates_on_zero(case: Case, both_zero: bool) -> Iterator[Finding]:
    for field, compared in _COMPARISONS.items():
        for path, item, value in _stated(case, f"{field}_percent"):
            change = compared.change(item)
            if change and change.percent is None and change.is_flat == both_zero:
                yield _impossible(path, compared.base, compared.current, value, both_zero)
    for path, item, value in _stated(case, "execution"):
        if execution_base(item) == 0 and item.actual is not None and (item.actual == 0) == both_zero:
            yield _impossible(path, "预算数", "决算数", value, both_zero)


def _impossible(path: Path, base: str, current: str, value: Decimal, both_zero: bool) -> Finding:
    zero = f"{base}与{current}均为零" if both_zero else f"{base}为零"
    return Finding(
        path, f"{zero}，不存在比率，却填了 {rate(value)}", hint="删去此项", expected="—", actual=rate(value)
    )


@GROUP.rule(
    "RAT08",
    "基数为零时没有比率",
    basis="决算公开检查：零基数不写“增长100%”",
    tolerance=EXACT,
    example="会议费: {决算数: 3, 上年决算数: 0, 核对: {较上年增减率: 100}}",
    says="上年决算数为零，不存在比率，却填了 100.00%",
)
def no_rate_on_zero_base(case: Case) -> Iterator[Finding]:
    return _rates_on_zero(case, both_zero=False)


@GROUP.rule(
    "RAT09",
    "零比零没有比率",
    basis="决算公开检查：0/0 写“—”，不写 100% 或 0%",
    tolerance=EXACT,
    example="三公经费: {因公出国: {年初预算数: 0, 决算数: 0, 核对: {执行率: 100}}}",
    says="预算数与决算数均为零，不存在比率，却填了 100.00%",
)
def no_rate_of_nothing(case: Case) -> Iterator[Finding]:
    return _rates_on_zero(case, both_zero=True)
