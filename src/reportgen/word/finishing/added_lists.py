"""The lists that a render has added, in the part of the package that defines lists."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from reportgen.word.package.parts import read_parts
from reportgen.word.package.xml import to_bytes
from reportgen.word.package.xmlns import W, w
from reportgen.word.writing.state import RenderState
from reportgen.zip_archive import Entry

_NAME = "word/numbering.xml"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"


def with_added_lists(entries: Mapping[str, Entry], document: str, state: RenderState) -> dict[str, bytes]:
    """The part that defines lists, by its name; one that the template lacks is added to `state`, as any new file."""
    parts = read_parts(entries)
    known = parts.related("numbering")
    root = parts.xml(known[0]) if known else etree.Element(w("numbering"), nsmap={"w": W})
    first = root.find(w("num"))
    place = len(root) if first is None else root.index(first)
    for position, (definition, _) in enumerate(state.lists, place):
        root.insert(position, definition)
    last = root.findall(w("num"))
    end = root.index(last[-1]) + 1 if last else place + len(state.lists)
    for position, (_, own) in enumerate(state.lists, end):
        root.insert(position, own)
    if known:
        return {known[0]: to_bytes(root)}
    state.part = document
    state.relate("numbering", _NAME)
    state.add_file(_NAME, to_bytes(root), _TYPE)
    return {}
