"""A rendered table taken apart into rows and cells, and put together again; as text, since no other part is looked at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

_PARTS = re.compile(
    r"<w:tbl><w:tblPr>(?P<properties>.*?)</w:tblPr><w:tblGrid>(?P<grid>.*?)</w:tblGrid>(?P<rows>.*)</w:tbl>",
    re.DOTALL,
)
_STYLE = re.compile(r'<w:tblStyle w:val="([^"]*)"')
_COLUMN = re.compile(r'<w:gridCol w:w="(\d+)"')
_ROW = re.compile(r"<w:tr(?: [^>]*)?>(.*?)</w:tr>", re.DOTALL)
_CELL = re.compile(r"<w:tc><w:tcPr>(.*?)</w:tcPr>(.*?)</w:tc>", re.DOTALL)
_ROW_PROPERTIES = re.compile(r"<w:trPr>(.*?)</w:trPr>", re.DOTALL)
_SPAN = re.compile(r'<w:gridSpan w:val="(\d+)"/>')
_MERGE = re.compile(r'<w:vMerge(?: w:val="(\w+)")?/>')
_WIDTH = re.compile(r'<w:tcW w:w="\d+"')
_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>|(<w:br/>|</w:p>)")
_HEIGHT = re.compile(r'<w:trHeight w:val="(\d+)"')


@dataclass(frozen=True, slots=True)
class CellXml:
    """A cell.

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
        span = _SPAN.search(properties) if "gridSpan" in properties else None
        merge = _MERGE.search(properties) if "vMerge" in properties else None
        return cls(properties, content, int(span[1]) if span else 1, bool(merge and merge[1] != "restart"))

    def begun_anew(self, above: CellXml) -> CellXml:
        """The lower part of a merged cell as one that begins here and says what the upper part says."""
        return CellXml.read(_MERGE.sub('<w:vMerge w:val="restart"/>', self.properties), above.content)

    def saying(self, content: str) -> CellXml:
        """The same cell with other paragraphs."""
        return replace(self, content=content)

    def as_wide_as(self, width: int) -> CellXml:
        """The same cell in another width."""
        return replace(self, properties=_WIDTH.sub(f'<w:tcW w:w="{width}"', self.properties))

    @property
    def lines(self) -> tuple[str, ...]:
        """Its text, cut where lines are broken by hand and paragraphs end."""
        return _lines_of(self.content)


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
        rows = tuple(_row(found[1]) for found in _ROW.finditer(parts["rows"]))
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
        """The same table with other columns, as wide as a whole as before."""
        rows = (
            row.holding(cell.as_wide_as(sum(widths[at : at + cell.span])) for at, cell in row.columns())
            for row in self.rows
        )
        return TableXml(self.properties, tuple(widths), tuple(rows))

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
        rows = "".join(
            f"<w:tr><w:trPr>{row.properties}</w:trPr>"
            + "".join(f"<w:tc><w:tcPr>{cell.properties}</w:tcPr>{cell.content}</w:tc>" for cell in row.cells)
            + "</w:tr>"
            for row in self.rows
        )
        return f"<w:tbl><w:tblPr>{self.properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


def _row(xml: str) -> RowXml:
    properties = _ROW_PROPERTIES.match(xml)
    cells = tuple(CellXml.read(*found.groups()) for found in _CELL.finditer(xml))
    return RowXml(properties[1] if properties else "", cells)


@lru_cache(maxsize=4096)
def _lines_of(content: str) -> tuple[str, ...]:
    """Most cells of official tables say what others say: 0.00, or nothing."""
    lines = [""]
    for found in _TEXT.finditer(content):
        if found[2]:
            lines.append("")
        else:
            lines[-1] += _plain(found[1])
    return tuple(lines[:-1] if len(lines) > 1 else lines)


def _plain(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").replace("&quot;", '"')
