"""Words of comparison against the figures before them: 决算数小于预算数 where it is larger."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.amounts import HALF_UNIT, subtract
from reportgen.auditing.amounts.measures import in_wan, is_money
from reportgen.auditing.amounts.prose import Section, Told
from reportgen.auditing.contradiction import Certainty, Contradiction, Quotation
from reportgen.auditing.kinds import DIRECTION
from reportgen.errors import Spot
from reportgen.statements import BUDGETS, Column, Measure

_COMPARED = re.compile(
    r"(?:决算数?|支出数|执行数)(?P<way>大于|高于|超过|小于|低于|等于|与)(?:年初|全年|调整)?预算数?(?P<same>持平|一致)?"
)
_WAYS = {"大于": 1, "高于": 1, "超过": 1, "小于": -1, "低于": -1, "等于": 0, "与": 0}
_CALLED = {1: "大于", -1: "小于", 0: "等于"}
_FLAT = re.compile(
    r"(?:上年|去年|20\d\d年度?)[^，。；\n]{0,8}(?:持平|一致|无变化)[，。；](?:"
    r"(?P<way>增长|增加|上升|下降|减少)的?(?:主要)?原因|(?:主要)?原因[是为：][^，。；\n]{0,30}?(?P<because>增长|增加|上升|下降|减少))"
)


_CHANGED_AND_FLAT = re.compile(
    r"(?P<way>增加|增长|上升|减少|下降|降低)(?:为|至|到了?)[^，。；\n]{0,20}，[^，。；\n]{0,14}(?:持平|一致|无变化)"
)


def directions(section: Section) -> Iterator[Contradiction]:
    """Every 决算数大于（小于、等于）预算数 with the two amounts that it compares."""
    for match in _COMPARED.finditer(section.text):
        if match["way"] == "与" and not match["same"]:
            continue
        pair = _pair(section, match.start())
        if pair is None:
            continue
        actual, budget = pair
        difference = subtract(in_wan(actual)[0], in_wan(budget)[0])
        way = 0 if abs(difference) <= HALF_UNIT else 1 if difference > 0 else -1
        if way != _WAYS[match["way"]]:
            spot: Spot = section.paragraph_at(match.start()).spot
            yield DIRECTION.of(
                f"“{match[0]}”：前面的决算数 {in_wan(actual)[0]:f} {_CALLED[way]}预算数 {in_wan(budget)[0]:f}",
                Quotation(spot, match[0]),
                (actual.quotation, budget.quotation),
                Certainty.CERTAIN,
                difference=abs(difference),
            )


def flat_with_a_reason(section: Section) -> Iterator[Contradiction]:
    """与上年持平，增长的主要原因是: what did not change has no reason to have grown, and did not fall to anything."""
    for match in _CHANGED_AND_FLAT.finditer(section.text):
        quote = match[0].replace("\n", "")
        spot = section.paragraph_at(match.start()).spot
        message = f"“{quote}”：说{match['way']}，又说没有变化"
        yield DIRECTION.of(message, Quotation(spot, quote), (), Certainty.CERTAIN)
    for match in _FLAT.finditer(section.text):
        quote = match[0].replace("\n", "")
        yield DIRECTION.of(
            f"“{quote}”：说持平，又说{match['way'] or match['because']}的原因",
            Quotation(section.paragraph_at(match.start()).spot, quote),
            (),
            Certainty.DOUBTFUL,
        )


def _pair(section: Section, position: int) -> tuple[Told, Told] | None:
    """The last actual amount and the last budget before a place in its line, where both are of one thing."""
    line = section.text.rfind("\n", 0, position) + 1
    before = [
        one
        for one in section.told_between(line, position)
        if one.statement.measure is Measure.AMOUNT and is_money(one) and one.statement.aside is None
    ]
    actual = next((one for one in reversed(before) if one.statement.column is Column.ACTUAL), None)
    budget = next((one for one in reversed(before) if one.statement.column in BUDGETS), None)
    if actual is None or budget is None or len({one.statement.subject for one in (actual, budget)}) > 1:
        return None
    lists = {one.statement.part_of for one in before}
    return (
        (actual, budget) if len(lists) == 1 else None
    )  # else the words may be said of the whole or of a part
