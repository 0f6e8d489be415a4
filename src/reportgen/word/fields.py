"""Fields that only Word can work out, such as tables of contents, are refreshed when the document is opened."""

from __future__ import annotations

from lxml import etree

from reportgen.word.package import Entry, pack
from reportgen.word.parts import Parts
from reportgen.word.xmlns import DECLARATION, to_text, w

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
"""Settings that stand after ``updateFields`` in the schema."""


def refresh_fields(parts: Parts) -> dict[str, Entry]:
    """The package's files; when the document holds a table of contents, with settings that ask Word to refresh it."""
    entries = dict(parts.entries)
    if _has_contents(parts.xml(parts.document)):
        for name in parts.related("settings"):
            root = parts.xml(name)
            _ask_for_update(root)
            entries[name] = pack(name, (DECLARATION + to_text(root)).encode())
    return entries


def _has_contents(document: etree._Element) -> bool:
    complex_fields = (element.text or "" for element in document.iter(w("instrText")))
    simple_fields = (element.get(w("instr"), "") for element in document.iter(w("fldSimple")))
    return any(text.split()[:1] == ["TOC"] for text in (*complex_fields, *simple_fields))


def _ask_for_update(settings: etree._Element) -> None:
    element = settings.find(w("updateFields"))
    if element is None:
        element = etree.Element(w("updateFields"))
        names = [etree.QName(child).localname for child in settings]
        index = next((i for i, name in enumerate(names) if name in _FOLLOWING_SETTINGS), len(names))
        settings.insert(index, element)
    element.set(w("val"), "true")
