"""What an address leads to in a report: its values with their places, and what the report leaves out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from reportgen.model.base import Record
from reportgen.model.paths import Address, Path
from reportgen.model.steps import EveryStep, Positions, Step


class Found(NamedTuple):
    """A value that an address leads to, and where it stands."""

    path: Path
    value: object


class Gap(NamedTuple):
    """A place at which a report says less than an address asks for.

    Attributes:
        path: up to the step that leads to nothing; where that is an entry which the list has not, its code or name.
        within: what the address asks for below that.
        step: that step.
        holder: the value in which it leads to nothing.
        is_optional: True up to the address's mark: nothing is missing there.
    """

    path: Path
    within: Path
    step: Step
    holder: object
    is_optional: bool


class Resolved(NamedTuple):
    """What an address leads to in one report: all values in the order of the report, and all gaps."""

    found: tuple[Found, ...]
    gaps: tuple[Gap, ...]

    @property
    def values(self) -> tuple[object, ...]:
        """The values alone; of several lists the entries, in one row."""
        lists = (
            value if isinstance(value, tuple) else (value,) for value in (end.value for end in self.found)
        )
        return tuple(entry for entries in lists for entry in entries)


def resolve(address: Address, record: Record, positions: Positions | None = None) -> Resolved:
    """The values that an address leads to; several where it names a field of all entries of a list.

    Args:
        address: parsed for the type of the record.
        record: where it starts.
        positions: one dict for all look-ups in one report, where there are many of them.
    """
    ends = tuple(_ends(address, record, 0, (), {} if positions is None else positions))
    found = tuple(end for end in ends if isinstance(end, Found))
    return Resolved(found, tuple(end for end in ends if isinstance(end, Gap)))


def missing(address: Address, record: Record) -> Iterator[Gap]:
    """What an address asks for and a record leaves out; up to the mark only where it is stated.

    Where records follow from their parts (`Record.answered_in`), the lowest parts are asked.
    """
    for end in _ends(address, record, 0, (), {}, asks_parts=True):
        if isinstance(end, Gap) and not end.is_optional and not _is_spared(end):
            yield end


def _ends(
    address: Address, value: Any, at: int, path: Path, positions: Positions, *, asks_parts: bool = False
) -> Iterator[Found | Gap]:
    """Where the steps from number `at` on lead to, from a value at `path`."""
    for number, step in enumerate(address.steps[at:], at):
        if isinstance(step, EveryStep):
            yield from _ends_of_all(address, value, number + 1, path, positions, asks_parts)
            return
        if asks_parts and (holder := _held_by(value, step)):
            parts = getattr(value, holder)
            yield from _ends_of_all(address, parts, number, (*path, holder), positions, asks_parts)
            return
        below = step.below(value, positions)
        if below is None:
            within = tuple(later.name for later in address.steps[number + 1 :] if later.name is not None)
            yield Gap((*path, step.name), within, step, value, number < address.optional)
            return
        path, value = (*path, below[0]), below[1]
    yield Found(path, value)


def _ends_of_all(
    address: Address, entries: tuple[object, ...], at: int, path: Path, positions: Positions, asks_parts: bool
) -> Iterator[Found | Gap]:
    for index, entry in enumerate(entries):
        yield from _ends(address, entry, at, (*path, index), positions, asks_parts=asks_parts)


def _held_by(value: object, step: Step) -> str | None:
    """The field with the parts that answer for a record, unless it is this field that is asked for."""
    holder = value.answered_in if isinstance(value, Record) else None
    return holder if holder and holder != step.name and getattr(value, holder) else None


def _is_spared(gap: Gap) -> bool:
    """Whether the record states something that takes the place of what it leaves out."""
    substitute = gap.holder.spared_by.get(str(gap.step.name)) if isinstance(gap.holder, Record) else None
    return bool(substitute and getattr(gap.holder, substitute))
