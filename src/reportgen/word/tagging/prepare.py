"""Preparing a part as Word saved it: every tag is replaced by a marker, and every structural tag applied."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from reportgen.errors import Problem, Refusal
from reportgen.word.errors import DocumentSpot
from reportgen.word.limits import MAX_TAGS
from reportgen.word.package.fields import texts_in_codes
from reportgen.word.package.sections import put_sections_last
from reportgen.word.package.spots import forget_places, paragraphs_with_places, place_around
from reportgen.word.package.xmlns import W14, W15, WP, w
from reportgen.word.tagging.elements import apply_structure
from reportgen.word.tagging.field_results import settle_field_results
from reportgen.word.tagging.markers import CLOSE, OPEN, mark_tags, marker
from reportgen.word.tagging.purpose import Purpose
from reportgen.word.tagging.structure import Structure
from reportgen.word.tagging.tags import RAW, Tag, TagKind, find_tags, has_literal_braces, read_tag

_BRACES = re.compile(r"\{\{|\{%|\{#.*?#\}", re.DOTALL)
_NONCHARACTERS = re.compile("[\ufdd0-\ufdef]")
_VOLATILE_IDS = (f"{{{W14}}}paraId", f"{{{W14}}}textId")


def prepare(root: etree._Element, area: str, *, forgiving: bool = False) -> Structure:
    """Mark all tags of a body, header, footer or notes part and apply the structural ones, changing the tree.

    Args:
        root: of the part.
        area: what the part is called.
        forgiving: whether what docxtpl passes over is passed over: mistyped braces are text, and a comment about a whole
            row or cell takes away whatever stands there.

    Returns:
        The tags and what goes with them; what is wrong stands in its ``problems``.
    """
    tags: list[Tag] = []
    problems: list[Problem] = []
    _drop_layout_blanks(root)
    put_sections_last(root)
    rewritten = _is_rewritten(root)
    places = dict(paragraphs_with_places(root, area))
    rewritten |= forget_places(root)
    problems += _in_codes(root, places, area)
    problems += _noncharacters(root, area)
    settled = settle_field_results(root)
    for paragraph, where in places.items():
        if root in paragraph.iterancestors():
            problems += mark_tags(paragraph, where, tags, forgiving=forgiving)
    if len(tags) > MAX_TAGS:
        too_many = tags[-1].spot.problem("word.limit", f"标签超过 {MAX_TAGS} 个")
        return Structure([], [], problems=[*problems, too_many])
    if not problems:
        problems += _left_over(root, places, area)
    structure = apply_structure(root, tags, forgiving=forgiving)
    structure.problems[:0] = problems
    structure.rewritten = rewritten or settled.changed
    structure.references = {name: places[holder] for name, holder in settled.referring.items()}
    if tags:
        _renew_identities(root, structure)
    return structure


def _is_rewritten(root: etree._Element) -> bool:
    """Whether text that is no tag is to be taken out or changed: comments, escaped braces, and what is marked as raw."""
    text = "".join(map(str, root.itertext()))
    return "{#" in text or has_literal_braces(text) or RAW.search(text) is not None


def _drop_layout_blanks(root: etree._Element) -> None:
    """Remove white space between elements: it means nothing, and `mending` looks for elements that follow directly."""
    for element in root.iter():
        if element.tail and not element.tail.strip():
            element.tail = None
        if len(element) and element.text and not element.text.strip():
            element.text = None


def _in_codes(root: etree._Element, places: dict[etree._Element, str], area: str) -> Iterator[Problem]:
    """Problems with tags in the code of a field: what they print would decide what kind of field it is."""
    for element in texts_in_codes(root):
        if _BRACES.search(element.text or ""):
            spot = DocumentSpot(place_around(element, places) or area, excerpt=(element.text or "")[:80])
            yield spot.problem(*_misplaced("instrText"))


def _noncharacters(root: etree._Element, area: str) -> Iterator[Problem]:
    """Problems with noncharacters (U+FDD0 …), which the compiler uses for itself."""
    for element in root.iter(etree.Element):
        if _NONCHARACTERS.search("".join((element.text or "", *map(str, element.values())))):
            message = "含有不属于任何文字的控制字符（U+FDD0 到 U+FDEF）"
            yield DocumentSpot(area).problem("word.syntax", message, "删除该字符")


_SPOTS = {"t": "公式", "instrText": "域代码", "fldSimple": "域代码", "docPr": "替代文字", "cNvPr": "替代文字"}


def _left_over(root: etree._Element, places: Mapping[etree._Element, str], area: str) -> Iterator[Problem]:
    """Problems with tags where they would be printed unchanged: in attributes, fields, formulas."""
    for element in root.iter(etree.Element):
        if element.tag == w("delText"):
            continue  # what `unsettled` says of it is enough
        texts = [element.text or "", *(str(value) for value in element.values())]
        if any(_BRACES.search(text) for text in texts):
            shown = next(text for text in texts if _BRACES.search(text))
            spot = DocumentSpot(place_around(element, places) or area, excerpt=shown[:80])
            name = etree.QName(element).localname
            yield spot.problem(*_misplaced(name))


def _misplaced(name: str) -> tuple[str, str, str]:
    """Code, message and hint for a tag in an element of that name."""
    return (
        "word.forbidden",
        f"标签不能写在这里（{_SPOTS.get(name, name)}）",
        "标签只写在正文文字里，不写在域、公式、替代文字和链接里",
    )


def _renew_identities(root: etree._Element, structure: Structure) -> None:
    """Give drawings new numbers and remove ids that Word renews on saving, because loops repeat what they hold.

    Content controls lose their placeholder state and data binding, with which Word would replace the rendered text.
    """
    loops = any(tag.keyword == "for" for tag in structure.tags)
    structure.repeats_bookmarks = loops and root.find(f".//{w('bookmarkStart')}") is not None
    for control in root.iter(w("sdtPr")):
        for child in list(control):
            if child.tag in _CONTROL_STATE:
                control.remove(child)
    for drawing in root.iter(f"{{{WP}}}docPr"):
        tag = structure.tags[0].synthetic(TagKind.VALUE, "0", Purpose.IDENTITY)
        drawing.set("id", marker(structure.add(tag)))
    for element in root.iter(w("p"), w("tr")):
        for name in list(element.attrib):
            if name in _VOLATILE_IDS or str(name).startswith(_REVISION_IDS):
                del element.attrib[name]


_REVISION_IDS = w("rsid")
_CONTROL_STATE = frozenset((w("id"), w("showingPlcHdr"), w("dataBinding"), f"{{{W15}}}dataBinding"))

_PROPERTY_NAMES = {
    "title": "标题",
    "subject": "主题",
    "creator": "作者",
    "keywords": "关键词",
    "description": "备注",
    "category": "类别",
    "lastModifiedBy": "上次修改者",
    "contentStatus": "状态",
    "identifier": "标识符",
    "language": "语言",
    "version": "版本",
}


def prepare_properties(root: etree._Element) -> Structure:
    """Replace the tags in the core properties (title, author …) by markers."""
    structure = Structure([], [])
    for element in root:
        name = etree.QName(element).localname
        if element.text and name in _PROPERTY_NAMES:
            spot = DocumentSpot(f"文档属性“{_PROPERTY_NAMES[name]}”", excerpt=element.text)
            try:
                element.text = _marked(element.text, spot, structure)
            except Refusal as refusal:
                structure.problems.append(spot.refused(refusal))
    return structure


def _marked(text: str, spot: DocumentSpot, structure: Structure) -> str:
    pieces: list[str] = []
    position = 0
    if OPEN in text or CLOSE in text:
        raise Refusal("含有不属于任何文字的控制字符（U+FDD0 到 U+FDEF）", "删除该字符", "word.syntax")
    for span in find_tags(text):
        if raw := RAW.fullmatch(text, span.start, span.end):
            pieces += (text[position : span.start], raw[1])
            position, structure.rewritten = span.end, True
            continue
        tag = read_tag(text[span.start : span.end], spot)
        pieces.append(text[position : span.start])
        position = span.end
        if tag.level:
            raise Refusal(f"“{tag}”不能写在文档属性里", code="word.syntax")
        if tag.kind is TagKind.VALUE:
            tag = tag.synthetic(TagKind.VALUE, tag.body, Purpose.PLAIN)
        if tag.kind is TagKind.COMMENT:
            structure.rewritten = True
        else:
            pieces.append(marker(structure.add(tag)))
    return "".join((*pieces, text[position:]))
