"""The styles that a document defines, and their names as a Chinese Word shows them and as a .docx stores them.

A .docx names Word's built-in styles in English (``heading 1``); the style gallery of a Chinese Word shows them in
Chinese (``标题 1``). Styles made by a designer carry one name everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from reportgen.word.limits import MAX_BASED_ON
from reportgen.word.package.xmlns import w, whole_number

if TYPE_CHECKING:
    from lxml import etree

    from reportgen.word.package.parts import Parts

DEEPEST_LEVEL = 9
"""Word has no deeper heading."""

PART_TITLE, ATTACHMENT_TITLE, TABLE_TITLE, ATTACHMENT_LABEL = "部分标题", "附件标题", "表题", "附件标签"
"""Styles of the starter document whose names say where a paragraph stands in the tree of headings."""
SIGNATURE = "落款"
"""The style of the name and date at the end of a report."""
FIGURE = "图"
"""The style of a chart or picture that stands by itself."""
CONTINUED_TITLE = "续表题"
"""The style of the title of a table that goes on on another page, which is no heading."""


class DefinedStyle(NamedTuple):
    """One style.

    Attributes:
        id: what paragraphs, runs and tables refer to it by.
        name: as stored, empty where it has none: see `display_name`.
        kind: paragraph, character, table or numbering.
        is_default: it applies to what refers to no style of its kind.
        parent: id of the style that it is based on; empty for none.
        element: its definition.
    """

    id: str
    name: str
    kind: str
    is_default: bool
    parent: str
    element: etree._Element


class Styles:
    """The styles of one document, by id."""

    def __init__(self, styles: Iterable[DefinedStyle]) -> None:
        self.by_id = {style.id: style for style in styles}
        self._outline_levels: dict[str, int] = {}

    def __iter__(self) -> Iterator[DefinedStyle]:
        return iter(self.by_id.values())

    def ids(self) -> dict[tuple[str, str], str]:
        """Ids by kind and name in lower case; of two that share a name, the first."""
        named = [style for style in self if style.name]
        return {(style.kind, style.name.casefold()): style.id for style in reversed(named)}

    @property
    def default_paragraph(self) -> str:
        """The id of the style of paragraphs that name none; empty where there is none."""
        return next((style.id for style in self if style.kind == "paragraph" and style.is_default), "")

    def lineage(self, id: str) -> Iterator[DefinedStyle]:
        """The style with this id, then those that it is based on, nearest first."""
        seen: set[str] = set()
        while id in self.by_id and id not in seen and len(seen) < MAX_BASED_ON:
            seen.add(id)
            style = self.by_id[id]
            yield style
            id = style.parent

    def outline_level(self, id: str) -> int:
        """The outline level of paragraphs in the style with this id: 1 to 9 for headings, 0 for body text."""
        if id not in self._outline_levels:
            stated = (stated_outline_level(style.element.find(w("pPr"))) for style in self.lineage(id))
            self._outline_levels[id] = next((level for level in stated if level is not None), 0)
        return self._outline_levels[id]


def stated_outline_level(properties: etree._Element | None) -> int | None:
    """What these ``w:pPr`` state as the outline level: 1 to 9, 0 for body text; None when they are silent."""
    level = None if properties is None else properties.find(w("outlineLvl"))
    return None if level is None else (whole_number(level.get(w("val"))) + 1) % (DEEPEST_LEVEL + 1)


def style_of(paragraph: etree._Element) -> str:
    """The id of the style that a paragraph names; empty for one that names none."""
    reference = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    return "" if reference is None else reference.get(w("val"), "")


def style_references(blocks: Iterable[etree._Element]) -> Iterator[etree._Element]:
    """The elements by which paragraphs, runs and tables name their styles."""
    for block in blocks:
        yield from block.iter(w("pStyle"), w("rStyle"), w("tblStyle"))


def styles_of(parts: Parts) -> Styles:
    """The styles of the main document."""
    roots = (parts.xml(name) for name in parts.related("styles"))
    return Styles(_defined(element) for root in roots for element in root.iter(w("style")))


def _defined(element: etree._Element) -> DefinedStyle:
    return DefinedStyle(
        id=element.get(w("styleId"), ""),
        name=_stated(element, "name"),
        kind=element.get(w("type"), ""),
        is_default=element.get(w("default")) in ("1", "true", "on"),
        parent=_stated(element, "basedOn"),
        element=element,
    )


def _stated(style: etree._Element, name: str) -> str:
    child = style.find(w(name))
    return "" if child is None else child.get(w("val"), "")


_SHOWN_BY_STORED = {
    "Normal": "正文",
    "Title": "标题",
    "Subtitle": "副标题",
    "caption": "题注",
    "header": "页眉",
    "footer": "页脚",
    "TOC Heading": "TOC 标题",
    "List Paragraph": "列表段落",
    "Body Text": "正文文本",
    "Body Text Indent": "正文文本缩进",
    "Normal Indent": "正文缩进",
    "Date": "日期",
    "Plain Text": "纯文本",
    "footnote text": "脚注文本",
    "footnote reference": "脚注引用",
    "endnote text": "尾注文本",
    "endnote reference": "尾注引用",
    "annotation text": "批注文字",
    "annotation reference": "批注引用",
    "Balloon Text": "批注框文本",
    "page number": "页码",
    "Hyperlink": "超链接",
    "Emphasis": "强调",
    "Default Paragraph Font": "默认段落字体",
    "Normal Table": "普通表格",
    "Table Grid": "网格型",
    "No List": "无列表",
    **{f"heading {level}": f"标题 {level}" for level in range(1, 10)},
    **{f"toc {level}": f"目录 {level}" for level in range(1, 10)},
}
_SHOWN_BY_FOLDED = {stored.casefold(): shown for stored, shown in _SHOWN_BY_STORED.items()}
_STORED_BY_SHOWN = {shown: stored for stored, shown in _SHOWN_BY_STORED.items()}
_STORED_BY_FOLDED = {stored.casefold(): stored for stored in _SHOWN_BY_STORED}


def display_name(stored: str) -> str:
    """The name a Chinese Word shows for the ``w:name`` of a style; a designer's own name stays as it is."""
    return _SHOWN_BY_FOLDED.get(stored.casefold(), stored)


def stored_name(shown: str) -> str:
    """The ``w:name`` in styles.xml for a name shown in a Chinese or an English Word."""
    return _STORED_BY_SHOWN.get(shown) or _STORED_BY_FOLDED.get(shown.casefold(), shown)
