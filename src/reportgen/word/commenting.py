"""Comments put into a Word document at the places that messages name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
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
from reportgen.word.package.spots import areas_of, paragraphs_with_places
from reportgen.word.package.xml import to_bytes
from reportgen.word.package.xmlns import R, W, w, whole_number
from reportgen.word.tagging.inclusion import included_name
from reportgen.xml_text import XML_DECLARATION, escaped, quoted

_KIND = "comments"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_PART = "word/comments.xml"
_NO_COMMENTS = f'{XML_DECLARATION}<w:comments xmlns:w="{W}"></w:comments>'.encode()


class Comment(NamedTuple):
    """What to say at a place: ``正文第12段``, ``表3第2行第4格``, ``页眉1第1段``; one line is one paragraph of the comment."""

    place: str
    text: str


class _Anchor(NamedTuple):
    """The paragraph at which Word can show a comment on a place.

    Attributes:
        paragraph: of the body; Word has no comments elsewhere.
        is_there: it is the place itself, so that the comment need not name it.
    """

    paragraph: etree._Element
    is_there: bool


def commented(source: bytes, comments: Sequence[Comment], author: str) -> bytes:
    """The same document with comments beside those that it has; those at places that it lacks are left out.

    Comments on headers and footers stand where the first section with these begins, those on notes where the note is
    referred to, those on a part that a template includes where it is included; they name the place.

    Args:
        source: a .docx.
        comments: in any order.
        author: whom Word shows as their author.

    Raises:
        TemplateError: for a damaged .docx.
    """
    parts = read_parts(read_package(source))
    root = parts.xml(parts.document)
    anchors = _Anchors(parts, root)
    part = next(iter(parts.related(_KIND)), _PART)
    known = parts.entries[part].unpack() if part in parts.entries else _NO_COMMENTS
    placed = [(anchor, one) for one in comments if (anchor := anchors.of(one.place))]
    written = ""
    for number, (anchor, comment) in enumerate(placed, _first_free_number(parts, part)):
        _anchor(anchor.paragraph, number)
        text = comment.text if anchor.is_there else f"{comment.place}：{comment.text}"
        written += _comment(number, text, author)
    contents = {
        parts.document: to_bytes(root),
        part: extend_xml(known, written),
        **(dict(_references(parts, part)) if part not in parts.entries else {}),
    }
    return parts.with_contents(contents)


def commentable(source: bytes, places: Iterable[str]) -> frozenset[str]:
    """Those of the places at which `commented` puts comments.

    Raises:
        TemplateError: for a damaged .docx.
    """
    parts = read_parts(read_package(source))
    anchors = _Anchors(parts, parts.xml(parts.document))
    return frozenset(place for place in places if anchors.of(place))


_IN_PART = re.compile("部件“([^”]*)”")
_IN_NOTE = re.compile(r"(脚注|尾注)(-?\d+)第")
_NOTES = {"footnoteReference": "脚注", "endnoteReference": "尾注"}


class _Anchors:
    """The paragraphs of a body at which comments on the places of its document stand."""

    def __init__(self, parts: Parts, root: etree._Element) -> None:
        self._exact: dict[str, etree._Element] = {}
        paragraphs = paragraphs_with_places(root, "正文")
        for paragraph, place in paragraphs:
            self._exact.setdefault(place, paragraph)
        self._others: dict[str, etree._Element] = {}
        for paragraph, _ in paragraphs:
            for key in self._referred_to(paragraph):
                self._others.setdefault(key, paragraph)
        self._others |= self._of_headers(parts, root)

    def of(self, place: str) -> _Anchor | None:
        """Where a comment on a place stands; None where there is no such place."""
        if place in self._exact:
            return _Anchor(self._exact[place], True)
        part, note = _IN_PART.search(place), _IN_NOTE.match(place)
        key = (
            f"{note[1]}{note[2]}"
            if note
            else part[0]
            if part
            else place.partition("第")[0].partition("表")[0]
        )
        paragraph = self._others.get(key)
        return None if paragraph is None else _Anchor(paragraph, False)

    @staticmethod
    def _referred_to(paragraph: etree._Element) -> Iterator[str]:
        if included := included_name(paragraph):
            yield f"部件“{included}”"
        for kind, note in _NOTES.items():
            for reference in paragraph.iter(w(kind)):
                yield f"{note}{reference.get(w('id'))}"

    @staticmethod
    def _of_headers(parts: Parts, root: etree._Element) -> dict[str, etree._Element]:
        """The first paragraph of the first section with each header and footer, by what these are called."""
        targets = {link.id: link.target for link in parts.relationships.get(parts.document, ())}
        areas = areas_of(parts)
        found: dict[str, etree._Element] = {}
        first: etree._Element | None = None
        for element in root.iter(w("p"), w("sectPr")):
            if element.tag == w("p"):
                first = element if first is None else first
                continue
            for reference in element.iter(w("headerReference"), w("footerReference")):
                area = areas.get(targets.get(reference.get(f"{{{R}}}id", ""), ""))
                if area and first is not None:
                    found.setdefault(area, first)
            first = None
        return found


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
