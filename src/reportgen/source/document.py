"""What reading yields: a plain tree, and where each of its keys and values stands in the source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from reportgen.source.positions import Position, SourceText

Tree: TypeAlias = "str | int | Decimal | bool | date | list[Tree] | dict[str, Tree] | None"
"""A value of a document. From a file, every scalar is a `str` or None; only a dict brings the other types."""


@dataclass(slots=True)
class Offsets:
    """Where the parts of one list or mapping begin, as offsets in the source text.

    Attributes:
        keys: by key; empty for a list.
        values: by key, or by index.
        inner: the offsets inside those values that are lists or mappings themselves.
    """

    keys: dict[str, int] = field(default_factory=dict)
    values: dict[str | int, int] = field(default_factory=dict)
    inner: dict[str | int, Offsets] = field(default_factory=dict)


@dataclass(frozen=True)
class Document:
    """A data file as it was read.

    Attributes:
        tree: the data.
        name: the file's name as messages show it; None for a dict, or for text that was given no name.
    """

    tree: dict[str, Tree]
    name: str | None
    _source: SourceText | None = field(default=None, repr=False, compare=False)
    _offsets: Offsets = field(default_factory=Offsets, repr=False, compare=False)

    def position(self, path: Sequence[str | int]) -> Position | None:
        """Where the value at `path` begins; None for a dict, and for a path that leads nowhere."""
        if not path:
            return self._place(0)
        around = self._around(path)
        return self._place(around.values.get(path[-1]) if around else None)

    def key_position(self, path: Sequence[str | int]) -> Position | None:
        """Where the key at the end of `path` begins; None also for an item of a list, which has no key."""
        around = self._around(path)
        key = path[-1] if path else None
        return self._place(around.keys.get(key) if around and isinstance(key, str) else None)

    def line(self, number: int) -> str:
        """The source line with this 1-based number, without its line break; empty for a dict."""
        return self._source.line(number) if self._source else ""

    def _around(self, path: Sequence[str | int]) -> Offsets | None:
        """The offsets of the list or mapping that `path` ends in."""
        around: Offsets | None = self._offsets
        for step in path[:-1]:
            around = around.inner.get(step) if around else None
        return around

    def _place(self, offset: int | None) -> Position | None:
        return self._source.position(offset) if self._source and offset is not None else None
