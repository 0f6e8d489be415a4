"""A report in which everything is stated, and that tells what is read of it: for finding out what templates ask for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from reportgen.layout.places import Place, is_of_its_parts
from reportgen.model.base import FieldShape, Record, shape_of
from reportgen.model.report import Report
from reportgen.model.values import ValueKind

_LEVELS = 3
"""Levels of a tree, such as 类, 款 and 项."""

_EXAMPLES: dict[str, object] = {
    "年份": 2024,
    "日期": date(2025, 3, 4),
    "是否": True,
    "整数": 7,
    "单位": "万元",
}
_FIGURE = Decimal("90.5")


class Read(NamedTuple):
    """One field of one record, which is told from others by its identity; or one key of such a field."""

    record: int
    field: str
    key: str = ""


@dataclass(slots=True)
class Recorder:
    """What is read of a probe.

    Attributes:
        places: of its records, by identity.
        sources: of records made of others: for each field, the places that it was made of.
        kept: the records, so that no identity is given twice.
        reads: everything read since this was last emptied.
        lacking: what is made to look as if it were not stated.
    """

    places: dict[int, Place] = field(default_factory=dict)
    sources: dict[int, Mapping[str, tuple[Place, ...]]] = field(default_factory=dict)
    kept: list[Record] = field(default_factory=list)
    reads: dict[Read, None] = field(default_factory=dict)
    lacking: set[Read] = field(default_factory=set)

    def places_of(self, read: Read) -> tuple[Place, ...]:
        """Where in the report it stands, or what it was made of; nothing for a record that is no part of the probe."""
        if (holder := self.places.get(read.record)) is not None:
            return ((*holder, read.field, read.key) if read.key else (*holder, read.field),)
        return self.sources.get(read.record, {}).get(read.field, ())

    def watched(self, made: object) -> object:
        """A record that was just made of what has been read, such as a sum of lines, made to tell what is read of it."""
        if not isinstance(made, Record) or id(made) in self.places or id(made) in self.sources:
            return made
        sources: dict[str, tuple[Place, ...]] = {}
        for read in self.reads:
            sources[read.field] = (*sources.get(read.field, ()), *self.places_of(read))
        values: dict[str, Any] = {name: getattr(made, name) for name in shape_of(type(made))}
        telling = _telling(type(made)).model_construct(**values)
        self.sources[id(telling)] = sources
        self.kept.append(telling)
        return telling


_ACTIVE: ContextVar[Recorder | None] = ContextVar("recorder", default=None)


@contextmanager
def recording(recorder: Recorder) -> Iterator[None]:
    """Within it, the records of a probe tell this recorder what is read of them."""
    token = _ACTIVE.set(recorder)
    try:
        yield
    finally:
        _ACTIVE.reset(token)


@cache
def _telling(record: type[Record]) -> type[Record]:
    """The record type, of which every field tells when it is read."""
    fields = shape_of(record)

    def read(self: Record, name: str) -> Any:
        value = object.__getattribute__(self, name)
        recorder = _ACTIVE.get() if name in fields else None
        if recorder is None:
            return value
        key = Read(id(self), name)
        recorder.reads[key] = None
        return _nothing(fields[name]) if key in recorder.lacking else value

    telling = type(record.__name__, (record,), {"__getattribute__": read, "__module__": __name__})
    assert issubclass(telling, Record)
    return telling


class _Keys(dict[str, object]):
    """Values under keys that an author chooses, none of which is stated; every key that is looked for is told."""

    def __init__(self, field: str) -> None:
        super().__init__()
        self.field = field
        self.holder = 0

    def __contains__(self, key: object) -> bool:
        recorder = _ACTIVE.get()
        if recorder is not None:
            recorder.reads[Read(self.holder, self.field, str(key))] = None
        return False

    def get(self, key: str, default: Any = None) -> Any:
        return default if key not in self else None


def _nothing(shape: FieldShape) -> object:
    if shape.keyed:
        return {}
    return () if shape.many else None


def probe(recorder: Recorder) -> Report:
    """A report with an entry in every list and a value in every field, whose reads are told to the recorder."""
    made = _filled(Report, (), recorder, ())
    assert isinstance(made, Report)
    return made


def _filled(
    record: type[Record], place: Place, recorder: Recorder, above: tuple[type[Record], ...]
) -> Record:
    shapes = shape_of(record)
    keys = {name: _Keys(name) for name, shape in shapes.items() if shape.keyed}
    values: dict[str, Any] = {
        name: keys[name] if shape.keyed else _value(shape, record, place, recorder, above)
        for name, shape in shapes.items()
    }
    made = _telling(record).model_construct(**values)
    for looked_up in keys.values():
        looked_up.holder = id(made)
    recorder.places[id(made)] = place
    recorder.kept.append(made)
    return made


def _value(
    shape: FieldShape, record: type[Record], place: Place, recorder: Recorder, above: tuple[type[Record], ...]
) -> object:
    if shape.record is None:
        assert shape.kind is not None
        example = _example(shape.kind, shape)
        return (example,) if shape.many else example
    is_same = is_of_its_parts(record, shape)
    if is_same and above.count(shape.record) >= _LEVELS - 1:
        return ()
    below = place if is_same else (*place, shape.name)
    made = _filled(shape.record, below, recorder, (*above, shape.record) if is_same else ())
    return (made,) if shape.many else made


def _example(kind: ValueKind, shape: FieldShape) -> object:
    if kind.chinese in _EXAMPLES:
        return _EXAMPLES[kind.chinese]
    if kind.is_text and kind.chinese == "文字":
        return "201" if shape.name == "code" else f"某{shape.chinese}"
    # every column has a figure of its own, so that no change comes out as none
    return _FIGURE + len(shape.name)
