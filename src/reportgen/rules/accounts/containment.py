"""A fund and the funds that contain it: 一般公共预算 within 财政拨款, 财政拨款 within the whole department."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from reportgen.amounts import add, subtract
from reportgen.errors import Severity
from reportgen.figures.forms.subjects import FUNDS
from reportgen.figures.lines import amount_in, line_in
from reportgen.figures.sources import source_fund
from reportgen.figures.totals import items_in, sum_of
from reportgen.figures.trees import nodes
from reportgen.model.accounts import COLUMNS, Accounts, ByNature, FundAccount, LineItem
from reportgen.model.base import shape_of
from reportgen.model.paths import Path
from reportgen.rules.case import Case
from reportgen.rules.catalogue import DRIFT, Group
from reportgen.rules.comparing import COLUMN_NAMES
from reportgen.rules.finding import TWO_SIDES_OF_ONE, Finding

GROUP = Group("各类资金与部门全部", [])

_SIDES = {"income": "收入", "expenditure": "支出"}
_BALANCES = {"carried_in": "年初结转和结余", "carried_out": "年末结转和结余"}
_APPROPRIATION = "appropriation"
_FUNDS = {_APPROPRIATION: "财政拨款", **{field: name for name, field in FUNDS.items()}}
_BREAKDOWNS = ("by_function", "by_economic")
_NONE_IS_ZERO = "没有的预算不填，视为零"

_Lines = Mapping[str, tuple[Path, LineItem]]
"""The lines of a breakdown by code (by name where they have none), each with its path."""


class _Holder(NamedTuple):
    """Money with its own accounts: its field (empty for the whole department), its name and its accounts."""

    field: str
    name: str
    account: FundAccount

    @property
    def path(self) -> Path:
        return (self.field,) if self.field else ()

    @property
    def spending(self) -> Accounts:
        return self.account.expenditure or Accounts()


def _holder(case: Case, field: str) -> _Holder | None:
    account = getattr(case.report, field)
    return None if account is None else _Holder(field, _FUNDS[field], account)


def _department(case: Case) -> _Holder:
    return _Holder("", "部门全部", case.report)


def _funds(case: Case) -> list[_Holder]:
    """The three kinds of 财政拨款, as far as the data have them."""
    return [holder for field in FUNDS.values() if (holder := _holder(case, field))]


def _containers(case: Case) -> Iterator[tuple[_Holder, _Holder]]:
    """Every fund with the fund that contains it."""
    appropriation = _holder(case, _APPROPRIATION)
    if appropriation:
        yield appropriation, _department(case)
    for fund in _funds(case):
        yield fund, appropriation or _department(case)


@GROUP.rule(
    "TIE01",
    "财政拨款等于一般公共预算、政府性基金预算、国有资本经营预算之和",
    basis="部门决算公开04表",
    tolerance=DRIFT,
    example="财政拨款: {收入: {合计: {决算数: 828.76}}}\n一般公共预算: {收入: {合计: {决算数: 561.01}}}\n政府性基金预算: {收入: {合计: {决算数: 91.34}}}\n国有资本经营预算: {收入: {合计: {决算数: 167.41}}}",
    says="收入决算数：各类财政拨款之和 819.76 万元，与财政拨款合计 828.76 万元相差 9.00 万元",
)
def appropriation_is_its_funds(case: Case) -> Iterator[Finding]:
    for side, called in _SIDES.items():
        whole = line_in(case.report.appropriation, side)
        parts = [(fund, part) for fund in _funds(case) if (part := line_in(fund.account, side))]
        for column in COLUMNS if whole else ():
            path = (_APPROPRIATION, side, "total")
            yield from case.disagreement(
                [(*path, column), path],
                (
                    f"{called}{COLUMN_NAMES[column]}：各类财政拨款之和",
                    sum_of(tuple(part for _, part in parts), column),
                ),
                ("财政拨款合计", amount_in(whole, column) if whole else None),
                of=[(*fund.path, side, "total", column) for fund, _ in parts],
                addends=len(parts),
                hint=_NONE_IS_ZERO,
            )


@GROUP.rule(
    "TIE02",
    "一种资金的收支不超过包含它的资金",
    basis="部门决算公开01表、04表",
    example="支出: {合计: {决算数: 100}}\n财政拨款: {支出: {合计: {决算数: 103.70}}}",
    says="财政拨款支出决算数 103.70 万元，超过部门全部支出 100.00 万元，多 3.70 万元",
)
def funds_fit_into_the_whole(case: Case) -> Iterator[Finding]:
    for fund, whole in _containers(case):
        for side, called in _SIDES.items():
            yield from case.fits(
                (*fund.path, side, "total"),
                (f"{fund.name}{called}", line_in(fund.account, side)),
                (f"{whole.name}{called}", line_in(whole.account, side)),
                of=(*whole.path, side, "total"),
                hint="核对两处；没有填写的合计由各分项算出，因四舍五入有尾差的请填写合计",
            )


@GROUP.rule(
    "TIE03",
    "一种资金的各项支出不超过包含它的资金的同一项",
    basis="部门决算公开03表、05表",
    example="支出: {按功能: [{编码: '221', 名称: 住房保障支出, 决算数: 137}]}\n财政拨款: {支出: {按功能: [{编码: '221', 名称: 住房保障支出, 决算数: 173}]}}",
    says="财政拨款“住房保障支出”决算数 173.00 万元，超过部门全部同一项 137.00 万元，多 36.00 万元",
)
def lines_fit_into_the_whole(case: Case) -> Iterator[Finding]:
    for fund, whole in _containers(case):
        for breakdown in _BREAKDOWNS:
            wholes = _lines(case, whole, breakdown)
            for key, (path, part) in _lines(case, fund, breakdown).items():
                if key in wholes:
                    yield from case.fits(
                        path,
                        (f"{fund.name}“{part.name}”", part),
                        (f"{whole.name}同一项", wholes[key][1]),
                        of=wholes[key][0],
                        hint=TWO_SIDES_OF_ONE,
                    )


def _lines(case: Case, holder: _Holder, breakdown: str) -> _Lines:
    return case.once(_all_lines).get((holder.field, breakdown), {})


def _all_lines(case: Case) -> dict[tuple[str, str], _Lines]:
    """The lines of every breakdown of expenditure, by the money's field and the breakdown."""
    found: dict[tuple[str, str], _Lines] = {}
    for holder in (_department(case), *filter(None, [_holder(case, _APPROPRIATION)]), *_funds(case)):
        for breakdown in _BREAKDOWNS:
            start = (*holder.path, "expenditure", breakdown)
            found[holder.field, breakdown] = {
                item.code or item.name: (path, item)
                for path, item in nodes(getattr(holder.spending, breakdown), start)
            }
    return found


