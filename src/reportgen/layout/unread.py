"""Figures and other values that a data file states and that no place of its layout prints: told in one note."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from reportgen.errors import Problem, Severity
from reportgen.layout.places import LABELS, Place, is_of_its_parts, place_at
from reportgen.model.base import FieldShape, Record, shape_of
from reportgen.model.paths import Path
from reportgen.model.report import Report
from reportgen.model.tracing import problem_at, trace

_MOST_NAMED = 10

_FOR_THE_PROGRAM = frozenset(
    {
        "layout",
        "year",
        "unit",
        "secret",
        "silenced",
        "glossary",
        "facts",
        "narrative",
        "projects_are_selected",
    }
)
"""Fields that tell the program what to do, and texts, of which each that is not printed is told by itself."""


class _Field(NamedTuple):
    """A field of a record at one place, with what a layout knows of it.

    Attributes:
        name: of the field.
        place: where it stands.
        words: the same in Chinese.
        is_known: whether the layout asks for it or something in it.
        is_record: whether it holds records.
    """

    name: str
    place: Place
    words: tuple[str, ...]
    is_known: bool
    is_record: bool


class _Stated(NamedTuple):
    """Something that a file states and a layout does not print: a value, or a record as a whole."""

    path: Path
    field: _Field


class AskedPlaces:
    """The places of the data that a layout asks for, for looking up what a report states besides."""

    def __init__(self, places: Collection[Place]) -> None:
        self.places = frozenset(places)
        self._beginnings = {place[:length] for place in places for length in range(1, len(place) + 1)}
        self._fields: dict[tuple[type[Record], Place], tuple[_Field, ...]] = {}

    def problems(self, report: Report, quoted: Collection[Path] = ()) -> Iterator[Problem]:
        """One note of all that a report states and the layout does not print.

        Args:
            report: as the author states it, without totals that were filled in; what a file does not state is passed over.
            quoted: where the values stand that its texts quote, which prints them.
        """
        printed = {place_at(path) for path in quoted}
        met: dict[tuple[str, ...], Path] = {}
        for path, field in self._besides(report, (), (), (), printed):
            if field.words not in met and _is_stated(report, path):
                met[field.words] = path
        if met:
            some = "、".join(".".join(words) for words in list(met)[:_MOST_NAMED])
            count = f"等 {len(met)} 处" if len(met) > _MOST_NAMED else ""
            message = f"写了而本版式不印的数据：{some}{count}"
            hint = "这些数只用来与别处核对；要印的，请核对键是否写对"
            first = next(iter(met.values()))
            yield problem_at(report.document, first, Severity.NOTE, "layout.unread", message, hint=hint)

    def _besides(
        self, record: Record, path: Path, place: Place, words: tuple[str, ...], printed: Collection[Place]
    ) -> Iterator[_Stated]:
        """What is stated in a record and unknown to the layout; a record of which nothing is known stands for all in it."""
        for field in self._fields_of(type(record), place, words):
            value = getattr(record, field.name)
            if value is None or value in ((), {}):
                continue
            here = (*path, field.name)
            if field.is_known or any(quoted[: len(field.place)] == field.place for quoted in printed):
                if field.is_record and field.place not in printed:
                    yield from self._in_entries(value, here, field, printed)
            elif not field.is_record or _holds_more_than_texts(value, field.place):
                yield _Stated(here, field)

    def _in_entries(
        self, value: object, path: Path, field: _Field, printed: Collection[Place]
    ) -> Iterator[_Stated]:
        if isinstance(value, Record):
            yield from self._besides(value, path, field.place, field.words, printed)
        elif isinstance(value, tuple):
            for index, entry in enumerate(value):
                if isinstance(entry, Record):
                    yield from self._besides(entry, (*path, index), field.place, field.words, printed)

    def _fields_of(self, record: type[Record], place: Place, words: tuple[str, ...]) -> tuple[_Field, ...]:
        """The fields of a record at a place that hold values worth telling of, or records that do."""
        key = record, place
        if key not in self._fields:
            self._fields[key] = tuple(
                self._field(record, shape, place, words) for shape in _told_of(record, place)
            )
        return self._fields[key]

    def _field(self, record: type[Record], shape: FieldShape, place: Place, words: tuple[str, ...]) -> _Field:
        is_level = is_of_its_parts(record, shape)
        here, called = (place, words) if is_level else ((*place, shape.name), (*words, shape.chinese))
        is_known = is_level or shape.required or here in self._beginnings
        return _Field(shape.name, here, called, is_known, shape.record is not None)


def _told_of(record: type[Record], place: Place) -> Iterator[FieldShape]:
    for name, shape in shape_of(record).items():
        is_told = not (name in LABELS or shape.is_for_checking or (shape.kind and shape.kind.is_prose))
        if is_told and (place or name not in _FOR_THE_PROGRAM):
            yield shape


def _holds_more_than_texts(value: object, place: Place) -> bool:
    """Whether records at a place hold anything but names and texts, which are told by themselves."""
    if isinstance(value, tuple):
        return any(_holds_more_than_texts(entry, place) for entry in value)
    if not isinstance(value, Record):
        return value not in (None, {})
    return any(
        _holds_more_than_texts(getattr(value, shape.name), place) for shape in _told_of(type(value), place)
    )


def _is_stated(report: Report, path: Path) -> bool:
    return report.document is None or trace(report.document, path).is_stated
