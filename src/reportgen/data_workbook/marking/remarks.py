"""Which cells of a workbook are to be marked, and what their comments say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reportgen.errors import Problem, Severity

_GRAVEST_FIRST = tuple(Severity)


@dataclass(frozen=True, slots=True)
class Remark:
    """What is said of one cell.

    Attributes:
        severity: the gravest of its problems.
        text: of all of them, a line each.
    """

    severity: Severity
    text: str


def remarks(problems: Iterable[Problem]) -> dict[str, dict[str, Remark]]:
    """What is to be said, by sheet and cell; problems without a cell are left out."""
    by_cell: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        if problem.spot.cell:
            by_cell.setdefault((problem.spot.sheet or "", problem.spot.cell), []).append(problem)
    said: dict[str, dict[str, Remark]] = {}
    for (sheet, cell), found in by_cell.items():
        gravest = min((problem.severity for problem in found), key=_GRAVEST_FIRST.index)
        said.setdefault(sheet, {})[cell] = Remark(gravest, "\n".join(map(_line, found)))
    return said


def _line(problem: Problem) -> str:
    hint = f"（{problem.hint}）" if problem.hint else ""
    return f"{problem.severity.chinese} {problem.code}：{problem.message}{hint}"


COLOURS = {Severity.ERROR: "FFC7CE", Severity.WARNING: "FFEB9C", Severity.NOTE: "DDEBF7"}
"""The fill of a marked cell."""

AUTHOR = "reportgen"
"""The author of the comments."""

COMMENT_WIDTH, COMMENT_HEIGHT = 300, 110
"""Size of a comment, in points."""
