"""What a verification finds: a place where a finished report says something else than its data."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.errors import Problem, Severity, Spot


@dataclass(frozen=True, slots=True)
class Deviation:
    """One deviation of a report from its data.

    Attributes:
        code: its kind: ``verify.figure``, ``verify.words``, ``verify.missing`` …
        severity: an error for another figure, a warning for what is missing or unknown, a note for other words.
        spot: where it stands in the report; of what is missing, after which place it should stand.
        message: Chinese, with both sides.
        stated: what the report says; empty where it lacks something.
        expected: what the data say; empty where they say nothing of it.
    """

    code: str
    severity: Severity
    spot: Spot
    message: str
    stated: str = ""
    expected: str = ""

    @property
    def problem(self) -> Problem:
        """The same as a problem."""
        return Problem(
            self.severity,
            self.code,
            self.spot,
            self.message,
            None,
            self.expected or None,
            self.stated or None,
        )
