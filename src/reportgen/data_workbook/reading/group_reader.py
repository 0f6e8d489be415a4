"""Groups of a workbook: each row names a field of one record."""

from __future__ import annotations

from collections.abc import Set
from functools import partial

from reportgen.data_workbook.reading.section_reader import SectionReader
from reportgen.data_workbook.vocabulary import CONTENT, ITEM, NOT_READ, Held, held
from reportgen.errors import Refusal, quoted
from reportgen.model.base import Record


class GroupReader(SectionReader):
    """Reads a group."""

    def read(self) -> None:
        """Read the row of every field."""
        assert self.held.record is not None
        self._read_record(self.held.record)

    def _read_record(self, record: type[Record]) -> None:
        at = self.column_of(ITEM)
        if at is None:
            self.lacks(ITEM)
            return
        items = {row: item for row in self.section.rows if (item := self._item(row, at, record))}
        records = {item.record for item in items.values() if item.record is not None}
        for row, item in items.items():
            for column, head in self.section.heads.items():
                if column != at and head not in NOT_READ:
                    self._read_cell(row, column, head, item, records)

    def _item(self, row: int, at: int, record: type[Record]) -> Held | None:
        """What the row of a group is about."""
        name = self.text(row, at)
        if not name:
            self.refuse_stray(row, "这一行没有写是哪一项")
            return None
        try:
            return held(name, record)
        except Refusal as refusal:
            if self._says_more(row, at):
                message = f"{quoted(name)}不是这里的项目：{refusal.message}"
                self.complain(row, at, "data.unknown_key", message, refusal.hint)
            return None

    def _read_cell(self, row: int, at: int, head: str, item: Held, records: Set[type[Record]]) -> None:
        keys = (*self.held.within(None), *item.within(None))
        if item.is_value and head == CONTENT:
            self.take(row, at, keys, item.kind)
        elif item.is_value or head == CONTENT or not _applies(head, item.record, records):
            if self.text(row, at):
                self.complain(row, at, "filled.cell", f"“{head}”在这一行不适用", "请清空这一格")
        elif item.record is not None:
            column = self.column(at, head, item.record, partial(self.text, row, at))
            if column is not None:
                self.take(row, at, (*keys, *column.held.within(None)), column.held.kind)

    def _says_more(self, row: int, at: int) -> bool:
        return any(
            self.text(row, column)
            for column, head in self.section.heads.items()
            if column != at and head not in NOT_READ
        )


def _applies(head: str, record: type[Record] | None, records: Set[type[Record]]) -> bool:
    """Whether a head means something for a row, or nothing for any row of its group."""
    first = head.partition(".")[0]
    knowing = {known for known in records if first in known.template_names}
    return record in knowing or not knowing
