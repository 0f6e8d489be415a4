"""Filling in the table of contents: the headings that it will list, each with a field for the number of its page.

Which page that is only a program knows that lays the document out: `page_numbers` takes numbers from one, and Word
offers to update the table when it opens a document without them. Until then no number is shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from reportgen.word.finishing.contents_height import closer_lines
from reportgen.word.finishing.pages import NEW_PAGE
from reportgen.word.finishing.text_sizes import TextSize, text_sizes
from reportgen.word.package.styles import DEEPEST_LEVEL
from reportgen.word.package.xmlns import w, whole_number
from reportgen.xml_text import quoted

if TYPE_CHECKING:
    from lxml import etree

    from reportgen.word.package.parts import Parts
    from reportgen.word.package.styles import Styles

_RANGE = re.compile(r'\\o\s+"(\d)-(\d)"')
_STYLES = re.compile(r'\\t\s+"([^"]*)"')
_CAPTIONS = re.compile(r"\\[ac]\s")
"""Switches of a table that lists the captions of one sequence, which Word alone knows."""
_SEPARATOR = re.compile(r"[,，;；]")
_INSTRUCTION = re.compile(r"<w:instrText[^>]*>\s*TOC\b")
_SECTION = re.compile(r"<w:sectPr(?: [^>]*)?>.*?</w:sectPr>|<w:sectPr(?: [^>]*)?/>", re.DOTALL)
_TABLE = re.compile(r"<w:instrText[^>]*>\s*TOC\b[^<]*")
UNFILLED_PAGE = re.compile(
    r"(?<= PAGEREF )([^ <]+)(?: [^<]*)?</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
    r"(?=<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:hyperlink>)"
)
"""The end of an entry's reference to a page whose number is not known: its group is the bookmark."""
_PROPERTIES_START = re.compile(r"<w:pPr>(?:<w:pStyle [^>]*/>)?")
_BOOKMARK_ID = re.compile(r'<w:bookmarkStart[^>]* w:id="([^"]*)"')
_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>|<w:(br|tab|cr)(?: [^>]*)?/>")
_BLANKS = re.compile("[ \t]+")
_BREAK = "\ufdd0"
"""Stands for the end of a line in a heading; no document may hold it."""
_CHINESE = "[\u2018-\u201d\u3000-\u9fff\uff00-\uff60]"
_BROKEN_CHINESE = re.compile(rf"(?<={_CHINESE}){_BREAK}\t?(?=[\d\u2018-\u201d\u3001-\u9fff\uff00-\uff60])")
_WITHOUT_PAGES = re.compile(r"\\n\b")
"""Switch of a table without page numbers."""
_WORDS_OWN_WIDTH = 8296
"""Where Word lets page numbers end on a new sheet of A4, in twips; it is used where no section says how wide the text is."""


class ContentsField(NamedTuple):
    """A table of contents in a template.

    Attributes:
        position: how many tables of contents stand before it in the document.
        levels: level in the table by the id of the paragraph style that it lists.
        entries: id of the style of an entry by level.
        tabs: paragraph properties, as XML, for entries whose style does not say where page numbers stand, by level.
        has_pages: whether it shows page numbers.
        texts: how all paragraph styles set text, by id.
        default: id of the style of paragraphs that name none; empty where the template has none.
    """

    position: int
    levels: Mapping[str, int]
    entries: Mapping[int, str]
    tabs: Mapping[int, str]
    has_pages: bool
    texts: Mapping[str, TextSize]
    default: str


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
    first, last = (int(stated[1]), int(stated[2])) if stated else (1, DEEPEST_LEVEL)
    levels = {id: level for id in styles.by_id if first <= (level := styles.outline_level(id)) <= last}
    for listed in _STYLES.findall(instruction):
        levels |= {names[name]: level for name, level in _listed_styles(listed) if name in names}
    all_levels = range(1, DEEPEST_LEVEL + 1)
    entries = {level: names[f"toc {level}"] for level in all_levels if f"toc {level}" in names}
    tabbed = {level for level, id in entries.items() if _states_tabs(styles, id)}
    tab = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{_text_width(paragraph)}"/></w:tabs>'
    tabs = {level: tab for level in all_levels if level not in tabbed}
    has_pages = not _WITHOUT_PAGES.search(instruction)
    return ContentsField(
        position, levels, entries, tabs, has_pages, text_sizes(styles), styles.default_paragraph
    )


def _states_tabs(styles: Styles, id: str) -> bool:
    return any(style.element.find(f"{w('pPr')}/{w('tabs')}") is not None for style in styles.lineage(id))


