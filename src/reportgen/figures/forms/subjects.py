"""Rows that several forms have in common: sources of income, classes of expenditure, natures of expenditure."""

from __future__ import annotations

from functools import cache

from reportgen.figures.forms.declaration import ACTUAL, BARE_BUDGET, COLUMN_HEADS, FormColumn, FormRow, Names
from reportgen.model.classification import CLASS_DIGITS, classification_for

FUNDS: dict[str, str] = {
    "一般公共预算": "general_budget",
    "政府性基金预算": "government_funds",
    "国有资本经营预算": "state_capital",
}
"""The kinds of 财政拨款, with the fields that hold their accounts; they are the columns of 公开04 as well."""

APPROPRIATION = "财政拨款收入"

FUND_SOURCES = {f"{fund}{APPROPRIATION}": field for fund, field in FUNDS.items()}
"""The sources of income that are 财政拨款, with the fields that hold their accounts."""

OTHER_SOURCES = ("上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入")

NATURES = ("基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出")
"""The columns of 公开03; 公开05 and 公开08 have the first two."""

_NOT_IN_THE_FORMS = ("209", "227", "230", "233")
"""社会保险基金, 预备费, 转移性支出 and 债务发行费用 are no department's to spend."""


FORMER_NAMES: dict[str, Names] = {
    "207": ("文化体育与传媒支出",),
    "210": ("医疗卫生与计划生育支出", "医疗卫生支出"),
    "215": ("资源勘探信息等支出", "资源勘探电力信息等支出"),
    "220": ("国土海洋气象等支出", "国土资源气象等支出"),
}
"""What some 类 were called in the accounts of earlier years."""


def fund_names(fund: str) -> Names:
    """What the 财政拨款 of one kind is called."""
    return (f"{fund}财政拨款", f"{fund}{APPROPRIATION}", fund, f"{fund}拨款", f"{fund}拨款收入")


def line_columns(cell: str, *heads: Names, divided: str | None = None) -> tuple[FormColumn, ...]:
    """The columns of a line item, under heads that they share.

    Args:
        cell: address of the line item, with ``{}`` for the row.
        heads: the heads that all of them have.
        divided: what the column of 决算数 holds besides.
    """
    return tuple(
        FormColumn(
            (names, *heads),
            f"{cell}.{name}",
            divided=divided if name == ACTUAL else None,
            is_bare_budget=name == BARE_BUDGET,
        )
        for name, names in COLUMN_HEADS.items()
    )


@cache
def official_classes() -> dict[str, str]:
    """Every 类 of the functional classification: official name by code."""
    classification = classification_for("by_function")
    assert classification is not None
    return {code: name for code, name in classification.names.items() if len(code) == CLASS_DIGITS}


@cache
def form_classes() -> tuple[str, ...]:
    """The codes of the 类 that the forms list, in their order."""
    return tuple(code for code in official_classes() if code not in _NOT_IN_THE_FORMS)


@cache
def class_rows() -> tuple[FormRow, ...]:
    """Expenditure by 类."""
    return tuple(
        FormRow((name, *FORMER_NAMES.get(code, ())), f"支出.按功能.{code}", is_subject=True)
        for code, name in official_classes().items()
    )


@cache
def economic_rows() -> tuple[FormRow, ...]:
    """Expenditure by the classes of the economic classification."""
    classification = classification_for("by_economic")
    assert classification is not None
    names = classification.names.items()
    return tuple(
        FormRow((name,), f"支出.按经济分类.{code}") for code, name in names if len(code) == CLASS_DIGITS
    )


SOURCE_ROWS = tuple(
    FormRow((name, name.replace("预算财政拨款", "预算拨款")), f"收入.按来源.{name}")
    for name in (*FUND_SOURCES, *OTHER_SOURCES)
)

NATURE_ROWS = (
    FormRow(("基本支出",), "支出.按性质.基本支出"),
    FormRow(("人员经费",), "支出.按性质.人员经费"),
    FormRow(("公用经费", "日常公用经费"), "支出.按性质.公用经费"),
    FormRow(("项目支出",), "支出.按性质.项目支出"),
    FormRow(("基本建设类项目",), None),
    FormRow(("行政事业类项目",), None),
    FormRow(("上缴上级支出",), "支出.按性质.上缴上级支出"),
    FormRow(("经营支出",), "支出.按性质.经营支出"),
    FormRow(("对附属单位补助支出",), "支出.按性质.对附属单位补助支出"),
    FormRow(("经济分类支出合计", "支出经济分类合计"), "支出.合计"),
)
