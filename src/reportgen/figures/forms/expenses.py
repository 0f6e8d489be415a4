"""“三公”经费 and what is told beside it: 公开09 and 财决附01表."""

from __future__ import annotations

from reportgen.figures.forms.declaration import ACTUAL, Form, FormColumn, FormRow, NamedRows, Names, OneRow
from reportgen.figures.forms.subjects import line_columns

_OVERSEAS = ("因公出国（境）费", "因公出国（境）费用", "因公出国（境）经费")
_VEHICLES = (
    "公务用车购置及运行维护费",
    "公务用车购置及运行费",
    "公务用车购置和运行维护费",
    "公务用车费",
    "公务用车",
)
_PURCHASE = ("公务用车购置费", "购置费", "公务用车购置", "购置")
_OPERATION = ("公务用车运行维护费", "公务用车运行费", "运行维护费", "运行费", "公务用车运行", "运行")
_RECEPTION = ("公务接待费",)

KINDS: dict[str, tuple[Names, ...]] = {
    "合计": (),
    "因公出国": (_OVERSEAS,),
    "公务用车": (_VEHICLES,),
    "公务用车购置": (_VEHICLES, _PURCHASE),
    "公务用车运行": (_VEHICLES, _OPERATION),
    "公务接待": (_RECEPTION,),
}
"""The columns of 公开09 by the field that holds them, with their heads."""


def _count(name: str, place: str | None, *others: str) -> FormRow:
    return FormRow((name, *others), place, is_value=True)


_EXPENSE_ROWS = (
    FormRow(("“三公”经费支出",), None),
    FormRow(("支出合计", "“三公”经费合计"), "三公经费.合计"),
    FormRow(_OVERSEAS, "三公经费.因公出国"),
    FormRow(_VEHICLES, "三公经费.公务用车"),
    FormRow(("公务用车购置费",), "三公经费.公务用车购置"),
    FormRow(("公务用车运行维护费", "公务用车运行费"), "三公经费.公务用车运行"),
    FormRow(_RECEPTION, "三公经费.公务接待"),
    FormRow(("国内接待费",), "三公经费.国内接待"),
    FormRow(("外事接待费",), None),
    FormRow(("国（境）外接待费",), None),
    FormRow(("相关统计数",), None),
    _count("因公出国（境）团组数", "三公经费.因公出国.团组数"),
    _count("因公出国（境）人次数", "三公经费.因公出国.人次", "因公出国（境）人次"),
    _count("公务用车购置数", "三公经费.公务用车购置.购置数"),
    _count("公务用车保有量", "三公经费.公务用车.保有量"),
    _count("国内公务接待批次", "三公经费.国内接待.批次"),
    _count("外事接待批次", None),
    _count("国内公务接待人次", "三公经费.国内接待.人次"),
    _count("外事接待人次", None),
    _count("国（境）外公务接待批次", None),
    _count("国（境）外公务接待人次", None),
)
_USES = (
    "副部（省）级及以上领导用车",
    "主要负责人用车",
    "主要领导干部用车",
    "机要通信用车",
    "应急保障用车",
    "执法执勤用车",
    "特种专业技术用车",
    "离退休干部服务用车",
    "离退休干部用车",
    "其他用车",
)
_ASSETS = (
    FormRow(("机关运行经费", "机关运行经费支出"), "机关运行经费"),
    FormRow(("行政单位",), None),
    FormRow(("参照公务员法管理事业单位", "参照公务员法管理的事业单位"), None),
    FormRow(("国有资产占用情况", "国有资产占有使用情况"), None),
    _count("车辆数合计", "国有资产.车辆数", "车辆数"),
    *(_count(use, f"国有资产.车辆用途.{use}.保有量") for use in _USES),
    _count(
        "单价100万元（含）以上设备（不含车辆）",
        "国有资产.大型设备数",
        "单价100万元以上设备（不含车辆）",
        "单价100万元（含）以上设备",
        "单价100万元以上设备",
        "单价100万元以上专用设备",
        "单位价值100万元以上设备（不含车辆）",
        "单位价值100万元（含）以上设备（不含车辆）",
        "单位价值100万元以上专用设备",
    ),
    _count("单价50万元以上通用设备", None, "单位价值50万元以上通用设备"),
    FormRow(("政府采购支出信息", "政府采购支出情况"), None),
    FormRow(("政府采购支出合计", "政府采购合计"), "政府采购.合计"),
    FormRow(("合计", "支出合计"), "政府采购.合计", below="政府采购支出信息"),
    FormRow(("政府采购货物支出", "货物", "货物支出"), "政府采购.货物"),
    FormRow(("政府采购工程支出", "工程", "工程支出"), "政府采购.工程"),
    FormRow(("政府采购服务支出", "服务", "服务支出"), "政府采购.服务"),
    FormRow(("政府采购授予中小企业合同金额", "授予中小企业合同金额"), "政府采购.授予中小企业", is_value=True),
    FormRow(("授予小微企业合同金额", "授予小微企业"), "政府采购.授予小微企业", is_value=True),
)
_COLUMNS = (
    *line_columns("{}"),
    FormColumn((("统计数",),), f"{{}}.{ACTUAL}"),
)

_WHOLE = FormRow(("合计", "“三公”经费支出合计", "“三公”经费合计"), "三公经费.合计")
"""The row of the whole in a 公开09 that has its kinds below one another."""

THREE_PUBLIC = Form(
    "公开09",
    (
        "财政拨款“三公”经费支出决算表",
        "一般公共预算财政拨款“三公”经费支出决算表",
        "“三公”经费支出决算表",
        "“三公”经费公共预算财政拨款支出决算表",
        "财政拨款“三公”经费及机关运行经费支出决算表",
    ),
    ("公开09表", "GK09"),
    (
        (NamedRows(("项目",), (_WHOLE, *_EXPENSE_ROWS), _COLUMNS),),
        OneRow(
            tuple(
                column
                for field, heads in KINDS.items()
                for column in line_columns(f"三公经费.{field}", *heads)
            )
        ),
    ),
)

RELATED_INFORMATION = Form(
    "财决附01",
    ("预算支出相关信息表", "机构运行信息表"),
    ("财决附01表", "附01表", "F01"),
    (
        (
            NamedRows(("项目",), (*_EXPENSE_ROWS, *_ASSETS), _COLUMNS),
            NamedRows(("项目",), (*_EXPENSE_ROWS, *_ASSETS), _COLUMNS),
        ),
    ),
)
