"""基本支出 by the economic classification: 公开06, 财决05-1表 and 财决08-1表."""

from __future__ import annotations

from reportgen.figures.forms.declaration import EconomicColumns, EconomicLists, Form, FormRow

_GENERAL = "一般公共预算.支出"

BASIC_EXPENDITURE = Form(
    "公开06",
    (
        "一般公共预算财政拨款基本支出决算表",
        "一般公共预算财政拨款基本支出决算明细表",
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
