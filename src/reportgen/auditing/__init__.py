"""Holding a finished report against itself: figures that contradict one another, each with both places."""

from reportgen.auditing.contradiction import Certainty, Contradiction, Quotation
from reportgen.auditing.entry import Audit, audit

__all__ = ["Audit", "Certainty", "Contradiction", "Quotation", "audit"]
