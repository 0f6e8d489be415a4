"""Tags that stand for more than text: {%p %}, {%tr %}, {%tc %}, {%r %}, {%- -%} and the tags of table cells.

Works on the parsed part, after `runs` has put a marker in the place of every tag. Tags that take the place of an
element become processing instructions, which the compiler later turns into template text.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

from lxml import etree

from reportgen.errors import Problem
from reportgen.word.errors import RefusalError
from reportgen.word.runs import MARKER, marker, set_text, split_run_at, text_elements, text_of
from reportgen.word.tags import Kind, Purpose, Tag
from reportgen.word.xmlns import to_text, w

INSTRUCTION = "tag"
"""Target of the processing instructions; their content is the tag's number."""

FENCE = "ragged"
"""Target of the processing instructions around tables whose columns are only known once they are rendered."""

_P, _R, _TR, _TC, _TCPR, _TBL = w("p"), w("r"), w("tr"), w("tc"), w("tcPr"), w("tbl")
_LEVEL_ELEMENTS = {"p": _P, "tr": _TR, "tc": _TC}
_LEVEL_NAMES = {"p": "段落", "tr": "表格行", "tc": "单元格"}
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
_NAMESPACES = re.compile(r' xmlns:?\w*="[^"]*"')


_Step: TypeAlias = "Callable[[Structure, etree._Element, int, Tag], None]"


@dataclass(slots=True)
class Structure:
    """What rendering has to know besides the text.

    Attributes:
        tags: every tag of the part; tags put in by the compiler are appended.
        tables: the part's tables as the designer made them, in order.
        looks: paragraph and run properties (as XML) that replaced elements had, by number.
        ragged: tables whose columns are only known once they are rendered.
        levels: the levels of tags used; a container may lose all that stands on such a level.
        literal_braces: some text holds braces written so as not to be taken for tags.
        repeats_bookmarks: a bookmark may stand in a loop.
        problems: what is wrong.
    """

    tags: list[Tag]
    tables: list[etree._Element]
    looks: list[tuple[str, str]] = field(default_factory=list)
    ragged: list[etree._Element] = field(default_factory=list)
    levels: set[str] = field(default_factory=set)
    literal_braces: bool = False
    repeats_bookmarks: bool = False
    problems: list[Problem] = field(default_factory=list)

    def add(self, tag: Tag) -> int:
        self.tags.append(tag)
        return len(self.tags) - 1

    def instruction(self, tag: Tag) -> etree._ProcessingInstruction:
        return instruction(self.add(tag))


def instruction(number: int) -> etree._ProcessingInstruction:
    """The node that stands for tag `number` between elements."""
    return etree.ProcessingInstruction(INSTRUCTION, str(number))


def apply_structure(root: etree._Element, tags: list[Tag]) -> Structure:
    """Carry out every structural tag in the part; what cannot be carried out is listed in ``problems``."""
    structure = Structure(tags, tables=list(root.iter(_TBL)))
    for wanted, step in _STEPS:
        for text in list(root.iter(w("t"))):
            for number in reversed(_numbers(text)):  # so that what is cut off behind a tag has no more tags
                # a text that has left the tree belonged to an element that has given way to its tags
                if wanted(tags[number]) and root in text.iterancestors():
                    _attempt(step, structure, text, number)
    _count_merge_rows(structure)
    _fence_ragged(structure)
    return structure


def _attempt(step: _Step, structure: Structure, text: etree._Element, number: int) -> None:
    tag = structure.tags[number]
    try:
        step(structure, text, number, tag)
    except RefusalError as refusal:
        structure.problems.append(tag.place.refused(refusal))


def _numbers(text: etree._Element) -> list[int]:
    return [int(found[1]) for found in MARKER.finditer(text.text or "")]


def _ancestor(element: etree._Element, tag: str) -> etree._Element | None:
    return next(element.iterancestors(tag), None)


# --- {%- and -%} -----------------------------------------------------------------------------------------------


def _join_paragraphs(structure: Structure, text: etree._Element, number: int, tag: Tag) -> None:
    paragraph = _paragraph_of(text)
    before, after = (text.text or "").split(marker(number), 1)
    if tag.kind is Kind.VALUE:
        before, after = (
            before.rstrip() if tag.trims_before else before,
            after.lstrip() if tag.trims_after else after,
        )
        set_text(text, f"{before}{marker(number)}{after}")
        return
    texts = text_elements(paragraph)
    joins_next = tag.trims_after and not after and texts[-1] is text
    if tag.trims_before and not before and texts[0] is text:
        previous = _neighbour(paragraph.getprevious(), tag, "前")
        _join(previous, paragraph)
        paragraph = previous
    if joins_next:
        _join(paragraph, _neighbour(paragraph.getnext(), tag, "后"))


