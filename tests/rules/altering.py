"""Data files in which one amount was mistyped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import get_args

from reportgen.figures.trees import walk
from reportgen.model.base import shape_of
from reportgen.model.report import Report
from reportgen.model.tracing import trace
from reportgen.model.validation import report_from
from reportgen.model.values import Amount, Kind
from reportgen.source import Document, read

_AMOUNT = next(entry for entry in get_args(Amount) if isinstance(entry, Kind))
_NUMBER = re.compile(r"[\"']?(-?\d(?:[\d,]*\d)?(?:\.\d+)?)")


@dataclass(frozen=True)
class Slip:
    """One amount of a file, and the file with that amount changed."""

    where: str
    text: str


def slips(file: Path, by: Decimal) -> Iterator[Slip]:
    """The file once for every amount that it states, each time with that one changed."""
    text = file.read_text(encoding="utf-8")
    document = read(text, name=file.name)
    lines = text.splitlines(keepends=True)
    for path in _amount_paths(report_from(document)):
        found = trace(document, path)
        spot = document.spot(found.keys)
        assert found.is_stated and spot.line and spot.column
        line, start = lines[spot.line - 1], spot.column - 1
        number = _NUMBER.match(line, start)
        assert number, f"no number at {spot} in {line}"
        changed = str(Decimal(number[1].replace(",", "")) + by)
        altered = line[: number.start(1)] + changed + line[number.end(1) :]
        yield Slip(
            found.words,
            "".join([*lines[: spot.line - 1], altered, *lines[spot.line :]]),
        )


def document_of(slip: Slip) -> Document:
    return read(slip.text, name="数据.yaml")


def _amount_paths(report: Report) -> Iterator[tuple[str | int, ...]]:
    for path, record in walk(report):
        for name, shape in shape_of(type(record)).items():
            value = getattr(record, name)
            if shape.kind is not _AMOUNT or value is None:
                continue
            if shape.keyed:
                yield from ((*path, name, key) for key in value)
            else:
                yield (*path, name)
