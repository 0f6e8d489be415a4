"""A rendered table taken apart into rows and cells, and put together again; as text, since no other part is looked at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import NamedTuple

_PARTS = re.compile(
    r"<w:tbl><w:tblPr>(?P<properties>.*?)</w:tblPr><w:tblGrid>(?P<grid>.*?)</w:tblGrid>(?P<rows>.*)</w:tbl>",
    re.DOTALL,
)
_STYLE = re.compile(r'<w:tblStyle w:val="([^"]*)"')
_COLUMN = re.compile(r'<w:gridCol w:w="(\d+)"')
_ROW = re.compile(r"<w:tr(?: [^>]*)?>")
_ROW_END, _CELL_END = "</w:tr>", "</w:tc>"
_CELL_START, _CELL_PROPERTIES_END = "<w:tc><w:tcPr>", "</w:tcPr>"
_ROW_PROPERTIES = re.compile(r"<w:trPr>(.*?)</w:trPr>", re.DOTALL)
_SPAN = re.compile(r'<w:gridSpan w:val="(\d+)"/>')
_MERGE = re.compile(r'<w:vMerge(?: w:val="(\w+)")?/>')
_WIDTH = re.compile(r'<w:tcW w:w="\d+"')
_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>|(<w:br/>|</w:p>)")
_HEIGHT = re.compile(r'<w:trHeight w:val="(\d+)"')


class CellXml(NamedTuple):
    """A cell; its width is that of its columns in the table that it is written in.

    Attributes:
        properties: what stands in its ``w:tcPr``.
        content: its paragraphs.
        span: how many columns it takes.
        continues: whether it is the lower part of a merged cell.
    """

    properties: str
    content: str
    span: int
    continues: bool

    @classmethod
    def read(cls, properties: str, content: str) -> CellXml:
        """The cell with these properties and paragraphs."""
        return cls(properties, content, *_span_and_merge(properties))

    def begun_anew(self, above: CellXml) -> CellXml:
        """The lower part of a merged cell as one that begins here and says what the upper part says."""
        return CellXml.read(_MERGE.sub('<w:vMerge w:val="restart"/>', self.properties), above.content)

    def saying(self, content: str) -> CellXml:
        """The same cell with other paragraphs."""
        return CellXml(self.properties, content, self.span, self.continues)


@dataclass(frozen=True, slots=True)
class RowXml:
    """A row: its properties and its cells; `memo` is for what was found out about them."""

    properties: str
    cells: tuple[CellXml, ...]
    memo: dict[str, tuple[int, int] | None] = field(default_factory=dict, compare=False, repr=False)

    @property
    def is_head(self) -> bool:
        """Whether it is repeated on every page."""
        return "<w:tblHeader/>" in self.properties

    @property
    def stated_height(self) -> int:
        """The height that the template asks for; 0 for none."""
        found = _HEIGHT.search(self.properties)
        return int(found[1]) if found else 0

    def holding(self, cells: Iterable[CellXml]) -> RowXml:
        """The row with other cells, of which nothing was found out yet."""
        return RowXml(self.properties, tuple(cells))

    def columns(self) -> Iterator[tuple[int, CellXml]]:
        """The cells with the column in which each begins."""
        column = 0
        for cell in self.cells:
            yield column, cell
            column += cell.span


@dataclass(frozen=True, slots=True)
class TableXml:
    """A table: its properties, the widths of its columns in twips, and its rows."""

    properties: str
    widths: tuple[int, ...]
    rows: tuple[RowXml, ...]

    @classmethod
    def read(cls, xml: str) -> TableXml | None:
        """The table; None where it holds others or is otherwise more than rows of cells."""
        parts = _PARTS.fullmatch(xml)
        if parts is None or "<w:tbl>" in parts["rows"] or not _COLUMN.search(parts["grid"]):
            return None
        rows = tuple(_row(row.partition(_ROW_END)[0]) for row in _ROW.split(parts["rows"])[1:])
        widths = tuple(map(int, _COLUMN.findall(parts["grid"])))
        if not rows or any(sum(cell.span for cell in row.cells) != len(widths) for row in rows):
            return None
        return cls(parts["properties"], widths, rows)

    @property
    def style(self) -> str:
        """The id of its style; empty for none."""
        found = _STYLE.search(self.properties)
        return found[1] if found else ""

    @property
    def head(self) -> tuple[RowXml, ...]:
        """The rows that are repeated on every page."""
        return tuple(row for row in self.rows if row.is_head)

    def with_widths(self, widths: Sequence[int]) -> TableXml:
        """The same table with other columns, as wide as a whole as before; of its rows nothing was measured yet."""
        rows = tuple(RowXml(row.properties, row.cells) for row in self.rows)
        return TableXml(self.properties, tuple(widths), rows)

    def cut(self, at: int) -> tuple[TableXml, TableXml]:
        """The rows before `at`, and those from there on under the same heads; merged cells that are cut begin anew."""
        anew = []
        for column, cell in self.rows[at].columns():
            above = self._beginning(at, column) if cell.continues else None
            anew.append(cell.begun_anew(above) if above else cell)
        first = self.rows[at].holding(anew)
        return (
            replace(self, rows=self.rows[:at]),
            replace(self, rows=(*self.head, first, *self.rows[at + 1 :])),
        )

    def _beginning(self, row: int, column: int) -> CellXml | None:
        """The upper end of the merged cell of which a part begins in that column of the row."""
        for higher in reversed(self.rows[:row]):
            cell = dict(higher.columns()).get(column)
            if cell is None or not cell.continues:
                return cell
        return None

    def to_xml(self) -> str:
        """The table as it stands in the document."""
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in self.widths)
        pieces = [f"<w:tbl><w:tblPr>{self.properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>"]
        for row in self.rows:
            pieces.append(f"<w:tr><w:trPr>{row.properties}</w:trPr>")
            for at, cell in row.columns():
                width = self.widths[at] if cell.span == 1 else sum(self.widths[at : at + cell.span])
                pieces += (
                    "<w:tc><w:tcPr>",
                    _as_wide_as(width, cell.properties),
                    "</w:tcPr>",
                    cell.content,
                    "</w:tc>",
                )
            pieces.append("</w:tr>")
        return "".join((*pieces, "</w:tbl>"))


@lru_cache(maxsize=4096)
def _as_wide_as(width: int, properties: str) -> str:
    """The properties of a cell of another width; most cells of a column have the same."""
    return _WIDTH.sub(f'<w:tcW w:w="{width}"', properties)


@lru_cache(maxsize=4096)
def _span_and_merge(properties: str) -> tuple[int, bool]:
    span, merge = _SPAN.search(properties), _MERGE.search(properties)
    return int(span[1]) if span else 1, bool(merge and merge[1] != "restart")


def _row(xml: str) -> RowXml:
    properties = _ROW_PROPERTIES.match(xml)
    cells = []
    for piece in xml.split(_CELL_START)[1:]:
        cell, _, content = piece.partition(_CELL_PROPERTIES_END)
        cells.append(CellXml(cell, content.partition(_CELL_END)[0], *_span_and_merge(cell)))
    return RowXml(properties[1] if properties else "", tuple(cells))


@lru_cache(maxsize=4096)
def lines_of(content: str) -> tuple[str, ...]:
    """The text of a cell, cut where lines are broken by hand and paragraphs end; most say what others say."""
    lines = [""]
    for found in _TEXT.finditer(content):
        if found[2]:
            lines.append("")
        else:
            lines[-1] += _plain(found[1])
    return tuple(lines[:-1] if len(lines) > 1 else lines)


def _plain(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").replace("&quot;", '"')
