"""Budgets and final accounts: the tree of line items and the accounts that hold such trees."""

from typing import Annotated, ClassVar

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from reportgen.model.base import Record, Sum, named
from reportgen.model.values import Amount, Count, Name, Percent, Text, Verbatim, YearKey

COLUMNS = ("budget", "adjusted_budget", "actual", "prior_actual")
"""The columns of a line item that add up over its parts."""


class StatedFigures(Record, title="核对"):
    """Differences and rates from the author's own papers: checked against the computed ones, never printed.

    Increases are positive, decreases negative.
    """

    change: Amount | None = named("较上年增减额", "决算数减上年决算数，减少为负")
    change_percent: Percent | None = named("较上年增减率", "比上年增减的百分比，下降为负")
    budget_change: Amount | None = named("较预算增减额", "决算数减年初预算数，减少为负")
    budget_change_percent: Percent | None = named("较预算增减率", "比年初预算数增减的百分比，下降为负")
    adjustment: Amount | None = named("预算调整额", "全年预算数减年初预算数，调减为负")
    adjustment_percent: Percent | None = named("预算调整率", "全年预算数比年初预算数增减的百分比，调减为负")
    execution: Percent | None = named("执行率", "决算数占全年预算数（未填则年初预算数）的百分比")


class LineItem(Record, title="收支项目"):
    """One line of a budget or of final accounts, seen in several columns; amounts in 万元.

    A column left out is derived from `items` where every one of them states it.
    """

    code: Verbatim | None = named(
        "编码", "政府收支分类科目编码：功能分类 3/5/7 位（类/款/项），经济分类 3/5 位"
    )
    name: Name = named("名称", "科目或项目名称；列表中的每一行都要填", "")
    short_name: Text | None = named(
        "简称", "正文中“…（类）”等处的叫法；不填则用名称，类的名称省去末尾的“支出”"
    )
    budget: Amount | None = named("年初预算数", "年初批复的预算数")
    adjusted_budget: Amount | None = named("全年预算数", "调整后的全年预算数（调整预算数）")
    actual: Amount | None = named("决算数", "本年决算数（执行数、支出数）")
    prior_actual: Amount | None = named("上年决算数", "上一年度的决算数")
    reason: Text | None = named("变动原因", "与上年相比增减的主要原因；持平时不必填写")
    budget_reason: Text | None = named("预算差异原因", "决算数与预算数有差异的原因")
    purpose: Text | None = named("用途", "主要用在什么地方，接在“主要用于”之后")
    history: dict[YearKey, Amount] = named(
        "历年决算数", "更早年份的决算数，键为年份，用于趋势图和与某年相比", {}
    )
    columns: dict[str, Amount] = named(
        "分列", "决算数在附表各列中的分布，键为列名，如 基本支出、项目支出、财政拨款收入", {}
    )
    stated: StatedFigures | None = named(
        "核对", "底稿或原文中的增减额、比率，只用来与计算结果核对，不印出", is_for_checking=True
    )
    items: tuple["ListedItem", ...] = named("明细", "构成本项的下级各项，各列之和应等于本项", ())


def _with_name(item: LineItem) -> LineItem:
    if not item.name:
        raise PydanticCustomError("unnamed", "缺少必填项“名称”")
    return item


ListedItem = Annotated[LineItem, AfterValidator(_with_name)]
"""A line of a list: it must have a name; one in a field of its own is called by its field."""

LineItem.model_rebuild()


class OverseasItem(LineItem, title="因公出国"):
    """因公出国（境）费, with what it paid for."""

    groups: Count | None = named("团组数", "因公出国（境）团组数（个）")
    persons: Count | None = named("人次", "因公出国（境）人次")


class ReceptionItem(LineItem, title="公务接待费"):
    """公务接待费 or one kind of it, with what it paid for."""

    batches: Count | None = named("批次", "接待批次")
    persons: Count | None = named("人次", "接待人次（不包括陪同人员）")


