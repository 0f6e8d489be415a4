"""Heads of columns: what stands above a column, level by level, and the declared column that it means."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from reportgen.figures.forms.declaration import FormColumn
from reportgen.intake.cells import Sheet
from reportgen.intake.names import bare, money_unit_of, without_year

_NO_HEADS = frozenset(("", "栏次", "行次", "序号"))
_SUMS = ("合计", "小计")
_GROUPS = frozenset(("收入", "支出", "项目", "收入项目", "支出项目"))
"""Heads above whole sides of a table, which tell no column from another on its side."""


class Head(NamedTuple):
    """What stands above a column: names from the top down, the year that they state (上年 or four digits), their unit."""

    names: tuple[str, ...]
    year: str = ""
    unit: str = ""


def head_of(sheet: Sheet, column: int, rows: Sequence[int]) -> Head:
    """What stands above a column in some rows; merged heads count for every column below them."""
    names: list[str] = []
    year = unit = ""
    last = max(rows, default=0)
    for row in rows:
        top, left = sheet.merged.get((row, column), (row, column))
        text = sheet.text(top, left)
        if not text and (sheet.merged or not (text := _spanning(sheet, row, column, last))):
            continue
        name, stated, money = _said_by_head(text)
        year, unit = stated or year, money or unit
        if name and name not in names:
            names.append(name)
    return Head(tuple(names), year, unit)


@lru_cache(maxsize=4096)
def _said_by_head(text: str) -> tuple[str, str, str]:
    """The name in a head, empty where it only counts columns or rows, the year that it states, and the unit."""
    name, year = without_year(bare(text))
    return "" if name in _NO_HEADS or name.isdecimal() else name, year, money_unit_of(text)


def _spanning(sheet: Sheet, row: int, column: int, last: int) -> str:
    """In a table without merged cells: the head to the left that reaches over this column, as others stand below both."""
    if not _has_heads_below(sheet, row, column, last):
        return ""
    for left in range(column - 1, -1, -1):
        if text := sheet.text(row, left):
            return text if _has_heads_below(sheet, row, left, last) else ""
    return ""


def _has_heads_below(sheet: Sheet, row: int, column: int, last: int) -> bool:
    """Whether the column has a head in one of the later rows of heads; a number counts the columns, and is no head."""
    return any(
        (text := sheet.text(below, column)) and not text.isdecimal() for below in range(row + 1, last + 1)
    )


@lru_cache(maxsize=64)
def _declared(
    columns: Sequence[FormColumn],
) -> list[tuple[FormColumn, tuple[frozenset[str], ...], frozenset[str]]]:
    return [
        (
            column,
            tuple(frozenset(map(bare, names)) for names in column.heads),
            frozenset(map(bare, column.optional)),
        )
        for column in columns
    ]


@lru_cache(maxsize=4096)
def column_for(names: tuple[str, ...], columns: tuple[FormColumn, ...]) -> FormColumn | None:
    """The declared column that heads mean: each of its heads is there, in any order, and no other."""
    without_groups = tuple(name for name in names if name not in _GROUPS)
    for shown in (without_groups, tuple(name for name in without_groups if name not in _SUMS)):
        for column, heads, optional in _declared(columns):
            if shown and _fits(shown, heads, optional):
                return column
    return None


def _fits(shown: tuple[str, ...], heads: tuple[frozenset[str], ...], optional: frozenset[str]) -> bool:
    left = list(shown)
    for names in heads:
        met = next((name for name in reversed(left) if name in names), None)
        if met is None:
            return False
        left.remove(met)
    return all(name in optional for name in left)


def heads_named(sheet: Sheet, rows: range, names: frozenset[str]) -> tuple[int, list[int]]:
    """The first row that has heads with one of these names, and their columns."""
    for row in rows:
        values = sheet.rows[row]
        at = [
            column
            for column, value in enumerate(values)
            if type(value) is str
            and value
            and bare(value) in names
            and sheet.merged.get((row, column), (row, column)) == (row, column)
        ]
        if at:
            return row, at
    return -1, []
