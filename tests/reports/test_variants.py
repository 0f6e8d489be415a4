"""Other departments, other years: quite different data read as naturally in the same layouts.

The expected text stands beside each data file in ``tests/reports/variants``; ``REPORTGEN_WRITE_OUTLINES=1 pytest
tests/reports`` writes it anew after a wanted change.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.tools import validate

import reportgen
from reportgen.errors import Severity
from reportgen.word.outline import outline

VARIANTS = sorted((Path(__file__).parent / "variants").glob("*.yaml"))

each_variant = pytest.mark.parametrize("variant", VARIANTS, ids=lambda path: path.stem)


@each_variant
def test_its_figures_agree(variant: Path) -> None:
    assert [problem for problem in reportgen.check(variant) if problem.severity is not Severity.NOTE] == []


@each_variant
def test_the_report_reads_as_expected(variant: Path) -> None:
    text = outline(reportgen.render(variant))
    expected = variant.with_suffix(".txt")
    if os.environ.get("REPORTGEN_WRITE_OUTLINES"):
        expected.write_text(text, encoding="utf-8")
    assert text == expected.read_text(encoding="utf-8")


@each_variant
def test_word_accepts_the_report(variant: Path) -> None:
    assert validate(reportgen.render(variant)) == []
