"""Which amount a sentence speaks of: the same key stands for the same money wherever a report names it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from reportgen.amounts import multiply
from reportgen.auditing.amounts.prose import Told
from reportgen.model.official_names import ECONOMIC_CLASSES, FUNCTIONS
from reportgen.statements import ALIASES, IN_WAN, OF_A_WHOLE, Column, Measure, Scope, fund_before, name_in

INCOME, SPENDING, GRAND_TOTAL = "本年收入合计", "本年支出合计", "收支总计"

_PARTLY = {
    "基本支出": ("人员经费", "公用经费"),
    "“三公”经费": ("因公出国（境）", "公务用车购置及运行维护", "公务接待"),
    "公务用车购置及运行维护": ("公务用车购置", "公务用车运行维护"),
    "政府采购": ("政府采购货物", "政府采购工程", "政府采购服务"),
    "固定资产原值": ("累计折旧", "固定资产净值"),
}
DIVISIONS: dict[str, tuple[str, ...]] = {**_PARTLY, SPENDING: ("基本支出", "项目支出")}
"""What an amount always consists of, so that its parts come to it wherever they stand."""

_BOTH_SIDES = ("收入总计", "支出总计", "资金来源合计")
CLASSES = tuple(name for code, name in FUNCTIONS.items() if len(code) == 3)
ECONOMIC = tuple(name for code, name in ECONOMIC_CLASSES.items() if len(code) == 3)
_SOURCES = ("上级安排", "本级安排", "本级财政资金", "其他资金")
"""Where money comes from: of each whole another amount, as are the classes of the economic classification."""
PARTS_OF_ANY = frozenset((*_SOURCES, *ECONOMIC))
_KINDS_OF_PROJECTS = ("人员类经费", "人员类", "保运转", "运转类", "专项支出")
"""Project budgets are divided otherwise than final accounts: 运转类 holds more than 公用经费."""
_NAMES = {
    **{
        alias: name
        for name, aliases in ALIASES.items()
        if name not in _BOTH_SIDES
        for alias in aliases
        if alias not in _KINDS_OF_PROJECTS
    },
    **dict.fromkeys(("收、支总计", "收支总计", "收、支", "收入支出总计", "收入支出", "收支"), GRAND_TOTAL),
    **{name: name for name in (*CLASSES, *ECONOMIC, "固定资产原值", "累计折旧", "固定资产净值")},
}
_LONGEST = max(map(len, _NAMES))
OF_ANY_MONEY = frozenset(
    name
    for whole in ("“三公”经费", "公务用车购置及运行维护", "政府采购", "固定资产原值")
    for name in (whole, *_PARTLY[whole])
) | {"机关运行经费", "国内公务接待", "外事接待"}
"""What reports state for one kind of money only, named or not."""
_BEFORE_CLASS = re.compile(r"^.*[：“\d.．、\s]")
_ITEM = re.compile(
    r"(?P<class>[^（）]+?)(?:支出)?（类）(?P<rest>[^（）]+(?:（[^类款项]）[^（）]*)*)（款）(?:(?P<item>.+)（项）)?"
)
_EITHER_TOTAL = re.compile("总体?(?:收入|支出)")
_OF_A_PART = re.compile("下属|所属|二级|本级|离退休|其他")
_JOINING = ("级", "及", "和", "的", "对", "队")
_MAY_STAND_BEFORE_TOTALS = frozenset("年度局办委院厅室处会心站所校队关位门的")
_PLANNED = re.compile("预算|年初|计划|安排|批复|下达|申报|资金来源")
_MONEY_WITH_BUDGET = re.compile("一般公共预算|政府性基金预算|国有资本经营预算|部门预算|预算单位|预算绩效")
_AMOUNT_WORDS = re.compile("支出|收入|经费|费用|资金|费$")
_DECIMALS = {"亿元": -4, "元": 4}


class Key(NamedTuple):
    """What an amount is: two statements with one key speak of the same money.

    Attributes:
        name: as tables call it where it is one that every report has, else as the sentence does.
        is_known: whether every report has it.
        scope: the money; None for all of it.
        column: the stage of the budget.
        year: the year.
    """

    name: str
    is_known: bool
    scope: Scope | None
    column: Column
    year: int

    @property
    def is_item(self) -> bool:
        """Whether it is one 项 (or 款) of expenditure by function, named by its path."""
        return "›" in self.name and not self.is_known

    @property
    def called(self) -> str:
        """What messages call it."""
        money = "" if self.scope is None else f"{self.scope.value}："
        return f"{money}{self.name}"


def key_of(told: Told, own_year: int, default: Column = Column.ACTUAL) -> Key | None:
    """What an amount is; None where the sentence does not say so.

    Args:
        told: the statement of it.
        own_year: the year of the report.
        default: what the amounts are of which nothing says it.
    """
    statement = told.statement
    column = _column(told, default)
    if statement.measure is not Measure.AMOUNT or column is None or statement.aside is not None:
        return None
    if not statement.is_own_subject and told.is_respective:
        return None
    year = statement.year or own_year
    if column is Column.PRIOR_ACTUAL:
        column, year = Column.ACTUAL, year - 1
    named = name_of(statement.subject, statement.words)
    if named is None:
        return None
    name, is_known, scope = named
    if name in PARTS_OF_ANY or (name in CLASSES and _is_of_income(told)):
        of_whole = _key_of_whole(told, own_year, default)
        return None if of_whole is None else of_whole._replace(name=f"{of_whole.name}›{name}", column=column)
    if name in OF_ANY_MONEY:
        scope = None
    elif scope is None:
        scope = statement.scope
    return Key(name, is_known, scope, column, year)


def _key_of_whole(told: Told, own_year: int, default: Column) -> Key | None:
    """What the whole is in whose list an amount stands; None outside lists, and in lists within lists."""
    whole = told.whole
    return None if whole is None or whole.statement.part_of is not None else key_of(whole, own_year, default)


def _is_of_income(told: Told) -> bool:
    """Whether it stands in a list of income: 城乡社区支出 is there what came in for it, and not what was spent."""
    whole = told.whole
    return "收入" in told.statement.subject or (whole is not None and "收入" in whole.statement.words)


Named = tuple[str, bool, Scope | None]
"""A name, whether every report has it, and the money that is named right before it."""


def name_of(subject: str, words: str) -> Named | None:
    """What is spoken of; None where a subject names nothing, or a part of what has a name."""
    item = _ITEM.search(subject)
    if item:
        path = [_BEFORE_CLASS.sub("", item["class"]), item["rest"], item["item"] or ""]
        return "›".join(re.sub(r"\s", "", part) for part in path if part), False, None
    found = name_in(subject, _NAMES, _LONGEST)
    if found is None:
        plain = re.sub(r"[\s“”]", "", subject)
        return (plain, False, None) if len(plain) > 3 and _AMOUNT_WORDS.search(plain) else None
    start, end = found
    name, fund = subject[start:end], fund_before(subject, start)
    if fund is None and (_OF_A_PART.search(subject[:start]) or subject[start - 1 : start] in _JOINING):
        return None  # 下属单位基本支出, 市级项目支出: a part of what is called so
    return _total(subject, words, found, fund) if name in OF_A_WHOLE else (_NAMES[name], True, fund)


def _total(subject: str, words: str, found: tuple[int, int], fund: Scope | None) -> Named | None:
    """Which of the totals 支出, 收入 and the like mean; None behind other words: 购房补贴（项）支出 is no total."""
    start, end = found
    before = subject[start - 1 : start]
    if before and fund is None and before not in _MAY_STAND_BEFORE_TOTALS:
        return None
    if "总计" in subject[end:]:
        return GRAND_TOTAL, True, fund
    says_which = words if "收入" in words or "支出" in words else subject[start:end]
    return INCOME if "收入" in says_which else SPENDING, True, fund


def may_be_grand_total(told: Told) -> bool:
    """Whether an amount is called by a name that stands for what the year brought, or for that with carry-over."""
    return _EITHER_TOTAL.search(told.statement.subject) is not None


def _column(told: Told, default: Column) -> Column | None:
    statement = told.statement
    if statement.column is not None:
        return statement.column
    words = _MONEY_WITH_BUDGET.sub("", f"{told.sentence}{told.section.own_heading}")
    return None if _PLANNED.search(words) else default


def in_wan(told: Told) -> tuple[Decimal, int]:
    """An amount in 万元, and to how many decimals of that it is written."""
    figure = told.statement.figure
    factor = IN_WAN.get(figure.unit, Decimal(1))
    value = multiply(figure.value, factor)
    if factor != 1:
        value = value.normalize() if value else Decimal(0)
    return value, max(0, figure.decimals + _DECIMALS.get(figure.unit, 0))


def is_amount_by_itself(told: Told) -> bool:
    """Whether it is an exact amount of a whole year that stands in no list."""
    statement = told.statement
    is_plain = statement.aside is None and not statement.is_rounded and statement.part_of is None
    return statement.measure is Measure.AMOUNT and is_money(told) and is_plain


def is_money(told: Told) -> bool:
    """Whether a figure has a unit of money, or none where its words say that it is an amount."""
    return told.statement.figure.unit in IN_WAN
