"""How much the figures of a sentence speak for the report year where the sentence says another one."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.amounts import percentage_range, within_precision
from reportgen.model.paths import Path
from reportgen.rules.case import Case
from reportgen.rules.sentences.agreeing import amounts_said, executed, in_year
from reportgen.rules.sentences.counts_said import counted_in_report_year
from reportgen.rules.sentences.said import Said, agrees_with_amount, said
from reportgen.statements import Measure

ENOUGH = 2
"""So much must speak for the report year before another one is doubted: one amount, or two small counts."""


def under_other_years(case: Case) -> Iterator[tuple[Said, list[int]]]:
    """What is said under each other year, with how much each figure speaks for the report year."""
    groups: dict[tuple[Path, int], tuple[Said, list[int]]] = {}
    for one in case.once(said):
        statement = one.statement
        if statement.year in (None, case.report.year) or statement.year_span is None:
            continue
        evidence = _evidence(case, one)
        if evidence is not None:
            groups.setdefault((one.path, statement.year_span.start), (one, []))[1].append(evidence)
    yield from groups.values()


def _evidence(case: Case, one: Said) -> int | None:
    """How much a figure speaks for the report year: not at all where it is of the year it names, None where unknown."""
    statement, own = one.statement, case.report.year
    if one.is_ambiguous:
        return None
    if statement.measure is Measure.AMOUNT and one.lines:
        current = [amount for _, item in one.lines for amount in in_year(item, statement.column, own, own)]
        known = list(amounts_said(one, own))
        if statement.figure.value and any(agrees_with_amount(statement.figure, amount) for amount in known):
            return -ENOUGH
        agrees = any(agrees_with_amount(statement.figure, amount) for amount in current)
        return None if not agrees else ENOUGH if statement.figure.value else 0
    if statement.measure is Measure.COMPLETION and one.lines:
        pairs = list(executed(one))
        bounds = [percentage_range(*pair) for pair in pairs if pair[1] != 0]
        return (
            1 if any(found and within_precision(statement.figure.value, found) for found in bounds) else None
        )
    return counted_in_report_year(case, one)


def is_slip_of_year(one: Said, case: Case) -> bool:
    """Whether the amount is the report year's, so that the year is wrong: FIG10 says so."""
    return one.statement.year not in (None, case.report.year) and (_evidence(case, one) or 0) >= ENOUGH
