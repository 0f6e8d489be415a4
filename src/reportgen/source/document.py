"""What reading yields: a plain tree, and where each of its keys and values stands in the source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from reportgen.errors import Spot
from reportgen.source.positions import SourceText

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

    @property
    def is_file(self) -> bool:
        """Whether it was read from text, in which a person may have left something to fill in."""
        return self._source is not None

    def spot(self, path: Sequence[str | int]) -> Spot:
        """Where the value at `path` begins; without line and column for a dict, and for a path that leads nowhere."""
        if not path:
            return self._at(0)
        around = self._around(path)
        return self._at(around.values.get(path[-1]) if around else None)

    def key_spot(self, path: Sequence[str | int]) -> Spot:
        """Where the key at the end of `path` begins; not known either for an item of a list, which has no key."""
        around = self._around(path)
        key = path[-1] if path else None
        return self._at(around.keys.get(key) if around and isinstance(key, str) else None)

    def line(self, number: int) -> str:
        """The source line with this 1-based number, without its line break; empty for a dict."""
        return self._source.line(number) if self._source else ""

    def _around(self, path: Sequence[str | int]) -> Offsets | None:
        """The offsets of the list or mapping that `path` ends in."""
        around: Offsets | None = self._offsets
        for step in path[:-1]:
            around = around.inner.get(step) if around else None
        return around

    def _at(self, offset: int | None) -> Spot:
        if self._source is None or offset is None:
            return Spot(file=self.name)
        return Spot("", self.name, *self._source.position(offset))
