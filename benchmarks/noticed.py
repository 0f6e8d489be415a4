"""How many single slips of the five example files are noticed, and how many of those on the line that was mistyped.

Run with ``python -m benchmarks.noticed``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from benchmarks.table import Row, print_table
from tests.rules.altering import Change, Kind, document_of, slips

from reportgen.errors import ReportgenError, Severity
from reportgen.figures.totals import completed
from reportgen.model.validation import report_from
from reportgen.rules import check

EXAMPLES = sorted((Path(__file__).parents[1] / "data_examples").glob("*.yaml"))

AIMS = {
    Kind.AMOUNT: 97,
    Kind.EXPENSE: 97,
    Kind.FUNDS: 97,
    Kind.COUNT: 80,
    Kind.SCORE: 92,
    Kind.INDICATOR: 92,
}


def _more(value: Decimal) -> Decimal:
    """A little more: 3.70 万元, or one person, vehicle or point."""
    return value + (Decimal("3.70") if value.as_tuple().exponent else Decimal(1))


def _transposed(value: Decimal) -> Decimal:
    """The first two different digits that stand beside each other exchanged; without any, another last digit."""
    text = f"{value:f}"
    for at in range(len(text) - 1):
        one, other = text[at : at + 2]
        if one.isdigit() and other.isdigit() and one != other:
            return Decimal(text[:at] + other + one + text[at + 2 :])
    return value + Decimal(3).scaleb(int(value.as_tuple().exponent))


def _tenfold(value: Decimal) -> Decimal:
    """The point, or a nought, in the wrong place."""
    return value * 10 if value else Decimal(10)


def _digit(value: Decimal) -> Decimal:
    """The first digit mistyped."""
    text = f"{value:f}"
    at = next(at for at, character in enumerate(text) if character.isdigit())
    return Decimal(text[:at] + str((int(text[at]) + 4) % 10) + text[at + 1 :])


CHANGES: dict[str, Change] = {
    "more": _more,
    "transposed": _transposed,
    "tenfold": _tenfold,
    "digit": _digit,
}


@dataclass(frozen=True)
class Outcome:
    """What became of one slip."""

    file: str
    change: str
    kind: Kind
    words: str
    written: str
    noticed: bool
    located: bool
    codes: tuple[str, ...]


def outcomes(file: Path, name: str, change: Change) -> Iterator[Outcome]:
    for slip in slips(file, change):
        figure = slip.figure
        try:
            problems = check(completed(report_from(document_of(slip))))
        except ReportgenError as error:
            problems = list(error.problems)
        loud = [problem for problem in problems if problem.severity is not Severity.NOTE]
        yield Outcome(
            file.stem,
            name,
            figure.kind,
            figure.words,
            figure.written,
            bool(loud),
            any(problem.line == figure.line for problem in loud),
            tuple(dict.fromkeys(f"{problem.code}:{problem.line}" for problem in loud)),
        )


def _all_of(job: tuple[Path, str]) -> list[Outcome]:
    return list(outcomes(job[0], job[1], CHANGES[job[1]]))


def measured() -> list[Outcome]:
    with ProcessPoolExecutor() as workers:
        jobs = [(file, name) for file in EXAMPLES for name in CHANGES]
        return [outcome for found in workers.map(_all_of, jobs) for outcome in found]


def measurements() -> Iterator[Row]:
    found = measured()
    for kind, aim in AIMS.items():
        of_kind = [outcome for outcome in found if outcome.kind is kind]
        noticed = sum(outcome.noticed for outcome in of_kind)
        yield (
            f"slips noticed: {kind} ({noticed} of {len(of_kind)})",
            f"{noticed / len(of_kind):.1%}",
            f"≥ {aim}%",
        )
    noticed = [outcome for outcome in found if outcome.noticed]
    located = sum(outcome.located for outcome in noticed)
    yield (
        f"noticed on the line that was mistyped ({located} of {len(noticed)})",
        f"{located / len(noticed):.1%}",
        "≥ 75%",
    )


if __name__ == "__main__":
    if "--missed" in sys.argv:
        for outcome in measured():
            if not outcome.noticed or not outcome.located:
                print(
                    *(
                        ("MISSED" if not outcome.noticed else "ELSEWHERE"),
                        outcome.kind.name,
                        outcome.file[:8],
                        outcome.change,
                        outcome.words,
                        outcome.written,
                        *outcome.codes,
                    )
                )
    else:
        print_table(measurements())
