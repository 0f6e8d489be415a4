"""What reading yields: a plain tree, and where each of its keys and values stands in the source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeAlias, TypeVar

from reportgen.source.places import Position, SourceText

Part = TypeVar("Part")

Tree: TypeAlias = "str | int | Decimal | bool | date | list[Tree] | dict[str, Tree] | None"
"""A value of a document. From a file, every scalar is a `str` or None; only a dict brings the other types."""


@dataclass(frozen=True, slots=True)
class Offsets:
    """Where the parts of one list or mapping stand, as offsets in the source text; a list has no keys."""

    keys: dict[str, int]
    values: dict[str, int] | list[int]


OffsetsById: TypeAlias = Mapping[int, Offsets]
"""The offsets of every list and mapping of a tree, by `id`: the tree keeps them alive, so ids stay theirs."""


@dataclass(frozen=True)
class Document:
    """A data file as it was read.

    Attributes:
        tree: the data; treat it as read-only, since positions are found through its very objects.
        name: the file's name as messages show it; None for a dict, or for text that was given no name.
    """

    tree: dict[str, Tree]
    name: str | None
    _source: SourceText | None = field(default=None, repr=False, compare=False)
    _offsets: OffsetsById = field(default_factory=dict, repr=False, compare=False)

    def position(self, path: Sequence[str | int]) -> Position | None:
        """Where the value at `path` begins; None for a dict, and for a path that leads nowhere."""
        if not path:
            return self._place(0)
        parent = self._offsets.get(id(self._container(path[:-1])))
        return self._place(_at(parent.values, path[-1]) if parent else None)

    def key_position(self, path: Sequence[str | int]) -> Position | None:
        """Where the key at the end of `path` begins; None also for an item of a list, which has no key."""
        parent = self._offsets.get(id(self._container(path[:-1])))
        return self._place(_at(parent.keys, path[-1]) if parent and path else None)

    def line(self, number: int) -> str:
        """The source line with this 1-based number, without its line break; empty for a dict."""
        return self._source.line(number) if self._source else ""

    def _container(self, path: Sequence[str | int]) -> Tree:
        node: Tree = self.tree
        for step in path:
            node = _at(node, step) if isinstance(node, (dict, list)) else None
        return node

    def _place(self, offset: int | None) -> Position | None:
        return self._source.position(offset) if self._source and offset is not None else None


def _at(parts: dict[str, Part] | list[Part], step: str | int) -> Part | None:
    if isinstance(parts, dict):
        return parts.get(step) if isinstance(step, str) else None
    return parts[step] if isinstance(step, int) and 0 <= step < len(parts) else None
