"""Where the values of a tree stand in the cells of a workbook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from reportgen.errors import Spot


@dataclass(frozen=True, slots=True)
class CellPlaces:
    """The cells of a data file that is a workbook.

    Attributes:
        name: of the file.
        cells: by the path of keys and indices that leads to what they say.
        blanks: the blank cells, by the path to what would stand there.
    """

    name: str | None
    cells: Mapping[tuple[str | int, ...], Spot]
    blanks: Mapping[tuple[str | int, ...], Spot] = field(default_factory=dict)

    def spot(self, path: Sequence[str | int]) -> Spot:
        """The cell of a value, or of the nearest holder that has one."""
        steps = tuple(path)
        while steps and steps not in self.cells:
            steps = steps[:-1]
        found = self.cells.get(steps)
        return replace(found, words="") if found else Spot(file=self.name)

    def key_spot(self, path: Sequence[str | int]) -> Spot:
        """The cell of the value, as keys have no cells of their own."""
        return self.spot(path)

    def blank_spot(self, path: Sequence[str | int]) -> Spot | None:
        """The blank cell for a value, or for the first one of a group that is blank as a whole."""
        wanted = tuple(path)
        if wanted in self.blanks or not wanted:
            return self.blanks.get(wanted)
        within = (spot for keys, spot in self.blanks.items() if keys[: len(wanted)] == wanted)
        return next(within, None)

    def line(self, _number: int) -> str:
        """Nothing: a workbook has no lines."""
        return ""