@GROUP.rule(
    "TIE08",
    "财政拨款的结转和结余等于各类财政拨款之和",
    basis="部门决算公开04表：年初、年末财政拨款结转和结余按三类列示，与总计相加一致",
    tolerance=DRIFT,
    example="财政拨款: {年初结转和结余: {决算数: 20}}\n一般公共预算: {收入: {合计: {决算数: 100}}, 年初结转和结余: {决算数: 7}}",
    says="年初结转和结余决算数：各类财政拨款之和 7.00 万元，与财政拨款 20.00 万元相差 13.00 万元",
)
def balances_are_those_of_the_funds(case: Case) -> Iterator[Finding]:
    funds = _funds(case)
    for field, called in _BALANCES.items():
        whole = line_in(case.report.appropriation, field)
        for column in COLUMNS if whole and funds else ():
            stated = {
                fund.path: amount
                for fund in funds
                if (item := line_in(fund.account, field)) and (amount := amount_in(item, column)) is not None
            }
            if not stated and not all(_has_income(fund, column) for fund in funds):
                continue
            yield from case.disagreement(
                [(_APPROPRIATION, field, column)],
                (f"{called}{COLUMN_NAMES[column]}：各类财政拨款之和", add(*stated.values())),
                ("财政拨款", amount_in(whole, column) if whole else None),
                of=[(*path, field, column) for path in stated],
                addends=len(stated) or 1,
                hint=f"{_NONE_IS_ZERO}；有结转和结余的，在所属的预算中填写",
            )


def _has_income(fund: _Holder, column: str) -> bool:
    """Whether the accounts of a fund are told from its income on, so that a balance left out is none."""
    income = line_in(fund.account, "income")
    return income is not None and amount_in(income, column) is not None


@GROUP.rule(
    "TIE09",
    "一种资金的结转和结余不超过包含它的资金",
    basis="部门决算公开01表、04表",
    example="年初结转和结余: {决算数: 5}\n财政拨款: {年初结转和结余: {决算数: 20}}",
    says="财政拨款年初结转和结余决算数 20.00 万元，超过部门全部年初结转和结余 5.00 万元，多 15.00 万元",
)
def balances_fit_into_the_whole(case: Case) -> Iterator[Finding]:
    for fund, whole in _containers(case):
        for field, called in _BALANCES.items():
            yield from case.fits(
                (*fund.path, field),
                (f"{fund.name}{called}", line_in(fund.account, field)),
                (f"{whole.name}{called}", line_in(whole.account, field)),
                of=(*whole.path, field),
                severity=Severity.WARNING,
                hint="核对两处；其他资金为负数的结转和结余请说明后忽略本规则",
            )


