"""One table of results for many reports, as a workbook: a sheet with a line for each report, one with each finding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, NamedTuple
from unicodedata import east_asian_width

from reportgen.auditing.contradiction import MOST_PLACES, Certainty, Contradiction
from reportgen.auditing.entry import Audit
from reportgen.auditing.kinds import title_of
from reportgen.errors import Problem

_CREATED = datetime(2000, 1, 1, tzinfo=UTC)  # the same results give the same bytes
_REPORTS = ("报告", "结果", "错误", "提醒", "尾差", "正文里的数", "核对的合计", "说明")
_FINDINGS = ("报告", "结论", "类别", "编码", "页", "行", "位置", "内容", "应为", "相差", "容差", "对照")
_WIDTHS = {"报告": 40, "内容": 80, "对照": 40, "位置": 18, "类别": 24, "说明": 40}
_NARROW = 10
_A4 = 9
_LINE = 15  # points
_MOST_LINES = 25  # a row of a workbook is at most 409 points high


class Outcome(NamedTuple):
    """What became of one report.

    Attributes:
        name: what the table calls it.
        audit: what was found; None where it could not be read.
        problems: why not.
    """

    name: str
    audit: Audit | None
    problems: tuple[Problem, ...] = ()

    def count(self, certainty: Certainty) -> int:
        """How many findings of that certainty it has."""
        return (
            0 if self.audit is None else sum(one.certainty is certainty for one in self.audit.contradictions)
        )

    @property
    def result(self) -> str:
        """``读不了``, ``有错误``, ``有提醒``, ``没有可核对的`` or ``没有发现问题``."""
        if self.audit is None:
            return "读不了"
        if self.count(Certainty.CERTAIN):
            return "有错误"
        if self.count(Certainty.DOUBTFUL):
            return "有提醒"
        return "没有发现问题" if self.audit.relations or self.audit.statements else "没有可核对的"


def results_table(outcomes: Sequence[Outcome]) -> bytes:
    """The results as the bytes of an .xlsx; names and texts are never taken for formulas."""
    import xlsxwriter  # takes long to load

    content = BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    book.set_properties({"title": "成品报告核对结果", "created": _CREATED})
    head = book.add_format({"bold": True, "bg_color": "#D9E2F3", "border": 1, "valign": "vcenter"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    _sheet(book.add_worksheet("报告"), _REPORTS, [_of_report(one) for one in outcomes], head, wrapped)
    findings = [row for one in outcomes for row in _of_findings(one)]
    _sheet(book.add_worksheet("发现"), _FINDINGS, findings, head, wrapped)
    book.close()
    return content.getvalue()


def _sheet(
    sheet: Any, heads: Sequence[str], rows: Sequence[Sequence[object]], head: Any, wrapped: Any
) -> None:
    for column, name in enumerate(heads):
        sheet.set_column(column, column, _WIDTHS.get(name, _NARROW))
        sheet.write_string(0, column, name, head)
    for number, row in enumerate(rows, 1):
        lines = max(
            _lines(str(value), _WIDTHS.get(name, _NARROW)) for name, value in zip(heads, row, strict=True)
        )
        sheet.set_row(number, _LINE * min(lines, _MOST_LINES))
        for column, value in enumerate(row):
            if isinstance(value, int):
                sheet.write_number(number, column, value, wrapped)
            else:
                sheet.write_string(number, column, str(value), wrapped)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, len(rows)), len(heads) - 1)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a column: a Chinese character is two wide."""
    return sum(
        max(1, -(-sum(2 if east_asian_width(sign) in "WF" else 1 for sign in line) // (width - 1)))
        for line in text.split("\n")
    )


def _of_report(outcome: Outcome) -> tuple[object, ...]:
    counts = tuple(outcome.count(certainty) for certainty in Certainty)
    certain, doubtful, rounding = counts
    figures = (0, 0) if outcome.audit is None else (outcome.audit.statements, outcome.audit.relations)
    problems = outcome.problems if outcome.audit is None else outcome.audit.problems
    why = "；".join(problem.message for problem in problems)
    return outcome.name, outcome.result, certain, doubtful, rounding, *figures, why


def _of_findings(outcome: Outcome) -> Iterator[tuple[object, ...]]:
    for found in outcome.audit.contradictions if outcome.audit is not None else ():
        yield outcome.name, *_of_finding(found)


def _of_finding(found: Contradiction) -> tuple[object, ...]:
    spot = found.stated.spot
    has_figures = bool(found.difference)
    places = dict.fromkeys(str(one.spot.words) for one in (*found.repeated, *found.against))
    return (
        found.certainty.chinese,
        title_of(found.code),
        found.code,
        spot.page or "",
        spot.line or "",
        spot.words,
        found.message,
        "" if found.expected is None else f"{found.expected:f}",
        f"{found.difference:f}" if has_figures else "",
        f"{found.tolerance:f}" if has_figures else "",
        "、".join(list(places)[:MOST_PLACES]),
    )
