"""A report in a Jupyter notebook: its problems as a table and its charts, where the last line of a cell is ``Shown("data.yaml")``."""

from html import escape
from pathlib import Path

import reportgen

_COLOURS = {"error": "#b3261e", "warning": "#8a5a00", "note": "#44546a"}


class Shown:
    """What there is to see of a report before it is a document."""

    def __init__(self, source: reportgen.Report | Path | str, layout: str | None = None) -> None:
        self.report = reportgen.load(source)
        self.layout = reportgen.open_layout(layout or self.report.layout or "")

    def _repr_html_(self) -> str:
        problems = reportgen.check(self.report, self.layout)
        rows = "".join(
            f"<tr><td style='color:{_COLOURS[problem.severity]}'>{problem.severity.chinese}</td>"
            f"<td>{escape(problem.where)}</td><td style='text-align:left'>{escape(problem.message)}</td></tr>"
            for problem in problems
        )
        pictures = self.layout.pictures(self.report, "svg").values()
        return (
            f"<h4>{escape(self.report.department.name)} {self.report.year}年度</h4>"
            f"<table>{rows or '<tr><td>没有问题</td></tr>'}</table>{''.join(svg.decode() for svg in pictures)}"
        )
