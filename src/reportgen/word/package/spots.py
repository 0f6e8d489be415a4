"""Names for the places in a document as a designer counts them: 正文第12段, 表3第2行第4格, 页眉1第1段."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from reportgen.word.package.parts import Parts
from reportgen.word.package.xmlns import w

_AREAS = (("header", "页眉"), ("footer", "页脚"), ("footnotes", "脚注"), ("endnotes", "尾注"))
PLACE = "reportgen-place"
"""The attribute of a paragraph that came from elsewhere, or that stands behind such: its place as its designer sees it."""

_P, _TBL, _TR, _TC, _BOX = w("p"), w("tbl"), w("tr"), w("tc"), w("txbxContent")
_NOTES = {w("footnote"): "脚注", w("endnote"): "尾注"}


@dataclass(slots=True)
class _Counters:
    paragraphs: int = 0
    tables: int = 0


@dataclass(slots=True)
class _Walk:
    counters: _Counters = field(default_factory=_Counters)
    """Shared by everything in one part, so that tables are numbered through."""

    def block(self, element: etree._Element, area: str) -> Iterator[tuple[etree._Element, str]]:
        """Every paragraph below `element` with its place; `area` is the name of the part or cell that holds it."""
        for child in element:
            if child.tag == _P:
                self.counters.paragraphs += 1
                place = f"{area}第{self.counters.paragraphs}段"
                yield child, place
                yield from self.boxes(child, place)
            elif child.tag == _TBL:
                yield from self.table(child, "" if area == "正文" else area)
            elif child.tag in _NOTES:
                yield from _Walk().block(child, f"{_NOTES[child.tag]}{child.get(w('id'))}")
            else:
                yield from self.block(child, area)

    def table(self, table: etree._Element, area: str) -> Iterator[tuple[etree._Element, str]]:
        self.counters.tables += 1
        number = self.counters.tables
        for row_number, row in enumerate(_own(table, _TR), 1):
            for cell_number, cell in enumerate(_own(row, _TC), 1):
                yield from self.cell(cell, f"{area}表{number}第{row_number}行第{cell_number}格")

    def cell(self, element: etree._Element, place: str) -> Iterator[tuple[etree._Element, str]]:
        for child in element:
            if child.tag == _P:
                yield child, place
                yield from self.boxes(child, place)
            elif child.tag == _TBL:
                yield from self.table(child, "")
            else:
                yield from self.cell(child, place)

    def boxes(self, paragraph: etree._Element, place: str) -> Iterator[tuple[etree._Element, str]]:
        if next(paragraph.iter(_BOX), None) is None:  # nearly always, and found out much faster
            return
        for box in _own(paragraph, _BOX):
            for inner in box.iter(_P):
                yield inner, f"{place}的文本框"


def _own(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Descendants with `tag`, but none inside another such descendant."""
    for child in element:
        if child.tag == tag:
            yield child
        else:
            yield from _own(child, tag)


def paragraphs_with_places(root: etree._Element, area: str) -> list[tuple[etree._Element, str]]:
    """Every paragraph of a part in document order, with its place.

    Args:
        root: root element of the part.
        area: what the part is called, e.g. ``正文`` or ``页脚1``.
    """
    return [(paragraph, paragraph.get(PLACE, place)) for paragraph, place in _Walk().block(root, area)]


def place_around(element: etree._Element, places: Mapping[etree._Element, str]) -> str | None:
    """The place of the paragraph around an element, of those that are known; None outside them."""
    return next((places[holder] for holder in element.iterancestors(_P) if holder in places), None)


def keep_places(root: etree._Element, area: str) -> None:
    """Write its place into every paragraph that has none yet, so that it is told the same after others were put in."""
    for paragraph, place in paragraphs_with_places(root, area):
        paragraph.set(PLACE, place)


def forget_places(root: etree._Element) -> bool:
    """Remove what `keep_places` has written; True where there was any."""
    kept = [paragraph for paragraph in root.iter(_P) if PLACE in paragraph.attrib]
    for paragraph in kept:
        del paragraph.attrib[PLACE]
    return bool(kept)


def areas_of(parts: Parts) -> dict[str, str]:
    """The parts that may hold tags, each with its Chinese name."""
    areas = {parts.document: "正文"}
    for kind, area in _AREAS:
        names = parts.related(kind)
        numbered = kind in ("header", "footer")
        areas.update({name: f"{area}{number}" if numbered else area for number, name in enumerate(names, 1)})
    return areas
