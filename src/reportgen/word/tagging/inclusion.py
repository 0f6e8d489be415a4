"""Templates made of parts: ``{%p 引用 "名称" %}`` is replaced by the paragraphs and tables of another .docx.

Parts are included before a template is compiled, so that loops, conditions and checks apply to them as to its own text. Parts may include parts,
and have options.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import replace

from lxml import etree

from reportgen.errors import Problem, ReportgenError, suggestion
from reportgen.word.admission.inspection import inspected
from reportgen.word.errors import DocumentSpot, TemplateError
from reportgen.word.limits import MAX_INCLUSIONS
from reportgen.word.package.archive import read_package
from reportgen.word.package.parts import Parts, read_parts
from reportgen.word.package.spots import keep_places
from reportgen.word.package.styles import style_references, styles_of
from reportgen.word.package.unsettled import unsettled
from reportgen.word.package.xml import to_text
from reportgen.word.package.xmlns import R, w
from reportgen.word.tagging.markers import text_of
from reportgen.word.tagging.part_options import with_options
from reportgen.zip_archive import Entry, pack, write_archive

_TAG = re.compile(r"""\{%p\s+(?:引用|include)\s+["“”'‘’]([^"“”'‘’]+)["“”'‘’]\s*(?:[(（](.*)[)）])?\s*%\}""")


class _Allowance:
    """How many more parts may be put in; parts that include one another would double at every level."""

    def __init__(self) -> None:
        self._left = MAX_INCLUSIONS

    def take(self) -> None:
        """Count one more.

        Raises:
            TemplateError: when there are more than any template needs.
        """
        self._left -= 1
        if self._left < 0:
            spot = DocumentSpot("正文")
            message = f"引用部件超过 {MAX_INCLUSIONS} 处（部件里的引用也算）"
            raise TemplateError([spot.problem("word.limit", message, "部件之间不要层层引用")])


def with_known_parts(
    template: bytes,
    parts: Mapping[str, Callable[[], bytes]],
    area: str = "正文",
    allowance: _Allowance | None = None,
) -> tuple[bytes, list[Problem]]:
    """The template with the parts that can be included, and what is wrong with the others.

    Every paragraph keeps its place in the file that it comes from, for messages.

    Args:
        template: a .docx.
        parts: how to get the .docx of each part, by the name that templates use.
        area: what messages call the template's text.
        allowance: how many more parts may be put in; None for the template itself.

    Returns:
        The same bytes where it includes none. Parts are wrong that are not known, that hold more than text and tables, or
        that need styles which the template lacks.

    Raises:
        TemplateError: when the template or a part cannot be read, or it includes more parts than any template needs.
    """
    allowance = allowance or _Allowance()
    entries = read_package(template)
    host = read_parts(entries)
    root = host.xml(host.document)
    places = [(paragraph, found) for paragraph in root.iter(w("p")) if (found := _reference(paragraph))]
    if not places:
        return template, []
    keep_places(root, area)
    styles = _styles(host)
    problems: list[Problem] = []
    for paragraph, (name, chosen) in places:
        allowance.take()
        blocks = _blocks(name, parts, styles, problems, allowance)
        spot = DocumentSpot(f"引用的部件“{name}”")
        for block in with_options(blocks, chosen, spot, problems) if blocks else ():
            paragraph.addprevious(block)
        _give_way(paragraph)
    changed: Entry = pack(host.document, to_text(root).encode())
    whole = write_archive(changed if entry.name == host.document else entry for entry in entries.values())
    return whole, problems


def included_parts(template: bytes, parts: Mapping[str, Callable[[], bytes]]) -> dict[str, bytes]:
    """The .docx of every part that the template includes, directly or through another part, by name."""
    found: dict[str, bytes] = {}
    waiting = [template]
    while waiting:
        holder = read_parts(read_package(waiting.pop()))
        names = map(included_name, holder.xml(holder.document).iter(w("p")))
        new = {name: parts[name]() for name in names if name and name in parts and name not in found}
        found |= new
        waiting += new.values()
    return found


def _give_way(paragraph: etree._Element) -> None:
    """Remove the paragraph of the tag; one that ends a section stays, emptied and too small to take a page of its own."""
    properties = paragraph.find(w("pPr"))
    if properties is not None and properties.find(w("sectPr")) is not None:
        for child in paragraph.findall(w("r")):
            paragraph.remove(child)
        _make_small(properties)
        return
    body = paragraph.getparent()
    assert body is not None
    body.remove(paragraph)


def _make_small(properties: etree._Element) -> None:
    style, section = properties.find(w("pStyle")), properties.find(w("sectPr"))
    off_grid = etree.Element(w("snapToGrid"), {w("val"): "0"})
    spacing = etree.Element(
        w("spacing"), {w("before"): "0", w("after"): "0", w("line"): "20", w("lineRule"): "exact"}
    )
    mark = etree.Element(w("rPr"))
    etree.SubElement(mark, w("sz")).set(w("val"), "2")
    ordered = (style, off_grid, spacing, mark, section)
    properties[:] = [element for element in ordered if element is not None]


def included_name(paragraph: etree._Element) -> str | None:
    """The name of the part that a paragraph includes; None where it includes none."""
    found = _reference(paragraph)
    return found[0] if found else None


def _reference(paragraph: etree._Element) -> tuple[str, str] | None:
    """The name of the part that a paragraph includes, and the options as written; None where it includes none."""
    match = _TAG.fullmatch(text_of(paragraph).strip())
    return (match[1], match[2] or "") if match else None


def _blocks(
    name: str,
    parts: Mapping[str, Callable[[], bytes]],
    styles: Mapping[str, str],
    problems: list[Problem],
    allowance: _Allowance,
) -> list[etree._Element]:
    spot = DocumentSpot(f"引用的部件“{name}”")
    if name not in parts:
        problems.append(spot.problem("word.part", "没有这个部件", suggestion(name, parts)))
        return []
    others = {other: parts[other] for other in parts if other != name}  # no part can hold itself
    area = f"部件“{name}”"
    try:
        whole, found = with_known_parts(parts[name](), others, area, allowance)
        part = read_parts(read_package(whole))
        content = part.xml(part.document)
        foreign = inspected(part).problems()
    except TemplateError as error:
        if any(one.code == "word.limit" for one in error.problems):
            raise
        problems.extend(_of_part(one, area) for one in error.problems)
        return []
    except ReportgenError as error:
        problems.extend(replace(one, spot=replace(one.spot, words=area)) for one in error.problems)
        return []
    problems.extend(found)
    problems.extend(_of_part(one, area) for one in foreign)
    problems.extend(
        spot.problem(one.code, one.message, one.hint) for one in unsettled(part) if one.code == "word.comment"
    )
    keep_places(content, area)
    names = {style: shown for shown, style in _styles(part).items()}
    blocks = [deepcopy(block) for block in content.iterfind(f"{w('body')}/*") if block.tag != w("sectPr")]
    problems.extend(_complaints(blocks, names, styles, spot))
    for reference in style_references(blocks):
        reference.set(w("val"), styles.get(names.get(_value(reference), ""), ""))
    return blocks


def _of_part(problem: Problem, area: str) -> Problem:
    """A problem whose place is told as one in a part."""
    where = problem.where if problem.where.startswith(area) else f"{area}，{problem.where}"
    return replace(problem, spot=DocumentSpot(where))


def _complaints(
    blocks: list[etree._Element], names: Mapping[str, str], styles: Mapping[str, str], spot: DocumentSpot
) -> Iterator[Problem]:
    used = {names.get(_value(reference), _value(reference)) for reference in style_references(blocks)}
    for missing in sorted(used - set(styles)):
        yield spot.problem("word.part", f"部件用到样式“{missing}”，模板里没有", suggestion(missing, styles))
    held = {
        etree.QName(name).namespace for block in blocks for element in block.iter() for name in element.attrib
    }
    if R in held:
        yield spot.problem("word.part", "部件里有图片、链接或分节，不能引用", "部件只能由文字和表格组成")


def _styles(parts: Parts) -> dict[str, str]:
    """Style ids by ``w:name``."""
    return {style.name: style.id for style in styles_of(parts) if style.name}


def _value(element: etree._Element) -> str:
    return str(element.get(w("val")))
