"""The sentences of these reports, read: which figure is said of what, for which year, and how it relates to others.

`read` makes `Statement`s of a text. It knows the terms of the field and how these reports put them, not the figures of
any report: whoever holds statements against figures looks their subjects up.
"""

from reportgen.statements.naming import ALIASES, FUND_NAMES, OF_A_WHOLE, fund_before, name_in
from reportgen.statements.reading import may_state, read
from reportgen.statements.statement import (
    BUDGETS,
    IN_WAN,
    Aside,
    Base,
    Column,
    Comparison,
    Figure,
    Measure,
    Rate,
    Scope,
    Statement,
    TextSpan,
)
from reportgen.statements.terms import WHOLE_BODY, column_in, scope_in
from reportgen.statements.tokens import as_read

__all__ = [
    "ALIASES",
    "BUDGETS",
    "FUND_NAMES",
    "IN_WAN",
    "OF_A_WHOLE",
    "WHOLE_BODY",
    "Aside",
    "Base",
    "Column",
    "Comparison",
    "Figure",
    "Measure",
    "Rate",
    "Scope",
    "Statement",
    "TextSpan",
    "as_read",
    "column_in",
    "fund_before",
    "may_state",
    "name_in",
    "read",
    "scope_in",
]
