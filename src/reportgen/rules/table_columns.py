"""The columns of the published tables compared with their lines and totals; amounts of earlier years."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.amounts import add
from reportgen.figures.forms.subjects import FUNDS
from reportgen.figures.lines import amount_in
from reportgen.figures.natures import NATURE_COLUMNS
from reportgen.figures.sources import SOURCE_COLUMNS
from reportgen.figures.totals import items_in
from reportgen.model.accounts import Accounts, ByNature, LineItem
from reportgen.model.base import shape_of
from reportgen.model.paths import Path
from reportgen.rules.case import COLUMN_NAMES, Case
from reportgen.rules.catalogue import DRIFT, Group
from reportgen.rules.finding import TWO_SIDES_OF_ONE, Finding

GROUP = Group("附表分列与历年", [])

_COLUMN_FAMILIES = (tuple(NATURE_COLUMNS), SOURCE_COLUMNS, tuple(FUNDS))
"""The columns of the 公开02, 03 and 04 forms; those of one form add up to the line's own amount."""


@GROUP.rule(
    "COL01",
    "一行的分列之和等于该行决算数",
    basis="部门决算公开02表、03表、04表",
    tolerance=DRIFT,
    example="支出: {按功能: [{编码: '201', 名称: 一般公共服务支出, 决算数: 429.31, 分列: {基本支出: 428.93, 项目支出: 3.8}}]}",
    says="分列 基本支出、项目支出 之和 432.73 万元，与决算数 429.31 万元相差 3.42 万元",
)
def columns_add_up(case: Case) -> Iterator[Finding]:
    for path, item in case.items:
        for family in _COLUMN_FAMILIES:
            known = [name for name in family if name in item.columns]
            if known:
                yield from case.disagreement(
                    [(*path, "actual"), (*path, "columns")],
                    (f"分列 {'、'.join(known)} 之和", add(*(item.columns[name] for name in known))),
                    ("决算数", item.actual),
                    of=[(*path, "columns", name) for name in known],
                    addends=len(known),
                )


@GROUP.rule(
    "COL02",
    "各行同一分列之和等于该列的合计",
    basis="部门决算公开02表、03表",
    tolerance=DRIFT,
    example="支出: {按功能: [{编码: '201', 名称: 一般公共服务支出, 决算数: 80, 分列: {基本支出: 60, 项目支出: 20}}], 按性质: {基本支出: {决算数: 61}, 项目支出: {决算数: 20}}}",
    says="按功能各项中“基本支出”一列之和 60.00 万元，与基本支出 61.00 万元相差 1.00 万元",
)
def columns_agree_with_their_totals(case: Case) -> Iterator[Finding]:
    for path, accounts in case.of(Accounts):
        for place, name, total in _column_totals(path, accounts):
            amounts = {
                (*path, "by_function", index, "columns", name): item.columns[name]
                for index, item in enumerate(accounts.by_function)
                if name in item.columns
            }
            if amounts:
                yield from case.disagreement(
                    [(*place, "actual"), place, path],
                    (f"按功能各项中“{name}”一列之和", add(*amounts.values())),
                    (name, total.actual),
                    of=list(amounts),
                    addends=len(amounts),
                    hint=TWO_SIDES_OF_ONE,
                )


def _column_totals(path: Path, accounts: Accounts) -> Iterator[tuple[Path, str, LineItem]]:
    if accounts.by_nature is not None:
        for field, shape in shape_of(ByNature).items():
            for item in items_in(getattr(accounts.by_nature, field)):
                yield (*path, "by_nature", field), shape.chinese, item
    for index, item in enumerate(accounts.by_source):
        yield (*path, "by_source", index), item.name, item


@GROUP.rule(
    "COL03",
    "明细各行同一分列之和等于上级的该列",
    basis="部门决算公开02表、03表",
    tolerance=DRIFT,
    example="支出: {按功能: [{编码: '201', 名称: 一般公共服务支出, 分列: {基本支出: 61}, 明细: [{编码: '20131', 名称: 党委办公厅（室）及相关机构事务, 分列: {基本支出: 60}}]}]}",
    says="明细各项中“基本支出”一列之和 60.00 万元，与上级该列 61.00 万元相差 1.00 万元",
)
def columns_agree_with_their_parent(case: Case) -> Iterator[Finding]:
    for path, item in case.items:
        for name, amount in item.columns.items():
            amounts = {
                (*path, "items", index, "columns", name): part.columns[name]
                for index, part in enumerate(item.items)
                if name in part.columns
            }
            if amounts:
                yield from case.disagreement(
                    [(*path, "columns", name)],
                    (f"明细各项中“{name}”一列之和", add(*amounts.values())),
                    ("上级该列", amount),
                    of=list(amounts),
                    addends=len(amounts),
                )


@GROUP.rule(
    "COL04",
    "历年决算数与本年、上年决算数一致",
    basis="同一年份的决算数只有一个",
    example="支出: {合计: {决算数: 100, 上年决算数: 90, 历年决算数: {'2021': 93.70}}}",
    says="上年决算数 90.00 万元，与历年决算数中的 2021 年 93.70 万元相差 3.70 万元",
)
def history_agrees(case: Case) -> Iterator[Finding]:
    year = case.report.year
    for path, item in case.items:
        for key, amount in item.history.items():
            column = {str(year): "actual", str(year - 1): "prior_actual"}.get(key)
            if column:
                yield from case.disagreement(
                    [(*path, "history", key)],
                    (COLUMN_NAMES[column], amount_in(item, column)),
                    (f"历年决算数中的 {key} 年", amount),
                    of=[(*path, column)],
                    hint=TWO_SIDES_OF_ONE,
                )
