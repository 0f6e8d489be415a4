"""What is left of a budget, where one sentence says all three: 预算资金A，累计支出B，剩余C."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.auditing.amounts.known import Known
from reportgen.auditing.amounts.measures import is_amount_by_itself
from reportgen.auditing.amounts.prose import Section
from reportgen.auditing.relation import PLACES, Relation
from reportgen.statements import BUDGETS, Column

_LEFT = re.compile("^(?:剩余|结余|尚未|未支出|未使用)")


def remaining(section: Section, known: Known) -> Iterator[Relation]:
    """A budget is what was spent of it and what is left."""
    for left in section.told:
        if not is_amount_by_itself(left) or not _LEFT.match(left.statement.words.strip()):
            continue
        start, _ = left.sentence_span
        before = [
            told
            for told in section.told_between(start, left.statement.figure.span.start)
            if is_amount_by_itself(told)
        ]
        columns = [told.statement.column for told in before]
        if len(before) == 2 and columns[0] in BUDGETS and columns[1] is Column.ACTUAL:
            budget, spent, rest = (known.figure(told) for told in (*before, left))
            if budget is not None and spent is not None and rest is not None:
                yield Relation(budget, (spent, rest), "支出与结余", PLACES, is_certain=False)
