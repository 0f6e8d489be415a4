"""Income beside expenditure: 公开01 (财决01表) for the whole department, 公开04 (财决01-1表) for 财政拨款."""

from __future__ import annotations

from reportgen.figures.forms.declaration import ACTUAL, Form, FormColumn, FormRow, NamedRows
from reportgen.figures.forms.subjects import (
    FUNDS,
    NATURE_ROWS,
    SOURCE_ROWS,
    class_rows,
    economic_rows,
    fund_names,
    line_columns,
)

_INCOME_HEADS = ("项目",)
_SPENDING_HEADS = ("项目", "项目（按功能分类）", "项目（按支出功能分类）")
_NATURE_HEADS = ("项目（按支出性质和经济分类）", "项目（按支出性质）", "项目（按经济分类）")

SPENT = FormRow(("本年支出合计",), "支出.合计")
RECEIVED = FormRow(("本年收入合计",), "收入.合计")
INCOME_TOTAL = FormRow(("总计",), "收入总计")
EXPENDITURE_TOTAL = FormRow(("总计",), "支出总计")

SURPLUS_USED = FormRow(
    (
        "使用非财政拨款结余",
        "使用非财政拨款结余（含专用结余）",
        "使用非财政拨款结余和专用结余",
        "用事业基金弥补收支差额",
    ),
    "使用非财政拨款结余",
)
SURPLUS_DISTRIBUTED = FormRow(("结余分配",), "结余分配")
CARRIED_IN = FormRow(("年初结转和结余", "上年结转和结余"), "年初结转和结余")
CARRIED_OUT = FormRow(("年末结转和结余",), "年末结转和结余")

_PARTS_OF_BALANCES = (
    FormRow(("基本支出结转",), None),
    FormRow(("项目支出结转和结余",), None),
    FormRow(("经营结余",), None),
    FormRow(("专用结余",), None),
    FormRow(
        ("提取职工福利基金", "提取专用结余", "交纳所得税", "转入事业基金", "转入非财政拨款结余", "其他"), None
    ),
)

WHOLE_OVERVIEW = Form(
    "公开01",
    ("收入支出决算总表", "部门收支决算总表", "部门收入支出决算总表", "收支决算总表", "收入支出总表"),
    ("公开01表", "GK01", "财决01表", "Z01"),
    (
        (
            NamedRows(
                _INCOME_HEADS,
                (*SOURCE_ROWS, RECEIVED, SURPLUS_USED, CARRIED_IN, *_PARTS_OF_BALANCES, INCOME_TOTAL),
                line_columns("{}"),
            ),
            NamedRows(
                _SPENDING_HEADS,
                (
                    *class_rows(),
                    SPENT,
                    SURPLUS_DISTRIBUTED,
                    CARRIED_OUT,
                    *_PARTS_OF_BALANCES,
                    EXPENDITURE_TOTAL,
                ),
                line_columns("{}"),
            ),
            NamedRows(
                _NATURE_HEADS,
                (*NATURE_ROWS, *economic_rows(), SPENT, EXPENDITURE_TOTAL),
                line_columns("{}"),
            ),
        ),
    ),
)

APPROPRIATION_IN = FormRow(
    ("年初财政拨款结转和结余", "上年财政拨款结转和结余", "年初结转和结余"), "财政拨款.年初结转和结余"
)
APPROPRIATION_OUT = FormRow(("年末财政拨款结转和结余", "年末结转和结余"), "年末结转和结余")
FUNDS_RECEIVED = tuple(FormRow(fund_names(fund), f"{fund}.收入.合计") for fund in FUNDS)
FUNDS_CARRIED_IN = tuple(
    FormRow(fund_names(fund), f"{fund}.年初结转和结余", below=APPROPRIATION_IN.name) for fund in FUNDS
)


def _across_funds() -> tuple[FormColumn, ...]:
    """The columns of a line item in all and for every kind of 财政拨款; without more heads, those of 决算数."""
    columns = list(line_columns("财政拨款.{}"))
    for fund in FUNDS:
        divided = f"财政拨款.{{}}.分列.{fund}"
        columns += line_columns(f"{fund}.{{}}", fund_names(fund), divided=divided)
        columns.append(FormColumn((fund_names(fund),), f"{fund}.{{}}.{ACTUAL}", divided=divided))
    columns.append(FormColumn((("合计", "小计"),), f"财政拨款.{{}}.{ACTUAL}"))
    return tuple(columns)


APPROPRIATION_OVERVIEW = Form(
    "公开04",
    (
        "财政拨款收入支出决算总表",
        "财政拨款收支决算总表",
        "部门财政拨款收入支出决算总表",
        "财政拨款收入支出总表",
    ),
    ("公开04表", "GK04", "财决01-1表", "Z01_1"),
    (
        (
            NamedRows(
                _INCOME_HEADS,
                (
                    *FUNDS_RECEIVED,
                    FormRow(RECEIVED.names, "财政拨款.收入.合计"),
                    APPROPRIATION_IN,
                    *FUNDS_CARRIED_IN,
                    FormRow(INCOME_TOTAL.names, "财政拨款.收入总计"),
                ),
                line_columns("{}"),
            ),
            NamedRows(
                _SPENDING_HEADS,
                (*class_rows(), SPENT, APPROPRIATION_OUT, EXPENDITURE_TOTAL),
                _across_funds(),
            ),
            NamedRows(
                _NATURE_HEADS,
                (*NATURE_ROWS, *economic_rows(), SPENT, EXPENDITURE_TOTAL),
                _across_funds(),
            ),
        ),
    ),
)