@GROUP.rule(
    "TIE10",
    "收入按来源所列的财政拨款等于该资金自己的收入",
    basis="部门决算公开01表、04表：同一笔财政拨款收入",
    tolerance=DRIFT,
    example="收入: {按来源: [{名称: 一般公共预算财政拨款收入, 决算数: 91.34}]}\n一般公共预算: {收入: {合计: {决算数: 561.01}}}",
    says="一般公共预算收入决算数 561.01 万元，与“一般公共预算财政拨款收入” 91.34 万元相差 469.67 万元",
)
def sources_are_the_funds_income(case: Case) -> Iterator[Finding]:
    income = case.report.income or Accounts()
    for path, item in nodes(income.by_source, ("income", "by_source")):
        field = source_fund(item.name)
        received = line_in(getattr(case.report, field), "income") if field else None
        for column, called in COLUMN_NAMES.items() if field and received else ():
            yield from case.disagreement(
                [(*path, column), path],
                (
                    f"{_FUNDS[field]}收入{called}" if field else "",
                    amount_in(received, column) if received else None,
                ),
                (f"“{item.name}”", amount_in(item, column)),
                of=[(field or "", "income", "total", column)],
                hint=TWO_SIDES_OF_ONE,
            )


def _natures(holder: _Holder) -> dict[str, LineItem]:
    """Expenditure by nature, by field; derived sums of 人员经费 and 公用经费 included."""
    nature = holder.spending.by_nature or ByNature()
    return {field: item for field in shape_of(ByNature) for item in items_in(getattr(nature, field))}


@GROUP.rule(
    "TIE11",
    "一种资金按性质的各项支出不超过包含它的资金的同一项",
    basis="部门决算公开03表、05表：基本支出、项目支出",
    example="支出: {按性质: {公用经费: {决算数: 43.95}}}\n财政拨款: {支出: {按性质: {公用经费: {决算数: 516.68}}}}",
    says="财政拨款公用经费决算数 516.68 万元，超过部门全部公用经费 43.95 万元，多 472.73 万元",
)
def natures_fit_into_the_whole(case: Case) -> Iterator[Finding]:
    for fund, whole in _containers(case):
        wholes = _natures(whole)
        for field, part in _natures(fund).items():
            called = shape_of(ByNature)[field].chinese
            yield from case.fits(
                (*fund.path, "expenditure", "by_nature", field),
                (f"{fund.name}{called}", part),
                (f"{whole.name}{called}", wholes.get(field)),
                of=(*whole.path, "expenditure", "by_nature", field),
                hint=TWO_SIDES_OF_ONE,
            )


@GROUP.rule(
    "TIE12",
    "各类资金的支出之和等于全部支出时，每一项也是各类之和",
    basis="部门决算公开03表、05表、07表、08表：同一科目的支出相加一致",
    tolerance=DRIFT,
    example="支出: {合计: {决算数: 100}, 按功能: [{编码: '205', 名称: 教育支出, 决算数: 60}, {编码: '221', 名称: 住房保障支出, 决算数: 40}]}\n一般公共预算: {支出: {合计: {决算数: 100}, 按功能: [{编码: '206', 名称: 科学技术支出, 决算数: 70}, {编码: '221', 名称: 住房保障支出, 决算数: 30}]}}",
    says="各类财政拨款“住房保障支出”决算数之和 30.00 万元，与部门全部同一项 40.00 万元相差 10.00 万元",
)
def lines_are_those_of_the_funds(case: Case) -> Iterator[Finding]:
    funds = _funds(case)
    for whole in (_department(case), _holder(case, _APPROPRIATION)):
        if whole is None or not funds:
            continue
        for column, called in COLUMN_NAMES.items():
            if not _is_covered(case, whole, funds, column):
                continue
            breakdowns = [_lines(case, holder, "by_function") for holder in funds]
            for key, (path, line) in _lines(case, whole, "by_function").items():
                met = [lines[key] for lines in breakdowns if key in lines]
                amounts = [amount_in(item, column) for _, item in met]
                if not met or None in amounts:
                    continue
                yield from case.disagreement(
                    [(*path, column), path],
                    (f"各类财政拨款“{line.name}”{called}之和", add(*filter(None, amounts))),
                    (f"{whole.name}同一项", amount_in(line, column)),
                    of=[(*place, column) for place, _ in met],
                    addends=len(met),
                    hint=TWO_SIDES_OF_ONE,
                )


def _is_covered(case: Case, whole: _Holder, funds: list[_Holder], column: str) -> bool:
    """Whether the funds, each broken down by function, make up all the expenditure of the whole."""
    total = line_in(whole.account, "expenditure")
    parts = [line_in(fund.account, "expenditure") for fund in funds]
    known = [amount_in(part, column) for part in parts if part]
    if (
        total is None
        or len(known) < len(funds)
        or not all(_lines(case, fund, "by_function") for fund in funds)
    ):
        return False
    stated = amount_in(total, column)
    amounts = [amount for amount in known if amount is not None]
    if stated is None or len(amounts) < len(funds):
        return False
    return subtract(stated, add(*amounts)).copy_abs() <= case.tolerance(len(amounts) + 1)
