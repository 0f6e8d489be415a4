"""All rules in the order of the reference page."""

from __future__ import annotations

from reportgen.rules import balance, codes, parts, rates
from reportgen.rules.catalogue import Rule

GROUPS = (balance.GROUP, parts.GROUP, codes.GROUP, rates.GROUP)

RULES: dict[str, Rule] = {rule.code: rule for group in GROUPS for rule in group.rules}
"""Every rule by its code."""
