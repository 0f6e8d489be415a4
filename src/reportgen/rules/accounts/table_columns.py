"""The columns of the published tables compared with their lines and totals; amounts of earlier years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TypeAlias

from reportgen.amounts import add, round_half_up
from reportgen.errors import Severity
from reportgen.figures.forms.subjects import FUNDS
from reportgen.figures.lines import amount_in
from reportgen.figures.natures import NATURE_COLUMNS
from reportgen.figures.sources import SOURCE_COLUMNS
from reportgen.figures.totals import items_in, parts_of
from reportgen.model.accounts import COLUMNS, Accounts, ByNature, LineItem
from reportgen.model.base import Record, shape_of
from reportgen.model.paths import Path
from reportgen.rules.case import Case
from reportgen.rules.catalogue import DRIFT, Group
from reportgen.rules.comparing import COLUMN_NAMES
from reportgen.rules.finding import TWO_SIDES_OF_ONE, Finding, shown

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


@GROUP.rule(
    "COL05",
    "印出的分项之和与印出的合计相差的尾差予以说明",
    basis="部门决算公开各表：以万元为单位，保留两位小数",
    tolerance="只作说明：数据中分项之和等于合计，各自四舍五入后相差 0.01 等",
    example="支出: {合计: {决算数: 10.0048}, 按功能: [{编码: '201', 名称: 一般公共服务支出, 决算数: 3.3316}, {编码: '205', 名称: 教育支出, 决算数: 3.3366}, {编码: '221', 名称: 住房保障支出, 决算数: 3.3366}]}",
    says="按两位小数印出时有 1 处存在尾差，首处：“合计”决算数印出 10.00 万元，分项印出之和 10.01 万元",
)
def printed_residues_are_told(case: Case) -> Iterator[Finding]:
    residues = [residue for path, record in case.records for residue in _residues(path, record)]
    if residues:
        path, name, column, total, parts = residues[0]
        message = (
            f"按两位小数印出时有 {len(residues)} 处存在尾差，首处：“{name}”{COLUMN_NAMES[column]}"
            f"印出 {shown(total)} 万元，分项印出之和 {shown(parts)} 万元"
        )
        hint = "各数分别四舍五入，不作调整；附表下可注明“部分数据因四舍五入，分项之和与合计略有差异”"
        yield Finding(case.stated((*path, column), path), message, Severity.NOTE, hint)


_Residue: TypeAlias = tuple[Path, str, str, Decimal, Decimal]


def _residues(path: Path, record: Record) -> Iterator[_Residue]:
    """Totals whose printed parts do not add up to them, though the exact ones do."""
    if isinstance(record, LineItem):
        if record.items:
            yield from _residues_of(path, record, record.items)
        return
    for rule in record.sums:
        total = getattr(record, rule.total)
        if total is not None:
            yield from _residues_of((*path, rule.total), total, parts_of(record, rule))


def _residues_of(path: Path, total: LineItem, parts: Sequence[LineItem]) -> Iterator[_Residue]:
    for column in COLUMNS:
        whole, amounts = amount_in(total, column), [amount_in(part, column) for part in parts]
        if not whole or not any(amount and int(amount.as_tuple().exponent) < -2 for amount in amounts):
            continue
        known = [amount for amount in amounts if amount is not None]
        printed = add(*map(round_half_up, known))
        if len(known) == len(amounts) and add(*known) == whole and printed != round_half_up(whole):
            yield path, total.name, column, round_half_up(whole), printed
