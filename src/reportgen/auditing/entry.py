"""`audit`: read a finished report and hold its figures against one another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reportgen.amounts import exact_arithmetic
from reportgen.auditing.across import across
from reportgen.auditing.causes import contradictions_of
from reportgen.auditing.column_sums import column_sums
from reportgen.auditing.contradiction import Contradiction
from reportgen.auditing.ledger import ledgers_of
from reportgen.auditing.relation import Relation
from reportgen.auditing.row_sums import row_sums
from reportgen.errors import Problem
from reportgen.finished import FinishedDocument, read_document


@dataclass(frozen=True, slots=True)
class Audit:
    """What was found in a report.

    Attributes:
        contradictions: in the order in which they stand; differences within rounding at the end.
        relations: how many sums were added up.
        problems: what of the report could not be read, e.g. a page that is a picture.
    """

    contradictions: tuple[Contradiction, ...]
    relations: int
    problems: tuple[Problem, ...] = ()


@exact_arithmetic()
def audit(source: Path | str | bytes, name: str | None = None) -> Audit:
    """Add up the tables of a finished report (.docx, .pdf, .html, .txt, .md): trees of codes, totals, columns, one
    amount in several tables.

    Args:
        source: a path, or the bytes of the file.
        name: what findings call it, where `source` is not a path.

    Raises:
        ReportgenError: when the report cannot be read.
    """
    document = read_document(source, name)
    relations = tuple(relations_of(document))
    return Audit(tuple(contradictions_of(relations)), len(relations), document.problems)


def relations_of(document: FinishedDocument) -> Iterator[Relation]:
    """All that the tables of a document bind together: what adds up, and what is stated twice."""
    ledgers = tuple(ledgers_of(document))
    for ledger in ledgers:
        yield from row_sums(ledger)
        yield from column_sums(ledger)
    yield from across(ledgers)