def _neighbour(element: etree._Element | None, tag: Tag, side: str) -> etree._Element:
    if element is None or element.tag != _P:
        raise RefusalError("word.syntax", f"“{tag}”要并入{side}一段，但{side}面不是段落", "去掉减号")
    return element


def _join(first: etree._Element, second: etree._Element) -> None:
    """Put the runs of `second` at the end of `first`, which keeps its own looks."""
    for child in list(second):
        if child.tag != w("pPr"):
            first.append(child)
    parent = second.getparent()
    assert parent is not None
    parent.remove(second)


# --- tags of table cells ---------------------------------------------------------------------------------------


def _cell_tags(structure: Structure, text: etree._Element, number: int, tag: Tag) -> None:
    keyword = tag.keyword
    cell = _ancestor(text, _TC)
    if cell is None:
        raise RefusalError("word.syntax", f"“{tag}”只能写在表格的单元格里")
    if (keyword in ("hm", "vm")) == bool(tag.argument):
        need = "后面不写内容" if tag.argument else "后面要写表达式"
        raise RefusalError("word.syntax", f"“{tag}”写法不对，{keyword} {need}")
    set_text(text, (text.text or "").replace(marker(number), ""))
    _CELL_STEPS[keyword](structure, cell, tag)


def _colour(structure: Structure, cell: etree._Element, tag: Tag) -> None:
    value = structure.add(tag.synthetic(Kind.VALUE, tag.argument, Purpose.COLOUR))
    shading = _cell_property(cell, "shd")
    shading.attrib.clear()
    shading.set(w("val"), "clear")
    shading.set(w("color"), "auto")
    shading.set(w("fill"), marker(value))


def _span(structure: Structure, cell: etree._Element, tag: Tag) -> None:
    value = structure.add(tag.synthetic(Kind.VALUE, tag.argument, Purpose.SPAN))
    _cell_property(cell, "gridSpan").set(w("val"), marker(value))
    _mark_ragged(structure, cell)


def _horizontal(structure: Structure, cell: etree._Element, tag: Tag) -> None:
    property_ = _cell_property(cell, "gridSpan")
    factor = property_.get(w("val"), "1")
    body = "loop.length" if factor == "1" else f"loop.length * {factor}"
    property_.set(w("val"), marker(structure.add(tag.synthetic(Kind.VALUE, body, Purpose.SPAN))))
    cell.addprevious(structure.instruction(tag.synthetic(Kind.BLOCK, "if loop.first")))
    cell.addnext(structure.instruction(tag.synthetic(Kind.BLOCK, "endif")))
    _mark_ragged(structure, cell)


def _vertical(structure: Structure, cell: etree._Element, tag: Tag) -> None:
    _merge(structure, cell, tag, "loop.first")


def _equal_neighbours(structure: Structure, cell: etree._Element, tag: Tag) -> None:
    row, table = _ancestor(cell, _TR), _ancestor(cell, _TBL)
    assert row is not None and table is not None
    name = f"_word_continues{len(structure.tags)}"
    column = list(row.iter(_TC)).index(cell)
    place = (structure.tables.index(table), column)
    assignment = tag.synthetic(Kind.BLOCK, f"set {name} = {tag.argument}", Purpose.MERGE, *place)
    cell.addprevious(structure.instruction(assignment))
    _merge(structure, cell, tag, f"not {name}")


def _merge(structure: Structure, cell: etree._Element, tag: Tag, first: str) -> None:
    """Make the cell go on from the one above unless `first` holds; then only its looks remain."""
    value = structure.add(
        tag.synthetic(Kind.VALUE, f"'restart' if {first} else 'continue'", Purpose.INTERNAL)
    )
    _cell_property(cell, "vMerge").set(w("val"), marker(value))
    properties = cell.find(_TCPR)
    assert properties is not None
    properties.addnext(structure.instruction(tag.synthetic(Kind.BLOCK, f"if {first}")))
    empty = etree.SubElement(cell, _P)
    model = cell.find(_P)
    if model is not None and (looks := model.find(w("pPr"))) is not None:
        empty.append(copy.deepcopy(looks))
    empty.addprevious(structure.instruction(tag.synthetic(Kind.BLOCK, "else")))
    cell.append(structure.instruction(tag.synthetic(Kind.BLOCK, "endif")))


_CELL_STEPS = {
    "cellbg": _colour,
    "colspan": _span,
    "hm": _horizontal,
    "vm": _vertical,
    "vmerge": _equal_neighbours,
    "合并": _equal_neighbours,
}


def _cell_property(cell: etree._Element, name: str) -> etree._Element:
    """The property `name` of the cell, put where the schema wants it when it is new."""
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


