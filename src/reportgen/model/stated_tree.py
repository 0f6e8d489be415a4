"""Values that are known by the steps to them, as the tree of a data file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reportgen.errors import Spot
from reportgen.model.base import Record, shape_of
from reportgen.model.needed import Stated
from reportgen.model.report import Report
from reportgen.model.steps import EntryStep, FieldStep, Step
from reportgen.source import Document, Tree
from reportgen.source.cell_places import CellPlaces

Keys = tuple[str | int, ...]


def document_of(stated: Mapping[tuple[Step, ...], Stated], name: str | None = None) -> Document:
    """The data file that stated values make up, with the place of each.

    Args:
        stated: the values by the steps to them; those of an entry of a list come after the entry.
        name: what messages call the file.
    """
    tree = _tree_of(stated)
    return Document(tree.root, name, CellPlaces(name, tree.spots))


def origins_of(stated: Mapping[tuple[Step, ...], Stated]) -> dict[Keys, str]:
    """Where values come from, in words, by the keys to them in the data file that they make up."""
    return _tree_of(stated).origins


def _tree_of(stated: Mapping[tuple[Step, ...], Stated]) -> _StatedTree:
    tree = _StatedTree()
    for steps, known in stated.items():
        tree.put(steps, known)
    return tree


class _StatedTree:
    """The tree as it grows; what was met once is found again by its steps."""

    def __init__(self) -> None:
        self.root: dict[str, Tree] = {}
        self.spots: dict[Keys, Spot] = {}
        self.origins: dict[Keys, str] = {}
        self._met: dict[tuple[Step, ...], tuple[Any, Keys, type[Record]]] = {(): (self.root, (), Report)}

    def put(self, steps: tuple[Step, ...], known: Stated) -> None:
        if known.value is None:
            self._holder(steps)
            return
        holder, keys, record = self._holder(steps[:-1])
        last = steps[-1]
        key = shape_of(record)[last.name].chinese if isinstance(last, FieldStep) else str(last.name)
        holder[key] = known.value
        if known.origin:
            self.origins[(*keys, key)] = known.origin
        if known.spot is not None:
            spot = self.spots[(*keys, key)] = known.spot()
            for length in range(len(keys), 0, -1):
                if self.spots.setdefault(keys[:length], spot) is not spot:
                    break

    def _holder(self, steps: tuple[Step, ...]) -> tuple[Any, Keys, type[Record]]:
        """What holds the values at some steps, the keys to it, and its type."""
        found = self._met.get(steps)
        if found is None:
            holder, keys, record = self._holder(steps[:-1])
            found = self._met[steps] = self._below(holder, keys, record, steps[-1])
        return found

    def _below(
        self, holder: Any, keys: Keys, record: type[Record], step: Step
    ) -> tuple[Any, Keys, type[Record]]:
        if isinstance(step, EntryStep):
            entry: dict[str, Tree] = {}
            holder.append(entry)
            return entry, (*keys, len(holder) - 1), step.record
        assert isinstance(step, FieldStep)
        shape = shape_of(record)[step.name]
        inner = holder.setdefault(shape.chinese, [] if shape.many else {})
        return inner, (*keys, shape.chinese), shape.record or record
