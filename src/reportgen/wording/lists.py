"""Enumerations: the parts of a whole with their shares, names in a row."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from reportgen.amounts import round_half_up
from reportgen.errors import Refusal
from reportgen.figures.lines import share, whole_of
from reportgen.figures.totals import total_of
from reportgen.model.accounts import LineItem
from reportgen.model.evaluation import Project
from reportgen.wording.arguments import amount_of, column_named, items_of
from reportgen.wording.numbers import percent
from reportgen.wording.registry import phrase
from reportgen.wording.style import Style


@phrase(
    "构成",
    "composition",
    "逐项写出名称、金额与所占百分比，分号相连；词为 占比、占、占总支出的 等，写成空的则不印百分比；"
    "总 不填则为各项之和；首项加 是第一项名称后补的字，各项加 是每项名称后补的字；分隔 代替各项之间的分号",
    '其中{{ 支出.按功能|构成("占比", 总=支出.合计) }}。',
)
def composition(
    style: Style,
    value: object,
    word: str = "占比",
    whole: object = None,
    column: str = "决算数",
    first_suffix: str = "",
    separator: str = "；",
    suffix: str = "",
) -> str:
    items = items_of(value)
    whole = whole_of(items, column_named(column)) if whole is None else amount_of(whole, column)
    shown = [item for item in items if style.print_zero_items or round_half_up(amount_of(item, column)) != 0]
    parts = []
    for position, item in enumerate(shown):
        amount = amount_of(item, column)
        name = item.name + (first_suffix if position == 0 else "") + suffix
        rate = share(amount, whole)
        tail = "" if rate is None or not word else f"，{word}{percent(style, rate)}"
        parts.append(f"{name}{style.number(amount)}万元{tail}")
    return separator.join(parts)


@phrase("顿号", "enumeration", "名称用顿号相连", "{{ 单位.内设机构|顿号 }}")
def enumeration(style: Style, value: object) -> str:
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise Refusal("此处应为列表")
    return "、".join(str(getattr(entry, "name", entry)) for entry in value)


@phrase(
    "各项之和",
    "sum",
    "若干项目（或项目支出的资金）逐列相加的一行，可再接 金额、万元、执行率 等",
    '{{ 项目|各项之和|金额("全年预算数") }}',
)
def sum_of_items(style: Style, value: object) -> LineItem:
    if isinstance(value, tuple) and value and all(isinstance(entry, Project) for entry in value):
        value = tuple(entry.funds.total for entry in value if entry.funds and entry.funds.total)
    return total_of(items_of(value))


@phrase(
    "组成",
    "makeup",
    "只有一项时写“均为”和名称，有几项时写“其中”和各项的金额、占比；金额为零的项不计",
    "{{ 年度 }}年收入{{ 收入.合计|万元 }}，{{ 收入.按来源|组成 }}。",
)
def makeup(style: Style, value: object, word: str = "占比", column: str = "决算数") -> str:
    items = tuple(item for item in items_of(value) if round_half_up(amount_of(item, column)) != 0)
    if not items:
        return "没有发生额"
    if len(items) == 1:
        return f"均为{items[0].name}"
    return f"其中{composition(style, items, word, column=column)}"


@phrase(
    "用于",
    "spent_on",
    "金额不为零的各项名称，前加引语，用顿号和“和”相连；没有填写的项不计，都为零时什么也不印",
    '{{ [支出.按性质.基本支出, 支出.按性质.项目支出]|用于("资金主要用于", 结尾="。") }}',
)
def spent_on(style: Style, value: object, lead: str = "用于", ending: str = "") -> str:
    if not isinstance(value, list | tuple):
        raise Refusal("此处应为若干项目的列表")
    names = [
        item.name for item in value if isinstance(item, LineItem) and round_half_up(item.actual or Decimal(0))
    ]
    if not names:
        return ""
    *others, last = names
    return f"{lead}{'、'.join(others)}{'和' if others else ''}{last}{ending}"
