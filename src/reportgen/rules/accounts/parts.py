"""Totals against the sum of their parts, in every tree and every column, by the sums that the model declares."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from reportgen.figures.lines import amount_in, whole_of
from reportgen.figures.totals import located_parts, sum_of
from reportgen.model.accounts import (
    COLUMNS,
    Accounts,
    ByNature,
    FundAccount,
    FundingSplit,
    LineItem,
    Procurement,
    ThreePublicExpenses,
)
from reportgen.model.base import Record, Sum
from reportgen.model.evaluation import ProjectFunds
from reportgen.model.paths import Path
from reportgen.rules.case import Case
from reportgen.rules.catalogue import DRIFT, Group
from reportgen.rules.comparing import COLUMN_NAMES
from reportgen.rules.finding import Finding

GROUP = Group("分项与合计", [])

_MEND = "核对各分项与合计；合计也可以不填，由分项算出"


class _Kind(NamedTuple):
    """One declared sum and how its rule is presented."""

    code: str
    record: type[Record]
    total: str
    first_part: str
    parts_called: str
    total_called: str
    example: str
    says: str

    @property
    def sum(self) -> Sum:
        return next(
            rule for rule in self.record.sums if rule.total == self.total and rule.parts[0] == self.first_part
        )


_KINDS = (
    _Kind(
        "SUM02",
        Accounts,
        "total",
        "by_source",
        "按来源各项",
        "合计",
        "收入: {合计: {决算数: 100}, 按来源: [{名称: 财政拨款收入, 决算数: 90}]}",
        "按来源各项决算数之和 90.00 万元，与合计 100.00 万元相差 10.00 万元",
    ),
    _Kind(
        "SUM03",
        Accounts,
        "total",
        "by_function",
        "按功能各项",
        "合计",
        "支出: {合计: {决算数: 2932.56}, 按功能: [{编码: '201', 名称: 一般公共服务支出, 决算数: 2931.55}]}",
        "按功能各项决算数之和 2931.55 万元，与合计 2932.56 万元相差 1.01 万元",
    ),
    _Kind(
        "SUM04",
        Accounts,
        "total",
        "by_nature",
        "按性质各项",
        "合计",
        "支出: {合计: {决算数: 100}, 按性质: {基本支出: {决算数: 60}, 项目支出: {决算数: 41}}}",
        "按性质各项决算数之和 101.00 万元，与合计 100.00 万元相差 1.00 万元",
    ),
    _Kind(
        "SUM05",
        Accounts,
        "total",
        "by_economic",
        "按经济分类各项",
        "合计",
        "支出: {合计: {决算数: 100}, 按经济分类: [{编码: '301', 名称: 工资福利支出, 决算数: 98}]}",
        "按经济分类各项决算数之和 98.00 万元，与合计 100.00 万元相差 2.00 万元",
    ),
    _Kind(
        "SUM06",
        ByNature,
        "basic",
        "personnel",
        "人员经费与公用经费",
        "基本支出",
        "支出: {按性质: {基本支出: {决算数: 60}, 人员经费: {决算数: 50}, 公用经费: {决算数: 12}}}",
        "人员经费与公用经费决算数之和 62.00 万元，与基本支出 60.00 万元相差 2.00 万元",
    ),
    _Kind(
        "SUM07",
        ThreePublicExpenses,
        "total",
        "overseas",
        "因公出国（境）、公务用车、公务接待",
        "“三公”经费合计",
        "三公经费: {合计: {决算数: 73.61}, 因公出国: {决算数: 0}, 公务用车: {决算数: 65.52}, 公务接待: {决算数: 3.20}}",
        "因公出国（境）、公务用车、公务接待决算数之和 68.72 万元，与“三公”经费合计 73.61 万元相差 4.89 万元",
    ),
    _Kind(
        "SUM08",
        ThreePublicExpenses,
        "vehicles",
        "vehicle_purchase",
        "公务用车购置与运行维护",
        "公务用车购置及运行维护费",
        "三公经费: {公务用车: {决算数: 20}, 公务用车购置: {决算数: 15}, 公务用车运行: {决算数: 3}}",
        "公务用车购置与运行维护决算数之和 18.00 万元，与公务用车购置及运行维护费 20.00 万元相差 2.00 万元",
    ),
    _Kind(
        "SUM09",
        ThreePublicExpenses,
        "reception",
        "domestic_reception",
        "国内接待与外事接待",
        "公务接待费",
        "三公经费: {公务接待: {决算数: 3}, 国内接待: {决算数: 3}, 外事接待: {决算数: 1}}",
        "国内接待与外事接待决算数之和 4.00 万元，与公务接待费 3.00 万元相差 1.00 万元",
    ),
    _Kind(
        "SUM10",
        FundAccount,
        "income_total",
        "income",
        "本年收入与年初结转结余等",
        "收入总计",
        "收入: {合计: {决算数: 100}}\n年初结转和结余: {决算数: 5}\n收入总计: {决算数: 104}",
        "本年收入与年初结转结余等决算数之和 105.00 万元，与收入总计 104.00 万元相差 1.00 万元",
    ),
    _Kind(
        "SUM11",
        FundAccount,
        "expenditure_total",
        "expenditure",
        "本年支出与结余分配、年末结转结余",
        "支出总计",
        "支出: {合计: {决算数: 100}}\n年末结转和结余: {决算数: 5}\n支出总计: {决算数: 104}",
        "本年支出与结余分配、年末结转结余决算数之和 105.00 万元，与支出总计 104.00 万元相差 1.00 万元",
    ),
    _Kind(
        "SUM12",
        Procurement,
        "total",
        "goods",
        "货物、工程、服务采购",
        "政府采购合计",
        "政府采购: {合计: {决算数: 26.12}, 货物: {决算数: 12.17}, 工程: {决算数: 4.41}, 服务: {决算数: 9.45}}",
        "货物、工程、服务采购决算数之和 26.03 万元，与政府采购合计 26.12 万元相差 0.09 万元",
    ),
    _Kind(
        "SUM13",
        FundingSplit,
        "total",
        "from_above",
        "上级、本级、其他资金",
        "资金合计",
        "资金来源: {合计: {决算数: 919.76}, 上级: {决算数: 0}, 本级: {决算数: 919.19}, 其他: {决算数: 0.75}}",
        "上级、本级、其他资金决算数之和 919.94 万元，与资金合计 919.76 万元相差 0.18 万元",
    ),
    _Kind(
        "SUM14",
        ProjectFunds,
        "total",
        "current",
        "当年财政拨款、上年结转与其他资金",
        "年度资金总额",
        "项目: [{名称: 系统运行维护, 资金: {合计: {决算数: 30}, 当年财政拨款: {决算数: 20}, 其他资金: {决算数: 8}}}]",
        "当年财政拨款、上年结转与其他资金决算数之和 28.00 万元，与年度资金总额 30.00 万元相差 2.00 万元",
    ),
)


def _compare(
    case: Case,
    paths: tuple[Path, Path],
    total: LineItem,
    located: Sequence[tuple[Path, LineItem]],
    called: tuple[str, str],
) -> Iterator[Finding]:
    """Every column of a total against its parts; where a part states nothing, the others may not exceed it.

    `paths` lead to the total and to its parts: a total that was derived from other parts has no line of its own.
    """
    parts = tuple(item for _, item in located)
    for column in COLUMNS:
        name, stated = COLUMN_NAMES[column], amount_in(total, column)
        if stated is None:
            continue
        places, of = [(*paths[0], column), paths[1]], [(*path, column) for path, _ in located]
        if (found := sum_of(parts, column)) is not None:
            yield from case.disagreement(
                places,
                (f"{called[0]}{name}之和", found),
                (called[1], stated),
                of=of,
                addends=len(parts),
                hint=_MEND,
            )
        else:
            yield from case.excess(
                places,
                (f"已填的{called[0]}{name}之和", whole_of(parts, column)),
                (called[1], stated),
                of=of,
                addends=len(parts),
                hint=_MEND,
            )


@GROUP.rule(
    "SUM01",
    "明细各项之和等于本项",
    basis="政府收支分类科目：类、款、项逐级汇总",
    tolerance=DRIFT,
    example="支出: {按功能: [{编码: '221', 名称: 住房保障支出, 决算数: 50.13, 明细: [{编码: '22102', 名称: 住房改革支出, 决算数: 51.30}]}]}",
    says="明细各项决算数之和 51.30 万元，与“住房保障支出” 50.13 万元相差 1.17 万元",
)
def items_add_up(case: Case) -> Iterator[Finding]:
    for path, item in case.items:
        if item.items:
            called = ("明细各项", f"“{item.name}”" if item.name else "本项")
            parts = [((*path, "items", index), part) for index, part in enumerate(item.items)]
            yield from _compare(case, (path, path), item, parts, called)


def _declared_sum(kind: _Kind, case: Case) -> Iterator[Finding]:
    for path, record in case.of(kind.record):
        parts, total = located_parts(record, kind.sum), getattr(record, kind.total)
        if parts and total is not None:
            paths = (*path, kind.total), (*path, kind.first_part)
            parts = tuple(((*path, *place), item) for place, item in parts)
            yield from _compare(case, paths, total, parts, (kind.parts_called, kind.total_called))


for _kind in _KINDS:
    GROUP.rule(
        _kind.code,
        f"{_kind.parts_called}之和等于{_kind.total_called}",
        basis=_kind.sum.basis,
        tolerance=DRIFT,
        example=_kind.example,
        says=_kind.says,
    )(partial(_declared_sum, _kind))
