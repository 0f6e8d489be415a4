"""Amounts, rates and counts that sentences state of something they name, compared with the data."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache

from reportgen.amounts import HALF_UNIT, parse_decimal, subtract
from reportgen.errors import Severity
from reportgen.figures.comparison import (
    change_of_budget,
    change_on_budget,
    change_on_prior,
    execution_rate,
)
from reportgen.figures.evaluation import mean_score, scored
from reportgen.figures.lines import line_in
from reportgen.model.accounts import COLUMNS, LineItem
from reportgen.model.paths import Path
from reportgen.rules.case import Case
from reportgen.rules.catalogue import Group
from reportgen.rules.closest import Shares, closest
from reportgen.rules.finding import Finding, rate, shown
from reportgen.rules.matching import TEXT_REVIEW, matches, quotation, quoted
from reportgen.rules.mentions import Mention, Names

GROUP = Group("文字中的数字", [])

FiguresOf = Callable[[LineItem], Iterable[Decimal | None]]
"""The figures of a line item that a sentence may state; None where the item states too little."""

_RATE_DRIFT = Decimal("0.01")
_MOST_AMOUNTS = 20
"""How many amounts of one name a message lists before it lists only the closest ones."""

_DECREASES = ("下降", "减少")
_NUMBER = r"(\d[\d,]*(?:\.\d+)?)"
_RATE = r"(?P<rate>\d[\d,]*(?:\.\d+)?)[%％]"

_NO_NAMES = ("合计", "总计", "其他", "上级", "本级")
_TOTALS: dict[Path, tuple[str, ...]] = {
    ("income", "total"): ("本年收入合计", "预算收入", "收入预算执行"),
    ("expenditure", "total"): ("本年支出合计", "支出预算执行"),
}
"""What sentences call the totals of any fund: no project and no part of a total is called so."""


def _named_items(case: Case) -> dict[str, list[LineItem]]:
    """The report's line items by the names that a sentence may call them."""
    items: dict[str, list[LineItem]] = {}
    for path, item in case.of(LineItem):
        if path == ("three_public", "total"):
            names: tuple[str, ...] = ("“三公”经费", "三公经费")
        elif path[-2:] in _TOTALS:
            names = _TOTALS[path[-2:]]
        else:
            names = () if item.name in _NO_NAMES or path[0] == "projects" else (item.name,)
        for name in names:
            if len(name) > 2:
                items.setdefault(name, []).append(item)
    return items


def _mentions(case: Case) -> list[tuple[Path, Mention]]:
    """Every amount that a sentence says of a named item, with the place of its text."""
    names = Names(case.once(_named_items))
    return [(path, mention) for path, text in case.prose for mention in names.mentions(text)]


def _figures_by_name(case: Case, figures_of: FiguresOf) -> Callable[[str], list[Decimal]]:
    """The figures that the items of a name give, in ascending order; computed once for each name that is mentioned."""
    items = case.once(_named_items)

    @cache
    def figures(name: str) -> list[Decimal]:
        return sorted({one for item in items[name] for one in figures_of(item) if one is not None})

    return figures


def _number(text: str) -> Decimal | None:
    try:
        return parse_decimal(text)
    except ValueError:
        return None


def _is_among(stated: Decimal, figures: Sequence[Decimal], drift: Decimal) -> bool:
    """Whether one of the figures, which are in ascending order, is what is stated."""
    return any(subtract(stated, one).copy_abs() <= drift for one in closest(figures, stated))


@GROUP.rule(
    "FIG01",
    "文字中的金额与数据一致",
    basis=TEXT_REVIEW,
    tolerance="与该项目任一列（预算、决算、上年）相差不超过 0.005；写明名称和金额的句子才核对",
    example="会议费: {年初预算数: 14.50, 决算数: 0.25}\n文字: {说明: 会议费支出2.50万元。}",
    says="“会议费支出2.50万元。”：数据中会议费为 14.50、0.25 万元",
)
def amounts_are_the_data(case: Case) -> Iterator[Finding]:
    known = _figures_by_name(case, _amounts)
    for path, mention in case.once(_mentions):
        stated, amounts = _number(mention.written), known(mention.name)
        if stated is not None and amounts and not _is_among(stated, amounts, HALF_UNIT):
            are_many = len(amounts) > _MOST_AMOUNTS
            are = f"有 {len(amounts)} 个数，最接近的是" if are_many else "为"
            told = closest(amounts, stated) if are_many else reversed(amounts)
            listed = "、".join(shown(amount) for amount in told)
            quote = quotation(mention.text, mention.start, mention.end)
            message = f"{quote}：数据中{mention.name}{are} {listed} 万元"
            yield Finding(path, message, Severity.WARNING, "核对文字与数据", listed, mention.written)


