"""The kinds of steps that an address of a value is made of: each leads from one value to one below it, or to all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from reportgen.model.base import Record

Below: TypeAlias = tuple[str | int, object] | None
"""Where a step leads: the name, key or index, and the value; None where the data state nothing there."""

Positions: TypeAlias = dict[int, dict[str, int]]
"""Where the entries of a list stand, by code and by name; kept by the identity of the list for look-ups in one report."""

NAMED_BY = ("code", "name")
"""The fields by which an entry of a list may be called."""


class FieldStep(NamedTuple):
    """Into a field of a record, by its English name."""

    name: str

    def below(self, value: object, _positions: Positions) -> Below:
        inner = getattr(value, self.name, None)
        is_stated = inner is not None and (inner or not isinstance(inner, str | tuple | dict))
        return (self.name, inner) if is_stated else None


class KeyStep(NamedTuple):
    """To the value of a key that an author chose."""

    name: str

    def below(self, value: object, _positions: Positions) -> Below:
        inner = value.get(self.name) if isinstance(value, Mapping) else None
        return None if inner is None else (self.name, inner)


class EntryStep(NamedTuple):
    """To the entry of a list with that code or name; of two that share it, the first.

    Attributes:
        name: the code or the name.
        record: the type of the list's entries.
    """

    name: str
    record: type[Record]

    def below(self, value: object, positions: Positions) -> Below:
        if not isinstance(value, tuple):
            return None
        if id(value) not in positions:
            backwards = reversed(range(len(value)))
            positions[id(value)] = {name: at for at in backwards for name in names_of(value[at])}
        at = positions[id(value)].get(self.name)
        return None if at is None else (at, value[at])


class NumberStep(NamedTuple):
    """To the entry of a list at an index that is counted from 0."""

    name: int

    def below(self, value: object, _positions: Positions) -> Below:
        entries = value if isinstance(value, tuple) else ()
        return (self.name, entries[self.name]) if self.name < len(entries) else None


class EveryStep(NamedTuple):
    """To every entry of a list: what is written after the list is a field of its entries."""

    name: None = None


EVERY = EveryStep()

Step: TypeAlias = FieldStep | KeyStep | EntryStep | NumberStep | EveryStep


def names_of(entry: object) -> tuple[str, ...]:
    """What an entry of a list may be called: its code and its name, as far as it has them."""
    return tuple(str(name) for field in NAMED_BY if (name := getattr(entry, field, None)))
