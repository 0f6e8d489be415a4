"""Amounts that a report states in two places: 基本支出 by nature and by economic class, contributions by function and class."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.amounts import add, subtract
from reportgen.errors import Severity
from reportgen.figures.lines import amount_in, whole_of
from reportgen.figures.trees import nodes
from reportgen.model.accounts import COLUMNS, Accounts, ByNature, LineItem
from reportgen.model.base import shape_of
from reportgen.model.classification import is_personnel
from reportgen.model.paths import Path
from reportgen.rules.case import Case
from reportgen.rules.catalogue import DRIFT, Group
from reportgen.rules.comparing import COLUMN_NAMES
from reportgen.rules.finding import TWO_SIDES_OF_ONE, Finding

GROUP = Group("一数多处", [])


def _basic(case: Case) -> Iterator[tuple[Path, Accounts, ByNature]]:
    """Expenditure of which 基本支出 is known both by nature and by economic class."""
    for path, accounts in case.of(Accounts):
        if accounts.by_nature is not None and accounts.basic_by_economic:
            yield path, accounts, accounts.by_nature


def _basic_agrees(case: Case, field: str, called: str, is_part: bool | None) -> Iterator[Finding]:
    for path, accounts, nature in _basic(case):
        whole = getattr(nature, field)
        located = [
            ((*path, "basic_by_economic", index), item)
            for index, item in enumerate(accounts.basic_by_economic)
            if is_part is None or is_personnel(item.code) == is_part
        ]
        parts = [item for _, item in located]
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
                of=[(*part, column) for part, _ in located],
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
        wholes = _by_code(accounts.by_economic, (*path, "by_economic"))
        for place, part in nodes(accounts.basic_by_economic, (*path, "basic_by_economic")):
            if whole := wholes.get(part.code or part.name):
                yield from case.fits(
                    place,
                    (f"基本支出“{part.name}”", part),
                    ("全部支出同一类", whole[1]),
                    of=whole[0],
                    hint=TWO_SIDES_OF_ONE,
                )


def _by_code(items: Sequence[LineItem], start: Path) -> dict[str, tuple[Path, LineItem]]:
    return {item.code or item.name: (path, item) for path, item in nodes(items, start)}


_IN_BOTH_CLASSIFICATIONS = {"2080505": "30108", "2080506": "30109", "2210201": "30113"}
"""项 of the functional classification, with the economic 款 that the same contributions are paid under."""


@GROUP.rule(
    "TIE13",
    "养老保险、职业年金、住房公积金在两种分类中一致",
    basis="政府收支分类科目：2080505 与 30108、2080506 与 30109、2210201 与 30113 是同一笔缴费",
    tolerance="容许相差 0.01；口径可能不同，只作提示",
    example="支出: {按功能: [{编码: '208', 名称: 社会保障和就业支出, 明细: [{编码: '2080505', 名称: 机关事业单位基本养老保险缴费支出, 决算数: 32.22}]}], 按经济分类: [{编码: '301', 名称: 工资福利支出, 明细: [{编码: '30108', 名称: 机关事业单位基本养老保险缴费, 决算数: 23.22}]}]}",
    says="2080505“机关事业单位基本养老保险缴费支出”决算数 32.22 万元，与30108“机关事业单位基本养老保险缴费” 23.22 万元相差 9.00 万元",
)
def contributions_agree(case: Case) -> Iterator[Finding]:
    for path, accounts in case.of(Accounts):
        if not accounts.by_function or not (accounts.basic_by_economic or accounts.by_economic):
            continue
        functions = _by_code(accounts.by_function, (*path, "by_function"))
        classes = {
            **_by_code(accounts.basic_by_economic, (*path, "basic_by_economic")),
            **_by_code(accounts.by_economic, (*path, "by_economic")),
        }
        for function, economic in _IN_BOTH_CLASSIFICATIONS.items():
            if function in functions and economic in classes:
                yield from _contribution(case, functions[function], classes[economic])


def _contribution(
    case: Case, function: tuple[Path, LineItem], economic: tuple[Path, LineItem]
) -> Iterator[Finding]:
    (place, one), (other_place, other) = function, economic
    for column, called in COLUMN_NAMES.items():
        paid, listed = amount_in(one, column), amount_in(other, column)
        if paid is None or listed is None or subtract(paid, listed).copy_abs() <= case.tolerance(2):
            continue
        yield from case.disagreement(
            [(*other_place, column), other_place],
            (f"{one.code}“{one.name}”{called}", paid),
            (f"{other.code}“{other.name}”", listed),
            of=[(*place, column)],
            severity=Severity.NOTE,
            hint="部分单位、部分人员的缴费可以不在同一口径，核对后不必修改",
        )


@GROUP.rule(
    "TIE14",
    "全部支出中的 301 与 303 不超过人员经费",
    basis="部门决算公开06表：人员经费是基本支出中的 301 与 303",
    tolerance="项目支出可以列支人员类支出，只作说明",
    example="支出: {按性质: {人员经费: {决算数: 1844.61}}, 按经济分类: [{编码: '301', 名称: 工资福利支出, 决算数: 2006.88}, {编码: '303', 名称: 对个人和家庭的补助, 决算数: 72.90}]}",
    says="301 与 303 决算数之和 2079.78 万元，超过人员经费 1844.61 万元，多 235.17 万元",
)
def personnel_classes_fit(case: Case) -> Iterator[Finding]:
    for path, accounts in case.of(Accounts):
        personnel = accounts.by_nature.personnel if accounts.by_nature else None
        classes = [item for item in accounts.by_economic if is_personnel(item.code)]
        for column, called in COLUMN_NAMES.items() if personnel and classes else ():
            known = [amount for item in classes if (amount := amount_in(item, column)) is not None]
            yield from case.excess(
                [(*path, "by_nature", "personnel", column), (*path, "by_economic"), path],
                (f"301 与 303 {called}之和", add(*known) if known else None),
                ("人员经费", amount_in(personnel, column) if personnel else None),
                of=[],
                addends=len(classes),
                severity=Severity.NOTE,
                hint="项目支出列支了人员类支出的，不必修改；否则核对人员经费与经济分类",
            )
