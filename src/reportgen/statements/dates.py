"""Which year a text speaks of."""

from __future__ import annotations

import re

from reportgen.statements import terms
from reportgen.statements.passage import LONGEST_CLAUSE, Passage
from reportgen.statements.statement import Aside, TextSpan
from reportgen.statements.tokens import Token


def note_date(passage: Passage, token: Token) -> None:
    """Take over the year of a date, unless it is what something is compared with or one end of a period."""
    before = passage.text[max(passage.clause, token.start - 3) : token.start].rstrip()
    after = passage.text[token.end : token.end + 1]
    month = re.search(r"(\d{1,2})\s*月", token.text)
    if before.endswith(("与", "比", "较", "同", "和")):
        return
    head = passage.text[max(passage.clause, token.start - LONGEST_CLAUSE) : token.start]
    if (
        passage.now.year is not None
        and not (terms.OPENING.fullmatch(head) or terms.OURSELVES.search(head))
        and head
    ):
        return
    if (before.endswith(("到", "至", "—", "-")) and not before.endswith("截至")) or after in (
        "至",
        "到",
        "—",
        "-",
    ):
        passage.now.aside = Aside.PLAN
        return
    if month and int(month[1]) < 12 and before.endswith(("截至", "截止")):
        passage.now.aside = Aside.OTHER_PERIOD
    passage.now.year = int(token.text[:4])
    passage.now.year_span = TextSpan(token.start, token.start + 4)