def _mark_ragged(structure: Structure, cell: etree._Element) -> None:
    table = _ancestor(cell, _TBL)
    if table is not None and table not in structure.ragged:
        structure.ragged.append(table)


def _fence_ragged(structure: Structure) -> None:
    """Mark where the outermost ragged tables begin and end, for rendering to find them in its text."""
    for table in structure.ragged:
        if not any(outer in structure.ragged for outer in table.iterancestors(_TBL)):
            table.addprevious(etree.ProcessingInstruction(FENCE, "begin"))
            table.addnext(etree.ProcessingInstruction(FENCE, "end"))


def _count_merge_rows(structure: Structure) -> None:
    """Tell rendering where each row of a table with merged neighbours begins: only adjacent rows are neighbours."""
    merging = {tag.arguments[0]: tag for tag in structure.tags if tag.purpose is Purpose.MERGE}
    for number, table in enumerate(structure.tables):
        if number not in merging:
            continue
        for row in list(table.iterchildren(_TR)):
            row.insert(
                0, structure.instruction(merging[number].synthetic(Kind.VALUE, "0", Purpose.ROW, number))
            )


# --- tags that take the place of an element --------------------------------------------------------------------


def _run_tags(structure: Structure, text: etree._Element, number: int, tag: Tag) -> None:
    place = split_run_at(text, number)
    _put_before(structure, place, number)
    _remove(place)


def _paragraph_of(text: etree._Element) -> etree._Element:
    paragraph = _ancestor(text, _P)
    assert paragraph is not None  # tags are only looked for in paragraphs
    return paragraph


def _level_tags(structure: Structure, text: etree._Element, number: int, tag: Tag) -> None:
    if tag.kind is Kind.VALUE and tag.level != "p":
        raise RefusalError(
            "word.forbidden", f"不支持“{tag}”", "整行或整格用 {%tr for %}、{%tc for %} 循环生成"
        )
    element = _ancestor(text, _LEVEL_ELEMENTS[tag.level])
    if element is None:
        raise RefusalError("word.syntax", f"“{tag}”只能写在表格里")
    _refuse_lost_text(element, tag, structure.tags)
    structure.levels.add(tag.level)
    if tag.level == "tc":
        _mark_ragged(structure, element)
    for inside in element.iter(w("t")):
        for other in _numbers(inside):
            if structure.tags[other].level == tag.level:
                _put_before(structure, element, other)
    _remove(element)


def _refuse_lost_text(element: etree._Element, tag: Tag, tags: list[Tag]) -> None:
    name = _LEVEL_NAMES[tag.level]
    text = "".join(text_of(paragraph) for paragraph in element.iter(_P))
    others = [found for found in MARKER.findall(text) if tags[int(found)].level != tag.level]
    if MARKER.sub("", text).strip() or others:
        raise RefusalError(
            "word.syntax", f"“{tag}”所在的{name}里还有别的内容，会随标签一起消失", f"让它独占一个{name}"
        )
    if element.find(f"{w('pPr')}/{w('sectPr')}") is not None:
        raise RefusalError(
            "word.syntax", f"“{tag}”所在的段落带有分节符，会随标签一起消失", "把标签移到另一段"
        )


def _put_before(structure: Structure, element: etree._Element, number: int) -> None:
    tag = structure.tags[number]
    if tag.kind is Kind.VALUE:
        purpose = Purpose.RUNS if tag.level == "r" else Purpose.PARAGRAPHS
        number = structure.add(tag.synthetic(Kind.VALUE, tag.body, purpose, len(structure.looks)))
        structure.looks.append(_looks(element))
    if tag.kind is not Kind.COMMENT:
        element.addprevious(instruction(number))


def _looks(element: etree._Element) -> tuple[str, str]:
    """Paragraph and run properties of the element that a value takes the place of."""
    run = element if element.tag == _R else element.find(_R)
    return _bare_xml(element.find(w("pPr"))), _bare_xml(None if run is None else run.find(w("rPr")))


def _bare_xml(element: etree._Element | None) -> str:
    """The element as XML; without the namespace declarations where the root has them too."""
    if element is None:
        return ""
    root = element.getroottree().getroot()
    xml = to_text(element)
    return _NAMESPACES.sub("", xml) if root.nsmap == element.nsmap else xml


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


_STEPS: tuple[tuple[Callable[[Tag], bool], _Step], ...] = (
    (lambda tag: (tag.trims_before or tag.trims_after) and not tag.level, _join_paragraphs),
    (lambda tag: tag.keyword in _CELL_STEPS and not tag.level, _cell_tags),
    (lambda tag: tag.level == "r", _run_tags),
    (lambda tag: tag.level in _LEVEL_ELEMENTS, _level_tags),
)
