"""One amount in several of the published tables of final accounts: 收入支出总表, 收入表, 支出表, 财政拨款总表 and so on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.auditing.amounts.table_facts import Fact, facts_of
from reportgen.auditing.figure import PrintedFigure
from reportgen.auditing.relation import Relation
from reportgen.auditing.tables.ledger import Ledger


def across(ledgers: Sequence[Ledger]) -> Iterator[Relation]:
    """Every amount that an earlier table states too."""
    first: dict[Fact, tuple[PrintedFigure, int]] = {}
    for ledger in ledgers:
        for fact, figure, places in facts_of(ledger):
            if fact in first and first[fact][0].place != figure.place:
                earlier, other = first[fact]
                said = f"表{earlier.place[0]}中同一笔数"
                yield Relation(figure, (earlier,), said, min(places, other), code="audit.same")
            first.setdefault(fact, (figure, places))
