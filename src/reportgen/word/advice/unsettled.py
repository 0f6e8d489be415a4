"""Tracked changes and comments left in a template: only a person can accept or reject them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from lxml import etree

from reportgen.errors import Problem, Severity
from reportgen.word.errors import DocumentSpot, TemplateError
from reportgen.word.package.parts import Parts
from reportgen.word.package.xmlns import w
from reportgen.word.tagging.prepare import ACCEPT_CHANGES

_WORDPROCESSING = "officedocument.wordprocessingml"
"""Part of the content type of every part that can hold tracked changes or comments."""
_TRACKED = frozenset(
    w(name)
    for name in (
        "ins", "del", "moveFrom", "moveTo", "moveFromRangeStart", "moveToRangeStart", "cellIns", "cellDel", "cellMerge",
        "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "tblGridChange", "trPrChange",
        "tcPrChange", "numberingChange", "customXmlInsRangeStart", "customXmlDelRangeStart",
    )
)  # fmt: skip


def unsettled(parts: Parts, severity: Severity = Severity.ERROR) -> Iterator[Problem]:
    """A problem for each part with tracked changes or comments, or that cannot be read."""
    for name, content_type in parts.types.items():
        if _WORDPROCESSING in content_type:
            where = "正文" if name == parts.document else posixpath.basename(name)
            try:
                root = parts.xml(name)
            except TemplateError as error:
                yield from error.problems
            else:
                yield from _unsettled(root, DocumentSpot(where), severity)


def _unsettled(root: etree._Element, spot: DocumentSpot, severity: Severity) -> Iterator[Problem]:
    tracked = sum(1 for _ in root.iter(*_TRACKED))
    comments = sum(1 for _ in root.iter(w("comment")))
    if tracked:
        yield spot.problem("word.tracked", f"有 {tracked} 处没有定稿的修订", ACCEPT_CHANGES, severity)
    if comments:
        hint = "在 Word 里点“审阅”→“删除”→“删除文档中的所有批注”"
        yield spot.problem("word.comment", f"有 {comments} 处批注", hint, severity)
