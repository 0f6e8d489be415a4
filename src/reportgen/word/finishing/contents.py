"""Filling in the table of contents: the headings that it will list, without page numbers, which only Word can know.

Word offers to update it when the document is opened; viewers and other programs show the headings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from reportgen.word.package.xmlns import w, whole_number
from reportgen.xml_text import quoted

if TYPE_CHECKING:
    from lxml import etree

    from reportgen.word.package.parts import Parts
    from reportgen.word.package.styles import Styles

_DEEPEST = 9
_RANGE = re.compile(r'\\o\s+"(\d)-(\d)"')
_STYLES = re.compile(r'\\t\s+"([^"]*)"')
_CAPTIONS = re.compile(r"\\[ac]\s")
"""Switches of a table that lists the captions of one sequence, which Word alone knows."""
_SEPARATOR = re.compile(r"[,，;；]")
_INSTRUCTION = re.compile(r"<w:instrText[^>]*>\s*TOC\b")
_SECTION = re.compile(r"<w:sectPr(?: [^>]*)?>.*?</w:sectPr>|<w:sectPr(?: [^>]*)?/>", re.DOTALL)
_BOOKMARK_ID = re.compile(r'<w:bookmarkStart[^>]* w:id="([^"]*)"')
_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")


class ContentsField(NamedTuple):
    """A table of contents in a template.

    Attributes:
        position: how many tables of contents stand before it in the document.
        levels: level in the table by the id of the paragraph style that it lists.
        entries: id of the style of an entry by level.
    """

    position: int
    levels: Mapping[str, int]
    entries: Mapping[int, str]


def contents_fields(parts: Parts, styles: Styles) -> tuple[ContentsField, ...]:
    """The tables of contents of the document that list headings, and stand in paragraphs of their own."""
    from reportgen.word.tagging.field_results import settle_field_results  # rendering does without

    root = parts.xml(parts.document)
    settle_field_results(root)
    paragraphs = enumerate(_paragraphs_of_tables(root))
    fields = (
        _field(position, paragraph, styles) for position, paragraph in paragraphs if _is_whole(paragraph)
    )
    return tuple(field for field in fields if field is not None)


def _paragraphs_of_tables(document: etree._Element) -> Iterator[etree._Element]:
    """The paragraph in which each table of contents begins."""
    for instruction in document.iter(w("instrText")):
        if (instruction.text or "").split()[:1] == ["TOC"]:
            yield next(instruction.iterancestors(w("p")))


def _is_whole(paragraph: etree._Element) -> bool:
    """Whether a table of contents begins and ends in the paragraph."""
    kinds = [mark.get(w("fldCharType")) for mark in paragraph.iterfind(f"{w('r')}/{w('fldChar')}")]
    return kinds == ["begin", "separate", "end"]


def _field(position: int, paragraph: etree._Element, styles: Styles) -> ContentsField | None:
    names = {name: id for (kind, name), id in styles.ids().items() if kind == "paragraph"}
    instruction = "".join(element.text or "" for element in paragraph.iter(w("instrText")))
    if _CAPTIONS.search(instruction):
        return None
    stated = _RANGE.search(instruction)
    first, last = (int(stated[1]), int(stated[2])) if stated else (1, _DEEPEST)
    levels = {id: level for id in styles.by_id if first <= (level := styles.outline_level(id)) <= last}
    for listed in _STYLES.findall(instruction):
        levels |= {names[name]: level for name, level in _listed_styles(listed) if name in names}
    entries = {level: names[f"toc {level}"] for level in range(1, _DEEPEST + 1) if f"toc {level}" in names}
    return ContentsField(position, levels, entries)


def _listed_styles(listed: str) -> Iterator[tuple[str, int]]:
    """``附件标签,1,表题,2`` as names in lower case with their levels."""
    words = [word.strip() for word in _SEPARATOR.split(listed)]
    for name, level in zip(words[::2], words[1::2], strict=False):
        yield name.casefold(), whole_number(level)


def with_contents(xml: str, tables: Sequence[ContentsField]) -> str:
    """The rendered document with the entries of its tables of contents, each leading to its heading."""
    listed = 0
    for table in tables:
        xml, listed = _with_entries(xml, table, listed)
    return xml


def _with_entries(xml: str, contents: ContentsField, listed: int) -> tuple[str, int]:
    """The document with the entries of one table, and how many entries there are; `listed` stand in those before."""
    ids = "|".join(map(re.escape, contents.levels))
    headings = re.compile(
        rf'(<w:p(?: [^>]*)?><w:pPr><w:pStyle w:val="({ids})"/>.*?</w:pPr>)(.*?)</w:p>', re.DOTALL
    )
    taken = max(map(whole_number, _BOOKMARK_ID.findall(xml)), default=0)
    entries: list[str] = []

    def marked(heading: re.Match[str]) -> str:
        text = "".join(_TEXT.findall(heading[3])).strip()
        if not text:
            return heading[0]
        entries.append(
            _entry(contents.entries.get(contents.levels[heading[2]]), text, listed + len(entries) + 1)
        )
        id = taken + len(entries)
        start = f'<w:bookmarkStart w:id="{id}" w:name="{_bookmark(listed + len(entries))}"/>'
        return f'{heading[1]}{start}{heading[3]}<w:bookmarkEnd w:id="{id}"/></w:p>'

    xml = headings.sub(marked, xml) if ids else xml
    field = next(islice(_INSTRUCTION.finditer(xml), contents.position, None), None)
    if field is None or not entries:
        return xml, listed
    start, end = _opening(xml, "p", field.start()), xml.index("</w:p>", field.end()) + len("</w:p>")
    return xml[:start] + _spread(xml[start:end], entries) + xml[end:], listed + len(entries)


def _opening(xml: str, name: str, before: int) -> int:
    """Position of the last start tag of that name before a position."""
    return max(xml.rfind(f"<w:{name}>", 0, before), xml.rfind(f"<w:{name} ", 0, before))


def _bookmark(number: int) -> str:
    return f"_Toc{number:09}"


def _entry(style: str | None, text: str, number: int) -> str:
    """One entry, without the end tag of its paragraph."""
    properties = f"<w:pPr>{f'<w:pStyle w:val={quoted(style)}/>' if style else ''}</w:pPr>"
    link = f'<w:hyperlink w:anchor="{_bookmark(number)}"><w:r><w:t>{text}</w:t></w:r></w:hyperlink>'
    return f"<w:p>{properties}{link}"


def _spread(field: str, entries: list[str]) -> str:
    """The entries as the result of the field, whose beginning stands in the first and whose end in the last of them."""
    start = _opening(field, "r", field.index('w:fldCharType="begin"'))
    result = field.index("</w:r>", field.index('w:fldCharType="separate"')) + len("</w:r>")
    end = _opening(field, "r", field.index('w:fldCharType="end"'))
    lines = [entries[0].replace("</w:pPr>", f"</w:pPr>{field[start:result]}", 1), *entries[1:]]
    lines[-1] += field[end:].removesuffix("</w:p>")
    section = _SECTION.search(field)
    if section:
        lines[-1] = lines[-1].replace("</w:pPr>", f"{section[0]}</w:pPr>", 1)
    return "".join(f"{line}</w:p>" for line in lines)
