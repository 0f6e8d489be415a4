"""Texts of a workbook: one below the other, or each under a name that the author chose."""

from __future__ import annotations

from typing import NamedTuple

from reportgen.data_workbook.reading.section_reader import SectionReader
from reportgen.data_workbook.vocabulary import CONTENT, KEY, Keys
from reportgen.errors import Spot


class _Paragraphs(NamedTuple):
    """A named text whose paragraphs are still coming in, one or several of them a row."""

    keys: Keys
    texts: list[str]
    spot: Spot


class TextReader(SectionReader):
    """Reads texts."""

    def read(self) -> None:
        """Read every row; those of a named text that repeat no name go on with it."""
        content = self.column_of(CONTENT)
        names_at = self.column_of(KEY) if self.held.keyed else None
        if content is None:
            self.lacks(CONTENT)
            return
        if self.held.keyed and names_at is None:
            self.lacks(KEY)
            return
        owner: int | None = None
        last: _Paragraphs | None = None
        for row in self.section.rows:
            text = self.text(row, content, self.held.kind)
            name = "" if names_at is None else self.text(row, names_at)
            if not text:
                self._note_blank(row, content, name)
                continue
            if self.has_owners:
                owner = self.owner(row, owner)
                if owner is None:
                    continue
            keys = self.held.within(owner)
            if names_at is None:
                self.tree.extend(keys, text, self.spot(row, content))
            elif name:
                self._put(last)
                last = _Paragraphs((*keys, name), [text], self.spot(row, content))
            elif last is not None:
                last.texts.append(text)
            else:
                hint = "请写明是哪一段文字"
                self.complain(row, content, "filled.name", f"这一行没有写“{KEY}”", hint)
        self._put(last)

    def _note_blank(self, row: int, content: int, name: str) -> None:
        if name and not self.has_owners:
            self.tree.blanks[(*self.held.within(None), name)] = self.spot(row, content)

    def _put(self, written: _Paragraphs | None) -> None:
        if written is not None:
            self.tree.put(written.keys, "\n".join(written.texts), written.spot)
