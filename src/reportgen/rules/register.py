"""All rules in the order of the reference page."""

from __future__ import annotations

from reportgen.rules.accounts import (
    agreement,
    balance,
    codes,
    containment,
    counted,
    execution,
    expenses,
    parts,
    rates,
    resources,
    staff,
    table_columns,
)
from reportgen.rules.catalogue import Rule
from reportgen.rules.performance import results, scores, weights
from reportgen.rules.sentences import said_amounts, said_changes, said_counts, said_rates, said_years
from reportgen.rules.texts import explanations, leftovers, narrative, timing, told_dates

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
