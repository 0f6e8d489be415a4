"""Tables as they are published: lines with codes, levels and numbers, their amounts by the name of the column."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import zip_longest
from typing import ClassVar

from reportgen.amounts import add, sum_if_known
from reportgen.figures.trees import with_levels
from reportgen.model.accounts import LineItem
from reportgen.model.base import both_names

Amounts = Mapping[str, Decimal | None]
"""万元 by the Chinese name of the column; None where the data do not say."""

TOTAL = "合计"
AMOUNT = "金额"
_INDENT = "\u3000"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table.

    Attributes:
        name: of the subject; empty for a line that only fills up its side.
        amounts: its figures by column.
        code: of the subject, empty where it has none.
        level: 0 for 类, 1 for 款, 2 for 项.
        ordinal: its place among the numbered subjects (一、二、…), None for sums and fillers.
        number: 行次 as the form prints it.
    """

    template_names: ClassVar[Mapping[str, str]] = both_names(
        名称="name",
        列="amounts",
        编码="code",
        类编码="class_code",
        款编码="group_code",
        项编码="item_code",
        级次="level",
        缩进="indent",
        序号="ordinal",
        行次="number",
    )

    name: str
    amounts: Amounts
    code: str = ""
    level: int = 0
    ordinal: int | None = None
    number: int | None = None

    @property
    def class_code(self) -> str:
        """The three digits of the 类 in its code, as forms print it that have a column for each level."""
        return self.code[:3]

    @property
    def group_code(self) -> str:
        """The two digits of the 款; empty for a 类."""
        return self.code[3:5]

    @property
    def item_code(self) -> str:
        """The two digits of the 项; empty for others."""
        return self.code[5:7]

    @property
    def indent(self) -> str:
        """What stands before the name: a full-width blank for each level, as the forms have it."""
        return _INDENT * self.level


def filler(columns: Iterable[str]) -> Line:
    """A line that says nothing."""
    return Line("", dict.fromkeys(columns))


def says_something(line: Line) -> bool:
    """Whether one of its amounts is not zero."""
    return any(line.amounts.values())


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose first line is the total of the others; without data, both are blank."""

    template_names: ClassVar[Mapping[str, str]] = both_names(合计="total", 行="lines", 无数据="is_empty")

    total: Line
    lines: tuple[Line, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to report."""
        return not says_something(self.total)


def table(total: Line, lines: Iterable[Line]) -> Table:
    """The table of those lines that say something; where its total is nothing, a blank one."""
    if says_something(total):
        return Table(total, tuple(filter(says_something, lines)))
    blank = filler(total.amounts)
    return Table(blank, (blank,))


@dataclass(frozen=True, slots=True)
class Pair:
    """Two lines beside each other."""

    template_names: ClassVar[Mapping[str, str]] = both_names(左="left", 右="right")

    left: Line
    right: Line


@dataclass(frozen=True, slots=True)
class TwoSided:
    """A table of two sides; its total closes it, or is blank where the closing lines are among `pairs`."""

    template_names: ClassVar[Mapping[str, str]] = both_names(行="pairs", 合计="total", 无数据="is_empty")

    pairs: tuple[Pair, ...]
    total: Pair

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to report on either side."""
        lines = (line for pair in (*self.pairs, self.total) for line in (pair.left, pair.right))
        return not any(says_something(line) for line in lines)


def beside(left: Sequence[Line], right: Sequence[Line]) -> tuple[Pair, ...]:
    """The lines of both sides in pairs, the shorter side filled up at its end."""
    blanks = [filler(side[0].amounts if side else (AMOUNT,)) for side in (left, right)]
    return tuple(Pair(one or blanks[0], other or blanks[1]) for one, other in zip_longest(left, right))


def numbered(pairs: Sequence[Pair]) -> tuple[Pair, ...]:
    """With 行次: down the left side, then on down the right one."""
    return tuple(
        Pair(replace(pair.left, number=row), replace(pair.right, number=len(pairs) + row))
        for row, pair in enumerate(pairs, start=1)
    )


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns among which amounts are spread.

    Attributes:
        names: as the form heads them.
        totals: the sums of the columns, as far as they are known.
        sole: the column that holds everything, where there is one: then no line need say where its amount belongs.
    """

    names: tuple[str, ...]
    totals: Amounts = field(default_factory=dict)
    sole: str | None = None

    @classmethod
    def of(cls, totals: Amounts, whole: Decimal | None) -> Columns:
        """The columns with these sums, which together are `whole`."""
        known = {name: amount for name, amount in totals.items() if amount is not None}
        complete = bool(known) and add(*known.values()) == whole
        filled: Amounts = {name: known.get(name, Decimal(0)) for name in totals} if complete else dict(totals)
        holding = [name for name, amount in known.items() if amount]
        return cls(tuple(totals), filled, holding[0] if complete and len(holding) == 1 else None)

    def spread(self, item: LineItem) -> Amounts:
        """The item's amount by column: as stated, else from its parts, else all in the sole column."""
        if item.actual == 0:
            return dict.fromkeys(self.names, Decimal(0))
        if any(name in item.columns for name in self.names):
            return {name: item.columns.get(name, Decimal(0)) for name in self.names}
        parts = self.sums([self.spread(part) for part in item.items])
        if all(amount is not None for amount in parts.values()):
            return parts
        if self.sole is None or item.actual is None:
            return dict.fromkeys(self.names)
        return {name: item.actual if name == self.sole else Decimal(0) for name in self.names}

    def closed(self, items: Iterable[LineItem]) -> Amounts:
        """The sum of every column: as known beforehand, else over these items."""
        sums = self.sums([self.spread(item) for item in items])
        return {name: sums[name] if self.totals[name] is None else self.totals[name] for name in self.names}

    def sums(self, rows: Sequence[Amounts]) -> Amounts:
        """The sum of each column; None where a row does not know it."""
        return {name: sum_if_known(row[name] for row in rows) for name in self.names}


def lines_of(items: Iterable[LineItem], columns: Columns) -> list[Line]:
    """The tree line by line: each item's total and its share of every column."""
    return [
        Line(item.name, {TOTAL: item.actual, **columns.spread(item)}, item.code or "", level)
        for item, level in with_levels(items)
    ]


def spread_table(whole: LineItem | None, items: tuple[LineItem, ...], columns: Columns) -> Table:
    """The table of a tree, each of its lines spread over the columns."""
    actual = whole.actual if whole else None
    return table(Line(TOTAL, {TOTAL: actual, **columns.closed(items)}), lines_of(items, columns))
