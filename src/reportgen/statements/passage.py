"""A text that is being read: what was found in it so far, and what its clauses leave to those after them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from reportgen.statements.statement import Aside, Column, Comparison, Measure, Scope, Statement, TextSpan

LONGEST_CLAUSE = 120
"""So many characters before a figure are read for what it is of."""
LISTED = (Measure.AMOUNT, Measure.COUNT)
"""What may have parts and be one."""


@dataclass
class PartList:
    """A list of parts that is being read."""

    whole: int | None
    is_by_semicolon: bool | None = None
    last: int | None = None


@dataclass
class Context:
    """What clauses have said so far and later ones may leave out."""

    year: int | None = None
    year_span: TextSpan | None = None
    scope: Scope | None = None
    subject: str = ""
    main_subject: str = ""
    topic: str = ""
    indicator: Column | None = None
    is_indicator: bool = False
    comparison: Comparison | None = None
    aside: Aside | None = None
    amount: int | None = None
    is_interrupted: bool = False
    is_opening: bool = True
    lists: list[PartList] = field(default_factory=list)

    def copy(self) -> Context:
        """The same, its lists apart: what is said in parentheses is forgotten after them."""
        return replace(self, lists=[PartList(one.whole, one.is_by_semicolon, one.last) for one in self.lists])


class Passage:
    """A text with the place that reading has come to.

    Attributes:
        text: as `as_read` gives it.
        heading_scope: the money that the heading names.
        found: the statements so far.
        now: what holds where reading is.
        outside: what holds outside the parentheses that reading is in.
        clause: where the clause begins that is being read.
        after_figure: whether that clause follows a figure without a mark between.
    """

    def __init__(self, text: str, scope: Scope | None) -> None:
        self.text = text
        self.heading_scope = scope
        self.found: list[Statement] = []
        self.now = Context(scope=scope)
        self.outside: list[Context] = []
        self.clause = 0
        self.after_figure = False