def _amounts(item: LineItem) -> Iterator[Decimal]:
    yield from (amount for column in COLUMNS if (amount := getattr(item, column)) is not None)
    yield from item.history.values()
    yield from item.columns.values()


def _contradicted(
    case: Case,
    tail: str,
    closest_of: Callable[[str, Decimal], list[Decimal]],
    said: Callable[[Decimal], str] = rate,
) -> Iterator[Finding]:
    """Rates that follow the amount of a named item and are none of those that its figures give.

    Args:
        case: the report.
        tail: what follows the amount; its group ``rate`` is the rate, which is negative where its group ``way``, if it
            has one, is a word of decrease.
        closest_of: the rates that come closest to a stated one, of those that the items of a name give.
        said: how messages write a rate.
    """
    pattern = re.compile(tail)
    for path, mention in case.once(_mentions):
        match = pattern.match(mention.text, mention.end)
        if match is None:
            continue
        falls = match.groupdict().get("way") in _DECREASES
        stated = _number(f"-{match['rate']}" if falls else match["rate"])
        rates = [] if stated is None else closest_of(mention.name, stated)
        if stated is None or not rates or subtract(stated, rates[0]).copy_abs() <= _RATE_DRIFT:
            continue
        listed = "、".join(said(one) for one in rates)
        message = f"{quotation(mention.text, mention.start, match.end())}：按数据计算为 {listed}"
        yield Finding(path, message, Severity.WARNING, "核对文字与数据", listed, said(stated))


def _rates_by_name(case: Case, rates_of: FiguresOf) -> Callable[[str, Decimal], list[Decimal]]:
    """The rates that come closest to a stated one, of those that the items of a name give."""
    rates = _figures_by_name(case, rates_of)
    return lambda name, stated: closest(rates(name), stated)


def _disagreeing(
    case: Case, pattern: str, agrees: Callable[[Decimal], bool]
) -> Iterator[tuple[Path, re.Match[str], str]]:
    """Sentences whose number does not agree with the data: the place, the match and the number as written."""
    for path, match in matches(re.compile(pattern), case.prose):
        written = match[match.lastindex or 0]
        stated = _number(written)
        if stated is not None and not agrees(stated):
            yield path, match, written


@GROUP.rule(
    "FIG02",
    "文字中的增减率与数据一致",
    basis=TEXT_REVIEW,
    tolerance=f"相差不超过 {_RATE_DRIFT} 个百分点，增减方向相同",
    example="培训费: {决算数: 4.64, 上年决算数: 35.99}\n文字: {说明: 培训费支出4.64万元，比上年下降78.11%。}",
    says="“培训费支出4.64万元，比上年下降78.11%。”：按数据计算为 下降 87.11%",
)
def change_rates_are_the_data(case: Case) -> Iterator[Finding]:
    against = r"(?:，(?:增加|减少)了?[\d.,]+万元)?，?(?:较|比|同比|与|对比)[^，。；\d]{0,10}(?:\d{4}年[^，。；\d]{0,6})?，?"
    way = rf"(?:(?:增加|减少)了?[\d.,]+万元，)?(?P<way>增长|下降|增加|减少)了?{_RATE}"
    return _contradicted(case, against + way, _rates_by_name(case, _change_rates), _said_change)


def _said_change(percent: Decimal) -> str:
    return f"{'下降' if percent < 0 else '增长'} {rate(percent.copy_abs())}"


def _change_rates(item: LineItem) -> Iterator[Decimal | None]:
    for change in (change_on_prior(item), change_on_budget(item), change_of_budget(item)):
        if change is not None and change.percent is not None:
            yield change.percent


@GROUP.rule(
    "FIG03",
    "文字中的占比与数据一致",
    basis=TEXT_REVIEW,
    tolerance=f"与占任一合计的比重相差不超过 {_RATE_DRIFT} 个百分点",
    example="支出: {合计: {决算数: 828.76}, 按性质: {基本支出: {决算数: 560.63}}}\n文字: {说明: 基本支出560.63万元，占本年支出的76.65%。}",
    says="“基本支出560.63万元，占本年支出的76.65%。”：按数据计算为 67.65%、100.00%",
)
def shares_are_the_data(case: Case) -> Iterator[Finding]:
    amounts, shares = _figures_by_name(case, lambda item: (item.actual,)), Shares(_wholes(case))

    def closest_of(name: str, stated: Decimal) -> list[Decimal]:
        return shares.closest(amounts(name), stated)

    return _contradicted(case, rf"，占[^，。；\d]{{0,12}}{_RATE}", closest_of)


