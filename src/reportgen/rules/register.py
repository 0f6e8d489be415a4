"""All rules in the order of the reference page."""

from __future__ import annotations

from reportgen.rules import (
    agreement,
    balance,
    codes,
    containment,
    counted,
    execution,
    expenses,
    explanations,
    leftovers,
    narrative,
    parts,
    rates,
    resources,
    results,
    said_amounts,
    said_changes,
    said_counts,
    said_rates,
    said_years,
    scores,
    staff,
    table_columns,
    timing,
    told_dates,
    weights,
)
from reportgen.rules.catalogue import Rule

GROUPS = (
    balance.GROUP,
    parts.GROUP,
    containment.GROUP,
    agreement.GROUP,
    table_columns.GROUP,
    expenses.GROUP,
    counted.GROUP,
    resources.GROUP,
    staff.GROUP,
    codes.GROUP,
    rates.GROUP,
    execution.GROUP,
    weights.GROUP,
    scores.GROUP,
    results.GROUP,
    explanations.GROUP,
    timing.GROUP,
    told_dates.GROUP,
    narrative.GROUP,
    said_amounts.GROUP,
    said_changes.GROUP,
    said_rates.GROUP,
    said_counts.GROUP,
    said_years.GROUP,
    leftovers.GROUP,
)

RULES: dict[str, Rule] = {rule.code: rule for group in GROUPS for rule in group.rules}
"""Every rule by its code."""
