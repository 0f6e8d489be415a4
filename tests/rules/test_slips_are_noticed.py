"""A person who mistypes one figure of a finished data file is told so, with line and column.

One figure in every twenty, or part of twenty, may be stated only once.
"""

from __future__ import annotations

from decimal import Decimal
from math import ceil
from pathlib import Path

import pytest
from tests.rules.altering import Kind, document_of, slips

from reportgen.errors import Severity
from reportgen.figures.totals import completed
from reportgen.model.validation import report_from
from reportgen.rules import check

AMOUNTS = frozenset((Kind.AMOUNT, Kind.EXPENSE, Kind.FUNDS))
EXAMPLES = sorted((Path(__file__).parents[2] / "data_examples").glob("*.yaml"))


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_nineteen_in_twenty_slips_are_noticed(file: Path) -> None:
    noticed, missed = 0, []
    for slip in slips(file, lambda amount: amount + Decimal("3.70"), AMOUNTS):
        problems = check(completed(report_from(document_of(slip))))
        if any(
            problem.severity is not Severity.NOTE and problem.line and problem.column for problem in problems
        ):
            noticed += 1
        else:
            missed.append(slip.figure.words)
    allowed = ceil((noticed + len(missed)) / 20)
    assert len(missed) <= allowed, f"missed {len(missed)}, found {noticed}:\n" + "\n".join(missed)
