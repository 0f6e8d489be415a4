"""What small and medium-sized enterprises were awarded: never more than all that was procured."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.auditing.amounts.known import Known
from reportgen.auditing.amounts.measures import is_money
from reportgen.auditing.amounts.prose import Section, Told
from reportgen.auditing.kinds import ABOVE
from reportgen.auditing.relation import PLACES, Relation
from reportgen.statements import Measure

_ALL = re.compile(r"政府采购(?:支出)?(?:总?金?额|合计)?(?:（[^（）]*）)?$")
_RESERVED = re.compile("面向(?P<whom>中小|小微)企业")
_AWARDED = re.compile("授予(?:给)?(?P<to>中小|小微)企业|由(?P<by>中小|小微)企业[^，；。]{0,6}(?:中标|成交)")


def awarded_to_smes(section: Section, known: Known) -> Iterator[Relation]:
    """All that 中小企业 were awarded is within 政府采购, and what 小微企业 were awarded within that.

    Where a report tells the projects reserved for 中小企业 from the others, what both brought them is within it together.
    """
    amounts = [told for told in section.told if told.statement.measure is Measure.AMOUNT and is_money(told)]
    totals = [told for told in amounts if _ALL.search(told.statement.subject)]
    if not totals:
        return
    awarded: dict[str, list[Told]] = {"中小": [], "小微": []}
    for told in amounts:
        clause = section.text[slice(*told.clause)]
        reserved, match = _RESERVED.search(clause), _last(_AWARDED, clause)
        # What 小微企业 won of projects reserved for them may be of those reserved for all 中小企业.
        if match and not (reserved and reserved["whom"] == "小微"):
            awarded[match["to"] or match["by"]].append(told)
    yield from _within(totals[0], awarded["中小"], "授予中小企业的", known)
    if len(awarded["中小"]) == 1:
        yield from _within(awarded["中小"][0], awarded["小微"][:1], "其中授予小微企业的", known)


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return next(reversed(list(pattern.finditer(text))), None)


def _within(whole: Told, parts: list[Told], called: str, known: Known) -> Iterator[Relation]:
    total, *figures = (known.figure(told) for told in (whole, *parts))
    stated = tuple(figure for figure in figures if figure is not None)
    if total is not None and stated and len(stated) == len(figures):
        yield Relation(total, stated, called, PLACES, code=ABOVE.code, is_limit=True)
