"""How high rows and tables will be, as far as their styles set lines of exact height; in twips."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from reportgen.word.finishing.tables.measuring import lines_taken
from reportgen.word.finishing.tables.styles import CellMargins, TableStyles
from reportgen.word.finishing.tables.table_xml import RowXml, TableXml
from reportgen.word.package.properties import in_order, properties_in

_RULE = 10
BESIDE_TEXT = 15
"""What the rules between cells take of the width of text."""
_PARAGRAPH = re.compile(
    r"<w:p(?: [^>]*)?>(?:<w:pPr>(?:<w:pStyle w:val=\"([^\"]*)\"/>)?(.*?)</w:pPr>)?(.*?)</w:p>|<w:p/>",
    re.DOTALL,
)
_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>|(<w:br/>)")
_SIZE = re.compile(r'<w:sz w:val="(\d+)"/>')
_STYLE = re.compile(r'<w:pStyle w:val="([^"]*)"/>')
_PROPERTIES = re.compile(r'<w:pPr>(<w:pStyle w:val="[^"]*"/>.*?)</w:pPr>', re.DOTALL)
_CELL_MARGINS = re.compile(r"<w:tblCellMar>.*?</w:tblCellMar>|<w:tblCellMar/>", re.DOTALL)


class Density(NamedTuple):
    """How close rows stand: shares of the height of lines and of the free space in cells."""

    lines: float
    margins: float


AS_DESIGNED = Density(1, 1)
CLOSER = (Density(0.92, 0.5), Density(0.84, 0.3), Density(0.81, 0.2))
"""What a table may be brought to before its text becomes smaller or it takes another page."""
SMALLER = (
    (0.945, (Density(0.85, 0.5),)),
    (0.889, (Density(0.8, 0.5), Density(0.76, 0.35))),
    (0.834, (Density(0.73, 0.3), Density(0.69, 0.2))),
)
"""What a table of one page may then be brought to: shares of the size of text, each with the rows that go with it.

Of 9 points these are 8.5, 8 and 7.5, in lines at least a tenth higher.
"""
SMALLER_SAVES = 0.25
"""The most that smaller text saves of the height of a table whose rows are as close as they may be."""


class _Paragraph(NamedTuple):
    """What of a paragraph decides its height: style, size where it states one, and lines as broken by hand."""

    style: str
    size: int
    lines: tuple[str, ...]
    holds_drawing: bool


@lru_cache(maxsize=4096)
def _paragraphs_in(xml: str) -> tuple[_Paragraph, ...]:
    """The paragraphs of a cell; most cells of official tables say what others say."""
    return tuple(map(_read, _PARAGRAPH.finditer(xml)))


def _read(found: re.Match[str]) -> _Paragraph:
    content = found[3] or ""
    stated = _SIZE.search(content)
    text = "".join("\n" if piece[2] else piece[1] for piece in _TEXT.finditer(content))
    size = int(stated[1]) * 10 if stated else 0
    return _Paragraph(found[1] or "", size, tuple(text.split("\n")), "<w:drawing>" in content)


def height_of_paragraphs(xml: str, width: int, styles: TableStyles) -> int | None:
    """The height of paragraphs in a column of that width; None where the lines of one have no exact height."""
    measured = _measured(xml, width, styles)
    return None if measured is None else sum(measured)


@lru_cache(maxsize=8192)
def _measured(xml: str, width: int, styles: TableStyles) -> tuple[int, int] | None:
    """The height of the lines of paragraphs, and of what is free around them."""
    lines = around = 0
    for paragraph in _paragraphs_in(xml):
        text = styles.texts.get(paragraph.style)
        if text is None or not text.line or paragraph.holds_drawing:
            return None
        room = (width - text.indent) / (paragraph.size or text.size)
        lines += sum(lines_taken(line, room) for line in paragraph.lines) * text.line
        around += text.around
    return lines, around


_MEASURED = "measured"


def height_of_row(row: RowXml, table: TableXml, styles: TableStyles, density: Density) -> int | None:
    """The height of a row; None where it is not known. It is measured once, in the table that holds it first."""
    if _MEASURED not in row.memo:
        row.memo[_MEASURED] = _highest(row, table, styles)
    measured = row.memo[_MEASURED]
    if measured is None:
        return None
    lines, around = measured
    free = _margins(table, styles).vertical * density.margins
    return max(round(lines * density.lines + free) + around, row.stated_height) + _RULE


def _highest(row: RowXml, table: TableXml, styles: TableStyles) -> tuple[int, int] | None:
    """What the highest cell holds."""
    margins = _margins(table, styles)
    found = [(0, 0)]
    for column, cell in row.columns():
        if cell.continues:
            continue
        width = sum(table.widths[column : column + cell.span]) - margins.horizontal - BESIDE_TEXT
        measured = _measured(cell.content, width, styles)
        if measured is None:
            return None
        found.append(measured)
    return max(found, key=sum)


def _margins(table: TableXml, styles: TableStyles) -> CellMargins:
    return styles.ruled.get(table.style) or styles.unruled[table.style]


def brought_to(table: TableXml, density: Density, styles: TableStyles) -> TableXml:
    """The table with its rows that close."""
    if density == AS_DESIGNED:
        return table
    margins = styles.ruled[table.style]
    free = round(margins.vertical * density.margins / 2)
    cell_margins = f'<w:tblCellMar><w:top w:w="{free}" w:type="dxa"/><w:bottom w:w="{free}" w:type="dxa"/></w:tblCellMar>'
    before, look, after = _CELL_MARGINS.sub("", table.properties).partition("<w:tblLook")
    rows = tuple(
        row.holding(cell.saying(_closer(cell.content, density, styles)) for cell in row.cells)
        for row in table.rows
    )
    return TableXml(f"{before}{cell_margins}{look}{after}", table.widths, rows)


@lru_cache(maxsize=4096)
def _closer(content: str, density: Density, styles: TableStyles) -> str:
    """Paragraphs of a cell with lines that close; most cells say what others say."""

    def spaced(found: re.Match[str]) -> str:
        properties = properties_in(found[1])
        text = styles.texts.get(_STYLE.match(found[1])[1])  # type: ignore[index]  # the pattern begins alike
        if text is None or not text.line:
            return found[0]
        line = round(text.line * density.lines)
        properties["spacing"] = f'<w:spacing w:line="{line}" w:lineRule="exact"/>'
        return f"<w:pPr>{in_order(properties, 'pPr')}</w:pPr>"

    return _PROPERTIES.sub(spaced, content)
