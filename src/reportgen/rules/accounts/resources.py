"""Projects, sources of funds, procurement and assets."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reportgen.amounts import subtract, sum_if_known
from reportgen.errors import Severity
from reportgen.figures.lines import actual_in, amount_in, line_in
from reportgen.model.accounts import COLUMNS, LineItem
from reportgen.model.evaluation import ProjectFunds
from reportgen.model.paths import Path
from reportgen.rules.case import Case
from reportgen.rules.catalogue import DRIFT, EXACT, Group
from reportgen.rules.comparing import COLUMN_NAMES
from reportgen.rules.finding import Finding, shown

GROUP = Group("项目资金、采购与资产", [])

_LARGE_EQUIPMENT = 100
"""In 万元: the least that equipment of this kind costs."""


def _project_spending(case: Case) -> tuple[Path, LineItem] | None:
    for path, accounts in case.spending():
        if accounts.by_nature and accounts.by_nature.projects:
            return (*path, "by_nature", "projects"), accounts.by_nature.projects
    return None


@GROUP.rule(
    "RES01",
    "各项目资金之和与项目支出一致",
    basis="部门决算公开03表；项目支出绩效自评表",
    tolerance=f"{DRIFT}；“项目选列”为“是”时，各项目之和可以较小；只填了财政拨款的项目支出时，不计项目的其他资金",
    example="支出: {按性质: {项目支出: {决算数: 861.70}}}\n项目: [{名称: 系统运行维护, 资金: {合计: {决算数: 858}}}]",
    says="1 个项目决算数之和 858.00 万元，与项目支出 861.70 万元相差 3.70 万元",
)
def projects_are_project_spending(case: Case) -> Iterator[Finding]:
    spending, projects = _project_spending(case), case.report.projects
    funds = [project.funds for project in projects if project.funds and project.funds.total]
    if spending is None or not funds or len(funds) < len(projects):
        return
    path, whole = spending
    is_of_department = path[0] == "expenditure"
    is_divided = is_of_department or any(fund.other for fund in funds)
    for column in COLUMNS:
        amounts = [_comparable(fund, column, is_of_department) for fund in funds]
        found, stated = sum_if_known(amounts), amount_in(whole, column)
        if found is None or stated is None or (found < stated and case.report.projects_are_selected):
            continue
        yield from case.disagreement(
            [(*path, column), path],
            (f"{len(funds)} 个项目{COLUMN_NAMES[column]}之和", found),
            ("项目支出", stated),
            of=[("projects", index, "funds", "total", column) for index in range(len(funds))],
            addends=len(funds),
            severity=Severity.ERROR if found > stated and is_divided else Severity.WARNING,
            hint=_too_much(is_divided) if found > stated else _TOO_LITTLE,
        )


_TOO_LITTLE = "逐项核对项目资金，或补列未列出的项目；有意只列一部分的，填“项目选列: 是”"


def _too_much(is_divided: bool) -> str:
    if is_divided:
        return "所列项目之和较大：逐项核对项目资金，是否重复或多列；含其他资金的，核对“支出”是否为全部支出"
    return "所列项目之和较大：项目含其他资金的，在项目“资金”中填“其他资金”，或在“支出”中填全部项目支出；否则逐项核对"


def _comparable(funds: ProjectFunds, column: str, is_of_department: bool) -> Decimal | None:
    """What a project's funds count for: 其他资金 is no part of 财政拨款."""
    total = amount_in(funds.total, column) if funds.total else None
    other = amount_in(funds.other, column) if funds.other else None
    return total if is_of_department or total is None or other is None else subtract(total, other)


def _split_agrees(
    case: Case, field: str, whole: LineItem | None, path: Path, called: str
) -> Iterator[Finding]:
    split = getattr(case.report, field)
    if split is None or split.total is None or whole is None:
        return
    for column in COLUMNS:
        yield from case.disagreement(
            [(field, "total", column), (field, "own_level", column), (field,)],
            (f"{called}{COLUMN_NAMES[column]}", amount_in(whole, column)),
            ("资金来源合计", amount_in(split.total, column)),
            of=[(*path, column)],
            addends=3,
        )


@GROUP.rule(
    "RES02",
    "资金来源合计等于本年支出合计",
    basis="部门整体支出绩效自评：预算规模及安排情况",
    tolerance=DRIFT,
    example="资金来源: {合计: {决算数: 919.76}}\n支出: {合计: {决算数: 916.06}}",
    says="本年支出决算数 916.06 万元，与资金来源合计 919.76 万元相差 3.70 万元",
)
def funding_is_expenditure(case: Case) -> Iterator[Finding]:
    total = line_in(case.report, "expenditure")
    yield from _split_agrees(case, "funding", total, ("expenditure", "total"), "本年支出")


