"""“三公”经费, meetings, training and 机关运行经费: against the economic classes they belong to, and against counts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reportgen.amounts import add
from reportgen.errors import Severity
from reportgen.figures.lines import amount_in, whole_of
from reportgen.figures.totals import sum_of
from reportgen.figures.trees import find
from reportgen.model.accounts import Accounts, LineItem, OverseasItem, ReceptionItem, VehicleItem
from reportgen.model.paths import Path, parse
from reportgen.model.report import Report
from reportgen.model.resolving import resolve
from reportgen.rules.case import COLUMN_NAMES, Case
from reportgen.rules.catalogue import DRIFT, Group
from reportgen.rules.finding import Finding, counts_differ, shown

GROUP = Group("“三公”、会议、培训与机关运行", [])


class _Expense(NamedTuple):
    """An expense that stands in the report under its own key and also in the economic classification."""

    address: str
    name: str
    code: str


_EXPENSES = (
    _Expense("三公经费.因公出国", "因公出国（境）费", "30212"),
    _Expense("三公经费.公务接待", "公务接待费", "30217"),
    _Expense("三公经费.公务用车运行", "公务用车运行维护费", "30231"),
    _Expense("三公经费.公务用车购置", "公务用车购置费", "31013"),
    _Expense("会议费", "会议费", "30215"),
    _Expense("培训费", "培训费", "30216"),
)


def _stated(case: Case) -> Iterator[tuple[_Expense, Path, LineItem]]:
    for expense in _EXPENSES:
        for found in resolve(parse(expense.address, Report), case.report).found:
            if isinstance(found.value, LineItem):
                yield expense, found.path, found.value


@GROUP.rule(
    "EXP01",
    "“三公”、会议、培训不少于基本支出中的同一经济科目",
    basis="部门决算公开06表、09表",
    example="会议费: {决算数: 0.25}\n支出: {基本支出按经济分类: [{编码: '302', 名称: 商品和服务支出, 明细: [{编码: '30215', 名称: 会议费, 决算数: 2.5}]}]}",
    says="基本支出中的 30215 会议费决算数 2.50 万元，超过会议费 0.25 万元，多 2.25 万元",
)
def basic_part_fits(case: Case) -> Iterator[Finding]:
    for expense, path, stated in _stated(case):
        for _, accounts in case.spending():
            yield from case.fits(
                path,
                (
                    f"基本支出中的 {expense.code} {expense.name}",
                    find(accounts.basic_by_economic, expense.code),
                ),
                (expense.name, stated),
            )


@GROUP.rule(
    "EXP02",
    "“三公”、会议、培训与支出经济分类的同一科目一致",
    basis="政府收支分类科目：30212、30215、30216、30217、30231、31013",
    example="三公经费: {公务接待: {决算数: 3.20}}\n支出: {按经济分类: [{编码: '302', 名称: 商品和服务支出, 明细: [{编码: '30217', 名称: 公务接待费, 决算数: 2.30}]}]}",
    says="支出经济分类 30217 公务接待费决算数 2.30 万元，与公务接待费 3.20 万元相差 0.90 万元",
)
def economic_class_agrees(case: Case) -> Iterator[Finding]:
    for expense, path, stated in _stated(case):
        classes = [find(accounts.by_economic, expense.code) for _, accounts in case.spending()]
        for column, called in COLUMN_NAMES.items():
            known = [amount_in(item, column) for item in classes if item]
            if not known or amount_in(stated, column) in known:
                continue
            yield from case.disagreement(
                [(*path, column), path],
                (f"支出经济分类 {expense.code} {expense.name}{called}", known[0]),
                (expense.name, amount_in(stated, column)),
                severity=Severity.WARNING,
                hint="口径不同（如含非财政拨款）时请说明后忽略本规则",
            )


@GROUP.rule(
    "EXP03",
    "“三公”、会议、培训之和不超过它们所属的经济分类",
    basis="政府收支分类科目：均属 302、310",
    tolerance=DRIFT,
    example="会议费: {决算数: 8}\n培训费: {决算数: 5}\n支出: {按经济分类: [{编码: '302', 名称: 商品和服务支出, 决算数: 12}]}",
    says="“三公”经费、会议费、培训费决算数之和 13.00 万元，超过商品和服务支出与资本性支出 12.00 万元，多 1.00 万元",
)
def expenses_fit_into_goods_and_services(case: Case) -> Iterator[Finding]:
    report = case.report
    expenses = {
        ("three_public",): report.three_public.total if report.three_public else None,
        ("meetings",): report.meetings,
        ("training",): report.training,
    }
    parts = {path: item for path, item in expenses.items() if item is not None}
    wholes = next((found for _, accounts in case.spending() if (found := _goods_and_services(accounts))), ())
    for column, called in COLUMN_NAMES.items() if parts else ():
        yield from case.excess(
            [next(iter(parts))],
            (f"“三公”经费、会议费、培训费{called}之和", whole_of(parts.values(), column)),
            ("商品和服务支出与资本性支出", sum_of(wholes, column)),
            addends=len(parts),
        )


def _goods_and_services(accounts: Accounts) -> tuple[LineItem, ...]:
    return tuple(item for code in ("302", "310") if (item := find(accounts.by_economic, code)))


@GROUP.rule(
    "EXP04",
    "“三公”经费决算不超过预算",
    basis="《党政机关厉行节约反对浪费条例》：“三公”经费预算总额控制",
    example="三公经费: {公务接待: {年初预算数: 2, 决算数: 5.70}}",
    says="公务接待费决算数 5.70 万元，超过预算数 2.00 万元，多 3.70 万元",
)
def public_expenses_keep_to_the_budget(case: Case) -> Iterator[Finding]:
    for path, item in case.items:
        if path[0] == "three_public" and item.adjusted_budget is None and item.budget:
            yield from case.excess(
                [(*path, "actual"), path],
                (f"{item.name}决算数", item.actual),
                ("预算数", item.budget),
                severity=Severity.WARNING,
                hint="核对预算数；年中调整的请填“全年预算数”",
            )


@GROUP.rule(
    "EXP05",
    "机关运行经费不超过公用经费",
    basis="部门决算公开说明：机关运行经费口径",
    example="机关运行经费: {决算数: 47.65}\n支出: {按性质: {公用经费: {决算数: 43.95}}}",
    says="机关运行经费决算数 47.65 万元，超过公用经费 43.95 万元，多 3.70 万元",
)
def operation_fits_into_operating_costs(case: Case) -> Iterator[Finding]:
    for _, accounts in case.spending():
        costs = accounts.by_nature.operating_costs if accounts.by_nature else None
        yield from case.fits(
            ("agency_operation",), ("机关运行经费", case.report.agency_operation), ("公用经费", costs)
        )


@GROUP.rule(
    "EXP06",
    "有金额就有数量，有数量就有金额",
    basis="部门决算公开09表及说明：团组、人次、批次、辆数",
    example="三公经费: {公务接待: {决算数: 3.20, 批次: 0}}",
    says="公务接待费决算数为 3.20 万元，批次却为 0",
)
def money_has_a_count(case: Case) -> Iterator[Finding]:
    for path, item in case.items:
        for field, called, count in _counts(item):
            if count is not None and item.actual is not None and (count == 0) != (item.actual == 0):
                message = f"{item.name}决算数为 {shown(item.actual)} 万元，{called}却为 {count}"
                yield Finding((*path, field), message, Severity.WARNING, "核对数量与金额", actual=str(count))


def _counts(item: LineItem) -> Iterator[tuple[str, str, int | None]]:
    if isinstance(item, OverseasItem):
        yield "groups", "团组数", item.groups
        yield "persons", "人次", item.persons
    elif isinstance(item, ReceptionItem):
        yield "batches", "批次", item.batches
        yield "persons", "人次", item.persons


@GROUP.rule(
    "EXP07",
    "公务接待的批次、人次等于国内与外事之和",
    basis="部门决算公开说明：公务接待费",
    example="三公经费: {公务接待: {批次: 31, 人次: 248}, 国内接待: {批次: 30, 人次: 240}, 外事接待: {批次: 1, 人次: 6}}",
    says="国内与外事接待人次之和 246，与公务接待人次 248 相差 2",
)
def receptions_add_up(case: Case) -> Iterator[Finding]:
    public = case.report.three_public
    if public is None or not (public.reception and public.domestic_reception and public.foreign_reception):
        return
    for field, called in (("batches", "批次"), ("persons", "人次")):
        total, *parts = (
            getattr(item, field)
            for item in (public.reception, public.domestic_reception, public.foreign_reception)
        )
        path = ("three_public", "reception", field)
        yield from counts_differ(path, total, parts, f"国内与外事接待{called}", f"公务接待{called}")


@GROUP.rule(
    "EXP08",
    "公务用车按车型的辆数与金额合计一致",
    basis="部门决算公开说明：公务用车购置及运行维护费",
    example="三公经费: {公务用车: {保有量: 2, 车型: [{名称: 轿车, 保有量: 0}, {名称: 越野车, 保有量: 1}]}}",
    says="各车型保有量之和 1，与公务用车保有量 2 相差 1",
)
def vehicle_kinds_add_up(case: Case) -> Iterator[Finding]:
    for path, item in case.items:
        if not isinstance(item, VehicleItem) or not item.kinds:
            continue
        for field, called in (("purchased", "购置数"), ("owned", "保有量")):
            counts = [getattr(kind, field) for kind in item.kinds]
            total_called = f"公务用车{called}"
            yield from counts_differ(
                (*path, field), getattr(item, field), counts, f"各车型{called}", total_called
            )
        costs = [kind.purchase_cost for kind in item.kinds if kind.purchase_cost is not None]
        if path[-1] == "vehicle_purchase" and costs:
            yield from case.disagreement(
                [(*path, "actual"), path],
                ("各车型购置金额之和", add(*costs)),
                ("公务用车购置费", item.actual),
                addends=len(costs),
            )
