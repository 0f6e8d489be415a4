"""Every example becomes its report: the text as published, a file that Word accepts, the same bytes each time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.reports.expected import assert_reads_as
from tests.tools import validate

import reportgen
from reportgen.errors import Severity

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "data_examples").glob("*.yaml"))
OUTLINES = Path(__file__).parent / "outlines"

each_example = pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)


@each_example
def test_its_figures_agree(example: Path) -> None:
    assert [problem for problem in reportgen.check(example) if problem.severity is not Severity.NOTE] == []


@each_example
def test_the_report_reads_as_expected(example: Path) -> None:
    assert_reads_as(reportgen.render(example), OUTLINES / f"{example.stem}.txt")


@each_example
@pytest.mark.parametrize("charts", ["native", "image"])
def test_word_accepts_the_report(example: Path, charts: str) -> None:
    assert validate(reportgen.render(example, charts=charts)) == []


@each_example
def test_the_same_data_give_the_same_bytes(example: Path) -> None:
    assert reportgen.render(example) == reportgen.render(example)


def test_every_layout_has_an_example() -> None:
    assert sorted(example.stem for example in EXAMPLES) == reportgen.layout_ids()


def test_a_report_with_native_charts_does_without_the_library_of_pictures() -> None:
    example = ROOT / "data_examples" / "sichuan-panzhihua.yaml"
    script = (
        f"import sys, reportgen; reportgen.render({str(example)!r}); sys.exit('matplotlib' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
