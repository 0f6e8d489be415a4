"""Reading the cells of a section: what all kinds of sections have in common."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import NamedTuple

from reportgen.data_workbook.reading.cell_texts import cell_text
from reportgen.data_workbook.reading.sections import Section
from reportgen.data_workbook.reading.tree import CellTree
from reportgen.data_workbook.vocabulary import NOT_READ, OWNER, Held, Keys, held
from reportgen.errors import Refusal, Spot, quoted, suggestion
from reportgen.model.base import Record
from reportgen.model.values import ValueKind
from reportgen.source import Tree

_ORDINAL = "第{}项"


class Column(NamedTuple):
    """A column whose cells are read: its head, and what stands below it."""

    at: int
    head: str
    held: Held


class SectionReader:
    """Reads a section into a tree; its subclasses know how their rows are made up."""

    def __init__(self, tree: CellTree, section: Section, held_there: Held) -> None:
        self.tree = tree
        self.section = section
        self.held = held_there
        self.sheet = section.sheet
        self._owner_at = self.column_of(OWNER) if self.has_owners else None

    def read(self) -> None:
        """Read every row."""
        raise NotImplementedError

    @property
    def has_owners(self) -> bool:
        """Whether its rows belong to entries of a list elsewhere."""
        return None in self.held.keys

    def column_of(self, head: str) -> int | None:
        """The column below a head."""
        return next((at for at, text in self.section.heads.items() if text == head), None)

    def column(self, at: int, head: str, record: type[Record], says: Callable[[], object]) -> Column | None:
        """What stands below a head; one that means nothing is refused where something is said below it."""
        try:
            found = held(head, record)
            if found.is_value:
                return Column(at, head, found)
            message, hint = f"{quoted(head)}下面不是一个值", "请写到具体的一项，如 资金.合计.决算数"
        except Refusal as refusal:
            message, hint = f"看不懂表头{quoted(head)}：{refusal.message}", refusal.hint or ""
        if says():
            self.complain(self.section.head_row, at, "data.unknown_key", message, hint or None)
        return None

    def owner(self, row: int, before: int | None) -> int | None:
        """The index of the entry that a row belongs to: as written, else that of the row before; None for none."""
        at = self._owner_at
        written = "" if at is None else self.text(row, at)
        if not written:
            if before is None:
                first = self.section.first_column if at is None else at
                self.complain(row, first, "filled.owner", f"这一行没有在“{OWNER}”一栏写明属于哪一项")
            return before
        names, numbers = self._owners
        if written not in names and written not in numbers:
            message = f"没有叫{quoted(written)}的{self.held.keys[0]}"
            self.complain(row, at or 0, "filled.owner", message, suggestion(written, names))
        return numbers.get(written, names.get(written))

    @cached_property
    def _owners(self) -> tuple[dict[str, int], dict[str, int]]:
        """The entries that rows may belong to, by name and by number; their list has been read before these rows are."""
        listed = self.tree.entries(self.held.within(None)[:1])
        return _names(listed), {_ORDINAL.format(index + 1): index for index in range(len(listed))}

    def refuse_stray(self, row: int, message: str) -> None:
        """Complain of a row that says something of nothing."""
        for at, head in self.section.heads.items():
            if head not in NOT_READ and self.text(row, at):
                self.complain(row, at, "filled.row", message, "请补上，或清空这一行")
                return

    def take(self, row: int, at: int, keys: Keys, kind: ValueKind | None, unit: str = "") -> None:
        """Read a cell as the value at a place of the tree."""
        text = self.text(row, at, kind, unit)
        if text:
            self.tree.put(keys, text, self.spot(row, at))
        else:
            self.tree.blanks[keys] = self.spot(row, at)

    def text(self, row: int, at: int, kind: ValueKind | None = None, unit: str = "") -> str:
        """What a cell says; without a kind of value, the bare words of a name or head."""
        try:
            text = cell_text(self.sheet, row, at, kind, unit)
        except Refusal as refusal:
            if kind is not None:
                self.complain(row, at, refusal.code, refusal.message, refusal.hint)
            return ""
        return text if kind is not None else text.strip()

    def spot(self, row: int, at: int) -> Spot:
        """A cell as a place for messages."""
        return self.sheet.spot(row, at)

    def complain(self, row: int, at: int, code: str, message: str, hint: str | None = None) -> None:
        """Note what is wrong with a cell."""
        self.tree.complain(self.spot(row, at), code, message, hint)

    def lacks(self, head: str) -> None:
        """Note that a head is missing without which nothing can be read."""
        message = f"【{self.section.address}】下面缺少表头“{head}”"
        self.tree.complain(self.section.spot, "filled.heads", message, "请照新建的工作簿写表头")


def _names(listed: Sequence[Tree]) -> dict[str, int]:
    """The entries of a list by what they call themselves; of two with one name, the first."""
    found: dict[str, int] = {}
    for index, entry in enumerate(listed):
        if isinstance(entry, dict):
            called = (str(entry.get(key) or "").strip() for key in ("名称", "编码"))
            for name in filter(None, called):
                found.setdefault(name, index)
    return found
