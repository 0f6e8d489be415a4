"""Comments put into a Word document at the places that messages name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lxml import etree

from reportgen.word.package.archive import read_package
from reportgen.word.package.parts import Parts, read_parts
from reportgen.word.package.references import (
    CONTENT_TYPES_NAME,
    NO_RELATIONSHIPS,
    Relationship,
    extend_xml,
    relationships_name,
    typed,
)
from reportgen.word.package.spots import paragraphs_with_places
from reportgen.word.package.xml import to_bytes
from reportgen.word.package.xmlns import W, w, whole_number
from reportgen.xml_text import XML_DECLARATION, escaped, quoted
from reportgen.zip_archive import pack, write_archive

_KIND = "comments"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_PART = "word/comments.xml"
_NO_COMMENTS = f'{XML_DECLARATION}<w:comments xmlns:w="{W}"></w:comments>'.encode()


class Comment(NamedTuple):
    """What to say at a place: ``正文第12段``, ``表3第2行第4格``; one line is one paragraph of the comment."""

    place: str
    text: str


def commented(source: bytes, comments: Sequence[Comment], author: str) -> bytes:
    """The same document with comments beside those that it has; those at places that it lacks are left out.

    Args:
        author: whom Word shows as their author.

    Raises:
        TemplateError: for a damaged .docx.
    """
    parts = read_parts(read_package(source))
    root = parts.xml(parts.document)
    paragraphs = _first_paragraphs(root)
    part = next(iter(parts.related(_KIND)), _PART)
    known = parts.entries[part].unpack() if part in parts.entries else _NO_COMMENTS
    placed = [comment for comment in comments if comment.place in paragraphs]
    first = _first_free_number(parts, part)
    for number, comment in enumerate(placed, first):
        _anchor(paragraphs[comment.place], number)
    written = "".join(_comment(number, comment.text, author) for number, comment in enumerate(placed, first))
    contents = {
        parts.document: to_bytes(root),
        part: extend_xml(known, written),
        **(dict(_references(parts, part)) if part not in parts.entries else {}),
    }
    changed = {name: pack(name, content) for name, content in contents.items()}
    return write_archive((dict(parts.entries) | changed).values())


def places_of(source: bytes) -> frozenset[str]:
    """The places of a document at which comments can be put.

    Raises:
        TemplateError: for a damaged .docx.
    """
    parts = read_parts(read_package(source))
    return frozenset(_first_paragraphs(parts.xml(parts.document)))


def _first_paragraphs(root: etree._Element) -> dict[str, etree._Element]:
    """The first paragraph at each place of a document."""
    paragraphs: dict[str, etree._Element] = {}
    for paragraph, place in paragraphs_with_places(root, "正文"):
        paragraphs.setdefault(place, paragraph)
    return paragraphs


def _first_free_number(parts: Parts, part: str) -> int:
    if part not in parts.entries:
        return 0
    numbers = [whole_number(one.get(w("id"))) for one in parts.xml(part).iter(w("comment"))]
    return max(numbers, default=-1) + 1


def _references(parts: Parts, part: str) -> Iterator[tuple[str, bytes]]:
    """The files that tell Word of a part that is new."""
    rels = relationships_name(parts.document)
    known = parts.entries[rels].unpack() if rels in parts.entries else NO_RELATIONSHIPS
    taken = {reference.id for reference in parts.relationships.get(parts.document, [])}
    free = next(name for number in range(len(taken) + 1) if (name := f"rIdComments{number}") not in taken)
    yield rels, extend_xml(known, Relationship(free, _KIND, part, external=False).as_xml(parts.document))
    yield CONTENT_TYPES_NAME, extend_xml(parts.entries[CONTENT_TYPES_NAME].unpack(), typed(part, _TYPE))


def _anchor(paragraph: etree._Element, number: int) -> None:
    """Let a comment stand at a whole paragraph."""
    properties = paragraph.find(w("pPr"))
    start = etree.Element(w("commentRangeStart"), {w("id"): str(number)})
    paragraph.insert(0 if properties is None else 1, start)
    paragraph.append(etree.Element(w("commentRangeEnd"), {w("id"): str(number)}))
    run = etree.SubElement(paragraph, w("r"))
    etree.SubElement(run, w("commentReference"), {w("id"): str(number)})


def _comment(number: int, text: str, author: str) -> str:
    lines = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escaped(line)}</w:t></w:r></w:p>'
        for line in text.splitlines() or [""]
    )
    return f'<w:comment xmlns:w="{W}" w:id="{number}" w:author={quoted(author)} w:initials="rg">{lines}</w:comment>'
