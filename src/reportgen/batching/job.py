"""What is to be done with each data file of a batch, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from reportgen.batching.naming import spelt
from reportgen.errors import Problem, Severity, Spot
from reportgen.layout.chart_mode import ChartMode
from reportgen.version import __version__


@dataclass(frozen=True, slots=True)
class Job:
    """How every file of a batch is rendered; the meaning of each is that of `reportgen.render`.

    Attributes:
        layout: id or absolute path; None for the one that the data name.
        charts: how charts are drawn.
        strict: warnings stop a report.
        contents_pages: LibreOffice tells the page numbers.
        seconds: how long one report may take.
    """

    layout: str | None = None
    charts: ChartMode = "native"
    strict: bool = False
    contents_pages: bool = False
    seconds: float | None = None

    @property
    def said(self) -> str:
        """All that decides what becomes of the same data and layout, the version of this program included."""
        return f"{__version__} {self.layout} {self.charts} {self.strict} {self.contents_pages}"


class Record(NamedTuple):
    """Of what a report was made, and what it says, by content.

    Attributes:
        data: digest of the data file.
        layout: the layout that the data name.
        fingerprint: of the layout that was used.
        job: what `Job.said` gives.
        report: digest of the finished file.
    """

    data: str
    layout: str
    fingerprint: str
    job: str
    report: str


class Task(NamedTuple):
    """One data file.

    Attributes:
        source: the data file.
        target: where its report goes.
        record: of the report that is there, as far as the journal knows; None for doing the work in any case.
    """

    source: Path
    target: Path
    record: Record | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one data file.

    Attributes:
        source: the data file.
        written: the report; None where problems stopped it.
        problems: what is wrong; warnings and notes travel along with a report that was written.
        skipped: the report is that of an earlier run, and nothing has changed since; its problems were told then.
        record: for the journal; None where no report was written.
    """

    source: Path
    written: Path | None = None
    problems: tuple[Problem, ...] = ()
    skipped: bool = False
    record: Record | None = None

    @property
    def result(self) -> str:
        """``已生成``, ``未变`` or ``未生成``."""
        if self.written is None:
            return "未生成"
        return "未变" if self.skipped else "已生成"

    @property
    def counts(self) -> tuple[int, ...]:
        """How many errors, warnings and notes there are."""
        return tuple(sum(problem.severity is severity for problem in self.problems) for severity in Severity)

    def as_dict(self) -> dict[str, object]:
        """As plain JSON values: ``source``, ``written`` (null where there is no report), ``skipped``, ``problems``."""
        return {
            "source": spelt(self.source),
            "written": None if self.written is None else spelt(self.written),
            "skipped": self.skipped,
            "problems": [problem.as_dict() for problem in self.problems],
        }


def failed(source: Path, message: str, hint: str | None = None, code: str = "batch.failed") -> Outcome:
    """The outcome of a file whose report could not be made for a reason that lies in none of its data."""
    return Outcome(source, problems=(Problem(Severity.ERROR, code, Spot(spelt(source)), message, hint),))
