"""What reading yields: a plain tree, and where each of its keys and values stands in the source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Protocol, TypeAlias

from reportgen.errors import Problem, Spot

Tree: TypeAlias = "str | int | Decimal | bool | date | list[Tree] | dict[str, Tree] | None"
"""A value of a document. From a file, every scalar is a `str` or None; only a dict brings the other types."""


class Places(Protocol):
    """Where the parts of a tree stand in the file that it was read from."""

    def spot(self, path: Sequence[str | int]) -> Spot:
        """Where the value at `path` begins."""

    def key_spot(self, path: Sequence[str | int]) -> Spot:
        """Where the key at the end of `path` begins."""

    def blank_spot(self, path: Sequence[str | int]) -> Spot | None:
        """Where a value would be written that the file leaves out; None where it has no place for it."""

    def line(self, number: int) -> str:
        """The line of text with this 1-based number; empty where there are no lines."""


@dataclass(frozen=True)
class Document:
    """A data file as it was read.

    Attributes:
        tree: the data.
        name: the file's name as messages show it; None for a dict, or for text that was given no name.
        opened: the file that the caller named by its path; only then are paths in the data followed, seen from its folder.
        problems: what is to be told although it could be read.
        null_leaves_out: whether None says that a value is not stated, as programs mean it; in a file that a person fills in,
            it is a key without its value.
    """

    tree: dict[str, Tree]
    name: str | None
    _places: Places | None = field(default=None, repr=False, compare=False)
    problems: tuple[Problem, ...] = field(default=(), repr=False, compare=False)
    null_leaves_out: bool = field(default=False, repr=False, compare=False)
    opened: Path | None = field(default=None, repr=False, compare=False)

    @property
    def is_file(self) -> bool:
        """Whether it was read from a file, in which a person may have left something to fill in."""
        return self._places is not None

    def spot(self, path: Sequence[str | int]) -> Spot:
        """Where the value at `path` begins; only the file's name for a dict, and for a path that leads nowhere."""
        return self._places.spot(path) if self._places else Spot(file=self.name)

    def key_spot(self, path: Sequence[str | int]) -> Spot:
        """Where the key at the end of `path` begins; not known either for an item of a list, which has no key."""
        return self._places.key_spot(path) if self._places else Spot(file=self.name)

    def blank_spot(self, path: Sequence[str | int]) -> Spot | None:
        """Where a value would be written that the file leaves out; None where it has no place for it."""
        return self._places.blank_spot(path) if self._places else None

    def line(self, number: int) -> str:
        """The source line with this 1-based number, without its line break; empty for a dict."""
        return self._places.line(number) if self._places else ""
