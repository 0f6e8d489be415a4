"""Mending a rendered part: empty cells, rows and tables, wrong numbers of columns, repeated bookmarks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.word.package.xmlns import w, whole_number
from reportgen.word.templating.jinja_text import RAGGED_BEGIN, RAGGED_END

if TYPE_CHECKING:
    from lxml import etree


def _maybe(name: str) -> str:
    """Pattern for an optional element with any content."""
    return f"(?:<w:{name}>(?:(?!</w:{name}>).)*</w:{name}>|<w:{name}/>)?"


_EMPTY_TABLE = re.compile(f"<w:tbl>{_maybe('tblPr')}{_maybe('tblGrid')}</w:tbl>")
_EMPTY_ROW = re.compile(f"<w:tr>{_maybe('tblPrEx')}{_maybe('trPr')}</w:tr>")
_EMPTY_CELLS = ("<w:tc>", "</w:tcPr>", "<w:tcPr/>", "</w:tbl>")
_EMPTY_STORIES = re.compile(r"(<w:(hdr|ftr|footnote|endnote|txbxContent)(?: [^>]*)?>)(?=</w:\2>)")


def fill_gaps(xml: str, levels: frozenset[str]) -> str:
    """Fill or remove containers that have lost their content: Word reports a file with empty ones as damaged.

    Args:
        xml: a rendered part.
        levels: the levels on which the template repeats or leaves out.
    """
    if "tc" in levels and ("</w:trPr></w:tr>" in xml or "<w:tr></w:tr>" in xml):
        xml = _EMPTY_ROW.sub("", xml)
    if not levels.isdisjoint(("tr", "tc")) and "</w:tblGrid></w:tbl>" in xml:
        xml = _EMPTY_TABLE.sub("", xml)
    if levels and xml.count("</w:tc>") != xml.count("</w:p></w:tc>"):
        for before in _EMPTY_CELLS:
            xml = xml.replace(f"{before}</w:tc>", f"{before}<w:p/></w:tc>")
    if "p" in levels:
        xml = _EMPTY_STORIES.sub(r"\1<w:p/>", xml)
    return xml


_BOOKMARK = re.compile(r'<w:bookmark(?:Start|End)[^>]* w:id="[^"]*"[^>]*/>')


def without_repeated_bookmarks(xml: str) -> str:
    """The part with only the first of the bookmarks that a loop has repeated: a document may hold each once."""
    seen: set[tuple[str, ...]] = set()

    def first(bookmark: re.Match[str]) -> str:
        identity = (bookmark[0][:14], *re.findall(r' w:id="([^"]*)"', bookmark[0]))
        is_first = identity not in seen
        seen.add(identity)
        return bookmark[0] if is_first else ""

    return _BOOKMARK.sub(first, xml)


_FENCED = re.compile(f"{RAGGED_BEGIN}(.*?){RAGGED_END}", re.DOTALL)
_GRID = re.compile(r"<w:tblGrid>.*?</w:tblGrid>|<w:tblGrid/>", re.DOTALL)
_NAMESPACES = re.compile(r' xmlns:\w+="[^"]*"')


def count_columns(xml: str) -> str:
    """Give the marked tables as many columns as their rendered rows have, keeping the tables' widths."""
    start = xml.index("<w:")
    namespaces = "".join(_NAMESPACES.findall(xml[start : xml.index(">", start)]))
    return _FENCED.sub(lambda fenced: _with_counted_columns(fenced[1], namespaces), xml)


def _with_counted_columns(tables: str, namespaces: str) -> str:
    from reportgen.word.package.xml import parse  # few templates hold such tables

    root = parse(f"<w:body{namespaces}>{tables}</w:body>".encode())
    grids = iter([_fitted_grid(table) for table in root.iter(w("tbl"))])
    return _GRID.sub(lambda _: next(grids), tables)


def _fitted_grid(table: etree._Element) -> str:
    columns = table.iterfind(f"{w('tblGrid')}/{w('gridCol')}")
    widths = [whole_number(column.get(w("w"))) for column in columns]
    needed = max((_row_width(row) for row in table.iterfind(w("tr"))), default=len(widths))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in fitted(widths, needed))
    return f"<w:tblGrid>{grid}</w:tblGrid>"


def _row_width(row: etree._Element) -> int:
    spans = [cell.find(f"{w('tcPr')}/{w('gridSpan')}") for cell in row.iterfind(w("tc"))]
    outside = [row.find(f"{w('trPr')}/{w(name)}") for name in ("gridBefore", "gridAfter")]
    return sum(1 if span is None else max(1, whole_number(span.get(w("val")))) for span in spans) + sum(
        whole_number(skipped.get(w("val"))) for skipped in outside if skipped is not None
    )


def fitted(widths: list[int], needed: int) -> list[int]:
    """`needed` column widths that add up to about what `widths` did."""
    if needed > len(widths):
        average = sum(widths) // needed
        return [width * len(widths) // needed for width in widths] + [average] * (needed - len(widths))
    spare = sum(widths[needed:]) // needed if needed else 0
    return [width + spare for width in widths[:needed]]
