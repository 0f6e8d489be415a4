"""Lists of a workbook: each row is an entry; levels make a tree of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from reportgen.data_workbook.reading.section_reader import Column, SectionReader
from reportgen.data_workbook.vocabulary import LEVEL, NOT_READ, OWNER, Keys, level_of_head, own_list
from reportgen.errors import quoted
from reportgen.intake.cells import text_of
from reportgen.model.base import Record, shape_of


class _Entry(NamedTuple):
    """An entry of a list that later rows may belong to; it is called by its code, or where levels are named by its name."""

    level: int
    called: str
    keys: Keys


class ListReader(SectionReader):
    """Reads a list."""

    def read(self) -> None:
        """Read every entry."""
        assert self.held.record is not None
        self._read_entries(self.held.record)

    def _read_entries(self, record: type[Record]) -> None:
        columns = list(self._columns(record))
        levels = {at: level for at, head in self.section.heads.items() if (level := level_of_head(head))}
        reader = partial(self._read_entry, record, columns, levels)
        before: list[_Entry] = []
        owner: int | None = None
        for row in self.section.rows:
            if not any(self._has(row, at) for at in (*(column.at for column in columns), *levels)):
                continue
            if self.has_owners:
                found = self.owner(row, owner)
                if found is None:
                    continue
                before = before if found == owner else []
                owner = found
            reader(row, owner, before)

    def _read_entry(
        self,
        record: type[Record],
        columns: list[Column],
        levels: dict[int, int],
        row: int,
        owner: int | None,
        before: list[_Entry],
    ) -> None:
        keys = self.held.within(owner)
        if levels:
            entry = self._named_entry(row, keys, levels, record, before)
        else:
            entry = self._levelled_entry(row, keys, columns, record, before)
        if entry is None:
            return
        unit = next((self.text(row, column.at) for column in columns if column.head == "度量单位"), "")
        for column in columns:
            self.take(row, column.at, (*entry, *column.held.within(None)), column.held.kind, unit)

    def _named_entry(
        self, row: int, keys: Keys, levels: dict[int, int], record: type[Record], before: list[_Entry]
    ) -> Keys | None:
        """The entry of a row that writes names in the columns of their levels.

        It may open several levels at once, and repeat the names of those that are open.
        """
        named = [(level, at) for at, level in levels.items() if self.text(row, at)]
        entry: Keys | None = None
        for level, at in sorted(named):
            name = self.text(row, at)
            if level < max(named)[0] and _Entry(level, name, ()) in (one._replace(keys=()) for one in before):
                continue
            entry = self._opened(row, at, level, name, keys, record, before)
            if entry is None:
                return None
            self.tree.put((*entry, shape_of(record)["name"].chinese), name, self.spot(row, at))
        if entry is None:
            self.refuse_stray(row, "这一行没有写指标名称")
        return entry

    def _levelled_entry(
        self, row: int, keys: Keys, columns: list[Column], record: type[Record], before: list[_Entry]
    ) -> Keys | None:
        at = self.column_of(LEVEL)
        code = next(
            (self.text(row, column.at) for column in columns if column.held.keys == (_code(record),)), ""
        )
        written = "" if at is None else text_of(self.sheet.value(row, at))
        if written and not (written.isdecimal() and int(written) > 0):
            self.complain(row, at or 0, "filled.level", f"级次应为 1、2、3…，实为{quoted(written)}")
            return None
        level = int(written) if written else _level_by_code(code, before)
        first = next(column.at for column in columns if self._has(row, column.at))
        return self._opened(row, first, level, code, keys, record, before)

    def _opened(
        self,
        row: int,
        at: int,
        level: int,
        called: str,
        keys: Keys,
        record: type[Record],
        before: list[_Entry],
    ) -> Keys | None:
        """Begin an entry at a level, below the last one of the level above it."""
        while before and before[-1].level >= level:
            before.pop()
        inner = own_list(record)
        if level > 1 and (inner is None or not before or before[-1].level != level - 1):
            message = f"这一行是第{level}级，它前面没有第{level - 1}级的行可以归入"
            self.complain(row, at, "filled.level", message, "请补上上一级，或改正级次")
            return None
        within = (*before[-1].keys, inner.chinese) if before and inner else keys
        entry = self.tree.add_entry(within, self.spot(row, at))
        before.append(_Entry(level, called, entry))
        return entry

    def _columns(self, record: type[Record]) -> Iterator[Column]:
        for at, head in self.section.heads.items():
            if head in NOT_READ or head in (LEVEL, OWNER) or level_of_head(head):
                continue
            column = self.column(at, head, record, partial(self._first_below, at))
            if column is not None:
                yield column

    def _first_below(self, at: int) -> str:
        return next((text for row in self.section.rows if (text := self.text(row, at))), "")

    def _has(self, row: int, at: int) -> bool:
        return self.sheet.raw(row, at) != "" or self.sheet.mark(row, at) is not None


def _code(record: type[Record]) -> str:
    shape = shape_of(record).get("code")
    return shape.chinese if shape else ""


def _level_by_code(code: str, before: list[_Entry]) -> int:
    """The level of an entry that states none: below the last one whose code begins its own."""
    for entry in reversed(before):
        if code and entry.called and code != entry.called and code.startswith(entry.called):
            return entry.level + 1
    return 1