@GROUP.rule(
    "RES03",
    "项目资金来源合计等于项目支出",
    basis="部门整体支出绩效自评：项目专项支出投入和使用情况",
    tolerance=DRIFT,
    example="项目资金来源: {合计: {决算数: 181.18}}\n支出: {按性质: {项目支出: {决算数: 177.48}}}",
    says="项目支出决算数 177.48 万元，与资金来源合计 181.18 万元相差 3.70 万元",
)
def project_funding_is_project_spending(case: Case) -> Iterator[Finding]:
    if spending := _project_spending(case):
        yield from _split_agrees(case, "project_funding", spending[1], spending[0], "项目支出")


@GROUP.rule(
    "RES04",
    "授予中小企业的合同金额不超过采购总额，小微不超过中小",
    basis="部门决算公开说明：政府采购支出情况",
    example="政府采购: {合计: {决算数: 26.12}, 授予中小企业: 29.82}",
    says="授予中小企业合同金额 29.82 万元，超过政府采购支出总额 26.12 万元，多 3.70 万元",
)
def contracts_fit_into_procurement(case: Case) -> Iterator[Finding]:
    procurement = case.report.procurement
    if procurement is None:
        return
    total = procurement.total.actual if procurement.total else None
    yield from case.excess(
        [("procurement", "to_smes")],
        ("授予中小企业合同金额", procurement.to_smes),
        ("政府采购支出总额", total),
        of=[("procurement", "total", "actual")],
    )
    yield from case.excess(
        [("procurement", "to_micro_enterprises")],
        ("授予小微企业合同金额", procurement.to_micro_enterprises),
        ("授予中小企业合同金额", total if procurement.to_smes is None else procurement.to_smes),
        of=[("procurement", "to_smes")],
    )


@GROUP.rule(
    "RES05",
    "政府采购不超过本年支出",
    basis="部门决算公开说明：政府采购支出情况",
    example="政府采购: {合计: {决算数: 103.70}}\n支出: {合计: {决算数: 100}}",
    says="政府采购决算数 103.70 万元，超过本年支出 100.00 万元，多 3.70 万元",
)
def procurement_fits_into_expenditure(case: Case) -> Iterator[Finding]:
    procurement = case.report.procurement
    if procurement and procurement.total:
        yield from case.excess(
            [("procurement", "total", "actual"), ("procurement",)],
            ("政府采购决算数", procurement.total.actual),
            ("本年支出", actual_in(case.report, "expenditure")),
            of=[("expenditure", "total", "actual")],
        )


@GROUP.rule(
    "RES06",
    "车辆按用途之和等于车辆数",
    basis="部门决算公开说明：国有资产占有使用情况",
    tolerance=EXACT,
    example="国有资产: {车辆数: 2, 车辆用途: [{名称: 机要通信用车, 保有量: 1}]}",
    says="各用途车辆之和 1，与车辆数 2 相差 1",
)
def vehicles_by_use_add_up(case: Case) -> Iterator[Finding]:
    assets = case.report.assets
    if assets is not None:
        counts = [kind.owned for kind in assets.vehicles_by_use]
        yield from case.counts_differ(
            ("assets", "vehicles"),
            ("车辆数", assets.vehicles),
            ("各用途车辆之和", counts),
            of=[("assets", "vehicles_by_use", index, "owned") for index in range(len(counts))],
        )


@GROUP.rule(
    "RES07",
    "固定资产净值等于原值减累计折旧",
    basis="《政府会计准则第3号——固定资产》",
    tolerance="两数之差容许 0.01",
    example="国有资产: {固定资产原值: 777.26, 累计折旧: 572.43, 固定资产净值: 208.53}",
    says="原值减累计折旧 204.83 万元，与固定资产净值 208.53 万元相差 3.70 万元",
)
def net_value_follows(case: Case) -> Iterator[Finding]:
    assets = case.report.assets
    if assets is None or assets.original_value is None or assets.depreciation is None:
        return
    yield from case.disagreement(
        [("assets", "net_value")],
        ("原值减累计折旧", subtract(assets.original_value, assets.depreciation)),
        ("固定资产净值", assets.net_value),
        of=[("assets", "original_value")],
        less=[("assets", "depreciation")],
        addends=2,
    )


@GROUP.rule(
    "RES13",
    "固定资产原值不少于单价100万元以上设备的最低合计",
    basis="部门决算公开说明：国有资产占有使用情况，单价100万元以上设备（台、套）",
    tolerance=EXACT,
    example="国有资产: {大型设备数: 12, 固定资产原值: 777.26}",
    says="单价100万元以上的设备 12 台（套），合计不少于 1200 万元，固定资产原值却是 777.26 万元",
)
def equipment_fits_into_the_assets(case: Case) -> Iterator[Finding]:
    assets = case.report.assets
    if assets is None or not assets.large_equipment or assets.original_value is None:
        return
    least = assets.large_equipment * _LARGE_EQUIPMENT
    if assets.original_value < least:
        message = (
            f"单价100万元以上的设备 {assets.large_equipment} 台（套），合计不少于 {least} 万元，"
            f"固定资产原值却是 {shown(assets.original_value)} 万元"
        )
        path = ("assets", "large_equipment")
        yield Finding(path, message, Severity.WARNING, "核对台数与原值", actual=str(assets.large_equipment))
