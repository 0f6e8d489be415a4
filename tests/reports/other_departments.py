"""Quite different departments: each variant takes an example's data, as plain text, and changes them.

Amounts stay consistent as far as the layouts print them; figures that were only stated to be checked are dropped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

Tree = dict[str, Any]
Change = Callable[[Tree], None]

COLUMNS = ("年初预算数", "全年预算数", "决算数", "上年决算数")
SHORT_NAME = "甲县文联"
LONG_NAME = "示例省示例自治州示例县国家级经济技术开发区管理委员会社会事务和应急管理综合服务中心"
YEARS_LATER = 20


def read_example(path: Path) -> Tree:
    """An example as its author wrote it: every value is text."""
    tree: Tree = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return tree


def varied(tree: Tree, change: Change) -> Tree:
    """A copy with the change made."""
    copy = deepcopy(tree)
    for record in records(copy):
        record.pop("核对", None)
    change(copy)
    return copy


def records(value: Any) -> Iterator[Tree]:
    """Every group of keys, outermost first."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from records(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from records(inner)


def money(amount: Decimal) -> str:
    return str(amount.quantize(Decimal("0.01")))


def prior_year(factor: str) -> Change:
    """The prior year's amounts are so many times this year's."""

    def change(tree: Tree) -> None:
        for record in records(tree):
            if "上年决算数" in record:
                record["上年决算数"] = money(Decimal(record["决算数"]) * Decimal(factor))

    return change


def zero(*columns: str) -> Change:
    """Nothing was planned, or spent, in these columns."""

    def change(tree: Tree) -> None:
        for record in records(tree):
            record.update({column: "0" for column in columns if column in record})
            if "决算数" in columns and "分列" in record:
                record["分列"] = dict.fromkeys(record["分列"], "0")

    return change


def functions(count: int) -> Change:
    """Every classification by function has so many lines, on the level that the example has them."""

    def change(tree: Tree) -> None:
        for record in records(tree):
            if record.get("按功能"):
                record["按功能"] = _lines(record["按功能"], count)

    return change


def _lines(old: list[Tree], count: int) -> list[Tree]:
    if count == 0:
        return []
    if "明细" in old[0]:
        first = {key: value for key, value in old[0].items() if key not in COLUMNS}
        deeper = [line for item in old for line in item.get("明细", [item])]
        return [{**first, "明细": _lines(deeper, count)}]
    totals = {column: _total(old, column) for column in COLUMNS if column in old[0]}
    lines: list[Tree] = [{"名称": f"第{number}项业务支出"} for number in range(1, count + 1)]
    for column, total in totals.items():
        for line, part in zip(lines, _divided(total, count), strict=True):
            line[column] = money(part)
    for line in lines:
        if "分列" in old[0]:
            line["分列"] = {next(iter(old[0]["分列"])): line["决算数"]}
    return lines


def _total(items: list[Tree], column: str) -> Decimal:
    return sum((Decimal(item.get(column, "0")) for item in items), Decimal(0))


def _divided(total: Decimal, count: int) -> list[Decimal]:
    part = Decimal(money(total / count))
    return [total - part * (count - 1), *[part] * (count - 1)]


def projects(count: int) -> Change:
    """So many projects, which share the money of the example's."""

    def change(tree: Tree) -> None:
        model = (tree.get("项目") or [{}])[0]
        spent = _project_spending(tree)
        tree["项目"] = [
            {
                **deepcopy(model),
                "名称": f"第{number}项专项业务",
                "资金": {
                    "合计": {column: money(_divided(spent[column], count)[number - 1]) for column in spent}
                },
            }
            for number in range(1, count + 1)
        ]
        tree.pop("应评项目数", None)

    return change


def _project_spending(tree: Tree) -> dict[str, Decimal]:
    spending = [record["项目支出"] for record in records(tree) if isinstance(record.get("项目支出"), dict)]
    first: Tree = spending[0] if spending else {}
    return {column: Decimal(first[column]) for column in COLUMNS[:3] if column in first}


def without_projects(tree: Tree) -> None:
    """All spending is for the department's own running."""
    for key in ("项目", "应评项目数", "项目资金来源"):
        tree.pop(key, None)
    for record in records(tree):
        moved = record["按性质"].get("项目支出", {}) if isinstance(record.get("按性质"), dict) else {}
        for column in [column for column in COLUMNS if column in moved]:
            amount = Decimal(moved[column])
            for name in ("基本支出", "公用经费"):
                _add(record["按性质"].get(name, {}), column, amount)
            for item in record.get("基本支出按经济分类", [])[1:2]:
                _add(item, column, amount)
            moved[column] = "0"