class VehicleKind(Record, title="车型"):
    """公务用车 of one kind: 轿车, 越野车, 载客汽车."""

    name: Name = named("名称", "车型，如 轿车、越野车、载客汽车", "")
    purchased: Count | None = named("购置数", "本年购置辆数")
    purchase_cost: Amount | None = named("购置金额", "本年购置金额")
    owned: Count | None = named("保有量", "年末保有辆数")


class VehicleItem(LineItem, title="公务用车费"):
    """公务用车购置及运行维护费, with the vehicles themselves."""

    purchased: Count | None = named("购置数", "本年购置公务用车辆数")
    owned: Count | None = named("保有量", "年末公务用车保有量（辆）")
    kinds: tuple[VehicleKind, ...] = named("车型", "按车型的购置数、购置金额与保有量", ())


class ThreePublicExpenses(Record, title="三公经费"):
    """“三公”经费 by the 公开09 form: the total is overseas + vehicles + reception."""

    total: LineItem | None = named("合计", "“三公”经费合计")
    overseas: OverseasItem | None = named("因公出国", "因公出国（境）费", label="因公出国（境）费")
    vehicles: VehicleItem | None = named(
        "公务用车", "公务用车购置及运行维护费", label="公务用车购置及运行维护费"
    )
    vehicle_purchase: VehicleItem | None = named("公务用车购置", "公务用车购置费", label="公务用车购置费")
    vehicle_operation: LineItem | None = named(
        "公务用车运行", "公务用车运行维护费", label="公务用车运行维护费"
    )
    reception: ReceptionItem | None = named("公务接待", "公务接待费", label="公务接待费")
    domestic_reception: ReceptionItem | None = named("国内接待", "国内公务接待")
    foreign_reception: ReceptionItem | None = named("外事接待", "外事接待")

    sums: ClassVar = (
        Sum("vehicles", ("vehicle_purchase", "vehicle_operation"), basis="部门决算公开09表"),
        Sum("reception", ("domestic_reception", "foreign_reception"), basis="部门决算公开09表"),
        Sum("total", ("overseas", "vehicles", "reception"), basis="部门决算公开09表"),
    )
    summands: ClassVar = ("overseas", "vehicles", "reception")


class ByNature(Record, title="按性质分列"):
    """Expenditure by nature, the columns of the 公开03 form; 基本支出 = 人员经费 + 公用经费."""

    basic: LineItem | None = named("基本支出", "保障机构正常运转的支出")
    personnel: LineItem | None = named("人员经费", "基本支出中的人员经费（经济分类 301、303）")
    operating_costs: LineItem | None = named("公用经费", "基本支出中的日常公用经费（经济分类 302、310）")
    projects: LineItem | None = named("项目支出", "基本支出之外为完成特定任务发生的支出")
    remittances: LineItem | None = named("上缴上级支出", "事业单位上缴上级的支出")
    business: LineItem | None = named("经营支出", "事业单位非独立核算经营活动支出")
    subsidies: LineItem | None = named("对附属单位补助支出", "对附属单位的补助支出")

    sums: ClassVar = (Sum("basic", ("personnel", "operating_costs"), basis="部门决算公开06表"),)
    summands: ClassVar = ("basic", "projects", "remittances", "business", "subsidies")


class Accounts(Record, title="收入或支出"):
    """All income or all expenditure of one kind of money, broken down in several ways that must agree."""

    total: LineItem | None = named("合计", "本年合计")
    by_source: tuple[ListedItem, ...] = named("按来源", "按收入来源分列", ())
    by_function: tuple[ListedItem, ...] = named("按功能", "按支出功能分类（类、款、项）分列", ())
    by_nature: ByNature | None = named("按性质", "按支出性质分列")
    by_economic: tuple[ListedItem, ...] = named("按经济分类", "按支出经济分类分列（301、302、303、310…）", ())
    basic_by_economic: tuple[ListedItem, ...] = named("基本支出按经济分类", "基本支出按经济分类分列", ())

    sums: ClassVar = (
        Sum("total", ("by_source",), basis="部门决算公开02表"),
        Sum("total", ("by_function",), basis="部门决算公开03表、05表"),
        Sum("total", ("by_nature",), basis="部门决算公开03表"),
        Sum("total", ("by_economic",), basis="政府收支分类科目（支出经济分类）"),
    )
    summands: ClassVar = ("total",)


