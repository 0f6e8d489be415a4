"""The tags of table cells: colours, spans, and cells merged across or down.

Each changes the properties of the cell it stands in; the tag itself is removed.
"""

from __future__ import annotations

import copy

from lxml import etree

from reportgen.errors import Refusal
from reportgen.word.package.xmlns import w
from reportgen.word.tagging.markers import marker, set_text
from reportgen.word.tagging.purpose import Purpose
from reportgen.word.tagging.structure import FENCE, Structure, nearest_around
from reportgen.word.tagging.tags import Tag, TagKind

_P, _TR, _TC, _TCPR, _TBL = w("p"), w("tr"), w("tc"), w("tcPr"), w("tbl")
_CELL_PROPERTIES = [
    "cnfStyle",
    "tcW",
    "gridSpan",
    "hMerge",
    "vMerge",
    "tcBorders",
    "shd",
    "noWrap",
    "tcMar",
    "textDirection",
    "tcFitText",
    "vAlign",
    "hideMark",
]


def is_cell_tag(tag: Tag) -> bool:
    """Whether the tag concerns the cell it stands in."""
    return tag.keyword in _CELL_STEPS and not tag.level


def apply_cell_tag(structure: Structure, text: etree._Element, number: int, tag: Tag) -> None:
    """Apply tag `number`, whose marker stands in the ``w:t`` `text`.

    Raises:
        Refusal: outside a table, or with an expression too many or too few.
    """
    keyword = tag.keyword
    cell = nearest_around(text, _TC)
    if cell is None:
        raise Refusal(f"“{tag}”只能写在表格的单元格里", code="word.syntax")
    if (keyword in ("hm", "vm")) == bool(tag.argument):
        need = "后面不写内容" if tag.argument else "后面要写表达式"
        raise Refusal(f"“{tag}”写法不对，{keyword} {need}", code="word.syntax")
    set_text(text, (text.text or "").replace(marker(number), ""))
    _CELL_STEPS[keyword](structure, cell, tag)


def _colour(structure: Structure, cell: etree._Element, tag: Tag) -> None:
    value = structure.add(tag.synthetic(TagKind.VALUE, tag.argument, Purpose.COLOUR))
    shading = _cell_property(cell, "shd")
    shading.attrib.clear()
    shading.set(w("val"), "clear")
    shading.set(w("color"), "auto")
    shading.set(w("fill"), marker(value))


def _span(structure: Structure, cell: etree._Element, tag: Tag) -> None:
    value = structure.add(tag.synthetic(TagKind.VALUE, tag.argument, Purpose.SPAN))
    _cell_property(cell, "gridSpan").set(w("val"), marker(value))
    structure.mark_ragged(cell)


def _horizontal(structure: Structure, cell: etree._Element, tag: Tag) -> None:
    property_ = _cell_property(cell, "gridSpan")
    factor = property_.get(w("val"), "1")
    body = "loop.length" if factor == "1" else f"loop.length * {factor}"
    property_.set(w("val"), marker(structure.add(tag.synthetic(TagKind.VALUE, body, Purpose.SPAN))))
    cell.addprevious(structure.instruction(tag.synthetic(TagKind.BLOCK, "if loop.first")))
    cell.addnext(structure.instruction(tag.synthetic(TagKind.BLOCK, "endif")))
    structure.mark_ragged(cell)


def _vertical(structure: Structure, cell: etree._Element, tag: Tag) -> None:
    _merge(structure, cell, tag, "loop.first")


def _equal_neighbours(structure: Structure, cell: etree._Element, tag: Tag) -> None:
    row, table = nearest_around(cell, _TR), nearest_around(cell, _TBL)
    assert row is not None and table is not None
    name = f"_word_continues{len(structure.tags)}"
    column = list(row.iter(_TC)).index(cell)
    place = (structure.tables.index(table), column)
    assignment = tag.synthetic(TagKind.BLOCK, f"set {name} = {tag.argument}", Purpose.MERGE, *place)
    cell.addprevious(structure.instruction(assignment))
    _merge(structure, cell, tag, f"not {name}")


def _merge(structure: Structure, cell: etree._Element, tag: Tag, first: str) -> None:
    """Merge the cell with the one above unless `first` holds; a merged cell keeps only its formatting."""
    value = structure.add(
        tag.synthetic(TagKind.VALUE, f"'restart' if {first} else 'continue'", Purpose.INTERNAL)
    )
    _cell_property(cell, "vMerge").set(w("val"), marker(value))
    properties = cell.find(_TCPR)
    assert properties is not None
    properties.addnext(structure.instruction(tag.synthetic(TagKind.BLOCK, f"if {first}")))
    empty = etree.SubElement(cell, _P)
    model = cell.find(_P)
    if model is not None and (looks := model.find(w("pPr"))) is not None:
        empty.append(copy.deepcopy(looks))
    empty.addprevious(structure.instruction(tag.synthetic(TagKind.BLOCK, "else")))
    cell.append(structure.instruction(tag.synthetic(TagKind.BLOCK, "endif")))


_CELL_STEPS = {
    "cellbg": _colour,
    "colspan": _span,
    "hm": _horizontal,
    "vm": _vertical,
    "vmerge": _equal_neighbours,
    "合并": _equal_neighbours,
}


def _cell_property(cell: etree._Element, name: str) -> etree._Element:
    """The property `name` of the cell, added in schema order where it is missing."""
    properties = cell.find(_TCPR)
    if properties is None:
        properties = etree.Element(_TCPR)
        cell.insert(0, properties)
    found = properties.find(w(name))
    if found is None:
        found = etree.Element(w(name))
        later = {w(other) for other in _CELL_PROPERTIES[_CELL_PROPERTIES.index(name) + 1 :]}
        index = next((i for i, child in enumerate(properties) if child.tag in later), len(properties))
        properties.insert(index, found)
    return found


def fence_ragged(structure: Structure) -> None:
    """Mark the beginning and end of the outermost ragged tables, so that they are found in the rendered text."""
    for table in structure.ragged:
        if not any(outer in structure.ragged for outer in table.iterancestors(_TBL)):
            table.addprevious(etree.ProcessingInstruction(FENCE, "begin"))
            table.addnext(etree.ProcessingInstruction(FENCE, "end"))


def count_merge_rows(structure: Structure) -> None:
    """Add a tag to each row of a table with merged neighbours: rows are counted, as only adjacent ones are merged."""
    merging = {tag.arguments[0]: tag for tag in structure.tags if tag.purpose is Purpose.MERGE}
    for number, table in enumerate(structure.tables):
        if number not in merging:
            continue
        for row in list(table.iterchildren(_TR)):
            row.insert(
                0, structure.instruction(merging[number].synthetic(TagKind.VALUE, "0", Purpose.ROW, number))
            )
