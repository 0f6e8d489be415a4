"""The records of a report as other programs build them: with English names, wrong fields told as those of a data file are."""

from __future__ import annotations

from reportgen.model.accounts import (
    Accounts,
    Assets,
    ByNature,
    FundAccount,
    FundingSplit,
    LineItem,
    Procurement,
    ThreePublicExpenses,
    VehicleKind,
)
from reportgen.model.base import Record
from reportgen.model.department import (
    Department,
    LeaderPosts,
    StaffChange,
    Staffing,
    StaffKind,
    SubordinateUnit,
)
from reportgen.model.evaluation import (
    Bonus,
    Evaluation,
    GradeBand,
    Indicator,
    ProblemsFound,
    Project,
    ProjectFunds,
)
from reportgen.model.glossary import Glossary, GlossaryEntry
from reportgen.model.report import Report
from reportgen.model.validation import complain_of_fields

Record.complain = complain_of_fields

__all__ = [
    "Accounts",
    "Assets",
    "Bonus",
    "ByNature",
    "Department",
    "Evaluation",
    "FundAccount",
    "FundingSplit",
    "Glossary",
    "GlossaryEntry",
    "GradeBand",
    "Indicator",
    "LeaderPosts",
    "LineItem",
    "ProblemsFound",
    "Procurement",
    "Project",
    "ProjectFunds",
    "Report",
    "StaffChange",
    "StaffKind",
    "Staffing",
    "SubordinateUnit",
    "ThreePublicExpenses",
    "VehicleKind",
]
