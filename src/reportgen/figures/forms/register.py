"""All forms that are printed or read."""

from __future__ import annotations

from reportgen.figures.forms.by_function import (
    EXPENDITURE,
    GENERAL_BUDGET,
    GENERAL_BUDGET_FLOWS,
    GENERAL_BUDGET_PROJECTS,
    GOVERNMENT_FUNDS,
    INCOME,
    STATE_CAPITAL,
    STATE_CAPITAL_FLOWS,
)
from reportgen.figures.forms.economic import (
    APPROPRIATION_DETAILS,
    BASIC_EXPENDITURE,
    GENERAL_BUDGET_DETAILS,
    WHOLE_BASIC_EXPENDITURE,
)
from reportgen.figures.forms.expenses import RELATED_INFORMATION, THREE_PUBLIC
from reportgen.figures.forms.overviews import APPROPRIATION_OVERVIEW, WHOLE_OVERVIEW

FORMS = (
    WHOLE_OVERVIEW,
    INCOME,
    EXPENDITURE,
    APPROPRIATION_OVERVIEW,
    GENERAL_BUDGET,
    BASIC_EXPENDITURE,
    GOVERNMENT_FUNDS,
    STATE_CAPITAL,
    THREE_PUBLIC,
    GENERAL_BUDGET_FLOWS,
    STATE_CAPITAL_FLOWS,
    WHOLE_BASIC_EXPENDITURE,
    APPROPRIATION_DETAILS,
    GENERAL_BUDGET_DETAILS,
    GENERAL_BUDGET_PROJECTS,
    RELATED_INFORMATION,
)
"""In the order in which their figures are preferred where several say the same."""
