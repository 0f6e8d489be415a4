"""Expenditure by the economic classification: 公开06, 财决05-1表 and 财决08-1表, and the tables of details of Sichuan."""

from __future__ import annotations

from reportgen.figures.forms.declaration import (
    ACTUAL,
    EconomicColumns,
    EconomicLists,
    Form,
    FormColumn,
    FormRow,
    SubjectRows,
)
from reportgen.figures.forms.subjects import FUNDS, fund_names

_GENERAL = "一般公共预算.支出"

PERSONNEL_BLOCK = ("301", "303")
OPERATING_BLOCKS = (("302",), ("307", "310", "399"))
"""The classes that 公开06 lists side by side."""

BASIC_EXPENDITURE = Form(
    "公开06",
    (
        "一般公共预算财政拨款基本支出决算明细表",
        "一般公共预算财政拨款基本支出决算表",
        "一般公共预算基本支出决算表",
    ),
    ("公开06表", "GK06", "财决08-1表", "Z08_1"),
    (
        EconomicLists(
            f"{_GENERAL}.基本支出按经济分类",
            (
                FormRow(("人员经费合计",), f"{_GENERAL}.按性质.人员经费"),
                FormRow(("公用经费合计", "日常公用经费合计"), f"{_GENERAL}.按性质.公用经费"),
            ),
        ),
        EconomicColumns(f"{_GENERAL}.基本支出按经济分类", f"{_GENERAL}.按性质.基本支出"),
    ),
)

WHOLE_BASIC_EXPENDITURE = Form(
    "财决05-1",
    ("基本支出决算明细表",),
    ("财决05-1表", "Z05_1"),
    (EconomicColumns("支出.基本支出按经济分类", "支出.按性质.基本支出"),),
)

_WHOLE = ("合计", "支出合计", "本年支出合计", "本年支出", "小计")
_NOT_KEPT = ("基本支出", "项目支出")
"""Columns that divide an economic class, for which a report has no place."""


def _fund_columns(fund: str) -> tuple[FormColumn, ...]:
    tree = f"{fund}.支出.按经济分类"
    return (
        FormColumn(
            (fund_names(fund),), ACTUAL, f"{fund}.支出.合计.{ACTUAL}", optional=("小计", "合计"), tree=tree
        ),
        *(FormColumn((fund_names(fund), (name,))) for name in _NOT_KEPT),
    )


APPROPRIATION_DETAILS = Form(
    "财政拨款明细",
    ("财政拨款支出决算明细表",),
    (),
    (
        SubjectRows(
            "财政拨款.支出.按经济分类",
            (
                FormColumn((_WHOLE,), ACTUAL, f"财政拨款.支出.合计.{ACTUAL}"),
                *(column for fund in FUNDS for column in _fund_columns(fund)),
                *(FormColumn(((name,),)) for name in _NOT_KEPT),
            ),
        ),
        EconomicColumns("财政拨款.支出.按经济分类", "财政拨款.支出.合计"),
    ),
)

GENERAL_BUDGET_DETAILS = Form(
    "一般公共预算明细",
    ("一般公共预算财政拨款支出决算明细表", "一般公共预算支出决算明细表"),
    (),
    (
        SubjectRows(
            f"{_GENERAL}.按经济分类",
            (
                FormColumn((_WHOLE,), ACTUAL, f"{_GENERAL}.合计.{ACTUAL}"),
                FormColumn((("基本支出",),), None, f"{_GENERAL}.按性质.基本支出.{ACTUAL}"),
                FormColumn((("项目支出",),), None, f"{_GENERAL}.按性质.项目支出.{ACTUAL}"),
            ),
        ),
        EconomicColumns(f"{_GENERAL}.按经济分类", f"{_GENERAL}.合计"),
    ),
)