def _add(item: Tree, column: str, amount: Decimal) -> None:
    if column in item:
        item[column] = money(Decimal(item[column]) + amount)


def without_three_public(tree: Tree) -> None:
    """No overseas travel, no vehicles, no receptions; no author writes of them either."""
    tree.pop("三公经费", None)
    for record in records(tree):
        for key, text in record.items():
            if isinstance(text, str) and "{三公经费" in text:
                record[key] = "已按要求完成。"


def indicators(*sizes: int) -> Change:
    """An indicator tree of as many levels as there are sizes, each indicator with so many below it.

    A report that evaluates nothing stays without one.
    """

    def change(tree: Tree) -> None:
        if "整体评价" not in tree:
            return
        evaluation = tree["整体评价"]
        evaluation.pop("加减分项", None)
        leaves = 1
        for size in sizes:
            leaves *= size
        evaluation["指标"] = _indicators(sizes, Decimal(evaluation["得分"]) / leaves)
        evaluation["满分"] = evaluation["得分"]

    return change


def _indicators(sizes: tuple[int, ...], points: Decimal) -> list[Tree]:
    size, *deeper = sizes
    if deeper:
        return [
            {"名称": f"第{number}类工作", "下级指标": _indicators(tuple(deeper), points)}
            for number in range(1, size + 1)
        ]
    return [_indicator(number, points) for number in range(1, size + 1)]


def _indicator(number: int, points: Decimal) -> Tree:
    figures = {"指标性质": "≥", "指标值": "20", "度量单位": "次", "年中监控值": "0", "完成值": "20"}
    words = {"指标性质": "定性", "指标值": "显著提升", "完成值": "显著提升"}
    return {
        "名称": f"第{number}项任务",
        "分值": str(points),
        "得分": str(points),
        **(words if number == 2 else figures),
        "成效分析": "按期完成。",
        "自评说明": "已按期完成。",
    }


def named(name: str) -> Change:
    """The department goes by another name, everywhere."""

    def change(tree: Tree) -> None:
        own = tree["单位"]["名称"]
        _replace(tree, lambda text: text.replace(own, name))

    return change


def years_later(tree: Tree) -> None:
    """The same report of a much later year."""
    year = re.compile(r"(?<!\d)(?:19|20)\d\d(?=年|-\d|〕|$)")
    _replace(tree, lambda text: year.sub(lambda match: str(int(match[0]) + YEARS_LATER), text))


def open_to_all(tree: Tree) -> None:
    """Nothing is secret."""
    for title in tree.pop("涉密", []):
        tree["文字"][title] = "负责示例工作。"


def nothing_but_needed(optional: set[str]) -> Change:
    """Every text that may be left out is left out."""

    def change(tree: Tree) -> None:
        tree["文字"] = {name: text for name, text in tree["文字"].items() if name not in optional}

    return change


def _replace(value: Any, change: Callable[[str], str]) -> None:
    for record in records(value):
        for key, inner in record.items():
            if isinstance(inner, str):
                record[key] = change(inner)
            elif isinstance(inner, list):
                record[key] = [change(entry) if isinstance(entry, str) else entry for entry in inner]


VARIANTS: dict[str, Change] = {
    "growth": prior_year("0.8"),
    "decline": prior_year("1.25"),
    "flat": prior_year("1"),
    "first year": prior_year("0"),
    "nothing spent": zero("决算数"),
    "nothing at all": zero(*COLUMNS),
    "nothing planned": zero("年初预算数"),
    "no function lines": functions(0),
    "one function line": functions(1),
    "sixty function lines": functions(60),
    "no projects": without_projects,
    "one project": projects(1),
    "eighty projects": projects(80),
    "no three public expenses": without_three_public,
    "indicators on one level": indicators(4),
    "indicators on two levels": indicators(2, 5),
    "indicators on three levels": indicators(2, 1, 5),
    "short name": named(SHORT_NAME),
    "long name": named(LONG_NAME),
    "years later": years_later,
    "nothing secret": open_to_all,
}
