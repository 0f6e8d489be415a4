"""Holding a finished report against its data: what was changed in it, and which of its figures the data do not give."""

from reportgen.verifying.deviation import Deviation
from reportgen.verifying.entry import Verification, verify

__all__ = ["Deviation", "Verification", "verify"]
