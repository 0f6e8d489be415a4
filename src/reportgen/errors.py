"""One shape for every complaint: a `Problem`, and the exception that carries all of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How far a problem reaches: an error stops rendering, a warning and a note travel along."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Problem:
    """One complaint, as shown to the person who can mend it.

    Attributes:
        severity: whether it stops the report.
        code: stable short name such as ``SUM01`` or ``source.yaml``; rules can be silenced by it.
        where: the place in the user's own words, e.g. ``支出 › 按功能 › 第2项 › 决算数`` or ``正文第12段``.
        message: what is wrong, in Chinese, with both figures and their difference where there are figures.
        hint: what to do about it, in Chinese.
        file: name of the file it stands in, when there is one.
        line: 1-based line in that file.
        column: 1-based column in that line.
        expected: the value that would have been right, as text.
        actual: the value that was found, as text.
    """

    severity: Severity
    code: str
    where: str
    message: str
    hint: str | None = None
    file: str | None = None
    line: int | None = None
    column: int | None = None
    expected: str | None = None
    actual: str | None = None

    def as_dict(self) -> dict[str, str | int | None]:
        """The problem as plain JSON values, keys as listed above."""
        return asdict(self)

    @property
    def position(self) -> str:
        """``data.yaml:12:7``, as far as it is known."""
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)

    def __str__(self) -> str:
        text = " ".join(part for part in (self.position, self.where) if part)
        text = f"{text}：{self.message}" if text else self.message
        return f"{text}（{self.hint}）" if self.hint else text


def in_file_order(problems: Iterable[Problem]) -> list[Problem]:
    """The problems by line and column; those without a line come first."""
    return sorted(problems, key=lambda problem: (problem.line or 0, problem.column or 0))


def shortened(text: str) -> str:
    """What a user wrote, cut so that a message that quotes it stays readable."""
    return text if len(text) <= 40 else f"{text[:40]}…"


class ReportgenError(Exception):
    """Something the user has to mend; `problems` lists all that is wrong, never only the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(self.problems)  # what pickling passes on, so that worker processes can raise it

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


class UnreadableError(ReportgenError):
    """The input could not be read at all (missing file, broken YAML, binary data): there is nothing to check."""
