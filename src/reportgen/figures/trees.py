"""Walking a report: its records, the nodes of its trees and the lines of its classifications."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, TypeVar

from reportgen.model.accounts import LineItem
from reportgen.model.base import Record, both_names, record_fields
from reportgen.model.evaluation import Indicator
from reportgen.model.paths import Path

Node = TypeVar("Node", LineItem, Indicator)


def walk(record: Record, path: Path = ()) -> Iterator[tuple[Path, Record]]:
    """Every record of the tree with its path, parents before children, in the order of declaration."""
    yield path, record
    for shape in record_fields(type(record)):
        value = getattr(record, shape.name)
        if isinstance(value, Record):
            yield from walk(value, (*path, shape.name))
        elif isinstance(value, tuple):
            for index, child in enumerate(value):
                yield from walk(child, (*path, shape.name, index))


def value_at(record: Record, path: Path) -> object:
    """What stands at a path as `walk` gives it; None where it leads nowhere."""
    value: object = record
    for step in path:
        if isinstance(value, Record):
            value = getattr(value, str(step), None)
        elif isinstance(value, tuple) and isinstance(step, int) and step < len(value):
            value = value[step]
        elif isinstance(value, Mapping):
            value = value.get(step)
        else:
            return None
    return value


def nodes(items: Sequence[Node], path: Path) -> Iterator[tuple[Path, Node]]:
    """Every node of the tree whose first level stands at `path`, parents before children."""
    for index, item in enumerate(items):
        yield (*path, index), item
        yield from nodes(item.items, (*path, index, "items"))


def with_levels(items: Iterable[LineItem], level: int = 0) -> Iterator[tuple[LineItem, int]]:
    """Every item of a tree with its level, parents before their parts."""
    for item in items:
        yield item, level
        yield from with_levels(item.items, level + 1)


@dataclass(frozen=True, slots=True)
class ClassifiedItem:
    """A line of the lowest level together with the levels above it.

    Attributes:
        item: the line itself.
        ancestors: the lines above it, outermost first.
        template_names: what a template may reach.
    """

    template_names: ClassVar[Mapping[str, str]] = both_names(项="item")

    item: LineItem
    ancestors: tuple[LineItem, ...]


def leaves(items: Iterable[LineItem], ancestors: tuple[LineItem, ...] = ()) -> Iterator[ClassifiedItem]:
    """The lines without parts of their own, in reading order."""
    for item in items:
        if item.items:
            yield from leaves(item.items, (*ancestors, item))
        else:
            yield ClassifiedItem(item, ancestors)


def find(items: Iterable[LineItem], name: str) -> LineItem | None:
    """The first line, at any level, with that name or code."""
    for item in items:
        if name in (item.name, item.code):
            return item
        if (found := find(item.items, name)) is not None:
            return found
    return None
