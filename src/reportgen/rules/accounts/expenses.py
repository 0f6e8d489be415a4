"""“三公”经费, meetings, training and 机关运行经费: against the economic classes and the spending they belong to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from reportgen.errors import Severity
from reportgen.figures.lines import amount_in, line_in, whole_of
from reportgen.figures.totals import sum_of
from reportgen.figures.trees import nodes
from reportgen.model.accounts import Accounts, LineItem
from reportgen.model.paths import Path, parse
from reportgen.model.report import Report
from reportgen.model.resolving import resolve
from reportgen.rules.case import Case
from reportgen.rules.catalogue import DRIFT, Group
from reportgen.rules.comparing import COLUMN_NAMES
from reportgen.rules.finding import Finding

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


_ByCode: TypeAlias = dict[str, list[tuple[Path, LineItem]]]


def _basic_classes(case: Case) -> _ByCode:
    return _by_code(case, "basic_by_economic")


def _classes(case: Case) -> _ByCode:
    return _by_code(case, "by_economic")


def _by_code(case: Case, breakdown: str) -> _ByCode:
    """The lines of an economic breakdown of all spending, by code, those of the widest spending first."""
    found: _ByCode = {}
    for path, accounts in case.spending():
        for place, item in nodes(getattr(accounts, breakdown), (*path, breakdown)):
            found.setdefault(item.code or "", []).append((place, item))
    return found


@GROUP.rule(
    "EXP01",
    "“三公”、会议、培训不少于基本支出中的同一经济科目",
    basis="部门决算公开06表、09表",
    example="会议费: {决算数: 0.25}\n支出: {基本支出按经济分类: [{编码: '302', 名称: 商品和服务支出, 明细: [{编码: '30215', 名称: 会议费, 决算数: 2.5}]}]}",
    says="基本支出中的 30215 会议费决算数 2.50 万元，超过会议费 0.25 万元，多 2.25 万元",
)
def basic_part_fits(case: Case) -> Iterator[Finding]:
    for expense, path, stated in _stated(case):
        for place, part in case.once(_basic_classes).get(expense.code, ()):
            yield from case.fits(
                place,
                (f"基本支出中的 {expense.code} {expense.name}", part),
                (expense.name, stated),
                of=path,
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
        classes = case.once(_classes).get(expense.code, [])
        for column, called in COLUMN_NAMES.items() if classes else ():
            amount = amount_in(stated, column)
            same = [(place, item) for place, item in classes if amount_in(item, column) == amount]
            place, item = (same or classes)[0]
            yield from case.disagreement(
                [(*path, column), path],
                (f"支出经济分类 {expense.code} {expense.name}{called}", amount_in(item, column)),
                (expense.name, amount),
                of=[(*place, column)],
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
    wholes = next(
        (found for path, accounts in case.spending() if (found := _goods_and_services(path, accounts))), {}
    )
    yield from _all_fit(case, wholes, "商品和服务支出与资本性支出")


def _goods_and_services(path: Path, accounts: Accounts) -> dict[Path, LineItem]:
    classes = nodes(accounts.by_economic, (*path, "by_economic"))
    return {place: item for place, item in classes if item.code in ("302", "310")}


def _all_fit(case: Case, wholes: dict[Path, LineItem], called: str) -> Iterator[Finding]:
    """Whether “三公”, meetings and training together fit into these lines."""
    report = case.report
    expenses = {
        ("three_public", "total"): report.three_public.total if report.three_public else None,
        ("meetings",): report.meetings,
        ("training",): report.training,
    }
    parts = {path: item for path, item in expenses.items() if item is not None}
    for column, column_called in COLUMN_NAMES.items() if parts and wholes else ():
        *others, first = sorted(parts, key=lambda path: amount_in(parts[path], column) or 0)
        yield from case.excess(
            [(*first, column), first],
            (f"“三公”经费、会议费、培训费{column_called}之和", whole_of(parts.values(), column)),
            (called, sum_of(tuple(wholes.values()), column)),
            of=[(*path, column) for path in (*others, *wholes)],
            addends=len(parts),
        )


@GROUP.rule(
    "EXP09",
    "“三公”、会议、培训之和不超过全部支出",
    basis="部门决算公开01表、09表：均为本年支出的一部分",
    tolerance=DRIFT,
    example="会议费: {决算数: 60}\n培训费: {决算数: 50}\n支出: {合计: {决算数: 100}}",
    says="“三公”经费、会议费、培训费决算数之和 110.00 万元，超过本年支出 100.00 万元，多 10.00 万元",
)
def expenses_fit_into_all_spending(case: Case) -> Iterator[Finding]:
    total = line_in(case.report, "expenditure")
    yield from _all_fit(case, {("expenditure", "total"): total} if total else {}, "本年支出")


@GROUP.rule(
    "EXP04",
    "“三公”、会议、培训决算不超过预算",
    basis="《党政机关厉行节约反对浪费条例》：“三公”经费、会议费、培训费预算总额控制",
    example="三公经费: {公务接待: {年初预算数: 2, 决算数: 5.70}}",
    says="公务接待费决算数 5.70 万元，超过预算数 2.00 万元，多 3.70 万元",
)
def public_expenses_keep_to_the_budget(case: Case) -> Iterator[Finding]:
    for path, item in case.items:
        if (
            path[0] in ("three_public", "meetings", "training")
            and item.adjusted_budget is None
            and item.budget
        ):
            yield from case.excess(
                [(*path, "actual"), path],
                (f"{item.name}决算数", item.actual),
                ("预算数", item.budget),
                of=[(*path, "budget")],
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
    for path, accounts in case.spending():
        costs = accounts.by_nature.operating_costs if accounts.by_nature else None
        yield from case.fits(
            ("agency_operation",),
            ("机关运行经费", case.report.agency_operation),
            ("公用经费", costs),
            of=(*path, "by_nature", "operating_costs"),
        )
