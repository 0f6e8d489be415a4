"""Projects, sources of funds, procurement, assets and staff."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.amounts import subtract
from reportgen.errors import Severity
from reportgen.figures.lines import actual_in, amount_in, line_in
from reportgen.figures.totals import sum_of
from reportgen.model.accounts import COLUMNS, LineItem
from reportgen.model.department import Staffing
from reportgen.model.paths import Path
from reportgen.rules.case import COLUMN_NAMES, Case
from reportgen.rules.catalogue import DRIFT, EXACT, Group
from reportgen.rules.finding import Finding, counts_differ

GROUP = Group("项目资金、采购、资产与人员", [])


def _project_spending(case: Case) -> tuple[Path, LineItem] | None:
    for path, accounts in case.spending():
        if accounts.by_nature and accounts.by_nature.projects:
            return (*path, "by_nature", "projects"), accounts.by_nature.projects
    return None


@GROUP.rule(
    "RES01",
    "各项目资金之和与项目支出一致",
    basis="部门决算公开03表；项目支出绩效自评表",
    tolerance=DRIFT,
    example="支出: {按性质: {项目支出: {决算数: 861.70}}}\n项目: [{名称: 系统运行维护, 资金: {合计: {决算数: 858}}}]",
    says="1 个项目决算数之和 858.00 万元，与项目支出 861.70 万元相差 3.70 万元",
)
def projects_are_project_spending(case: Case) -> Iterator[Finding]:
    spending = _project_spending(case)
    funds = [project.funds.total for project in case.report.projects if project.funds and project.funds.total]
    if spending is None or not funds or len(funds) < len(case.report.projects):
        return
    path, whole = spending
    for column in COLUMNS:
        found, stated = sum_of(tuple(funds), column), amount_in(whole, column)
        if found is None or stated is None:
            continue
        yield from case.disagreement(
            [(*path, column), path],
            (f"{len(funds)} 个项目{COLUMN_NAMES[column]}之和", found),
            ("项目支出", stated),
            addends=len(funds),
            severity=Severity.ERROR if found > stated else Severity.WARNING,
            hint="逐项核对项目资金，或补列未列出的项目",
        )


def _split_agrees(case: Case, field: str, whole: LineItem | None, called: str) -> Iterator[Finding]:
    split = getattr(case.report, field)
    if split is None or split.total is None or whole is None:
        return
    for column in COLUMNS:
        yield from case.disagreement(
            [(field, "total", column), (field, "own_level", column), (field,)],
            (f"{called}{COLUMN_NAMES[column]}", amount_in(whole, column)),
            ("资金来源合计", amount_in(split.total, column)),
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
    yield from _split_agrees(case, "funding", line_in(case.report, "expenditure"), "本年支出")


@GROUP.rule(
    "RES03",
    "项目资金来源合计等于项目支出",
    basis="部门整体支出绩效自评：项目专项支出投入和使用情况",
    tolerance=DRIFT,
    example="项目资金来源: {合计: {决算数: 181.18}}\n支出: {按性质: {项目支出: {决算数: 177.48}}}",
    says="项目支出决算数 177.48 万元，与资金来源合计 181.18 万元相差 3.70 万元",
)
def project_funding_is_project_spending(case: Case) -> Iterator[Finding]:
    spending = _project_spending(case)
    yield from _split_agrees(case, "project_funding", spending[1] if spending else None, "项目支出")


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
    )
    yield from case.excess(
        [("procurement", "to_micro_enterprises")],
        ("授予小微企业合同金额", procurement.to_micro_enterprises),
        ("授予中小企业合同金额", total if procurement.to_smes is None else procurement.to_smes),
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
        yield from counts_differ(("assets", "vehicles"), assets.vehicles, counts, "各用途车辆", "车辆数")


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
        addends=2,
    )


@GROUP.rule(
    "RES08",
    "人员数相互一致，在编不超编制",
    basis="机构编制管理规定；部门整体支出绩效自评：人员编制构成",
    example="单位: {名称: 云溪市财政局, 编制: {在编人数: 23, 工勤人数: 1, 聘用人数: 6, 实有人数: 31}}",
    says="在编、工勤、聘用人数之和 30，与实有人数 31 相差 1",
)
def staff_adds_up(case: Case) -> Iterator[Finding]:
    for path, staff in case.of(Staffing):
        counts = [staff.employed, staff.retired_workers, staff.contracted]
        known: list[int | None] = [count for count in counts if count is not None]
        if staff.employed is not None:
            yield from counts_differ(
                (*path, "actual_total"), staff.actual_total, known, "在编、工勤、聘用人数", "实有人数"
            )
        if staff.employed and staff.established is not None and staff.employed > staff.established:
            message = f"在编人数 {staff.employed} 超过编制人数 {staff.established}"
            yield Finding(
                (*path, "employed"), message, Severity.WARNING, "核对编制数", actual=str(staff.employed)
            )
