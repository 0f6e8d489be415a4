"""Tags that replace more than text: {%p %}, {%tr %}, {%tc %}, {%r %}; the order in which all kinds are applied."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

from lxml import etree

from reportgen.errors import Refusal
from reportgen.word.package.xml import remove, to_text
from reportgen.word.package.xmlns import w
from reportgen.word.tagging.cells import apply_cell_tag, count_merge_rows, fence_ragged, is_cell_tag
from reportgen.word.tagging.markers import MARKER, split_run_at, text_of
from reportgen.word.tagging.purpose import Purpose
from reportgen.word.tagging.structure import Structure, instruction, nearest_around
from reportgen.word.tagging.tags import Tag, TagKind
from reportgen.word.tagging.trimming import trim

_P, _R, _TR, _TC, _TBL = w("p"), w("r"), w("tr"), w("tc"), w("tbl")
_LEVEL_ELEMENTS = {"p": _P, "tr": _TR, "tc": _TC}
_LEVEL_NAMES = {"p": "段落", "tr": "表格行", "tc": "单元格"}
_NAMESPACES = re.compile(r' xmlns:?\w*="[^"]*"')

_Step: TypeAlias = Callable[[Structure, etree._Element, int, Tag], None]


def apply_structure(root: etree._Element, tags: list[Tag], *, forgiving: bool = False) -> Structure:
    """Apply every structural tag in the part; those that cannot be applied are listed in ``problems``.

    Args:
        root: of the part.
        tags: of the part.
        forgiving: as for `prepare`.
    """
    structure = Structure(tags, tables=list(root.iter(_TBL)), forgiving=forgiving)
    for wanted, step in _STEPS:
        for text in list(root.iter(w("t"))):
            for number in reversed(
                _numbers(text)
            ):  # last first: what is cut off behind a tag then holds no more tags
                # a text outside the tree belonged to an element that its tags have replaced
                if wanted(tags[number]) and root in text.iterancestors():
                    _attempt(step, structure, text, number)
    count_merge_rows(structure)
    fence_ragged(structure)
    return structure


def _attempt(step: _Step, structure: Structure, text: etree._Element, number: int) -> None:
    tag = structure.tags[number]
    try:
        step(structure, text, number, tag)
    except Refusal as refusal:
        structure.problems.append(tag.spot.refused(refusal))


def _numbers(text: etree._Element) -> list[int]:
    return [int(found[1]) for found in MARKER.finditer(text.text or "")]


def _trim(structure: Structure, text: etree._Element, number: int, tag: Tag) -> None:
    trim(_paragraph_of(text), number, tag)


def _run_tags(structure: Structure, text: etree._Element, number: int, tag: Tag) -> None:
    place = split_run_at(text, number)
    _put_before(structure, place, number)
    remove(place)


def _paragraph_of(text: etree._Element) -> etree._Element:
    paragraph = nearest_around(text, _P)
    assert paragraph is not None  # tags are only looked for in paragraphs
    return paragraph


def _level_tags(structure: Structure, text: etree._Element, number: int, tag: Tag) -> None:
    if tag.kind is TagKind.VALUE and tag.level != "p":
        raise Refusal(f"不支持“{tag}”", "整行或整格用 {%tr for %}、{%tc for %} 循环生成", "word.forbidden")
    element = nearest_around(text, _LEVEL_ELEMENTS[tag.level])
    if element is None:
        raise Refusal(f"“{tag}”只能写在表格里", code="word.syntax")
    if not (structure.forgiving and tag.kind is TagKind.COMMENT):
        _refuse_lost_text(element, tag, structure.tags)
    structure.levels.add(tag.level)
    if tag.level == "tc":
        structure.mark_ragged(element)
    for inside in element.iter(w("t")):
        for other in _numbers(inside):
            if structure.tags[other].level == tag.level:
                _put_before(structure, element, other)
    remove(element)


def _refuse_lost_text(element: etree._Element, tag: Tag, tags: list[Tag]) -> None:
    name = _LEVEL_NAMES[tag.level]
    text = "".join(text_of(paragraph) for paragraph in element.iter(_P))
    others = [found for found in MARKER.findall(text) if tags[int(found)].level != tag.level]
    if MARKER.sub("", text).strip() or others:
        raise Refusal(
            f"“{tag}”所在的{name}里还有别的内容，会随标签一起消失", f"让它独占一个{name}", "word.syntax"
        )
    if element.find(f"{w('pPr')}/{w('sectPr')}") is not None:
        raise Refusal(f"“{tag}”所在的段落带有分节符，会随标签一起消失", "把标签移到另一段", "word.syntax")


def _put_before(structure: Structure, element: etree._Element, number: int) -> None:
    tag = structure.tags[number]
    if tag.kind is TagKind.VALUE:
        paragraphs = Purpose.DOCUMENT if tag.includes else Purpose.PARAGRAPHS
        purpose = Purpose.RUNS if tag.level == "r" else paragraphs
        number = structure.add(tag.synthetic(TagKind.VALUE, tag.body, purpose, len(structure.looks)))
        structure.looks.append(_looks(element))
    if tag.kind is not TagKind.COMMENT:
        element.addprevious(instruction(number))


def _looks(element: etree._Element) -> tuple[str, str]:
    """Paragraph and run properties, as XML, of the element that a value replaces."""
    run = element if element.tag == _R else element.find(_R)
    return _bare_xml(element.find(w("pPr"))), _bare_xml(None if run is None else run.find(w("rPr")))


def _bare_xml(element: etree._Element | None) -> str:
    """The element as XML, without namespace declarations that the root has too."""
    if element is None:
        return ""
    root = element.getroottree().getroot()
    xml = to_text(element)
    return _NAMESPACES.sub("", xml) if root.nsmap == element.nsmap else xml


_STEPS: tuple[tuple[Callable[[Tag], bool], _Step], ...] = (
    (lambda tag: (tag.trims_before or tag.trims_after) and not tag.level, _trim),
    (is_cell_tag, apply_cell_tag),
    (lambda tag: tag.level == "r", _run_tags),
    (lambda tag: tag.level in _LEVEL_ELEMENTS, _level_tags),
)
