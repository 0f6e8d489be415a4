"""The rate of posts that are filled, held against the counts that the same line states."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.amounts import percentage, round_half_up, written_tolerance
from reportgen.auditing.amounts.prose import Told
from reportgen.auditing.contradiction import Contradiction
from reportgen.auditing.kinds import RATE
from reportgen.auditing.rates.rate_contradictions import contradiction
from reportgen.statements import Measure

_POSTS = re.compile("编制(?:人员|人数|数)?$")
_FILLED = re.compile("在编|在职|实有")


def staff_control(told: Told) -> Iterator[Contradiction]:
    """财政供养人员控制率: the people in post of the posts that the same line states."""
    counts = [one for one in told.in_line if one.statement.measure is Measure.COUNT]
    posts = [one for one in counts if _POSTS.search(one.statement.subject)]
    filled = [one for one in counts if _FILLED.search(one.statement.subject)]
    if "人员" not in told.statement.subject or len(posts) != 1 or len(filled) != 1:
        return
    people, whole = filled[0].statement.figure.value, posts[0].statement.figure.value
    exact, stated = percentage(people, whole), told.statement.figure.value
    if exact is not None and abs(stated - exact) > written_tolerance(stated):
        expected = round_half_up(exact)
        fault = f"控制率写 {stated:f}%，按 {people:f} 和 {whole:f} 计算为 {expected:f}%"
        yield contradiction(
            RATE,
            told,
            (filled[0], posts[0]),
            fault,
            expected,
            abs(stated - expected),
            written_tolerance(stated),
        )
