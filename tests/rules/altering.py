"""Data files in which one figure was mistyped."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from pathlib import Path as File
from typing import Any

from reportgen.figures.trees import walk
from reportgen.model.accounts import LineItem
from reportgen.model.base import shape_of
from reportgen.model.paths import Path
from reportgen.model.report import Report
from reportgen.model.tracing import trace
from reportgen.model.validation import report_from
from reportgen.source import Document, read

_NUMBER = re.compile(r"[\"']?(-?\d(?:[\d,]*\d)?(?:\.\d+)?)")


class Kind(StrEnum):
    """What a figure is of."""

    AMOUNT = "amounts"
    EXPENSE = "“三公”, meetings, training"
    FUNDS = "funds of projects"
    COUNT = "counts"
    SCORE = "weights and scores"
    INDICATOR = "targets and results"


_EXPENSES = ("three_public", "meetings", "training")
_SCORES = ("weight", "score", "points", "bonus_points", "full_marks")
_RESULTS = ("target", "actual", "midyear", "completion", "deviation")


@dataclass(frozen=True)
class Figure:
    """One number that a file states, and where it stands."""

    words: str
    kind: Kind
    line: int
    start: int
    end: int
    written: str


@dataclass(frozen=True)
class Slip:
    """A file with one of its figures changed."""

    figure: Figure
    text: str


Change = Callable[[Decimal], Decimal]


def slips(file: File, change: Change, kinds: frozenset[Kind] = frozenset(Kind)) -> Iterator[Slip]:
    """The file once for every figure of these kinds that it states, each time with that one changed."""
    text = file.read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    for figure in figures(read(text, name=file.name)):
        changed = change(Decimal(figure.written.replace(",", "")))
        if figure.kind not in kinds or changed == Decimal(figure.written.replace(",", "")):
            continue
        line = lines[figure.line - 1]
        altered = line[: figure.start] + f"{changed:f}" + line[figure.end :]
        yield Slip(figure, "".join([*lines[: figure.line - 1], altered, *lines[figure.line :]]))


def figures(document: Document) -> Iterator[Figure]:
    """Every number that the file states, in the order of the model."""
    for path, kind in _numbers(report_from(document)):
        found = trace(document, path)
        spot = document.spot(found.keys)
        assert found.is_stated and spot.line and spot.column
        number = _NUMBER.match(document.line(spot.line), spot.column - 1)
        assert number, f"no number at {spot}"
        yield Figure(found.words, kind, spot.line, number.start(1), number.end(1), number[1])


def document_of(slip: Slip) -> Document:
    return read(slip.text, name="数据.yaml")


def _numbers(report: Report) -> Iterator[tuple[Path, Kind]]:
    for path, record in walk(report):
        for name in shape_of(type(record)):
            value = getattr(record, name)
            for place, number in _entries((*path, name), value):
                if isinstance(number, Decimal | int) and not isinstance(number, bool) and name != "year":
                    yield place, _kind(place, name, isinstance(record, LineItem), number)


def _entries(path: Path, value: Any) -> Iterator[tuple[Path, object]]:
    if isinstance(value, dict):
        yield from (((*path, key), entry) for key, entry in value.items())
    else:
        yield path, value


def _kind(path: Path, field: str, is_line: bool, number: Decimal | int) -> Kind:
    if isinstance(number, int):
        return Kind.COUNT
    if not is_line and "indicators" in path:
        return Kind.SCORE if field in _SCORES else Kind.INDICATOR
    if field in ("score", "weight", "points", "bonus_points", "full_marks", "least"):
        return Kind.SCORE
    if path[0] in _EXPENSES:
        return Kind.EXPENSE
    return Kind.FUNDS if "funds" in path else Kind.AMOUNT
