"""What “三公”经费 paid for: groups, persons, receptions and vehicles, against amounts and against each other."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.amounts import add, round_half_up
from reportgen.errors import Severity
from reportgen.model.accounts import LineItem, OverseasItem, ReceptionItem, VehicleItem
from reportgen.model.paths import Path
from reportgen.rules.case import Case
from reportgen.rules.catalogue import EXACT, Group
from reportgen.rules.finding import Finding, shown

GROUP = Group("“三公”的数量", [])

_NOTES_ON_09 = "部门决算公开09表及说明：团组、人次、批次、辆数"


@GROUP.rule(
    "EXP06",
    "有金额就有数量，有数量就有金额",
    basis=_NOTES_ON_09,
    tolerance="金额按印出的两位小数看：印出为 0.00 万元的，数量也应为零",
    example="三公经费: {公务接待: {决算数: 3.20, 批次: 0}}",
    says="公务接待费决算数为 3.20 万元，批次却为 0",
)
def money_has_a_count(case: Case) -> Iterator[Finding]:
    for path, item in case.items:
        for field, called, count in _counts(path, item):
            if count is None or item.actual is None or (count == 0) == (round_half_up(item.actual) == 0):
                continue
            printed = "，印出为 0.00 万元" if item.actual and count else ""
            message = f"{item.name}决算数为 {shown(item.actual)} 万元{printed}，{called}却为 {count}"
            yield Finding((*path, field), message, Severity.WARNING, "核对数量与金额", actual=str(count))


def _counts(path: Path, item: LineItem) -> Iterator[tuple[str, str, int | None]]:
    if isinstance(item, OverseasItem):
        yield "groups", "团组数", item.groups
        yield "persons", "人次", item.persons
    elif isinstance(item, ReceptionItem):
        yield "batches", "批次", item.batches
        yield "persons", "人次", item.persons
    elif isinstance(item, VehicleItem) and path[-1] == "vehicle_purchase":
        yield "purchased", "购置数", item.purchased


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
        parts = [getattr(public.domestic_reception, field), getattr(public.foreign_reception, field)]
        yield from case.counts_differ(
            ("three_public", "reception", field),
            (f"公务接待{called}", getattr(public.reception, field)),
            (f"国内与外事接待{called}之和", parts),
            of=[
                ("three_public", "domestic_reception", field),
                ("three_public", "foreign_reception", field),
            ],
        )


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
        places = [(*path, "kinds", index) for index in range(len(item.kinds))]
        for field, called in (("purchased", "购置数"), ("owned", "保有量")):
            yield from case.counts_differ(
                (*path, field),
                (f"公务用车{called}", getattr(item, field)),
                (f"各车型{called}之和", [getattr(kind, field) for kind in item.kinds]),
                of=[(*place, field) for place in places],
            )
        costs = [kind.purchase_cost for kind in item.kinds if kind.purchase_cost is not None]
        if path[-1] == "vehicle_purchase" and costs:
            yield from case.disagreement(
                [(*path, "actual"), path],
                ("各车型购置金额之和", add(*costs)),
                ("公务用车购置费", item.actual),
                of=[(*place, "purchase_cost") for place in places],
                addends=len(costs),
            )


@GROUP.rule(
    "EXP10",
    "批次、团组数不超过人次",
    basis=_NOTES_ON_09,
    tolerance=EXACT,
    example="三公经费: {公务接待: {决算数: 3.20, 批次: 248, 人次: 31}}",
    says="公务接待费批次 248 超过人次 31",
)
def every_batch_has_a_person(case: Case) -> Iterator[Finding]:
    for path, item in case.items:
        if isinstance(item, OverseasItem):
            field, called, number = "groups", "团组数", item.groups
        elif isinstance(item, ReceptionItem):
            field, called, number = "batches", "批次", item.batches
        else:
            continue
        if number is not None and item.persons is not None and number > item.persons:
            message = f"{item.name}{called} {number} 超过人次 {item.persons}"
            yield Finding((*path, field), message, hint="核对两数，是否对调", actual=str(number))


@GROUP.rule(
    "EXP11",
    "公务用车购置数两处一致",
    basis="部门决算公开09表及说明：公务用车购置数只有一个",
    example="三公经费: {公务用车: {决算数: 20, 购置数: 2}, 公务用车购置: {决算数: 18, 购置数: 1}}",
    says="公务用车购置费中的购置数 1，与公务用车购置数 2 相差 1",
)
def purchases_are_stated_alike(case: Case) -> Iterator[Finding]:
    public = case.report.three_public
    for field, called in (("purchased", "购置数"), ("owned", "保有量")):
        if public and public.vehicles and public.vehicle_purchase:
            yield from case.counts_differ(
                ("three_public", "vehicles", field),
                (f"公务用车{called}", getattr(public.vehicles, field)),
                (f"公务用车购置费中的{called}", [getattr(public.vehicle_purchase, field)]),
                of=[("three_public", "vehicle_purchase", field)],
            )


@GROUP.rule(
    "EXP12",
    "公务用车保有量不超过车辆总数，当年购置的不超过保有量",
    basis="部门决算公开说明：公务用车保有量、国有资产占有使用情况",
    example="三公经费: {公务用车: {决算数: 2.40, 保有量: 3}}\n国有资产: {车辆数: 1}",
    says="公务用车保有量 3 超过年末车辆数 1",
)
def vehicles_are_among_all(case: Case) -> Iterator[Finding]:
    public, assets = case.report.three_public, case.report.assets
    vehicles = public.vehicles if public else None
    if vehicles is None or vehicles.owned is None:
        return
    bought = vehicles.purchased or 0
    if assets is not None and assets.vehicles is not None and vehicles.owned > assets.vehicles:
        message = f"公务用车保有量 {vehicles.owned} 超过年末车辆数 {assets.vehicles}"
        yield Finding(("three_public", "vehicles", "owned"), message, Severity.WARNING, "核对两处的辆数")
    if bought > vehicles.owned:
        message = f"本年购置公务用车 {bought} 辆，超过年末保有量 {vehicles.owned}"
        yield Finding(("three_public", "vehicles", "purchased"), message, Severity.WARNING, "核对两处的辆数")
