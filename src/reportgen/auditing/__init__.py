"""Holding a finished report against itself: figures that contradict one another, each with both places."""

from reportgen.auditing.contradiction import Certainty, Contradiction, Quotation
from reportgen.auditing.entry import Audit, audit
from reportgen.auditing.kinds import KINDS, Kind
from reportgen.auditing.marking import marked
from reportgen.auditing.texts import APPLIED, ON_NAMES

__all__ = [
    "APPLIED",
    "KINDS",
    "ON_NAMES",
    "Audit",
    "Certainty",
    "Contradiction",
    "Kind",
    "Quotation",
    "audit",
    "marked",
]
