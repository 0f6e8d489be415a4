"""Single figures: amounts, points, percentages, dates."""

from __future__ import annotations

from datetime import date

from reportgen.errors import Refusal
from reportgen.figures.comparison import budget_completion, change_of_budget, execution_rate
from reportgen.figures.lines import share
from reportgen.model.accounts import LineItem
from reportgen.wording.arguments import amount_of, column_named, decimal_of, item_of
from reportgen.wording.registry import phrase
from reportgen.wording.style import Style

NO_RATE = "—"
"""Printed where a rate does not exist: 0/0 is neither 0% nor 100%."""


@phrase("万元", "wan", "金额加单位“万元”", "{{ 收入.合计|万元 }}")
def wan(style: Style, value: object, column: str = "决算数") -> str:
    return f"{style.number(amount_of(value, column))}万元"


@phrase("数", "number", "不带单位的数（小数、尾零、千分位随版式）", "{{ 整体评价.得分|数 }}")
def number(style: Style, value: object, column: str = "决算数") -> str:
    return style.number(amount_of(value, column))


@phrase(
    "金额",
    "table_amount",
    "表格中的金额：小数对齐（位数、千分位随版式），无数据时留空",
    "{{ 项.决算数|金额 }}",
)
def table_amount(style: Style, value: object, column: str = "决算数") -> str:
    if isinstance(value, LineItem):
        value = getattr(value, column_named(column))
    return "" if value is None else style.cells.text(decimal_of(value))


@phrase("百分比", "percent", "百分数", "{{ 指标.完成率|百分比 }}")
def percent(style: Style, value: object) -> str:
    return NO_RATE if value is None else style.percent(decimal_of(value))


@phrase("占", "share_of", "占某项的百分比", "{{ 支出.按性质.项目支出|占(支出.合计) }}")
def share_of(style: Style, value: object, whole: object, column: str = "决算数") -> str:
    return percent(style, share(amount_of(value, column), amount_of(whole, column)))


@phrase("执行率", "execution", "决算数占全年预算数（未填则年初预算数）的百分比", "{{ 支出.合计|执行率 }}")
def execution(style: Style, value: object) -> str:
    return percent(style, execution_rate(item_of(value)))


@phrase("年初预算完成率", "budget_completion", "决算数占年初预算数的百分比", "{{ 支出.合计|年初预算完成率 }}")
def completion_of_initial_budget(style: Style, value: object) -> str:
    return percent(style, budget_completion(item_of(value)))


@phrase(
    "预算调整率",
    "adjustment_rate",
    "全年预算数比年初预算数增减的百分比（绝对值）",
    "{{ 支出.合计|预算调整率 }}",
)
def adjustment_rate(style: Style, value: object) -> str:
    change = change_of_budget(item_of(value))
    return NO_RATE if change is None or change.percent is None else percent(style, abs(change.percent))


@phrase(
    "预算调整数",
    "adjustment",
    "年中调整了多少：调增为“调整数…万元”（调增 可换成别的说法），调减为“调减…万元”，没有调整为“未作调整”",
    "年中{{ 支出.合计|预算调整数 }}",
)
def adjustment(style: Style, value: object, increase: str = "调整数") -> str:
    change = change_of_budget(item_of(value))
    if change is None:
        raise Refusal(f"“{item_of(value).name}”缺少年初预算数或全年预算数，无法计算调整数")
    if change.is_flat:
        return "未作调整"
    return f"{increase if change.is_increase else '调减'}{style.number(abs(change.amount))}万元"


@phrase("日期", "long_date", "年月日，月日不补零", "{{ 单位.填报日期|日期 }}")
def long_date(style: Style, value: object) -> str:
    if not isinstance(value, date):
        raise Refusal("此处应为日期")
    return f"{value.year}年{value.month}月{value.day}日"
