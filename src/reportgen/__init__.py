"""reportgen: budget-performance and final-accounts reports, from a data file to a finished Word document.

    >>> import reportgen
    >>> report = reportgen.load("data.yaml")         # ReportgenError lists every problem
    >>> problems = reportgen.check(report)           # figures that disagree, data that the layout lacks
    >>> document = reportgen.render(report)          # bytes of a .docx
    >>> made = reportgen.rendered(report)            # the same, with warnings and notes: made.document, made.problems
    >>> found = reportgen.audit("report.pdf")        # what contradicts itself in a finished report
    >>> found = reportgen.verify("report.docx", "data.yaml")   # what a finished report says otherwise than its data

The names are imported when they are first used, so that importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from reportgen.version import __version__ as __version__

if TYPE_CHECKING:
    from reportgen.auditing import Audit, audit
    from reportgen.batching import Outcome, batch
    from reportgen.errors import Problem, ReportgenError, Severity, UnreadableError
    from reportgen.layout import Layout, layout_ids, open_layout
    from reportgen.model.records import (
        Accounts,
        Assets,
        Bonus,
        ByNature,
        Department,
        Evaluation,
        FundAccount,
        FundingSplit,
        Glossary,
        GlossaryEntry,
        GradeBand,
        Indicator,
        LeaderPosts,
        LineItem,
        ProblemsFound,
        Procurement,
        Project,
        ProjectFunds,
        Report,
        StaffChange,
        Staffing,
        StaffKind,
        SubordinateUnit,
        ThreePublicExpenses,
        VehicleKind,
    )
    from reportgen.pipeline import Rendered, check, load, preload, render, rendered
    from reportgen.verifying import Verification, verify
    from reportgen.workbook_import import Imported, import_workbooks

_HOMES = {
    "Audit": "auditing",
    "Imported": "workbook_import",
    "Layout": "layout",
    "Outcome": "batching",
    "Problem": "errors",
    "Rendered": "pipeline",
    "ReportgenError": "errors",
    "Severity": "errors",
    "UnreadableError": "errors",
    "Verification": "verifying",
    "audit": "auditing",
    "batch": "batching",
    "check": "pipeline",
    "import_workbooks": "workbook_import",
    "layout_ids": "layout",
    "load": "pipeline",
    "open_layout": "layout",
    "preload": "pipeline",
    "render": "pipeline",
    "rendered": "pipeline",
    "verify": "verifying",
}
_RECORDS = "model.records"
"""The home of all other names: the records that a report is made of."""

__all__ = [
    "Accounts",
    "Assets",
    "Audit",
    "Bonus",
    "ByNature",
    "Department",
    "Evaluation",
    "FundAccount",
    "FundingSplit",
    "Glossary",
    "GlossaryEntry",
    "GradeBand",
    "Imported",
    "Indicator",
    "Layout",
    "LeaderPosts",
    "LineItem",
    "Outcome",
    "Problem",
    "ProblemsFound",
    "Procurement",
    "Project",
    "ProjectFunds",
    "Rendered",
    "Report",
    "ReportgenError",
    "Severity",
    "StaffChange",
    "StaffKind",
    "Staffing",
    "SubordinateUnit",
    "ThreePublicExpenses",
    "UnreadableError",
    "VehicleKind",
    "Verification",
    "audit",
    "batch",
    "check",
    "import_workbooks",
    "layout_ids",
    "load",
    "open_layout",
    "preload",
    "render",
    "rendered",
    "verify",
]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES.get(name, _RECORDS)}"), name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
