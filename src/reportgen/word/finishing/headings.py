"""One tree of headings: headings below a part or an attachment lie one level deeper, and table titles are headings too.

A template says with its styles what a heading is. Word, converters and screen readers take the level of a heading from
the built-in style that it is in, so in the finished document every heading is in the style of its level, and keeps its looks
as direct formatting where that style looks otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from reportgen.word.package.properties import in_order, properties_in, with_run_properties
from reportgen.word.package.styles import (
    ATTACHMENT_LABEL,
    ATTACHMENT_TITLE,
    DEEPEST_LEVEL,
    PART_TITLE,
    TABLE_TITLE,
)
from reportgen.word.package.xmlns import w

if TYPE_CHECKING:
    from reportgen.word.package.styles import DefinedStyle, Styles

Properties = Mapping[str, str]
"""Paragraph or run properties as XML by the names of their elements."""

_DIVISIONS = {PART_TITLE: 1, ATTACHMENT_TITLE: 2}
"""Titles that open a division of the document, with its depth among divisions: 第一部分, 附件1."""
_HEADING = re.compile(r"heading ([1-9])")
_NAMESPACES = re.compile(r' xmlns:?\w*="[^"]*"')
_STYLE = re.compile(r'<w:rStyle w:val="([^"]*)"')


class HeadingStyles(NamedTuple):
    """What the styles of a template have to do with headings, by style id.

    Attributes:
        divisions: titles that open a division, with its depth among divisions.
        headings: built-in headings, with their level.
        tables: titles of tables, which are headings with nothing below them.
        labels: what stands above an attachment and closes the one before.
        paragraph_looks: paragraph properties that set these styles apart from plain text.
        run_looks: the same for run properties.
        run_styles: names of the run properties that each character style states.
    """

    divisions: Mapping[str, int]
    headings: Mapping[str, int]
    tables: tuple[str, ...]
    labels: tuple[str, ...]
    paragraph_looks: Mapping[str, Properties]
    run_looks: Mapping[str, Properties]
    run_styles: Mapping[str, tuple[str, ...]]

    @property
    def ids(self) -> tuple[str, ...]:
        """The styles that make the tree."""
        return (*self.divisions, *self.headings, *self.tables, *self.labels)


def heading_styles(styles: Styles) -> HeadingStyles | None:
    """The styles that make a tree of headings; None where built-in headings are all there is, whose levels are theirs."""
    paragraph = {style.name.casefold(): style for style in styles if style.kind == "paragraph"}
    divisions = {paragraph[name].id: depth for name, depth in _DIVISIONS.items() if name in paragraph}
    tables = tuple(paragraph[name].id for name in (TABLE_TITLE,) if name in paragraph)
    if not divisions and not tables:
        return None
    headings = {
        style.id: int(match[1]) for name, style in paragraph.items() if (match := _HEADING.fullmatch(name))
    }
    shown = (*divisions, *headings, *tables)
    return HeadingStyles(
        divisions,
        headings,
        tables,
        tuple(paragraph[name].id for name in (ATTACHMENT_LABEL,) if name in paragraph),
        {id: _effective(styles, id, "pPr") for id in shown},
        {id: _effective(styles, id, "rPr") for id in shown},
        {
            style.id: tuple(_effective(styles, style.id, "rPr"))
            for style in styles
            if style.kind == "character" and not style.is_default
        },
    )


def _effective(styles: Styles, id: str, kind: str) -> dict[str, str]:
    """The properties that a style and those it is based on state, but for the default style."""
    found: dict[str, str] = {}
    for style in styles.lineage(id):
        if not style.is_default:
            found = dict(_stated(style, kind)) | found
    found.pop("outlineLvl", None)
    return found


def _stated(style: DefinedStyle, kind: str) -> Iterator[tuple[str, str]]:
    from reportgen.word.package.xml import to_text  # only compiling reads styles

    for child in style.element.iterfind(f"{w(kind)}/*"):
        yield str(child.tag).rpartition("}")[2], _NAMESPACES.sub("", to_text(child))


def nested(xml: str, styles: HeadingStyles) -> str:
    """The rendered document with every heading in the style of its level in the tree."""
    ids = "|".join(map(re.escape, styles.ids))
    paragraph = re.compile(
        rf'(<w:p(?: [^>]*)?>)<w:pPr><w:pStyle w:val="({ids})"/>(.*?)</w:pPr>(.*?)</w:p>', re.DOTALL
    )
    tree = _Tree(styles)
    by_level = {level: id for id, level in styles.headings.items()}

    def placed(found: re.Match[str]) -> str:
        start, style, properties, content = found.groups()
        level = tree.level(style, properties) if "<w:t" in content else 0
        target = by_level.get(level, style)
        if not level or target == style:
            return found[0]
        return f"{start}{_restyled(style, target, properties, content, styles)}</w:p>"

    return paragraph.sub(placed, xml)


class _Tree:
    """Where in the tree a document has come to."""

    def __init__(self, styles: HeadingStyles) -> None:
        self._styles = styles
        self._divisions: list[int] = []
        self._heading = 0
        self._has_begun = False

    def level(self, style: str, properties: str) -> int:
        """The level of the next paragraph in one of the styles; 0 for none."""
        if style in self._styles.labels:
            if self._has_begun:  # the label over the title of the whole document closes nothing
                self._close(2)
            return 0
        self._has_begun = True
        if style in self._styles.divisions:
            depth = self._styles.divisions[style]
            self._close(depth)
            self._divisions.append(depth)
            return len(self._divisions)
        if style in self._styles.headings:
            self._heading = self._styles.headings[style]
            return min(len(self._divisions) + self._heading, DEEPEST_LEVEL)
        if (
            "<w:pageBreakBefore/>" in properties
        ):  # a table with a page of its own belongs to no section of text
            self._heading = 0
        return min(len(self._divisions) + self._heading + 1, DEEPEST_LEVEL)

    def _close(self, depth: int) -> None:
        """Leave the divisions of that depth and deeper ones."""
        self._divisions = [open for open in self._divisions if open < depth]
        self._heading = 0


def _restyled(style: str, target: str, properties: str, content: str, styles: HeadingStyles) -> str:
    paragraph = _difference(styles.paragraph_looks, style, target)
    run = _difference(styles.run_looks, style, target)
    direct = properties_in(properties)
    if run:
        mark = properties_in(direct.get("rPr", "")[len("<w:rPr>") : -len("</w:rPr>")])
        direct["rPr"] = f"<w:rPr>{in_order(run | mark, 'rPr')}</w:rPr>"
    merged = in_order(paragraph | direct, "pPr")

    def looks(own: str) -> Properties:
        named = _STYLE.search(own)
        told = styles.run_styles.get(named[1], ()) if named else ()
        return {name: value for name, value in run.items() if name not in told}

    if run:
        content = with_run_properties(content, looks)
    return f'<w:pPr><w:pStyle w:val="{target}"/>{merged}</w:pPr>{content}'


def _difference(looks: Mapping[str, Properties], style: str, target: str) -> dict[str, str]:
    """What a paragraph in `target` must state to look like one in `style`."""
    return {name: value for name, value in looks[style].items() if looks[target].get(name) != value}
