"""Holding a finished report against itself: figures that contradict one another, each with both places."""

from reportgen.auditing.contradiction import Certainty, Contradiction, Quotation
from reportgen.auditing.entry import Audit, audit
from reportgen.auditing.kinds import KINDS, Kind, title_of
from reportgen.auditing.marking import marked
from reportgen.auditing.results_table import Outcome, results_table
from reportgen.auditing.words.texts import APPLIED, ON_NAMES

__all__ = [
    "APPLIED",
    "KINDS",
    "ON_NAMES",
    "Audit",
    "Certainty",
    "Contradiction",
    "Kind",
    "Outcome",
    "Quotation",
    "audit",
    "marked",
    "results_table",
    "title_of",
]
