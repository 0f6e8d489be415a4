"""The page numbers of a finished document, as a program that lays it out needs and tells them.

Those of its tables of contents are asked of such a program, and filled in.

To ask, a copy of the document gets the same references to pages once more behind its end, where every program that
prints it computes them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportgen.word.finishing.contents import UNFILLED_PAGE, lists_captions
from reportgen.word.package.archive import read_package
from reportgen.word.package.parts import Parts, read_parts
from reportgen.word.package.xml import remove, to_bytes
from reportgen.word.package.xmlns import w
from reportgen.xml_text import escaped

_LAST_SECTION = re.compile(
    r"<w:sectPr(?: [^>]*)?>(?:(?!<w:sectPr).)*</w:sectPr></w:body>|</w:body>", re.DOTALL
)


def asks_for_pages(document: bytes) -> bool:
    """Whether a finished .docx has a table of contents whose page numbers are not known yet."""
    return bool(UNFILLED_PAGE.search(_text(_opened(document))))


def asking_for_pages(document: bytes) -> bytes:
    """The document with ``[0:7][1:9]…`` behind its end: the page of every entry that has none yet, on pages of its own."""
    parts = _opened(document)
    xml = _text(parts)
    asked = UNFILLED_PAGE.findall(xml)
    end = _LAST_SECTION.search(xml)
    assert end is not None  # every document has a body
    answers = "".join(_answer(number, bookmark) for number, bookmark in enumerate(asked))
    page = f"<w:p><w:pPr><w:pageBreakBefore/></w:pPr>{answers}</w:p>"
    return parts.with_contents({parts.document: f"{xml[: end.start()]}{page}{xml[end.start() :]}".encode()})


def _answer(number: int, bookmark: str) -> str:
    def run(content: str) -> str:
        return f"<w:r>{content}</w:r>"

    pieces = (
        f"<w:t>[{number}:</w:t>",
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> PAGEREF {bookmark} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>0</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
        '<w:t xml:space="preserve">] </w:t>',
    )
    return "".join(map(run, pieces))


def with_pages(document: bytes, numbers: Sequence[str]) -> bytes:
    """The document with these page numbers, in the order of the entries that had none.

    Word is not asked to update the tables of contents any more where all numbers are known; an empty one stays unknown.
    """
    parts = _opened(document)
    xml = _text(parts)
    left = iter(numbers)
    known = [next(left, "") for _ in UNFILLED_PAGE.finditer(xml)]
    pages = iter(known)

    def filled(reference: re.Match[str]) -> str:
        number = next(pages)
        shown = f"<w:r><w:t>{escaped(number)}</w:t></w:r>" if number else ""
        return f"{reference[0]}{shown}"

    changed = {parts.document: UNFILLED_PAGE.sub(filled, xml).encode()}
    if all(known) and not lists_captions(xml):
        changed |= _settled(parts)
    return parts.with_contents(changed)


def _settled(parts: Parts) -> dict[str, bytes]:
    """The settings without the request to update fields."""
    settled = {}
    for name in parts.related("settings"):
        root = parts.xml(name)
        for request in root.findall(w("updateFields")):
            remove(request)
        settled[name] = to_bytes(root)
    return settled


def _opened(document: bytes) -> Parts:
    return read_parts(read_package(document))


def _text(parts: Parts) -> str:
    return parts.entries[parts.document].unpack().decode()
