"""The 勾稽 catalogue: what must agree in a report, one small function and one code per rule."""

from reportgen.rules.catalogue import Rule
from reportgen.rules.checking import check
from reportgen.rules.register import GROUPS, RULES

__all__ = ["GROUPS", "RULES", "Rule", "check"]
