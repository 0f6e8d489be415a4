"""Lists of a document that is put into a report: their numbers and bullets are defined anew in the report."""

from __future__ import annotations

import copy
from typing import NamedTuple

from lxml import etree

from reportgen.errors import Refusal
from reportgen.word.package.parts import Parts
from reportgen.word.package.xml import remove
from reportgen.word.package.xmlns import w, whole_number
from reportgen.word.writing.state import RenderState

_NO_LIST = "0"
_OWN_NAMES = (w("nsid"), w("tmpl"), w("styleLink"))
"""What tells definitions apart, or ties one to a style: a copy is another one."""
_ELSEWHERE = {
    w("lvlPicBulletId"): "用图片作项目符号的列表",
    w("numStyleLink"): "由列表样式定义的列表",
}


class _Defined(NamedTuple):
    """The list definitions of a document, by id."""

    lists: dict[str, etree._Element]
    abstract: dict[str, etree._Element]


def take_lists(parts: Parts, blocks: list[etree._Element], state: RenderState) -> None:
    """Number the paragraphs of the blocks by definitions of their own in the report; each list begins anew.

    Raises:
        Refusal: for lists whose definition lies in yet another place.
    """
    references = [reference for block in blocks for reference in block.iter(w("numId"))]
    if not references:
        return
    defined, taken = _defined_in(parts), dict[str, str]()
    for reference in references:
        number = reference.get(w("val"), "")
        if number == _NO_LIST:
            continue
        if number not in taken:
            taken[number] = _taken(number, defined, state)
        reference.set(w("val"), taken[number])


def _defined_in(parts: Parts) -> _Defined:
    roots = [parts.xml(name) for name in parts.related("numbering")]
    return _Defined(
        {one.get(w("numId"), ""): one for root in roots for one in root.iter(w("num"))},
        {one.get(w("abstractNumId"), ""): one for root in roots for one in root.iter(w("abstractNum"))},
    )


def _taken(number: str, defined: _Defined, state: RenderState) -> str:
    """The id of a copy of a list in the report; that of no list for one that is not defined, as Word shows it."""
    found = defined.lists.get(number)
    reference = None if found is None else found.find(w("abstractNumId"))
    levels = None if reference is None else defined.abstract.get(reference.get(w("val"), ""))
    if found is None or reference is None or levels is None:
        return _NO_LIST
    definition, own = copy.deepcopy(levels), copy.deepcopy(found)
    for element in list(definition.iter(*_ELSEWHERE)):
        raise Refusal(
            f"子文档里有{_ELSEWHERE[str(element.tag)]}，不能放进来", "改用普通的编号或符号", "word.value"
        )
    for element in list(definition.iter(*_OWN_NAMES, w("pStyle"))):
        remove(element)
    taken = str(state.next_list())
    definition.set(w("abstractNumId"), taken)
    own.set(w("numId"), taken)
    own_reference = own.find(w("abstractNumId"))
    assert own_reference is not None
    own_reference.set(w("val"), taken)
    state.lists.append((definition, own))
    return taken


def first_free_list(parts: Parts) -> int:
    """A number that no list of the document and no definition of one has."""
    roots = [parts.xml(name) for name in parts.related("numbering")]
    used = [
        whole_number(one.get(w(name)))
        for root in roots
        for tag, name in (("num", "numId"), ("abstractNum", "abstractNumId"))
        for one in root.iter(w(tag))
    ]
    return max(used, default=0) + 1
