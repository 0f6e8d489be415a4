"""What an audit finds: two statements that cannot both be true, with their places and figures."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Protocol

from reportgen.errors import Problem, Severity, Spot


class Certainty(StrEnum):
    """How sure it is that something is wrong."""

    CERTAIN = "certain"
    DOUBTFUL = "doubtful"
    ROUNDING = "rounding"

    @property
    def chinese(self) -> str:
        """What messages call it."""
        return _CALLED[self]


_CALLED = {Certainty.CERTAIN: "错误", Certainty.DOUBTFUL: "提醒", Certainty.ROUNDING: "尾差"}
MOST_PLACES = 12
"""Where a figure disagrees with more places, the further ones are not told one by one."""
_SEVERITIES = {
    Certainty.CERTAIN: Severity.ERROR,
    Certainty.DOUBTFUL: Severity.WARNING,
    Certainty.ROUNDING: Severity.NOTE,
}


@dataclass(frozen=True, slots=True)
class Quotation:
    """What the report says at one place."""

    spot: Spot
    text: str

    def as_dict(self) -> dict[str, object]:
        """As plain JSON values."""
        spot = self.spot
        return {
            "where": spot.words,
            "file": spot.file,
            "line": spot.line,
            "page": spot.page,
            "text": self.text,
        }


def inside_quotes(words: str) -> str:
    """Words of the report as messages quote them: what stands in quotation marks there gets the inner ones."""
    return words.replace("“", "‘").replace("”", "’")


class Quoted(Protocol):
    """Anything that knows its words and its place."""

    @property
    def quotation(self) -> Quotation:
        """Its words and its place."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One disagreement within a report.

    Attributes:
        code: its kind, e.g. ``audit.sum``.
        certainty: whether it is surely wrong, doubtful, or explained by rounding.
        message: Chinese, with both figures and their difference.
        stated: the figure that is most likely wrong.
        against: what it disagrees with.
        expected: the figure that would agree; None where there is no single one.
        difference: by how much the two sides differ.
        tolerance: how far rounding alone may drive them apart.
        repeated: where the report says the stated figure once more, just as wrong.
    """

    code: str
    certainty: Certainty
    message: str
    stated: Quotation
    against: tuple[Quotation, ...]
    expected: Decimal | None
    difference: Decimal
    tolerance: Decimal
    repeated: tuple[Quotation, ...] = ()

    @property
    def places(self) -> tuple[Quotation, ...]:
        """Everywhere the figure stands that is most likely wrong."""
        return (self.stated, *self.repeated)

    @property
    def problem(self) -> Problem:
        """The same as a problem: certain ones are errors, doubtful ones warnings, rounding is a note."""
        others = "；".join(f"{quotation.spot.words}“{quotation.text}”" for quotation in self.against[:_SHOWN])
        more = f" 等 {len(self.against)} 处" if len(self.against) > _SHOWN else ""
        against = f"对照：{others}{more}" if self.against else ""
        places = "、".join(quotation.spot.words for quotation in self.repeated)
        again = f"又见{places}" if self.repeated else ""
        expected = None if self.expected is None else f"{self.expected:f}"
        return Problem(
            _SEVERITIES[self.certainty],
            self.code,
            self.stated.spot,
            self.message,
            "；".join(part for part in (against, again) if part) or None,
            expected,
            self.stated.text,
        )

    def as_dict(self) -> dict[str, object]:
        """As plain JSON values; figures are texts."""
        return {
            "code": self.code,
            "certainty": str(self.certainty),
            "message": self.message,
            "stated": self.stated.as_dict(),
            "against": [quotation.as_dict() for quotation in self.against],
            "repeated": [quotation.as_dict() for quotation in self.repeated],
            "expected": None if self.expected is None else f"{self.expected:f}",
            "difference": f"{self.difference:f}",
            "tolerance": f"{self.tolerance:f}",
        }


_SHOWN = 6
