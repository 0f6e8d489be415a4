"""Tidying a .docx before it is committed: removes what Word rewrites on every save, keeps what the designer wrote."""

from __future__ import annotations

from itertools import groupby
from typing import NamedTuple

from lxml import etree

from reportgen.errors import Problem
from reportgen.word.admission.allowed import XML_TYPES
from reportgen.word.advice.unneeded import without_unneeded
from reportgen.word.document.paragraphs import written_text
from reportgen.word.errors import TemplateError
from reportgen.word.package.archive import read_package
from reportgen.word.package.parts import Parts, read_parts
from reportgen.word.package.references import CONTENT_TYPES_NAME, relationships_name
from reportgen.word.package.sections import put_sections_last
from reportgen.word.package.unsettled import unsettled
from reportgen.word.package.xml import remove, to_bytes
from reportgen.word.package.xmlns import W14, XML, W, w
from reportgen.zip_archive import pack, write_archive

_VOLATILE_ELEMENTS = frozenset(
    w(name) for name in ("proofErr", "lastRenderedPageBreak", "rsids", "proofState")
)
_VOLATILE_PROPERTIES = {
    "core-properties": frozenset(("created", "modified", "lastModifiedBy", "lastPrinted", "revision")),
    "extended-properties": frozenset(
        (
            "TotalTime",
            "Pages",
            "Words",
            "Characters",
            "CharactersWithSpaces",
            "Lines",
            "Paragraphs",
            "AppVersion",
        )
    ),
}
_KEPT_BY_WPS = frozenset(("KSOProductBuildVer", "ICV", "KSOTemplateDocerSaveRecord", "commondata"))
"""Custom properties and document variables in which WPS records its version and the computer."""
_PARAGRAPH_IDS = frozenset((f"{{{W14}}}paraId", f"{{{W14}}}textId"))
_TEXT_ELEMENTS = frozenset(w(name) for name in ("rPr", "t", "tab", "br", "cr", "noBreakHyphen", "softHyphen"))
_BOOKMARK_ENDS = frozenset((w("bookmarkStart"), w("bookmarkEnd")))
_CUSTOM_PROPERTY = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"
_CURSOR_BOOKMARK = "_GoBack"
_PRESERVE = f"{{{XML}}}space"


class Tidied(NamedTuple):
    """A tidied document.

    Attributes:
        content: the .docx.
        dropped: a note about everything that was taken away, since a report must not have it.
    """

    content: bytes
    dropped: list[Problem]


def tidy(source: bytes) -> bytes:
    """What `tidied` makes, without its notes."""
    return tidied(source).content


def tidied(source: bytes) -> Tidied:
    """The same document without revision ids, proofing marks, rendering leftovers and volatile properties.

    Neighbouring runs with the same formatting become one run. What a reader sees does not change. The result depends on the
    content alone, and tidying it again gives the same bytes.

    Raises:
        TemplateError: for a damaged .docx, and for tracked changes and comments, which a person must settle.
    """
    entries, dropped = without_unneeded(read_package(source))
    parts = read_parts(entries)
    trees = {name: parts.xml(name) for name in parts.entries if _is_xml(name, parts)}
    if problems := list(unsettled(parts)):
        raise TemplateError(problems)
    for root in trees.values():
        _tidy_part(root)
    contents = {name: to_bytes(root) for name, root in trees.items()}
    ordered = sorted(parts.entries, key=_place_in_package)
    content = write_archive(
        pack(name, contents.get(name) or parts.entries[name].unpack()) for name in ordered
    )
    return Tidied(content, dropped)


def _is_xml(name: str, parts: Parts) -> bool:
    return name == CONTENT_TYPES_NAME or name.endswith(".rels") or parts.types[name] in XML_TYPES


def _place_in_package(name: str) -> tuple[bool, bool, str]:
    return name != CONTENT_TYPES_NAME, name != relationships_name(""), name


def _tidy_part(root: etree._Element) -> None:
    _drop_volatile_properties(root)
    put_sections_last(root)
    cursors = {
        mark.get(w("id")) for mark in root.iter(w("bookmarkStart")) if mark.get(w("name")) == _CURSOR_BOOKMARK
    }
    for element in list(root.iter()):
        _drop_ids(element)
        is_cursor = element.tag in _BOOKMARK_ENDS and element.get(w("id")) in cursors
        if element.tag in _VOLATILE_ELEMENTS or is_cursor or _is_kept_by_wps(element):
            remove(element)
    for empty in reversed([*root.iter(w("r"), w("rPr"), w("docVars"))]):  # from the innermost outwards
        _remove_if_empty(empty)
    _join_runs(root)
    for run in root.iter(w("r")):
        _join_texts(run)


def _drop_volatile_properties(root: etree._Element) -> None:
    kind = etree.QName(root).namespace or ""
    volatile = next(
        (names for ending, names in _VOLATILE_PROPERTIES.items() if kind.endswith(ending)), frozenset()
    )
    for element in list(root):
        if etree.QName(element).localname in volatile:
            root.remove(element)


def _is_kept_by_wps(element: etree._Element) -> bool:
    if element.tag == w("docVar"):
        return element.get(w("name")) in _KEPT_BY_WPS
    return element.tag == _CUSTOM_PROPERTY and element.get("name") in _KEPT_BY_WPS


def _drop_ids(element: etree._Element) -> None:
    for name in map(str, element.keys()):
        if name in _PARAGRAPH_IDS or name.startswith(f"{{{W}}}rsid"):
            del element.attrib[name]


def _remove_if_empty(element: etree._Element) -> None:
    if all(child.tag == w("rPr") for child in element):
        remove(element)


def _join_runs(root: etree._Element) -> None:
    """Join neighbouring runs that hold mere text and look alike."""
    first, look = None, b""
    for run in list(root.iter(w("r"))):
        own, is_mere_text = _look(run), _is_mere_text(run)
        if first is not None and run.getprevious() is first and is_mere_text and own == look:
            first.extend([child for child in run if child.tag != w("rPr")])
            remove(run)
        else:
            first, look = (run, own) if is_mere_text else (None, b"")


def _look(run: etree._Element) -> bytes:
    properties = run.find(w("rPr"))
    if properties is None:
        return b""
    try:
        return etree.tostring(properties, method="c14n", exclusive=True, with_tail=False)
    except etree.C14NError:  # a damaged namespace has no canonical form
        return etree.tostring(properties, with_tail=False)


def _is_mere_text(run: etree._Element) -> bool:
    return all(child.tag in _TEXT_ELEMENTS for child in run)


def _join_texts(run: etree._Element) -> None:
    for is_text, neighbours in groupby(list(run), lambda child: child.tag == w("t")):
        if not is_text:
            continue
        first, *others = neighbours
        joined = "".join(map(written_text, (first, *others)))
        for other in others:
            run.remove(other)
        first.text = joined
        if joined == joined.strip():
            first.attrib.pop(_PRESERVE, "")
        else:
            first.set(_PRESERVE, "preserve")
