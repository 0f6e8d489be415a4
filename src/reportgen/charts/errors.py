"""Complaints about charts."""

from __future__ import annotations

from reportgen.errors import Problem, ReportgenError, Severity, Spot


class ChartError(ReportgenError):
    """A chart that cannot be drawn as specified; `problems` lists why."""


def complaint(title: str, code: str, message: str, hint: str | None = None) -> Problem:
    """A problem of the chart with this `title`; `code` is prefixed with ``chart.``."""
    return Problem(Severity.ERROR, code, Spot(f"图表“{title}”"), message, hint)