def _wholes(case: Case) -> Iterator[Decimal]:
    """What a share may be of: every item that has parts, and every total."""
    totals = {rule.total for _, record in case.records for rule in record.sums}
    for path, item in case.of(LineItem):
        if item.actual is not None and (item.items or path[-1] in totals):
            yield item.actual


@GROUP.rule(
    "FIG04",
    "文字中的完成预算比率与数据一致",
    basis=TEXT_REVIEW,
    tolerance=f"相差不超过 {_RATE_DRIFT} 个百分点",
    example="会议费: {年初预算数: 4, 决算数: 3}\n文字: {说明: 会议费支出3万元，完成预算100%。}",
    says="“会议费支出3万元，完成预算100%。”：按数据计算为 75.00%",
)
def completion_is_the_data(case: Case) -> Iterator[Finding]:
    tail = rf"，?完成(?:年初|全年)?预算数?的?{_RATE}"
    return _contradicted(case, tail, _rates_by_name(case, lambda item: (execution_rate(item),)))


@GROUP.rule(
    "FIG05",
    "文字中的预算执行率与数据一致",
    basis=TEXT_REVIEW,
    tolerance=f"相差不超过 {_RATE_DRIFT} 个百分点；数据中能算出执行率时才核对",
    example="支出: {合计: {全年预算数: 951.76, 决算数: 919.76}}\n文字: {说明: 部门预算执行率为99.64%。}",
    says="“部门预算执行率为99.64%。”：按数据计算为 96.64%",
)
def execution_is_the_data(case: Case) -> Iterator[Finding]:
    whole = line_in(case.report, "expenditure")
    own = execution_rate(whole) if whole else None
    if own is None:
        return

    def is_computed(stated: Decimal) -> bool:
        return _is_among(stated, case.once(_execution_rates), _RATE_DRIFT)

    pattern = rf"(?:部门|整体|总体)?预算执行率(?:为|达|达到|是)?\s*{_NUMBER}[%％]"
    for path, match, written in _disagreeing(case, pattern, is_computed):
        message = f"{quoted(match)}：按数据计算为 {rate(own)}"
        yield Finding(path, message, Severity.WARNING, "核对文字与数据", rate(own), f"{written}%")


def _execution_rates(case: Case) -> list[Decimal]:
    return sorted({percent for _, item in case.items if (percent := execution_rate(item)) is not None})


@GROUP.rule(
    "FIG06",
    "文字中的项目数与项目列表一致",
    basis=TEXT_REVIEW,
    tolerance="与列出、已评、应评的项目数之一相同即可",
    example="项目: [{名称: 系统运行维护, 得分: 95}]\n文字: {说明: 项目支出绩效自评共有3条。}",
    says="“项目支出绩效自评共有3条。”：数据中有 1 个项目",
)
def project_count_is_the_data(case: Case) -> Iterator[Finding]:
    projects = case.report.projects
    if not projects:
        return
    known = {len(projects), len(scored(projects)), case.report.projects_due}
    pattern = r"项目支出(?:绩效)?自评(?:项目)?共(?:有|计)?(\d+)[个条项]|共有?(\d+)[个条项]项目支出"
    for path, match, written in _disagreeing(case, pattern, lambda stated: int(stated) in known):
        message = f"{quoted(match)}：数据中有 {len(projects)} 个项目"
        yield Finding(path, message, Severity.WARNING, "核对项目数", str(len(projects)), written)


@GROUP.rule(
    "FIG07",
    "文字中的整体得分、平均分与数据一致",
    basis=TEXT_REVIEW,
    tolerance="相差不超过 0.005 分",
    example="整体评价: {得分: 98.21}\n文字: {说明: 部门整体支出绩效自评得分为89.21分。}",
    says="“整体支出绩效自评得分为89.21分”：数据中为 98.21 分",
)
def results_are_the_data(case: Case) -> Iterator[Finding]:
    evaluation = case.report.evaluation
    own, mean = evaluation.score if evaluation else None, mean_score(case.report.projects)
    yield from _other_scores(case, r"整体(?:支出)?绩效(?:自评|评价)(?:综合)?得分", own)
    yield from _other_scores(case, "平均得?分", mean)


def _other_scores(case: Case, called: str, score: Decimal | None) -> Iterator[Finding]:
    if score is None:
        return
    pattern = rf"{called}(?:为|是)?{_NUMBER}分"
    for path, match, written in _disagreeing(
        case, pattern, lambda stated: _is_among(stated, [score], HALF_UNIT)
    ):
        message = f"“{match[0]}”：数据中为 {shown(score)} 分"
        yield Finding(path, message, Severity.WARNING, "核对文字与数据", shown(score), written)
