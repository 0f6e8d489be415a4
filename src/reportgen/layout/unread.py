"""Figures and other values that a data file states and that no place of its layout prints: told in one note."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from reportgen.errors import Problem, Severity
from reportgen.layout.places import Place, is_of_its_parts, place_at
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

_NAMING = frozenset({"code", "name", "short_name"})


class _Unread(NamedTuple):
    """A value, or a record as a whole, that nothing prints."""

    path: Path
    words: tuple[str, ...]


def unread_problems(
    report: Report, listed: Collection[Place], quoted: Collection[Path] = ()
) -> Iterator[Problem]:
    """One note of all that a file states and a layout does not list among its data; nothing for a layout without lists.

    Args:
        report: as the author states it, without totals that were filled in; what a file does not state is passed over.
        listed: the places of the layout's 需要 and 可选.
        quoted: where the values stand that its texts quote.
    """
    if not listed:
        return
    known_as_a_whole = {place_at(path) for path in quoted}
    known = {place[:length] for place in (*listed, *known_as_a_whole) for length in range(1, len(place) + 1)}
    met: dict[tuple[str, ...], _Unread] = {}
    for unread in _below(report, (), (), (), known):
        if any(place_at(unread.path)[: len(place)] == place for place in known_as_a_whole):
            continue
        if unread.words not in met and _is_stated(report, unread.path):
            met[unread.words] = unread
    if met:
        some = "、".join(".".join(words) for words in list(met)[:_MOST_NAMED])
        count = f"等 {len(met)} 处" if len(met) > _MOST_NAMED else ""
        message = f"写了而本版式不印的数据：{some}{count}"
        first = next(iter(met.values())).path
        hint = "这些数只用来与别处核对；要印的，请核对键是否写对"
        yield problem_at(report.document, first, Severity.NOTE, "layout.unread", message, hint=hint)


def _below(
    record: Record, path: Path, place: Place, words: tuple[str, ...], known: Collection[Place]
) -> Iterator[_Unread]:
    """What is stated in a record and unknown to a layout; a record of which nothing is known stands for all in it."""
    for name, shape in shape_of(type(record)).items():
        if name in _NAMING or (not place and name in _FOR_THE_PROGRAM) or shape.is_for_checking:
            continue
        value = getattr(record, name)
        if value is None or (shape.kind and shape.kind.is_prose) or value in ((), {}):
            continue
        is_level = is_of_its_parts(type(record), shape)
        here, called = (place, words) if is_level else ((*place, name), (*words, shape.chinese))
        if here not in known and not shape.required:
            yield _Unread((*path, name), called)
        elif shape.record:
            yield from _in_entries(value, shape, (*path, name), here, called, known)


def _in_entries(
    value: object,
    shape: FieldShape,
    path: Path,
    place: Place,
    words: tuple[str, ...],
    known: Collection[Place],
) -> Iterator[_Unread]:
    entries: Mapping[Path, object] = {path: value}
    if isinstance(value, tuple):
        entries = {(*path, index): entry for index, entry in enumerate(value)}
    for where, entry in entries.items():
        if isinstance(entry, Record):
            yield from _below(entry, where, place, words, known)


def _is_stated(report: Report, path: Path) -> bool:
    return report.document is None or trace(report.document, path).is_stated