class FundAccount(Record, title="资金收支"):
    """One kind of money with its own balance: 财政拨款, 一般公共预算, 政府性基金, 国有资本经营, or the whole department."""

    income: Accounts | None = named("收入", "本年收入")
    expenditure: Accounts | None = named("支出", "本年支出")
    carried_in: LineItem | None = named("年初结转和结余", "上年结转到本年的资金")
    surplus_used: LineItem | None = named(
        "使用非财政拨款结余", "用以前年度非财政拨款结余弥补本年收支差额的数额"
    )
    carried_out: LineItem | None = named("年末结转和结余", "结转到下年的资金")
    surplus_distributed: LineItem | None = named("结余分配", "按规定从结余中提取和缴纳的数额")
    income_total: LineItem | None = named("收入总计", "本年收入合计加年初结转和结余、使用非财政拨款结余")
    expenditure_total: LineItem | None = named("支出总计", "本年支出合计加结余分配、年末结转和结余")

    sums: ClassVar = (
        Sum("income_total", ("income",), ("carried_in", "surplus_used"), basis="部门决算公开01表"),
        Sum(
            "expenditure_total",
            ("expenditure",),
            ("carried_out", "surplus_distributed"),
            basis="部门决算公开01表",
        ),
    )


class Procurement(Record, title="政府采购"):
    """政府采购: goods, works and services, and the share contracted to small and medium enterprises."""

    total: LineItem | None = named("合计", "政府采购合计")
    goods: LineItem | None = named("货物", "政府采购货物支出")
    works: LineItem | None = named("工程", "政府采购工程支出")
    services: LineItem | None = named("服务", "政府采购服务支出")
    reserved_for_smes: Amount | None = named("面向中小企业预留", "面向中小企业预留的采购金额")
    to_smes: Amount | None = named("授予中小企业", "授予中小企业合同金额")
    to_micro_enterprises: Amount | None = named("授予小微企业", "授予中小企业合同金额中授予小微企业的金额")

    sums: ClassVar = (
        Sum("total", ("goods", "works", "services"), basis="部门决算公开说明：政府采购支出情况"),
    )
    summands: ClassVar = ("goods", "works", "services")


class FundingSplit(Record, title="资金来源"):
    """资金来源: the same total by the level of government that gave it."""

    total: LineItem | None = named("合计", "资金合计")
    from_above: LineItem | None = named("上级", "上级安排的资金（中央、自治区或省级转移支付）")
    own_level: LineItem | None = named("本级", "本级财政安排的资金")
    other: LineItem | None = named("其他", "其他资金")

    sums: ClassVar = (
        Sum("total", ("from_above", "own_level", "other"), basis="部门整体支出绩效自评：预算规模及安排情况"),
    )
    summands: ClassVar = ("from_above", "own_level", "other")


class Assets(Record, title="国有资产"):
    """国有资产占有使用情况: vehicles by use, and fixed assets; net value = original value − depreciation."""

    vehicles: Count | None = named("车辆数", "年末共有车辆（辆）")
    vehicles_by_use: tuple[VehicleKind, ...] = named(
        "车辆用途", "按用途分列的车辆，保有量之和应等于车辆数", ()
    )
    large_equipment: Count | None = named("大型设备数", "单价100万元以上设备（台、套）")
    original_value: Amount | None = named("固定资产原值", "年末固定资产原值")
    depreciation: Amount | None = named("累计折旧", "年末累计折旧")
    net_value: Amount | None = named("固定资产净值", "年末固定资产净值")
    under_construction: Amount | None = named("在建工程", "年末在建工程")