def _text_width(paragraph: etree._Element) -> int:
    """How wide lines are where the paragraph stands, in twips."""
    for following in (paragraph, *paragraph.itersiblings()):
        properties = next(following.iter(w("sectPr")), None)
        size, margins = (None if properties is None else properties.find(w(n)) for n in ("pgSz", "pgMar"))
        if size is not None and margins is not None:
            beside = sum(whole_number(margins.get(w(side))) for side in ("left", "right"))
            return whole_number(size.get(w("w"))) - beside
    return _WORDS_OWN_WIDTH


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
    texts: list[tuple[str, str]] = []

    def marked(heading: re.Match[str]) -> str:
        text = _one_line(heading[3])
        if not text:
            return heading[0]
        level = contents.levels[heading[2]]
        entries.append(_entry(contents, level, text, listed + len(entries) + 1))
        texts.append((contents.entries.get(level, ""), text))
        id = taken + len(entries)
        start = f'<w:bookmarkStart w:id="{id}" w:name="{_bookmark(listed + len(entries))}"/>'
        return f'{heading[1]}{start}{heading[3]}<w:bookmarkEnd w:id="{id}"/></w:p>'

    xml = headings.sub(marked, xml) if ids else xml
    field = next(islice(_INSTRUCTION.finditer(xml), contents.position, None), None)
    if field is None or not entries:
        return xml, listed
    start, end = _opening(xml, "p", field.start()), xml.index("</w:p>", field.end()) + len("</w:p>")
    height = closer_lines(xml, (start, end), texts, contents.texts, contents.default)
    spacing = f'<w:spacing w:line="{height}" w:lineRule="exact"/></w:pPr>' if height else "</w:pPr>"
    shown = [entry.replace("</w:pPr>", spacing, 1) for entry in entries]
    return xml[:start] + _spread(xml[start:end], shown) + xml[end:], listed + len(entries)


def _opening(xml: str, name: str, before: int) -> int:
    """Position of the last start tag of that name before a position."""
    return max(xml.rfind(f"<w:{name}>", 0, before), xml.rfind(f"<w:{name} ", 0, before))


def _bookmark(number: int) -> str:
    return f"_Toc{number:09}"


def _one_line(content: str) -> str:
    """The text of a heading in one line: a line that was broken by hand in the midst of Chinese text goes on."""
    ends = {None: "", "tab": "\t"}
    broken = "".join((found[1] or "") + ends.get(found[2], _BREAK) for found in _TEXT.finditer(content))
    return _BLANKS.sub(" ", _BROKEN_CHINESE.sub("", broken).replace(_BREAK, " ")).strip()


def _entry(contents: ContentsField, level: int, text: str, number: int) -> str:
    """One entry, without the end tag of its paragraph."""
    style = contents.entries.get(level)
    reference = f"<w:pStyle w:val={quoted(style)}/>" if style else ""
    properties = f"<w:pPr>{reference}{contents.tabs.get(level, '') if contents.has_pages else ''}</w:pPr>"
    page = page_reference(_bookmark(number)) if contents.has_pages else ""
    link = f'<w:hyperlink w:anchor="{_bookmark(number)}" w:history="1"><w:r><w:t>{text}</w:t></w:r>{page}</w:hyperlink>'
    return f"<w:p>{properties}{link}"


def page_reference(bookmark: str) -> str:
    """A tab and the field for the number of the page on which a bookmark stands, still without its number."""
    return (
        '<w:r><w:tab/></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> PAGEREF {bookmark} \\h </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def lists_captions(xml: str) -> bool:
    """Whether the document has a table of figures or tables, which Word alone fills in."""
    return any(_CAPTIONS.search(table[0]) for table in _TABLE.finditer(xml))


def _spread(field: str, entries: list[str]) -> str:
    """The entries as the result of the field, whose beginning stands in the first and whose end in the last of them."""
    start = _opening(field, "r", field.index('w:fldCharType="begin"'))
    result = field.index("</w:r>", field.index('w:fldCharType="separate"')) + len("</w:r>")
    end = _opening(field, "r", field.index('w:fldCharType="end"'))
    lines = [entries[0].replace("</w:pPr>", f"</w:pPr>{field[start:result]}", 1), *entries[1:]]
    lines[-1] += field[end:].removesuffix("</w:p>")
    if NEW_PAGE in field[:start]:
        lines[0] = _PROPERTIES_START.sub(lambda opening: opening[0] + NEW_PAGE, lines[0], count=1)
    section = _SECTION.search(field)
    if section:
        lines[-1] = lines[-1].replace("</w:pPr>", f"{section[0]}</w:pPr>", 1)
    return "".join(f"{line}</w:p>" for line in lines)
