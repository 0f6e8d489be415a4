"""What a document consists of, for comparing documents that different programs have made."""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.oxml.ns import qn

Structure = list[Any]


def structure_of(element: Any) -> Structure:
    """Paragraphs with their texts, styles, links and drawings; tables with their cells, spans, merges and colours."""
    found: Structure = []
    for child in element:
        if child.tag == qn("w:p"):
            found.append(("paragraph", child.style, text_in(child), drawings_in(child), links_in(child)))
        elif child.tag == qn("w:tbl"):
            rows = [
                [cell_in(cell) for cell in row.iterfind(qn("w:tc"))] for row in child.iterfind(qn("w:tr"))
            ]
            found.append(("table", len(child.findall(f"{qn('w:tblGrid')}/{qn('w:gridCol')}")), rows))
    return found


def text_in(paragraph: Any) -> str:
    marks = {qn("w:br"): "\n", qn("w:tab"): "\t"}
    pieces = (
        node.text or "" if node.tag == qn("w:t") else marks.get(node.tag, "") for node in paragraph.iter()
    )
    return "".join(pieces)


def drawings_in(paragraph: Any) -> list[tuple[str, str]]:
    return [(extent.get("cx"), extent.get("cy")) for extent in paragraph.iter(qn("wp:extent"))]


def links_in(paragraph: Any) -> int:
    return len(list(paragraph.iter(qn("w:hyperlink"))))


def cell_in(cell: Any) -> tuple[Any, ...]:
    properties = cell.find(qn("w:tcPr"))
    looks = {}
    for name, attribute in (("gridSpan", "val"), ("vMerge", "val"), ("shd", "fill")):
        node = None if properties is None else properties.find(qn(f"w:{name}"))
        looks[name] = None if node is None else node.get(qn(f"w:{attribute}"))
    return (looks, structure_of(cell))


def document_structure(document: Document) -> Structure:
    section = document.sections[0]
    stories = (document.element.body, section.header._element, section.footer._element)
    return [structure_of(story) for story in stories]
