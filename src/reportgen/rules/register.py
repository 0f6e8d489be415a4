"""All rules in the order of the reference page."""

from __future__ import annotations

from reportgen.rules import (
    agreement,
    balance,
    codes,
    expenses,
    explanations,
    leftovers,
    narrative,
    parts,
    rates,
    resources,
    results,
    said_figures,
    scores,
    table_columns,
    weights,
)
from reportgen.rules.catalogue import Rule

GROUPS = (
    balance.GROUP,
    parts.GROUP,
    agreement.GROUP,
    table_columns.GROUP,
    expenses.GROUP,
    resources.GROUP,
    codes.GROUP,
    rates.GROUP,
    weights.GROUP,
    scores.GROUP,
    results.GROUP,
    explanations.GROUP,
    narrative.GROUP,
    said_figures.GROUP,
    leftovers.GROUP,
)

RULES: dict[str, Rule] = {rule.code: rule for group in GROUPS for rule in group.rules}
"""Every rule by its code."""
