"""Whatever a file holds, the way from its bytes to the findings ends in a report or in a `ReportgenError`."""

from __future__ import annotations

import os
import random

from tests.rules.mutation import mutated

from reportgen.errors import ReportgenError
from reportgen.figures.totals import completed
from reportgen.model.validation import report_from
from reportgen.rules import check
from reportgen.source import read

ROUNDS = int(os.environ.get("REPORTGEN_MUTATIONS", "500"))


def test_mutated_files_give_a_report_or_a_complaint() -> None:
    chance = random.Random(20220521)
    survived = 0
    for _ in range(ROUNDS):
        source = mutated(chance)
        try:
            check(completed(report_from(read(source))))
            survived += 1
        except ReportgenError as error:
            assert error.problems
            assert all(problem.message for problem in error.problems)
    assert survived > ROUNDS / 20, "the mutations should leave some files readable"
