"""What a report states at a place that a manifest names, and what it leaves out."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.model.base import Record
from reportgen.model.places import Path, fields_of
from reportgen.model.report import Report

MISSING = object()
"""What `value_at` answers where the data state nothing."""


def value_at(root: Record, path: Path) -> object:
    """The value at a path of field names; a step into a list collects the values of all its elements."""
    value: object = root
    for at, step in enumerate(path):
        if isinstance(value, tuple):
            found = [value_at(element, path[at:]) for element in value]
            return MISSING if not found or MISSING in found else tuple(_flattened(found))
        value = _stated(value, step)
        if value is MISSING:
            return MISSING
    return value


def without_marks(need: str) -> str:
    """The place that a need names: ``三公经费?.公务接待.批次`` is needed only where 三公经费 is stated."""
    return need.replace("?", "")


def missing_places(report: Report, need: str) -> Iterator[Path]:
    """The places that a need asks for and the report leaves out, in every element of a list."""
    condition, mark, _ = need.partition("?")
    if not mark or value_at(report, fields_of(Report, condition)) is not MISSING:
        yield from _missing(report, fields_of(Report, without_marks(need)), ())


def _missing(value: object, path: Path, before: Path) -> Iterator[Path]:
    if not path:
        return
    if isinstance(value, tuple):
        for index, element in enumerate(value):
            yield from _missing(element, path, (*before, index))
        return
    stated = _stated(value, path[0])
    if stated is MISSING:
        yield (*before, *path)
    else:
        yield from _missing(stated, path[1:], (*before, path[0]))


def _stated(record: object, field: str | int) -> object:
    value = getattr(record, str(field), None)
    return MISSING if value is None or value in ((), "") else value


def _flattened(values: list[object]) -> Iterator[object]:
    for value in values:
        if isinstance(value, tuple):
            yield from value
        else:
            yield value
