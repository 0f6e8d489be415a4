"""The texts of a report, wherever they stand, and a report with other texts in their places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from reportgen.model.base import Record
from reportgen.model.paths import Path

R = TypeVar("R", bound=Record)

_HOLDERS = (str, tuple, dict, Record)


def texts(value: object, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every text in a value with its path, in the order of declaration; names, codes and units are texts too."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Record | dict):
        for name, inner in value.items() if isinstance(value, dict) else value:
            if isinstance(inner, _HOLDERS):
                yield from texts(inner, (*path, name))
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from texts(inner, (*path, index))


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
