"""The rate of posts that are filled, held against the counts that the same line states."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.auditing.amounts.prose import Told
from reportgen.auditing.contradiction import Contradiction
from reportgen.auditing.rates.rate_contradictions import other_rate_of_counts
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
    yield from other_rate_of_counts(told, (filled[0], posts[0]), "控制率")
