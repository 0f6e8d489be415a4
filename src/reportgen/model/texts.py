"""The texts of a report, wherever they stand, and a report with other texts in their places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, TypeVar

from reportgen.model.base import Record, shape_of
from reportgen.model.paths import Path

R = TypeVar("R", bound=Record)


def texts(record: Record, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every text in a record with its path, in the order of declaration; names, codes and units are texts too."""
    for name in _fields_with_texts(type(record)):
        value = getattr(record, name)
        if isinstance(value, str):
            yield (*path, name), value
        elif isinstance(value, Record):
            yield from texts(value, (*path, name))
        elif value and isinstance(value, tuple | dict):
            for step, entry in value.items() if isinstance(value, dict) else enumerate(value):
                if isinstance(entry, str):
                    yield (*path, name, step), entry
                elif isinstance(entry, Record):
                    yield from texts(entry, (*path, name, step))


@cache
def _fields_with_texts(record: type[Record]) -> tuple[str, ...]:
    """The fields of a record type that may hold texts, or records that do."""
    shapes = shape_of(record).values()
    return tuple(shape.name for shape in shapes if shape.kind is None or shape.kind.is_text)


def with_texts(record: R, changes: Mapping[Path, str]) -> R:
    """A copy of a record with other texts at some of its paths; the record itself where there are none."""
    changed: R = _changed(record, changes)
    return changed


def _changed(value: Any, changes: Mapping[Path, str]) -> Any:
    if () in changes:
        return changes[()]
    within: dict[str | int, dict[Path, str]] = {}
    for (step, *below), text in changes.items():
        within.setdefault(step, {})[tuple(below)] = text
    if not within:
        return value
    if isinstance(value, tuple):
        return tuple(_changed(entry, within.get(index, {})) for index, entry in enumerate(value))
    held = value if isinstance(value, dict) else dict(value)
    new = {name: _changed(held[name], inner) for name, inner in within.items()}
    return {**value, **new} if isinstance(value, dict) else value.model_copy(update=new)
