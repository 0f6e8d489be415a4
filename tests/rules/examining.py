"""How the tests of the catalogue look at one snippet of data."""

from __future__ import annotations

from reportgen.errors import Problem
from reportgen.figures.totals import completed
from reportgen.model.report import Report
from reportgen.model.validation import report_from
from reportgen.rules import check
from reportgen.source import read

_YEAR = "年度: 2022\n"
_DEPARTMENT = "单位: {名称: 云溪市财政局}\n"


def report_of(data: str) -> Report:
    """A report of that data, totals completed; year and department need not be said."""
    department = "" if data.startswith("单位:") else _DEPARTMENT
    year = "" if data.startswith("年度:") else _YEAR
    return completed(report_from(read(f"{year}{department}{data}\n", name="数据.yaml")))


def problems_of(data: str, code: str) -> list[Problem]:
    """What one rule finds in that data."""
    return [problem for problem in check(report_of(data)) if problem.code == code]


def messages_of(data: str, code: str) -> list[str]:
    return [problem.message for problem in problems_of(data, code)]
