"""Walking a report: its records and the nodes of its trees, each with its path."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from reportgen.model.accounts import LineItem
from reportgen.model.base import Record, shape_of
from reportgen.model.evaluation import Indicator
from reportgen.model.places import Path

Node = TypeVar("Node", LineItem, Indicator)


def walk(record: Record, path: Path = ()) -> Iterator[tuple[Path, Record]]:
    """Every record of the tree with its path, parents before children, in the order of declaration."""
    yield path, record
    for name, shape in shape_of(type(record)).items():
        if shape.record is None:
            continue
        value = getattr(record, name)
        if isinstance(value, Record):
            yield from walk(value, (*path, name))
        elif isinstance(value, tuple):
            for index, child in enumerate(value):
                yield from walk(child, (*path, name, index))


def nodes(items: Sequence[Node], path: Path) -> Iterator[tuple[Path, Node]]:
    """Every node of the tree whose first level stands at `path`, parents before children."""
    for index, item in enumerate(items):
        yield (*path, index), item
        yield from nodes(item.items, (*path, index, "items"))
