"""What a report states at a place that a manifest names."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.model.base import Record
from reportgen.model.places import Path

MISSING = object()
"""What `value_at` answers where the data state nothing."""


def value_at(root: Record, path: Path) -> object:
    """The value at a path of field names; a step into a list collects the values of all its elements."""
    value: object = root
    for at, step in enumerate(path):
        if isinstance(value, tuple):
            found = [value_at(element, path[at:]) for element in value]
            return MISSING if not found or MISSING in found else tuple(_flattened(found))
        value = getattr(value, str(step), None)
        if value is None or value in ((), ""):
            return MISSING
    return value


def _flattened(values: list[object]) -> Iterator[object]:
    for value in values:
        if isinstance(value, tuple):
            yield from value
        else:
            yield value
