"""The statements of a report's texts, with the lines that they may be of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from reportgen.amounts import HALF_UNIT, add, multiply, subtract, within_precision
from reportgen.errors import Severity
from reportgen.model.paths import Path
from reportgen.rules.case import Case
from reportgen.rules.finding import Finding, rate
from reportgen.rules.matching import quotation
from reportgen.rules.sentences.names import Line, Subjects
from reportgen.statements import IN_WAN, Figure, Measure, Statement, may_state, read

_LONGEST_QUOTE = 60
_MOST_LINES = 100
_REASONS = ("reason", "budget_reason")


class Said(NamedTuple):
    """A statement with where it stands and what it may be of.

    Attributes:
        path: the place of the text.
        text: the text.
        statement: what is said.
        before: all statements of the text, to which positions in a statement refer.
        name: the name in its subject, of a line of the report; empty where there is none.
        lines: the lines that the name may mean.
    """

    path: Path
    text: str
    statement: Statement
    before: tuple[Statement, ...]
    name: str
    lines: tuple[Line, ...]

    @property
    def is_ambiguous(self) -> bool:
        """Whether so many lines are called so that any rate would be one of theirs."""
        return len(self.lines) > _MOST_LINES

    @property
    def quote(self) -> str:
        """The words of the statement, with the amount that it is of where that stands close before it, for messages."""
        start, end = self.statement.span.start, self.statement.figure.span.end
        if self.amount is not None and end - self.amount.span.start <= _LONGEST_QUOTE:
            start = self.amount.span.start
        return quotation(self.text, start, end)

    @property
    def amount(self) -> Statement | None:
        """The amount that a share, a change or a rate is of."""
        return None if self.statement.of is None else self.before[self.statement.of]


def said(case: Case) -> tuple[Said, ...]:
    """Every statement of the report's texts that is of a whole year and no plan."""
    return tuple(_read(case))


def _read(case: Case) -> Iterator[Said]:
    subjects = case.once(Subjects)
    for path, text in case.prose:
        if not may_state(text):
            continue
        statements = read(text)
        for statement in statements:
            if statement.aside is None:
                name, lines = _lines(subjects, case, path, statement)
                yield Said(path, text, statement, statements, name, lines)


def _lines(subjects: Subjects, case: Case, path: Path, statement: Statement) -> tuple[str, tuple[Line, ...]]:
    """The lines that a statement may be of. A reason that names nothing speaks of the line that it explains."""
    if not statement.subject and path[-1] in _REASONS and statement.measure is not Measure.AMOUNT:
        return _explained(case, path)
    name, lines = subjects.lines(statement.subject, statement.scope)
    if path[0] == "projects":
        own = tuple(line for line in lines if line[0][:2] == path[:2])
        return (name, own) if own or name != "部门" else ("", ())
    return name, lines


def _explained(case: Case, path: Path) -> tuple[str, tuple[Line, ...]]:
    lines = tuple((place, item) for place, item in case.items if place == path[:-1])
    return (lines[0][1].name or "本项", lines) if lines else ("", ())


def in_wan(figure: Figure) -> tuple[Decimal, Decimal]:
    """An amount in 万元, and how far its precision lets the true one differ from it."""
    factor = IN_WAN.get(figure.unit, Decimal(1))
    return multiply(figure.value, factor), multiply(half_step(figure), factor)


def half_step(figure: Figure) -> Decimal:
    """Half a unit of the last decimal written; of a zero no more than amounts drift."""
    step = Decimal(5).scaleb(-figure.decimals - 1)
    return min(step, HALF_UNIT) if figure.value == 0 else step


def agrees_with_amount(figure: Figure, amount: Decimal, *, is_rounded: bool = False) -> bool:
    """Whether an amount in 万元 is what a sentence states, to the decimals that it writes."""
    stated, drift = in_wan(figure)
    drift = max(drift, HALF_UNIT, multiply(amount.copy_abs(), Decimal("0.01")) if is_rounded else drift)
    return subtract(stated, amount).copy_abs() <= drift


def contradiction(one: Said, fault: str, expected: str, actual: str) -> Finding:
    """A warning that quotes the statement."""
    return Finding(one.path, f"{one.quote}：{fault}", Severity.WARNING, "核对文字与数据", expected, actual)


def drifting(one: Said, exact: Iterable[Decimal]) -> Iterator[Finding]:
    """Note a rate that only the rounding of the amounts explains: on a small base it may be off by points."""
    figure, rates = one.statement.figure, [value.copy_abs() for value in exact]
    spans = ((subtract(value, HALF_UNIT), add(value, HALF_UNIT)) for value in rates)
    if not any(within_precision(figure.value, span) for span in spans):
        told = "、".join(dict.fromkeys(rate(value) for value in rates))
        message = f"{one.quote}：按数据计算为 {told}，因四舍五入存在尾差"
        yield Finding(one.path, message, Severity.NOTE, None, told, f"{figure.written}%")


def of_lines(case: Case, measure: Measure) -> Iterator[Said]:
    """The statements of a kind whose subject is a line of the report."""
    of_measure = (one for one in case.once(said) if one.statement.measure is measure and one.lines)
    return (one for one in of_measure if measure is Measure.AMOUNT or not one.is_ambiguous)
