"""A report as it will be printed: totals complete, figures filled into the author's sentences, once for all that follows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from reportgen.errors import Problem
from reportgen.figures.totals import completed
from reportgen.layout.placeholders import with_figures
from reportgen.model.paths import Path
from reportgen.model.report import Report
from reportgen.wording import Style


class Prepared(NamedTuple):
    """What rules examine and layouts print.

    Attributes:
        report: the report with every total that follows from its parts, and with the figures that its texts quote.
        problems: what is wrong with placeholders that cannot be filled in; their texts stay as they are.
        given: the report as it was given.
        quoted: where the values stand that its texts quote.
        defaults: names of the texts that the data leave out, and for which the layout's own words stand in the report.
    """

    report: Report
    problems: list[Problem]
    given: Report
    quoted: frozenset[Path]
    defaults: tuple[str, ...] = ()


def prepared(report: Report, style: Style, defaults: Mapping[str, str] | None = None) -> Prepared:
    """The report with its totals and its texts complete.

    Args:
        report: as read, or as `reportgen.load` gives it.
        style: how figures in texts are written: that of the layout that will print them.
        defaults: the words that stand for texts which the data leave out, by the name of the text.
    """
    left_out = {
        name: text
        for name, text in (defaults or {}).items()
        if not report.narrative.get(name) and name not in report.secret
    }
    whole = report.model_copy(update={"narrative": {**report.narrative, **left_out}}) if left_out else report
    filled = with_figures(completed(whole), style)
    return Prepared(filled.report, filled.problems, report, filled.quoted, tuple(left_out))
