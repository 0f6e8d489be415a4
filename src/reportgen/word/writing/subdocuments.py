"""Whole documents as values: their paragraphs and tables, with pictures and links, put into the report."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator

from lxml import etree

from reportgen.errors import Problem, Refusal, suggestion
from reportgen.word.admission.inspection import inspected
from reportgen.word.package.archive import read_package
from reportgen.word.package.parts import Parts, read_parts
from reportgen.word.package.references import Relationship
from reportgen.word.package.styles import display_name, style_references, styles_of
from reportgen.word.package.unsettled import unsettled
from reportgen.word.package.xml import remove, to_text
from reportgen.word.package.xmlns import W14, WP, R, w
from reportgen.word.values import SubDocument
from reportgen.word.writing.drawings import link_id
from reportgen.word.writing.lists import take_lists
from reportgen.word.writing.state import RenderState

_DOC_PR = f"{{{WP}}}docPr"
_HELD_ELSEWHERE = {
    w("sectPr"): ("分节符", "分节写在模板里"),
    w("footnoteReference"): ("脚注", "把说明写在正文里"),
    w("endnoteReference"): ("尾注", "把说明写在正文里"),
}
"""What refers to other parts of the document that it came from: its name, and what to do."""
_FORGOTTEN = (w("bookmarkStart"), w("bookmarkEnd"), w("proofErr"), w("lastRenderedPageBreak"))


def subdocument_xml(document: SubDocument, state: RenderState) -> str:
    """The paragraphs and tables of a document, its styles taken for those of the same name in the template.

    Raises:
        Refusal: for what a document cannot bring along, and for styles that the template lacks.
        TemplateError: when it cannot be read, or has tracked changes or comments.
    """
    parts = read_parts(read_package(document.content))
    inspection = inspected(parts)
    body = inspection.roots[parts.document].find(w("body"))
    blocks = [copy.deepcopy(block) for block in (() if body is None else body) if block.tag != w("sectPr")]
    _refuse_the_rest([*inspection.problems(), *unsettled(parts)], blocks)
    _take_styles(parts, blocks, state)
    take_lists(parts, blocks, state)
    for block in blocks:
        _bring_along(parts, block, state)
    return "".join(map(to_text, blocks))


def _refuse_the_rest(problems: Iterable[Problem], blocks: list[etree._Element]) -> None:
    for problem in problems:
        raise Refusal(f"子文档的{problem.where}：{problem.message}", problem.hint, problem.code)
    for block in blocks:
        for element in block.iter(*_HELD_ELSEWHERE):
            name, hint = _HELD_ELSEWHERE[str(element.tag)]
            raise Refusal(f"子文档里有{name}，不能放进来", hint, "word.value")


def _take_styles(parts: Parts, blocks: list[etree._Element], state: RenderState) -> None:
    defined = styles_of(parts).by_id
    for reference in style_references(blocks):
        style = defined.get(reference.get(w("val"), ""))
        if style is None:
            remove(reference)  # Word takes the default where a style is not defined
            continue
        taken = state.style_id(style.kind, style.name)
        if taken is None:
            known = [display_name(name) for kind, name in state.styles if kind == style.kind]
            shown = display_name(style.name)
            raise Refusal(f"子文档用到样式“{shown}”，模板里没有", suggestion(shown, known), "word.value")
        reference.set(w("val"), taken)


def _bring_along(parts: Parts, block: etree._Element, state: RenderState) -> None:
    held = {reference.id: reference for reference in parts.relationships.get(parts.document, ())}
    for element in list(block.iter(etree.Element)):
        if element.tag in _FORGOTTEN:
            remove(element)
            continue
        if element.tag == _DOC_PR:
            element.set("id", str(state.next_drawing()))
        for name in list(_attributes(element)):
            if name.startswith(f"{{{W14}}}"):
                del element.attrib[name]
            elif name.startswith(f"{{{R}}}"):
                element.set(name, _related(parts, held.get(element.get(name, "")), state))


def _attributes(element: etree._Element) -> Iterator[str]:
    return (str(name) for name in element.attrib)


def _related(parts: Parts, reference: Relationship | None, state: RenderState) -> str:
    if reference is not None and reference.kind == "hyperlink" and reference.external:
        return link_id(reference.target, state)
    if reference is not None and reference.kind == "image" and reference.target in parts.entries:
        return state.relate("image", state.add_media(parts.entries[reference.target].unpack()))
    kind = "" if reference is None else f"（{reference.kind}）"
    raise Refusal(
        f"子文档里有图表、嵌入的文件等{kind}，不能放进来", "只用文字、表格、图片和网址", "word.value"
    )
