"""How high rows and tables will be, as far as their styles set lines of exact height; in twips."""

from __future__ import annotations

import re
from typing import NamedTuple

from reportgen.word.finishing.tables.measuring import lines_taken
from reportgen.word.finishing.tables.styles import TableStyles
from reportgen.word.finishing.tables.table_xml import CellXml, RowXml, TableXml
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
CLOSER = (Density(0.92, 0.5), Density(0.84, 0.3))
"""What a table may be brought to before it takes another page."""


def height_of_paragraph(
    xml: str, width: int, styles: TableStyles, density: Density = AS_DESIGNED
) -> int | None:
    """The height of a ``w:p`` in a column of that width; None where its lines have no exact height."""
    found = _PARAGRAPH.match(xml)
    text = styles.texts.get(found[1] or "") if found else None
    if found is None or text is None or not text.line or "<w:drawing>" in xml:
        return None
    stated = _SIZE.search(found[3] or "")
    size = int(stated[1]) * 10 if stated else text.size
    room = (width - text.indent) / size
    lines = "".join("\n" if piece[2] else piece[1] for piece in _TEXT.finditer(found[3] or "")).split("\n")
    return round(sum(lines_taken(line, room) for line in lines) * text.line * density.lines) + text.around


def height_of_row(row: RowXml, table: TableXml, styles: TableStyles, density: Density) -> int | None:
    """The height of a row; None where it is not known."""
    margins = {**styles.ruled, **styles.unruled}[table.style]
    highest = 0
    for column, cell in row.columns():
        if cell.continues:
            continue
        width = sum(table.widths[column : column + cell.span]) - margins.horizontal - BESIDE_TEXT
        heights = [
            height_of_paragraph(found[0], width, styles, density)
            for found in _PARAGRAPH.finditer(cell.content)
        ]
        known = [height for height in heights if height is not None]
        if len(known) < len(heights):
            return None
        highest = max(highest, sum(known))
    return max(highest + round(margins.vertical * density.margins), row.stated_height) + _RULE


def brought_to(table: TableXml, density: Density, styles: TableStyles) -> TableXml:
    """The table with its rows that close."""
    if density == AS_DESIGNED:
        return table
    margins = styles.ruled[table.style]
    free = round(margins.vertical * density.margins / 2)
    cell_margins = f'<w:tblCellMar><w:top w:w="{free}" w:type="dxa"/><w:bottom w:w="{free}" w:type="dxa"/></w:tblCellMar>'
    before, look, after = _CELL_MARGINS.sub("", table.properties).partition("<w:tblLook")
    rows = tuple(
        RowXml(row.properties, tuple(_closer(cell, density, styles) for cell in row.cells))
        for row in table.rows
    )
    return TableXml(f"{before}{cell_margins}{look}{after}", table.widths, rows)


def _closer(cell: CellXml, density: Density, styles: TableStyles) -> CellXml:
    def spaced(found: re.Match[str]) -> str:
        properties = properties_in(found[1])
        text = styles.texts.get(_STYLE.match(found[1])[1])  # type: ignore[index]  # the pattern begins alike
        if text is None or not text.line:
            return found[0]
        line = round(text.line * density.lines)
        properties["spacing"] = f'<w:spacing w:line="{line}" w:lineRule="exact"/>'
        return f"<w:pPr>{in_order(properties, 'pPr')}</w:pPr>"

    return CellXml(cell.properties, _PROPERTIES.sub(spaced, cell.content))
