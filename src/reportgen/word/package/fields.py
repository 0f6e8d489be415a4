"""Fields: finding those that fetch other files, and having Word update tables of contents on opening."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from reportgen.word.package.parts import Parts
from reportgen.word.package.xml import to_bytes
from reportgen.word.package.xmlns import w
from reportgen.zip_archive import Entry, pack

_FETCHING = re.compile(
    r"^\s*(LINK|RD|DATABASE|INCLUDE)\b|\b(INCLUDEPICTURE|INCLUDETEXT|DDEAUTO|DDE)\b", re.IGNORECASE
)


def fetching_fields(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """The fields that fetch other files or start programs: an element of each, and its name."""
    for element, instruction in instructions(root):
        if fetching := _FETCHING.search(instruction):
            yield element, (fetching[1] or fetching[2]).upper()


def instructions(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Every field's instruction, joined from the runs and paragraphs that it is split over."""
    open_fields: list[tuple[etree._Element, list[str]]] = [(root, [])]
    for element in root.iter(w("fldChar"), w("instrText"), w("fldSimple")):
        kind = element.get(w("fldCharType"))
        if element.tag == w("fldSimple"):
            yield element, element.get(w("instr"), "")
        elif element.tag == w("instrText"):
            open_fields[-1][1].append(element.text or "")
        elif kind == "begin":
            open_fields.append((element, []))
        elif kind == "end" and len(open_fields) > 1:
            begin, pieces = open_fields.pop()
            yield begin, "".join(pieces)
    yield from ((begin, "".join(pieces)) for begin, pieces in open_fields)


_FOLLOWING_SETTINGS = frozenset(
    [
        "hdrShapeDefaults",
        "footnotePr",
        "endnotePr",
        "compat",
        "docVars",
        "rsids",
        "mathPr",
        "attachedSchema",
        "themeFontLang",
        "clrSchemeMapping",
        "doNotIncludeSubdocsInStats",
        "doNotAutoCompressPictures",
        "forceUpgrade",
        "captions",
        "readModeInkLockDown",
        "smartTagType",
        "schemaLibrary",
        "shapeDefaults",
        "doNotEmbedSmartTags",
        "decimalSymbol",
        "listSeparator",
        "docId",
        "chartTrackingRefBased",
        "discardImageEditingData",
        "defaultImageDpi",
        "conflictMode",
    ]
)
"""Settings that follow ``updateFields`` in the schema."""


def refresh_fields(parts: Parts) -> dict[str, Entry]:
    """The package's files; the settings have Word update a table of contents on opening."""
    entries = dict(parts.entries)
    if _has_contents(parts.xml(parts.document)):
        for name in parts.related("settings"):
            root = parts.xml(name)
            _ask_for_update(root)
            entries[name] = pack(name, to_bytes(root))
    return entries


def _has_contents(document: etree._Element) -> bool:
    return any(instruction.split()[:1] == ["TOC"] for _, instruction in instructions(document))


def _ask_for_update(settings: etree._Element) -> None:
    element = settings.find(w("updateFields"))
    if element is None:
        element = etree.Element(w("updateFields"))
        names = [etree.QName(child).localname for child in settings]
        index = next((i for i, name in enumerate(names) if name in _FOLLOWING_SETTINGS), len(names))
        settings.insert(index, element)
    element.set(w("val"), "true")
