"""Departments made up at random through all five layouts: no report says what its data, or the report itself, deny."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from tests.reports.invented import invented
from tests.reports.test_departments import for_layout

import reportgen
from reportgen.errors import Severity

each_report = pytest.mark.parametrize(
    ("seed", "layout"), [(seed, layout) for seed in range(8) for layout in reportgen.layout_ids()]
)


@cache
def data(seed: int, layout: str) -> dict[str, Any]:
    return for_layout(invented(seed), layout)


@cache
def rendered(seed: int, layout: str) -> bytes:
    return reportgen.render(data(seed, layout))


@each_report
def test_the_figures_agree(seed: int, layout: str) -> None:
    problems = reportgen.check(data(seed, layout))
    assert [str(problem) for problem in problems if problem.severity is Severity.ERROR] == []


@each_report
def test_no_sentence_contradicts_another_or_a_table(seed: int, layout: str) -> None:
    found = reportgen.audit(rendered(seed, layout)).contradictions
    assert [one.message for one in found if one.certainty != "rounding"] == []


@each_report
def test_it_says_what_its_data_say(seed: int, layout: str) -> None:
    assert list(reportgen.verify(rendered(seed, layout), data(seed, layout)).deviations) == []
