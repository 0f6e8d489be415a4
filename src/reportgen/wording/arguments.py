"""What templates hand to phrases, checked: amounts, columns and line items."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TypeVar

from reportgen.errors import Refusal, quoted
from reportgen.figures.totals import items_in
from reportgen.model.accounts import COLUMNS, LineItem
from reportgen.model.base import Record, shape_of
from reportgen.model.evaluation import Indicator, Project

R = TypeVar("R", bound=Record)

_COLUMN_BY_NAME = {
    name: column for column in COLUMNS for name in (column, shape_of(LineItem)[column].chinese)
}


def column_named(name: str) -> str:
    """The line item's attribute for a column named in a template, e.g. 决算数."""
    if name not in _COLUMN_BY_NAME:
        raise Refusal(
            f"没有“{name}”这一列，可用：{'、'.join(shape_of(LineItem)[c].chinese for c in COLUMNS)}"
        )
    return _COLUMN_BY_NAME[name]


def amount_of(value: object, column: str = "决算数") -> Decimal:
    """The amount in 万元 of a number, or of a line item in a column."""
    if isinstance(value, LineItem):
        amount = getattr(value, column_named(column))
        if amount is None:
            raise Refusal(f"“{value.name}”没有{column}")
        value = amount
    return decimal_of(value)


def decimal_of(value: object) -> Decimal:
    """A number, exactly."""
    if isinstance(value, bool) or not isinstance(value, Decimal | int):
        raise Refusal(f"此处应为数字，实为{_kind(value)}")
    return Decimal(value)


def record_of(kind: type[R], value: object, called: str) -> R:
    """A record of that kind, which messages call so."""
    if not isinstance(value, kind):
        raise Refusal(f"此处应为{called}，实为{_kind(value)}")
    return value


def records_of(kind: type[R], value: object, called: str) -> tuple[R, ...]:
    """A list of such records."""
    if isinstance(value, tuple) and all(isinstance(entry, kind) for entry in value):
        return value
    raise Refusal(f"此处应为{called}，实为{_kind(value)}")


def item_of(value: object) -> LineItem:
    """A line item, from which comparisons can be made."""
    return record_of(LineItem, value, "一个项目（含决算数、上年决算数等）")


def items_of(value: object) -> tuple[LineItem, ...]:
    """A list of line items, or a record that consists of such."""
    items = items_in(value)
    if not items and value != ():
        raise Refusal(f"此处应为若干项目的列表，实为{_kind(value)}")
    return items


def indicator_of(value: object) -> Indicator:
    """A node of the indicator tree."""
    return record_of(Indicator, value, "一个指标")


def indicators_of(value: object) -> tuple[Indicator, ...]:
    """A list of indicators."""
    return records_of(Indicator, value, "指标列表")


def projects_of(value: object) -> tuple[Project, ...]:
    """A list of projects."""
    return records_of(Project, value, "项目列表")


def _kind(value: object) -> str:
    if value is None:
        return "空（数据文件中没有此项）"
    if isinstance(value, LineItem):
        return f"项目“{value.name}”"
    if isinstance(value, Record):
        return f"“{value.model_config['title']}”"
    if isinstance(value, str):
        return f"文字{quoted(value)}"
    names = {tuple: "列表", list: "列表", dict: "一组键值", date: "日期", bool: "是否"}
    return names.get(type(value), "其他内容")
