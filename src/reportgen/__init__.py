"""reportgen: budget-performance and final-accounts reports, from a data file to a finished Word document.

    >>> import reportgen
    >>> report = reportgen.load("data.yaml")         # ReportgenError lists every problem
    >>> problems = reportgen.check(report)           # figures that disagree, data that the layout lacks
    >>> document = reportgen.render(report)          # bytes of a .docx
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
    from reportgen.errors import Problem, ReportgenError, Severity, UnreadableError
    from reportgen.layout import Layout, layout_ids, open_layout
    from reportgen.model.report import Report
    from reportgen.pipeline import check, load, render
    from reportgen.verifying import Verification, verify
    from reportgen.workbook_import import Imported, import_workbooks

_HOMES = {
    "Audit": "auditing",
    "Imported": "workbook_import",
    "Layout": "layout",
    "Problem": "errors",
    "Report": "model.report",
    "ReportgenError": "errors",
    "Severity": "errors",
    "UnreadableError": "errors",
    "Verification": "verifying",
    "audit": "auditing",
    "check": "pipeline",
    "import_workbooks": "workbook_import",
    "layout_ids": "layout",
    "load": "pipeline",
    "open_layout": "layout",
    "render": "pipeline",
    "verify": "verifying",
}

__all__ = [
    "Audit",
    "Imported",
    "Layout",
    "Problem",
    "Report",
    "ReportgenError",
    "Severity",
    "UnreadableError",
    "Verification",
    "audit",
    "check",
    "import_workbooks",
    "layout_ids",
    "load",
    "open_layout",
    "render",
    "verify",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
