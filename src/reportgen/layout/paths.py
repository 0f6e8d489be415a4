"""What a report states at a place that a manifest names, and what it leaves out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.model.base import Record
from reportgen.model.evaluation import Indicator
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


@dataclass(frozen=True, slots=True)
class Gap:
    """A needed place that the report leaves out: what is stated ends before `path`, and `within` is wanted below it."""

    path: Path
    within: Path


def missing_places(report: Report, need: str) -> Iterator[Gap]:
    """What a need asks for and the report leaves out, in every element of a list, up to the mark only where stated.

    Of indicators only those without 下级指标 need it; the others follow from their parts.
    """
    condition, mark, _ = need.rpartition("?")
    optional = len(fields_of(Report, without_marks(condition))) if mark else 0
    yield from _missing(report, fields_of(Report, without_marks(need)), optional, ())


def _missing(value: object, path: Path, optional: int, before: Path) -> Iterator[Gap]:
    if not path:
        return
    if isinstance(value, tuple):
        for index, element in enumerate(value):
            yield from _missing(element, path, optional, (*before, index))
    elif isinstance(value, Indicator) and value.items and path[0] != "items":
        yield from _missing(value.items, path, optional, (*before, "items"))
    elif (stated := _stated(value, path[0])) is not MISSING:
        yield from _missing(stated, path[1:], optional - 1, (*before, path[0]))
    elif optional < 1 and not (path[0] == "score" and getattr(value, "reallocated_to", None)):
        yield Gap((*before, path[0]), path[1:])


def _stated(record: object, field: str | int) -> object:
    value = getattr(record, str(field), None)
    return MISSING if value is None or value in ((), "") else value


def _flattened(values: list[object]) -> Iterator[object]:
    for value in values:
        if isinstance(value, tuple):
            yield from value
        else:
            yield value
