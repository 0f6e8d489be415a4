"""Where keys and values stand in a text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reportgen.errors import Spot
from reportgen.source.positions import SourceText


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


@dataclass(frozen=True, slots=True)
class TextPlaces:
    """The lines and columns of a data file that is text."""

    name: str | None
    source: SourceText
    offsets: Offsets

    def spot(self, path: Sequence[str | int]) -> Spot:
        """Where the value at `path` begins."""
        if not path:
            return self._at(0)
        around = self._around(path)
        return self._at(around.values.get(path[-1]) if around else None)

    def key_spot(self, path: Sequence[str | int]) -> Spot:
        """Where the key at the end of `path` begins."""
        around = self._around(path)
        key = path[-1] if path else None
        return self._at(around.keys.get(key) if around and isinstance(key, str) else None)

    def blank_spot(self, _path: Sequence[str | int]) -> Spot | None:
        """Nowhere: a text has no places for what is not written."""
        return None

    def line(self, number: int) -> str:
        """The line with this 1-based number, without its line break."""
        return self.source.line(number)

    def _around(self, path: Sequence[str | int]) -> Offsets | None:
        """The offsets of the list or mapping that `path` ends in."""
        around: Offsets | None = self.offsets
        for step in path[:-1]:
            around = around.inner.get(step) if around else None
        return around

    def _at(self, offset: int | None) -> Spot:
        if offset is None:
            return Spot(file=self.name)
        return Spot("", self.name, *self.source.position(offset))
