"""The whole way of a report: load → check → render."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from reportgen import rules
from reportgen.amounts import exact_arithmetic
from reportgen.deadlines import time_limit
from reportgen.errors import Problem, ReportgenError, Severity, Spot, capped
from reportgen.figures.totals import completed
from reportgen.intake.opening import may_be_workbook
from reportgen.layout import Layout, open_layout, shipped_layout
from reportgen.layout.chart_mode import REHEARSED, ChartMode
from reportgen.layout.prepared import Prepared, prepared
from reportgen.logs import log
from reportgen.model.report import Report
from reportgen.model.tracing import problem_at
from reportgen.model.validation import report_from
from reportgen.source import Document, Floats, file_given, path_given, read
from reportgen.wording import Style

__all__ = [
    "ChartMode",
    "Floats",
    "Rendered",
    "Source",
    "check",
    "layout_of",
    "load",
    "preload",
    "render",
    "rendered",
    "stops",
]

Source = Path | str | bytes | Mapping[str, object]
"""A data file's path, YAML or JSON text, the bytes of a file (a workbook among them), or a dict with exact amounts."""
_SMALLEST = {"年度": 2000, "单位": {"名称": "—"}}


@exact_arithmetic()
def load(source: Source | Report, *, name: str | None = None, floats: Floats = "refused") -> Report:
    """Read and validate data, and fill in every total that follows from its parts.

    Args:
        source: see `Source`; a str with a line break is text, else a path. A report is completed.
        name: what messages call the file, where `source` is not a path.
        floats: of a dict: ``refused``, since they hold no exact amounts; ``shortest`` takes the shortest number that
            stands for each, for programs that have nothing else, and refuses those with more than four decimals.

    Raises:
        UnreadableError: when it is no YAML, JSON or dict at all.
        ReportgenError: when keys or values are wrong; it carries every problem.
    """
    if isinstance(source, Report):
        return completed(source)
    if isinstance(source, Mapping):
        return completed(report_from(read(source, name, floats=floats)))
    return completed(read_report(source, name))


def preload(layout: Layout | str | Path) -> Layout:
    """A layout, opened and compiled, with all that checking and rendering load when they are first used.

    A service calls this when it starts, so that its first report is made as quickly as the others.

    Raises:
        ReportgenError: when there is no such layout, or it is wrong.
    """
    chosen = layout if isinstance(layout, Layout) else open_layout(layout)
    _checked(_SMALLEST, chosen)
    chosen.report_template.opened_for("native")
    return chosen


@exact_arithmetic()
def read_report(source: Source, name: str | None = None, layout: Layout | None = None) -> Report:
    """The report exactly as its data state it, without totals that follow; else as `load`.

    Args:
        source: see `Source`.
        name: what messages call the file, where `source` is not a path.
        layout: that it is for: at the places that it needs, a blank cell of an official form is worth a zero.
    """
    return report_from(_document(source, name, layout))


def _document(source: Source, name: str | None, layout: Layout | None) -> Document:
    return replace(_read(source, name, layout), opened=path_given(source))


def _read(source: Source, name: str | None, layout: Layout | None) -> Document:
    given = file_given(source, name)
    if given is None or not may_be_workbook(*given):
        return read(source if given is None else given[0], name if given is None else given[1])
    from reportgen.data_workbook.entry import read_workbook  # only a workbook needs the library that reads it

    data, called = given
    return read_workbook(data, called or "工作簿", layout.single_needs if layout else frozenset())


@exact_arithmetic()
def check(
    report: Report | Source, layout: Layout | str | Path | None = None, *, seconds: float | None = None
) -> list[Problem]:
    """Every disagreement among the figures, placeholders that lead nowhere, and what the layout needs but the data lack.

    Args:
        report: a loaded report, or what `load` takes.
        layout: the layout to check against; the one that the data name, if any, where left out.
        seconds: how long it may take, against data that would keep a server busy; two minutes where left out.

    Raises:
        ReportgenError: when the data cannot be loaded, there is no such layout, or the time is up.
    """
    with time_limit(seconds):
        return _checked(report, layout)


def _checked(report: Report | Source, layout: Layout | str | Path | None) -> list[Problem]:
    asked = _asked(layout)
    given = report if isinstance(report, Report) else read_report(report, layout=asked)
    chosen = layout_of(given, asked) if asked or given.layout else None
    ready = chosen.prepared(given) if chosen else prepared(given, Style())
    problems = [*_in_the_data(ready, chosen), *(chosen.check(ready) if chosen else ())]
    log("checked %s: %d problems", chosen.id if chosen else "without a layout", len(problems))
    return capped(problems)


def _in_the_data(ready: Prepared, layout: Layout | None) -> list[Problem]:
    """What is wrong with the data; reasons that the layout does not print are not asked for."""
    document = ready.report.document
    told = document.problems if document else ()
    found = rules.check(ready.report, layout.asks_for) if layout else rules.check(ready.report)
    return [*told, *ready.problems, *found]


