"""Rates that sentences state: shares, completions, changes."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.auditing.amounts.known import Known
from reportgen.auditing.amounts.prose import Section
from reportgen.auditing.contradiction import Contradiction
from reportgen.auditing.rates.changes_said import change
from reportgen.auditing.rates.completions_said import adjustment, completion
from reportgen.auditing.rates.shares_said import all_shares, share
from reportgen.auditing.rates.staff_said import staff_control
from reportgen.statements import Measure, Rate

_EXECUTED = (Rate.EXECUTION, Rate.COMPLETION, Rate.SPENDING, Rate.CONTROL, Rate.OF_BUDGET)


def rates_said(section: Section, known: Known) -> Iterator[Contradiction]:
    """Every rate of a section that is not that of its amounts."""
    yield from all_shares(section)
    for told in section.told:
        statement = told.statement
        if statement.is_rounded or statement.is_each or statement.aside is not None or told.is_respective:
            continue
        if statement.measure is Measure.SHARE:
            yield from share(told, known)
        elif statement.measure is Measure.COMPLETION and statement.rate in _EXECUTED:
            yield from completion(told, known)
            if statement.rate is Rate.CONTROL:
                yield from staff_control(told)
        elif statement.measure is Measure.CHANGE_RATE:
            yield from change(told, known)
        elif statement.rate is Rate.ADJUSTMENT:
            yield from adjustment(told)
