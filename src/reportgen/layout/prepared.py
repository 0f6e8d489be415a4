"""A report as it will be printed: totals complete, figures filled into the author's sentences, once for all that follows."""

from __future__ import annotations

from typing import NamedTuple

from reportgen.errors import Problem
from reportgen.figures.totals import completed
from reportgen.layout.placeholders import with_figures
from reportgen.model.report import Report
from reportgen.wording import Style


class Prepared(NamedTuple):
    """What rules examine and layouts print.

    Attributes:
        report: the report with every total that follows from its parts, and with the figures that its texts quote.
        problems: what is wrong with placeholders that cannot be filled in; their texts stay as they are.
    """

    report: Report
    problems: list[Problem]


def prepared(report: Report, style: Style) -> Prepared:
    """The report with its totals and its texts complete.

    Args:
        report: as read, or as `reportgen.load` gives it.
        style: how figures in texts are written: that of the layout that will print them.
    """
    return Prepared(*with_figures(completed(report), style))
