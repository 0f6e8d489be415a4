"""Tracked changes and comments left in a template: only a person can accept or reject them, and a report has none."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from lxml import etree

from reportgen.errors import Problem
from reportgen.word.errors import DocumentSpot, TemplateError
from reportgen.word.package.parts import Parts
from reportgen.word.package.spots import areas_of, paragraphs_with_places, place_around
from reportgen.word.package.xmlns import w

ACCEPT_CHANGES = "在 Word 里点“审阅”→“接受”→“接受所有修订”，再关闭“修订”"
"""Hint for tracked changes."""
_DELETE_COMMENTS = "在 Word 里点“审阅”→“删除”→“删除文档中的所有批注”"

_WORDPROCESSING = "officedocument.wordprocessingml"
"""Part of the content type of every part that can hold tracked changes or comments."""
_TRACKED = (
    "ins", "del", "moveFrom", "moveTo", "moveFromRangeStart", "moveToRangeStart", "cellIns", "cellDel", "cellMerge",
    "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "tblGridChange", "trPrChange",
    "tcPrChange", "numberingChange", "customXmlInsRangeStart", "customXmlDelRangeStart",
)  # fmt: skip
_SUSPECT = re.compile(rf"[<:](?:{'|'.join((*_TRACKED, 'comment'))})[\s/>]".encode())
_ANCHORS = (w("commentRangeStart"), w("commentReference"))


def unsettled(parts: Parts) -> Iterator[Problem]:
    """A problem for each part with tracked changes or comments, at the place of the first."""
    areas = areas_of(parts)
    for name, content_type in parts.types.items():
        if _WORDPROCESSING not in content_type or not _SUSPECT.search(parts.entries[name].unpack()):
            continue
        try:
            root = parts.xml(name)
        except TemplateError:  # told by whoever parses every part
            continue
        tracked = list(root.iter(*map(w, _TRACKED)))
        if tracked:
            where = _place_of(tracked[0], root, areas.get(name)) or posixpath.basename(name)
            spot = DocumentSpot(where)
            yield spot.problem("word.tracked", f"有 {len(tracked)} 处没有定稿的修订", ACCEPT_CHANGES)
        if comments := sum(1 for _ in root.iter(w("comment"))):
            spot = DocumentSpot(_first_commented(parts, areas) or posixpath.basename(name))
            yield spot.problem("word.comment", f"有 {comments} 处批注", _DELETE_COMMENTS)


def _place_of(element: etree._Element, root: etree._Element, area: str | None) -> str | None:
    """The place of the paragraph around an element or, for rows and cells, of the first paragraph in it."""
    if area is None:
        return None
    places = dict(paragraphs_with_places(root, area))
    around = (element, *element.iterancestors())
    below = (places[holder] for outer in around for holder in outer.iter(w("p")) if holder in places)
    return place_around(element, places) or next(below, area)


def _first_commented(parts: Parts, areas: dict[str, str]) -> str | None:
    for name, area in areas.items():
        if name in parts.entries:
            root = parts.xml(name)
            for anchor in root.iter(*_ANCHORS):
                return _place_of(anchor, root, area)
    return None
