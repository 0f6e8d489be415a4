"""Forms whose rows are subjects of the functional classification: 公开02, 03, 05, 07, 08, 财决07表, 财决11表, and 项目支出."""

from __future__ import annotations

from reportgen.figures.forms.declaration import Form, FormColumn, Names, SubjectRows
from reportgen.figures.forms.subjects import APPROPRIATION, NATURES, OTHER_SOURCES

_SPENT = ("本年支出合计", "本年支出", "合计", "支出合计", "小计")
_RECEIVED = ("本年收入合计", "本年收入", "合计", "收入合计", "小计")
_NATURE_NAMES: dict[str, Names] = {
    "基本支出": ("基本支出", "基本支出小计"),
    "项目支出": ("项目支出", "项目支出小计"),
    "人员经费": ("人员经费",),
    "公用经费": ("公用经费", "日常公用经费"),
    "上缴上级支出": ("上缴上级支出",),
    "经营支出": ("经营支出",),
    "对附属单位补助支出": ("对附属单位补助支出", "对附属单位补助"),
}


def _nature(account: str, name: str, *heads: Names) -> FormColumn:
    """Expenditure by nature: the total has a line item of its own, the subjects are divided."""
    is_part = name in ("人员经费", "公用经费")
    return FormColumn(
        (*heads, _NATURE_NAMES[name]),
        None if is_part else f"分列.{name}",
        f"{account}支出.按性质.{name}.决算数",
        optional=("本年支出", "基本支出", "项目支出") if is_part else ("本年支出",),
    )


def _spending(account: str, *natures: str) -> SubjectRows:
    return SubjectRows(
        f"{account}支出.按功能",
        (
            FormColumn((_SPENT,), "决算数", f"{account}支出.合计.决算数", optional=("本年支出",)),
            *(_nature(account, name) for name in natures),
        ),
    )


INCOME = Form(
    "公开02",
    ("收入决算表", "部门收入决算表", "收入决算总表"),
    ("公开02表", "GK02", "财决03表", "Z03"),
    (
        SubjectRows(
            "收入.按功能",
            (
                FormColumn((_RECEIVED,), "决算数", "收入.合计.决算数"),
                FormColumn(((APPROPRIATION,),), f"分列.{APPROPRIATION}", "财政拨款.收入.合计.决算数"),
                *(
                    FormColumn(((name,),), f"分列.{name}", f"收入.按来源.{name}.决算数")
                    for name in OTHER_SOURCES
                ),
                FormColumn((("事业收入",), ("教育收费",))),
            ),
        ),
    ),
)

EXPENDITURE = Form(
    "公开03",
    ("支出决算表", "部门支出决算表", "支出决算总表"),
    ("公开03表", "GK03", "财决04表", "Z04"),
    (_spending("", *NATURES, "人员经费", "公用经费"),),
)

GENERAL_BUDGET = Form(
    "公开05",
    ("一般公共预算财政拨款支出决算表", "一般公共预算支出决算表"),
    ("公开05表", "GK05"),
    (_spending("一般公共预算.", "基本支出", "项目支出", "人员经费", "公用经费"),),
)

GENERAL_BUDGET_PROJECTS = Form(
    "一般公共预算项目支出",
    ("一般公共预算财政拨款项目支出决算表", "一般公共预算项目支出决算表"),
    (),
    (
        SubjectRows(
            "一般公共预算.支出.按功能",
            (
                FormColumn(
                    (("项目支出", *_SPENT, "金额", "决算数"),),
                    "分列.项目支出",
                    "一般公共预算.支出.按性质.项目支出.决算数",
                    optional=("项目支出",),
                ),
            ),
        ),
    ),
)

STATE_CAPITAL = Form(
    "公开08",
    ("国有资本经营预算财政拨款支出决算表", "国有资本经营预算支出决算表"),
    ("公开08表", "GK08"),
    (_spending("国有资本经营预算.", "基本支出", "项目支出"),),
)


def _flow_columns(account: str, *, balances_by_subject: bool) -> tuple[FormColumn, ...]:
    received, spent = ("本年收入",), ("本年支出",)
    carried_in = ("年初结转和结余", "上年结转和结余", "年初财政拨款结转和结余")
    carried_out = ("年末结转和结余", "年末财政拨款结转和结余")
    carry = (("基本支出结转", "基本支出"), ("项目支出结转和结余", "项目支出结转", "项目支出结余", "项目支出"))
    balance = "决算数" if balances_by_subject else None
    return (
        FormColumn(
            (carried_in,), balance, f"{account}年初结转和结余.决算数", tree=f"{account}年初结转和结余.明细"
        ),
        FormColumn((received,), "决算数", f"{account}收入.合计.决算数", tree=f"{account}收入.按功能"),
        FormColumn((spent,), "决算数", f"{account}支出.合计.决算数"),
        *(_nature(account, name, spent) for name in ("基本支出", "项目支出", "人员经费", "公用经费")),
        FormColumn(
            (carried_out,), balance, f"{account}年末结转和结余.决算数", tree=f"{account}年末结转和结余.明细"
        ),
        *(FormColumn((side, part)) for side in (carried_in, carried_out) for part in carry),
        *(FormColumn((received, _NATURE_NAMES[name])) for name in ("基本支出", "项目支出")),
    )


def _flows(id_: str, fund: str, *labels: str, balances_by_subject: bool = False) -> Form:
    return Form(
        id_,
        (f"{fund}财政拨款收入支出决算表", f"{fund}收入支出决算表", f"{fund}财政拨款收支决算表"),
        labels,
        (
            SubjectRows(
                f"{fund}.支出.按功能",
                _flow_columns(f"{fund}.", balances_by_subject=balances_by_subject),
            ),
        ),
    )


GOVERNMENT_FUNDS = _flows(
    "公开07", "政府性基金预算", "公开07表", "GK07", "财决09表", "Z09", balances_by_subject=True
)
GENERAL_BUDGET_FLOWS = _flows("财决07", "一般公共预算", "财决07表", "Z07")
STATE_CAPITAL_FLOWS = _flows("财决11", "国有资本经营预算", "财决11表", "Z11")
