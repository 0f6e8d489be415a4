"""What a sentence says of one figure."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from typing import NamedTuple


class Scope(Enum):
    """Which money a figure is of; the value is the term."""

    APPROPRIATION = "财政拨款"
    GENERAL_BUDGET = "一般公共预算"
    GOVERNMENT_FUNDS = "政府性基金预算"
    STATE_CAPITAL = "国有资本经营预算"


class Column(Enum):
    """Which stage of the budget, or of an indicator, a figure is of; the value is the term."""

    BUDGET = "年初预算数"
    ADJUSTED_BUDGET = "全年预算数"
    SOME_BUDGET = "预算数"
    """年初 or 全年: the sentence says 预算 alone."""
    ADJUSTMENT = "预算调整数"
    ACTUAL = "决算数"
    PRIOR_ACTUAL = "上年决算数"
    TARGET = "指标值"
    MIDYEAR = "年中监控完成值"
    ACHIEVED = "自评完成值"


BUDGETS = (Column.BUDGET, Column.ADJUSTED_BUDGET, Column.SOME_BUDGET)
"""The columns in which budgets stand."""

IN_WAN = {
    "万元": Decimal(1),
    "万": Decimal(1),
    "": Decimal(1),
    "亿元": Decimal(10_000),
    "元": Decimal("0.0001"),
}
"""Units of amounts, with what makes 万元 of them; a bare number is an amount where the words before it say so."""


class Measure(Enum):
    """What kind of figure it is."""

    AMOUNT = "金额"
    SHARE = "占比"
    CHANGE_AMOUNT = "增减额"
    CHANGE_RATE = "增减率"
    CHANGE_COUNT = "增减数量"
    CHANGE_POINTS = "增减百分点"
    COMPLETION = "完成率"
    OTHER_RATE = "其他比率"
    SCORE = "得分"
    WEIGHT = "分值"
    AVERAGE = "平均分"
    COUNT = "数量"


class Rate(Enum):
    """Which rate a sentence names; what each is taken on differs."""

    OF_BUDGET = "完成预算"
    EXECUTION = "执行率"
    COMPLETION = "完成率"
    SPENDING = "支出率"
    CONTROL = "控制率"
    ADJUSTMENT = "调整率"
    DEVIATION = "偏差率"


class Base(Enum):
    """What a change is against."""

    YEAR = "年度"
    """An earlier year: 上年, 2021年. Which one is in `Comparison.year`; None stands for the year before."""
    BUDGET = "年初预算"
    ADJUSTED_BUDGET = "全年预算"


class Aside(Enum):
    """Why a figure is no actual figure of a whole year: such figures are not held against the accounts."""

    OTHER_PERIOD = "其他期间"
    PLAN = "计划"
    UNIT_PRICE = "单价、标准"
    LIMIT = "界限"


class TextSpan(NamedTuple):
    """A stretch of the text that was read, from `start` to `end` (exclusive), counted in characters."""

    start: int
    end: int


class Figure(NamedTuple):
    """A number as written.

    Attributes:
        value: the exact number. A direction word is not part of it: 下降5% is 5.
        decimals: how many decimals are written: its precision.
        written: the characters of the number; 持平 where that word stands for a change of 0.
        unit: as written: 万元, 元, %, 个百分点, 分, 人次, 批次, 辆; empty where none is written.
        span: the number with its unit.
    """

    value: Decimal
    decimals: int
    written: str
    unit: str
    span: TextSpan


class Comparison(NamedTuple):
    """What a change is against; `year` only where the sentence names it, None for 上年 and for budgets."""

    base: Base
    year: int | None = None


class Statement(NamedTuple):
    """One figure and what is said of it. Whatever a clause leaves out is taken over from those before it.

    Attributes:
        measure: what kind of figure it is.
        figure: the number.
        span: from where its subject, or its own words, begin to the end of its unit.
        words: the words of its own clause before the number, as written: 2022年公务接待费支出.
        subject: what it is said of, without years, columns and joining words: 公务接待费支出. Empty where the text does
            not say so, or names only 支出 or 收入 as such (then `words` tells which).
        is_own_subject: whether its own clause names the subject; otherwise it is carried on.
        following: what its clause says after the number, of a count: 21条项目支出.
        year: the year that the text says; None where it says none.
        year_span: where that year stands.
        scope: the money, where the subject's words or the heading say it.
        column: the stage, where the text says it or the whole of a list has one.
        rate: of a completion and some other rates: which one.
        aside: why it is no actual figure of a whole year; None for one that is.
        whole: of a share: what it is of, as written; empty where the sentence leaves that out.
        comparison: of a change: what it is against; None where the text does not say.
        direction: of a change: 1 for an increase, -1 for a decrease, 0 for 持平 and where there is no change.
        is_each: whether it is said of both sides or several items: 收、支总计各减少.
        is_rounded: whether 约, 近, 余 and the like stand with it.
        of: the position, among the statements, of the amount that a share, change or rate is of.
        part_of: the position of the whole whose list (其中) it stands in.
        level: how deep that list is nested; 0 outside lists.
    """

    measure: Measure
    figure: Figure
    span: TextSpan
    words: str = ""
    subject: str = ""
    is_own_subject: bool = False
    following: str = ""
    year: int | None = None
    year_span: TextSpan | None = None
    scope: Scope | None = None
    column: Column | None = None
    rate: Rate | None = None
    aside: Aside | None = None
    whole: str = ""
    comparison: Comparison | None = None
    direction: int = 0
    is_each: bool = False
    is_rounded: bool = False
    of: int | None = None
    part_of: int | None = None
    level: int = 0
