"""Other departments, other years: quite different data read as naturally in the same layouts."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.reports.expected import assert_reads_as
from tests.tools import validate

import reportgen
from reportgen.errors import Severity

VARIANTS = sorted((Path(__file__).parent / "variants").glob("*.yaml"))

each_variant = pytest.mark.parametrize("variant", VARIANTS, ids=lambda path: path.stem)


@each_variant
def test_its_figures_agree(variant: Path) -> None:
    assert [problem for problem in reportgen.check(variant) if problem.severity is not Severity.NOTE] == []


@each_variant
def test_the_report_reads_as_expected(variant: Path) -> None:
    assert_reads_as(reportgen.render(variant), variant.with_suffix(".txt"))


@each_variant
def test_word_accepts_the_report(variant: Path) -> None:
    assert validate(reportgen.render(variant)) == []
