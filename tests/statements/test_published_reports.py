"""The prose of published reports that lie beside the project: nearly every figure in it is read, and said of something."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportgen.statements import Measure, Statement, read

REPORTS = sorted((Path(__file__).parents[3] / "shared" / "seeds").glob("*.txt"))
pytestmark = pytest.mark.skipif(not REPORTS, reason="the reports lie outside the project")

_FIGURE = re.compile(
    r"(?<![\d.〔年月第（(])\d[\d,]*(?:\.\d+)?(?=\s*(?:万元|亿元|元|[%％]|个百分点|分(?![类级局部为配别析管布])|人次|批次|辆|[个名人台次项]))"
)
_OF_MONEY = (
    Measure.AMOUNT,
    Measure.SHARE,
    Measure.CHANGE_AMOUNT,
    Measure.CHANGE_RATE,
    Measure.COMPLETION,
)


def lines() -> list[str]:
    """Every paragraph outside tables."""
    return [line for file in REPORTS for line in file.read_text("utf-8").splitlines() if line.count("|") < 3]


def test_nearly_every_figure_becomes_a_statement() -> None:
    figures, stated = 0, 0
    for line in lines():
        spans = [one.figure.span for one in read(line)]
        starts = [match.start() for match in _FIGURE.finditer(line)]
        figures += len(starts)
        stated += sum(any(span.start <= start < span.end for span in spans) for start in starts)
    assert figures > 50 * len(REPORTS)
    assert stated >= 0.99 * figures


def test_nearly_every_figure_of_money_is_said_of_something() -> None:
    of_money = [one for line in lines() for one in read(line) if one.measure in _OF_MONEY]
    assert sum(map(_is_placed, of_money)) >= 0.95 * len(of_money)


def _is_placed(one: Statement) -> bool:
    """Whether it names what it is of, or why it is of no account."""
    return bool(one.subject) or one.aside is not None
