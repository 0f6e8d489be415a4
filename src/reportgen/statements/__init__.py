"""The sentences of these reports, read: which figure is said of what, for which year, and how it relates to others.

`read` makes `Statement`s of a text. It knows the terms of the field and how these reports put them, not the figures of
any report: whoever holds statements against figures looks their subjects up.
"""

from reportgen.statements.reading import may_state, read
from reportgen.statements.statement import (
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
from reportgen.statements.terms import WHOLE_BODY

__all__ = [
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
    "may_state",
    "read",
]