def render(
    report: Report | Source,
    layout: Layout | str | Path | None = None,
    charts: ChartMode = "native",
    *,
    strict: bool = False,
    contents_pages: bool = False,
    seconds: float | None = None,
) -> bytes:
    """The finished report as the bytes of a .docx; the same input gives the same bytes.

    Args:
        report: a loaded report, or what `load` takes.
        layout: id, folder, .docx file or `Layout`; the one that the data name where left out.
        charts: ``native`` (editable in Word), ``image``, or ``both``: native ones with a picture for readers that draw none.
        strict: warnings stop the report as errors do.
        contents_pages: LibreOffice tells the page numbers of the table of contents; without, Word fills them in when it
            opens the report, and asks first.
        seconds: how long it may take, against data and templates that would keep a server busy; two minutes where left out.

    Raises:
        ReportgenError: when anything stops the report; it carries every problem, warnings included.
    """
    return rendered(
        report, layout, charts, strict=strict, contents_pages=contents_pages, seconds=seconds
    ).document


class Rendered(NamedTuple):
    """A finished report and the warnings and notes that travel along."""

    document: bytes
    problems: list[Problem]


@exact_arithmetic()
def rendered(
    report: Report | Source,
    layout: Layout | str | Path | None = None,
    charts: ChartMode = "native",
    *,
    strict: bool = False,
    contents_pages: bool = False,
    seconds: float | None = None,
) -> Rendered:
    """As `render`, with the problems that did not stop the report."""
    with time_limit(seconds):
        return _rendered(report, layout, charts, strict=strict, contents_pages=contents_pages)


def _rendered(
    report: Report | Source,
    layout: Layout | str | Path | None,
    charts: ChartMode,
    *,
    strict: bool,
    contents_pages: bool,
) -> Rendered:
    asked = _asked(layout)
    given = report if isinstance(report, Report) else read_report(report, layout=asked)
    chosen = layout_of(given, asked)
    ready = chosen.prepared(given)
    problems = _in_the_data(ready, chosen)
    # Nothing is drawn for a report that will not be made.
    tried = chosen.tried(ready, REHEARSED if stops(problems, strict=strict) else charts)
    problems += tried.problems
    if stops(problems, strict=strict):
        log("not rendered %s: %d problems", chosen.id, len(problems))
        raise ReportgenError(problems)
    document = tried.document() if tried.document else chosen.render(ready, charts)
    if contents_pages:
        from reportgen.publish.contents_pages import with_contents_pages  # starts a program of its own

        [document] = with_contents_pages([document])
    log("rendered %s: %d bytes, %d problems", chosen.id, len(document), len(problems))
    return Rendered(document, capped(problems))


def stops(problems: list[Problem], *, strict: bool = False) -> bool:
    """Whether one of the problems keeps a report from being rendered."""
    stopping = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return any(problem.severity in stopping for problem in problems)


def layout_of(report: Report, layout: Layout | str | Path | None = None) -> Layout:
    """The layout that is asked for, else the one that the data name: an id, or in a data file also a path seen from it.

    Data that are handed over, as bytes, text or a dict, whatever their name, cannot make the program open a file.

    Raises:
        ReportgenError: when neither names one, or there is none of that name.
    """
    if asked := _asked(layout):
        return asked
    if not report.layout:
        hint = "请在数据文件中写“版式: …”，或用 --layout 指定；reportgen layout list 列出现有版式"
        problem = Problem(Severity.ERROR, "layout.none", Spot("版式"), "没有说明用哪个版式", hint)
        raise ReportgenError([_where_named(report, problem)])
    try:
        return layout_named(report.layout, report.document.opened if report.document else None)
    except ReportgenError as error:
        raise ReportgenError(_where_named(report, problem) for problem in error.problems) from None


def _asked(layout: Layout | str | Path | None) -> Layout | None:
    """The layout that the caller asks for."""
    if isinstance(layout, Layout):
        return layout
    return open_layout(layout) if layout else None


def layout_named(layout: str, data_file: Path | None) -> Layout:
    """The layout that data name: an id or, in a data file that was opened by its path, also a path seen from it.

    Raises:
        ReportgenError: when there is none, or it is faulty.
    """
    if data_file is not None and (beside := data_file.parent / layout) and _is_there(beside):
        return open_layout(beside)
    return shipped_layout(layout)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # a name that no file can have
        return False


def _where_named(report: Report, problem: Problem) -> Problem:
    """A complaint that stands in no file of the layout, placed where the data name the layout."""
    if problem.file:
        return problem
    named = problem_at(report.document, ("layout",), problem.severity, problem.code, problem.message)
    return replace(problem, spot=replace(named.spot, words=problem.where))
