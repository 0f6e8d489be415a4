"""Putting together the tree of a data file from cells, with the place of each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from reportgen.data_workbook.vocabulary import Keys
from reportgen.errors import Problem, ReportgenError, Severity, Spot
from reportgen.source import Tree, spoken_path
from reportgen.source.limits import MAX_PROBLEMS


@dataclass(slots=True)
class CellTree:
    """The tree as it grows.

    Attributes:
        root: the data.
        cells: the cell of every value, list and group, by its keys.
        blanks: the blank cells by the keys to what they would say.
        problems: what is wrong.
    """

    root: dict[str, Tree] = field(default_factory=dict)
    cells: dict[Keys, Spot] = field(default_factory=dict)
    blanks: dict[Keys, Spot] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def put(self, keys: Keys, text: str, spot: Spot) -> None:
        """Put in what a cell says; a second cell that says the same thing is refused, and one about an entry that is not there."""
        if lacking := self.lacking(keys):
            self.complain(spot, "filled.row", *lacking)
            return
        holder = self._holder(keys[:-1], spot)
        last: Any = keys[-1]
        if last in holder:
            self.complain(
                spot,
                "data.duplicate_key",
                f"“{spoken_path(keys)}”已经写在 {self.cells[keys].position}，只能写一次",
                "请删去其中一处",
            )
            return
        holder[last] = text
        self.cells[keys] = spot

    def extend(self, keys: Keys, text: str, spot: Spot) -> None:
        """Put in the next text of a list."""
        self._list(keys, spot).append(text)
        self.cells[(*keys, len(self._list(keys, spot)) - 1)] = spot

    def add_entry(self, keys: Keys, spot: Spot) -> Keys:
        """Begin the next entry of a list; gives the keys to it."""
        entries = self._list(keys, spot)
        entries.append({})
        entry = (*keys, len(entries) - 1)
        self.cells[entry] = spot
        return entry

    def entries(self, keys: Keys) -> list[Tree]:
        """The entries of a list so far."""
        found: Any = self.root
        for key in keys:
            found = found.get(key) if isinstance(found, dict) else None
        return found if isinstance(found, list) else []

    def lacking(self, keys: Keys) -> tuple[str, str] | None:
        """What to tell where keys lead to an entry of a list that is not there; None where they do not."""
        found: Any = self.root
        for at, key in enumerate(keys):
            if isinstance(key, int):
                if not isinstance(found, list) or key >= len(found):
                    return (
                        f"“{spoken_path(keys[:at])}”没有第{key + 1}项",
                        "请先在它的段里写上这一项，或改正序号",
                    )
                found = found[key]
            else:
                found = found.get(key) if isinstance(found, dict) else None
        return None

    def complain(self, spot: Spot, code: str, message: str, hint: str | None = None) -> None:
        """Note what is wrong with a cell.

        Raises:
            ReportgenError: when there are so many that nobody would read on.
        """
        self.problems.append(Problem(Severity.ERROR, code, spot, message, hint))
        if len(self.problems) >= MAX_PROBLEMS:
            raise ReportgenError(self.problems)

    def remark(self, spot: Spot, code: str, message: str) -> None:
        """Note what is to be known of a cell or sheet."""
        self.problems.append(Problem(Severity.NOTE, code, spot, message))

    def _list(self, keys: Keys, spot: Spot) -> list[Tree]:
        holder: Any = self._holder(keys[:-1], spot)
        self.cells.setdefault(keys, spot)
        entries: list[Tree] = holder.setdefault(keys[-1], [])
        return entries

    def _holder(self, keys: Keys, spot: Spot) -> dict[str, Tree]:
        holder: Any = self.root
        for at, key in enumerate(keys):
            self.cells.setdefault(keys[: at + 1], spot)
            holder = holder[key] if isinstance(key, int) else holder.setdefault(key, {})
        assert isinstance(holder, dict)
        return holder
