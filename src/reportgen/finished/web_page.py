"""A finished report as a web page: paragraphs, headings and tables of its HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from lxml import html as markup

from reportgen.errors import Spot
from reportgen.finished.headings import heading_level
from reportgen.finished.model import (
    MOST_COLUMNS,
    FinishedDocument,
    GridCell,
    GridTable,
    ProseParagraph,
    without_empty_paragraphs,
)

_SILENT = {"script", "style", "head", "noscript", "template", "select", "button", "svg"}
_INLINE = {
    "a", "abbr", "b", "big", "cite", "code", "em", "font", "i", "ins", "label", "mark", "o:p", "q", "s", "small", "span",
    "strike", "strong", "sub", "sup", "tt", "u", "img", "wbr", "bdi", "bdo", "time", "nobr",
}  # fmt: skip
_HEADING = re.compile(r"h([1-6])")
_BLANKS = re.compile(r"[ \t\r\n\f\u00a0]+")
_MOST_DIGITS = 10


def read_web_page(text: str, name: str | None) -> FinishedDocument:
    """Read the body of an HTML page; places count its paragraphs and tables."""
    parser = markup.HTMLParser(huge_tree=False, remove_comments=True, remove_pis=True)
    # Without its declaration of an encoding: the text is decoded, and lxml refuses to be told otherwise.
    root = markup.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text) or "<p></p>", parser=parser)
    reader = _PageReader(name)
    body = root.find("body")
    return FinishedDocument(without_empty_paragraphs(reader.blocks(root if body is None else body, 0)))


class _PageReader:
    def __init__(self, name: str | None) -> None:
        self._name = name
        self._paragraphs = 0
        self._tables = 0

    def blocks(self, element: etree._Element, level: int) -> Iterator[ProseParagraph | GridTable]:
        """What an element holds: runs of inline content as paragraphs, and the blocks between them."""
        said: list[str] = [element.text or ""]
        for child in element:
            tag = _tag(child)
            if tag == "br":
                yield from self._paragraph(said, level)
                said = []
            elif tag in _INLINE and not _holds_blocks(child):
                said.append(_inline_text(child))
            elif tag and tag not in _SILENT:
                yield from self._paragraph(said, level)
                said = []
                yield from self._block(child, tag, level)
            said.append(child.tail or "")
        yield from self._paragraph(said, level)

    def _block(self, element: etree._Element, tag: str, level: int) -> Iterator[ProseParagraph | GridTable]:
        if tag == "table":
            yield self._table(element)
        else:
            heading = _HEADING.fullmatch(tag)
            yield from self.blocks(element, int(heading[1]) if heading else level)

    def _paragraph(self, said: list[str], level: int) -> Iterator[ProseParagraph]:
        text = _BLANKS.sub(" ", "".join(said)).strip()
        if text:
            self._paragraphs += 1
            spot = Spot(f"正文第{self._paragraphs}段", self._name)
            yield ProseParagraph(text, spot, level or heading_level(text))

    def _table(self, table: etree._Element) -> GridTable:
        self._tables += 1
        taken: set[tuple[int, int]] = set()
        cells: list[GridCell] = []
        lines = list(_own(table, {"tr"}, {"table"}))
        for row, element in enumerate(lines):
            column = 0
            for order, cell in enumerate(_own(element, {"td", "th"}, {"table"}), 1):
                while (row, column) in taken:
                    column += 1
                rows = min(_span(cell, "rowspan"), len(lines) - row)
                columns = min(_span(cell, "colspan"), MOST_COLUMNS)
                spot = Spot(f"表{self._tables}第{row + 1}行第{order}格", self._name)
                cells.append(GridCell(row, column, _cell_text(cell), spot, rows, columns))
                taken |= {(row + down, column + right) for down in range(rows) for right in range(columns)}
        return GridTable(tuple(cells), Spot(f"表{self._tables}", self._name))


def _tag(element: etree._Element) -> str:
    return element.tag.lower() if isinstance(element.tag, str) else ""


def _holds_blocks(element: etree._Element) -> bool:
    return any(_tag(one) not in _INLINE and _tag(one) not in _SILENT for one in element.iterdescendants())


def _inline_text(element: etree._Element) -> str:
    pieces = [element.text or ""]
    for child in element:
        pieces.append("" if _tag(child) in _SILENT else _inline_text(child))
        pieces.append(child.tail or "")
    return "".join(pieces)


def _cell_text(cell: etree._Element) -> str:
    paragraphs = _PageReader(None).blocks(cell, 0)
    return "\n".join(block.text for block in paragraphs if isinstance(block, ProseParagraph))


def _own(element: etree._Element, wanted: set[str], closed: set[str]) -> Iterator[etree._Element]:
    """Descendants of the wanted kinds, none of which stands inside another or inside a closed kind."""
    for child in element:
        if _tag(child) in wanted:
            yield child
        elif _tag(child) not in closed:
            yield from _own(child, wanted, closed)


def _span(cell: etree._Element, attribute: str) -> int:
    stated = str(cell.get(attribute, "1")).strip()
    return max(1, int(stated)) if stated.isascii() and stated.isdigit() and len(stated) < _MOST_DIGITS else 1
