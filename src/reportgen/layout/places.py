"""Places of data as layouts list them: fields from the report down, whatever the entry of a list or the level of a tree."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.model.accounts import LineItem
from reportgen.model.base import FieldShape, Record, shape_of
from reportgen.model.paths import Path, parse
from reportgen.model.report import Report
from reportgen.model.steps import FieldStep, KeyStep

Place = tuple[str, ...]
"""The names of the fields from the report down, and the key where an author chooses one."""

LABELS = ("code", "name", "short_name")
"""Fields that say only which line of a list is meant, or how it is called."""


def is_of_its_parts(record: type[Record], shape: FieldShape) -> bool:
    """Whether a field holds the parts of its record, of the same type: a level of a tree."""
    return shape.many and shape.record is not None and issubclass(record, shape.record)


def place_of(address: str) -> Place:
    """Where an address of a layout leads: of a line to its 决算数, of a label to its line."""
    steps = parse(address, Report, marks=True).steps
    place, record = _without_levels(step.name for step in steps if isinstance(step, FieldStep | KeyStep))
    if len(place) > 1 and place[-1] in LABELS:
        return place[:-1]
    return (*place, "actual") if record and issubclass(record, LineItem) else place


def place_at(path: Path) -> Place:
    """Where a path of a report leads."""
    return _without_levels(step for step in path if isinstance(step, str))[0]


def _without_levels(names: Iterable[str]) -> tuple[Place, type[Record] | None]:
    """The place, and the type of the records that stand there."""
    record: type[Record] = Report
    shape: FieldShape | None = None
    place: list[str] = []
    for name in names:
        shape = shape_of(record).get(name)
        if shape is None or not is_of_its_parts(record, shape):
            place.append(name)
        record = shape.record or record if shape else record
    return tuple(place), shape.record if shape else None
