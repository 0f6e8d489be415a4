"""Amounts that a report states in two places: of a fund and of the funds it contains, by function, nature and economic class."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reportgen.figures.lines import amount_in, line_in, whole_of
from reportgen.figures.sources import FUNDS
from reportgen.figures.totals import sum_of
from reportgen.figures.trees import nodes
from reportgen.model.accounts import COLUMNS, Accounts, ByNature, FundAccount, LineItem
from reportgen.model.base import shape_of
from reportgen.model.classification import is_personnel
from reportgen.model.paths import Path
from reportgen.rules.case import COLUMN_NAMES, Case
from reportgen.rules.catalogue import DRIFT, Group
from reportgen.rules.finding import TWO_SIDES_OF_ONE, Finding

GROUP = Group("一数多处", [])

_SIDES = {"income": "收入", "expenditure": "支出"}
_FUNDS = {"appropriation": "财政拨款", **{field: name for name, field in FUNDS.items()}}


def _containers(case: Case) -> Iterator[tuple[str, FundAccount, str, FundAccount]]:
    """Every fund with the fund that contains it: field and account of the part, name and account of the whole."""
    report = case.report
    for field in _FUNDS:
        account = getattr(report, field)
        if account is None:
            continue
        if field != "appropriation" and report.appropriation is not None:
            yield field, account, "财政拨款", report.appropriation
        else:
            yield field, account, "部门全部", report


@GROUP.rule(
    "TIE01",
    "财政拨款等于一般公共预算、政府性基金预算、国有资本经营预算之和",
    basis="部门决算公开04表",
    tolerance=DRIFT,
    example="财政拨款: {收入: {合计: {决算数: 828.76}}}\n一般公共预算: {收入: {合计: {决算数: 561.01}}}\n政府性基金预算: {收入: {合计: {决算数: 91.34}}}\n国有资本经营预算: {收入: {合计: {决算数: 167.41}}}",
    says="收入决算数：各类财政拨款之和 819.76 万元，与财政拨款合计 828.76 万元相差 9.00 万元",
)
def appropriation_is_its_funds(case: Case) -> Iterator[Finding]:
    report = case.report
    for side, called in _SIDES.items():
        whole = line_in(report.appropriation, side)
        parts = [part for field in FUNDS.values() if (part := line_in(getattr(report, field), side))]
        if whole is None:
            continue
        for column in COLUMNS:
            path = ("appropriation", side, "total")
            yield from case.disagreement(
                [(*path, column), path],
                (f"{called}{COLUMN_NAMES[column]}：各类财政拨款之和", sum_of(tuple(parts), column)),
                ("财政拨款合计", amount_in(whole, column)),
                addends=len(parts),
                hint="没有的预算不填，视为零",
            )


@GROUP.rule(
    "TIE02",
    "一种资金的收支不超过包含它的资金",
    basis="部门决算公开01表、04表",
    example="支出: {合计: {决算数: 100}}\n财政拨款: {支出: {合计: {决算数: 103.70}}}",
    says="财政拨款支出决算数 103.70 万元，超过部门全部支出 100.00 万元，多 3.70 万元",
)
def funds_fit_into_the_whole(case: Case) -> Iterator[Finding]:
    for field, account, whole_name, whole_account in _containers(case):
        for side, called in _SIDES.items():
            yield from case.fits(
                (field, side, "total"),
                (f"{_FUNDS[field]}{called}", line_in(account, side)),
                (f"{whole_name}{called}", line_in(whole_account, side)),
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
    for field, account, whole_name, whole_account in _containers(case):
        if account.expenditure is None or whole_account.expenditure is None:
            continue
        for breakdown in ("by_function", "by_economic"):
            wholes = _by_code(getattr(whole_account.expenditure, breakdown))
            start = (field, "expenditure", breakdown)
            for path, part in nodes(getattr(account.expenditure, breakdown), start):
                yield from case.fits(
                    path,
                    (f"{_FUNDS[field]}“{part.name}”", part),
                    (f"{whole_name}同一项", wholes.get(part.code or part.name)),
                    hint=TWO_SIDES_OF_ONE,
                )


def _by_code(items: Sequence[LineItem]) -> Mapping[str, LineItem]:
    return {item.code or item.name: item for _, item in nodes(items, ())}


def _basic(case: Case) -> Iterator[tuple[Path, Accounts, ByNature]]:
    """Expenditure of which 基本支出 is known both by nature and by economic class."""
    for path, accounts in case.of(Accounts):
        if accounts.by_nature is not None and accounts.basic_by_economic:
            yield path, accounts, accounts.by_nature


def _basic_agrees(case: Case, field: str, called: str, is_part: bool | None) -> Iterator[Finding]:
    for path, accounts, nature in _basic(case):
        whole = getattr(nature, field)
        parts = [
            item
            for item in accounts.basic_by_economic
            if is_part is None or is_personnel(item.code) == is_part
        ]
        if whole is None or (
            is_part is not None and not all(item.code for item in accounts.basic_by_economic)
        ):
            continue
        place = (*path, "by_nature", field)
        for column in COLUMNS:
            if any(amount_in(part, column) is None for part in parts):
                continue
            yield from case.disagreement(
                [(*place, column), place, path],
                (f"{called}{COLUMN_NAMES[column]}之和", whole_of(parts, column)),
                (shape_of(ByNature)[field].chinese, amount_in(whole, column)),
                addends=len(parts),
                hint=TWO_SIDES_OF_ONE,
            )


@GROUP.rule(
    "TIE04",
    "人员经费等于基本支出中的 301 与 303",
    basis="部门决算公开06表",
    tolerance=DRIFT,
    example="支出: {按性质: {人员经费: {决算数: 615.67}}, 基本支出按经济分类: [{编码: '301', 名称: 工资福利支出, 决算数: 500}, {编码: '303', 名称: 对个人和家庭的补助, 决算数: 16.67}]}",
    says="301 与 303 决算数之和 516.67 万元，与人员经费 615.67 万元相差 99.00 万元",
)
def personnel_is_301_and_303(case: Case) -> Iterator[Finding]:
    return _basic_agrees(case, "personnel", "301 与 303 ", is_part=True)


@GROUP.rule(
    "TIE05",
    "公用经费等于基本支出中的 302、310 等",
    basis="部门决算公开06表",
    tolerance=DRIFT,
    example="支出: {按性质: {公用经费: {决算数: 43.95}}, 基本支出按经济分类: [{编码: '302', 名称: 商品和服务支出, 决算数: 42.95}, {编码: '310', 名称: 资本性支出, 决算数: 2}]}",
    says="302、310 等决算数之和 44.95 万元，与公用经费 43.95 万元相差 1.00 万元",
)
def operating_costs_are_302_and_310(case: Case) -> Iterator[Finding]:
    return _basic_agrees(case, "operating_costs", "302、310 等", is_part=False)


@GROUP.rule(
    "TIE06",
    "基本支出等于其经济分类各项之和",
    basis="部门决算公开06表",
    tolerance=DRIFT,
    example="支出: {按性质: {基本支出: {决算数: 738.58}}, 基本支出按经济分类: [{编码: '301', 名称: 工资福利支出, 决算数: 650.03}]}",
    says="基本支出按经济分类各项决算数之和 650.03 万元，与基本支出 738.58 万元相差 88.55 万元",
)
def basic_is_its_economic_classes(case: Case) -> Iterator[Finding]:
    return _basic_agrees(case, "basic", "基本支出按经济分类各项", is_part=None)


@GROUP.rule(
    "TIE07",
    "基本支出中的经济分类不超过全部支出中的同一类",
    basis="部门决算公开06表",
    example="支出: {按经济分类: [{编码: '302', 名称: 商品和服务支出, 决算数: 80}], 基本支出按经济分类: [{编码: '302', 名称: 商品和服务支出, 决算数: 85.23}]}",
    says="基本支出“商品和服务支出”决算数 85.23 万元，超过全部支出同一类 80.00 万元，多 5.23 万元",
)
def basic_classes_fit(case: Case) -> Iterator[Finding]:
    for path, accounts in case.of(Accounts):
        wholes = _by_code(accounts.by_economic)
        for place, part in nodes(accounts.basic_by_economic, (*path, "basic_by_economic")):
            yield from case.fits(
                place,
                (f"基本支出“{part.name}”", part),
                ("全部支出同一类", wholes.get(part.code or part.name)),
                hint=TWO_SIDES_OF_ONE,
            )
