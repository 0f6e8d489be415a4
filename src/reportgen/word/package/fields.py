"""Fields: what their codes say, as Word reads them, and having Word update tables of contents on opening."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from reportgen.word.package.parts import Parts
from reportgen.word.package.xml import to_bytes
from reportgen.word.package.xmlns import w
from reportgen.zip_archive import Entry, pack

NESTED = "\ufffc"
"""Stands in a code for a field inside it (the object replacement character)."""
_NAME = re.compile(r"\s*(=|[^\s\\\"“”„=]*)")


@dataclass(slots=True)
class Field:
    """One field.

    Attributes:
        begin: the mark, or the element, with which it begins.
        code: its instruction; a field inside it is one `NESTED`.
        in_code: what stands here belongs to the code, no longer so after the mark ``separate``.
        written: its marks and the elements of its code; not the ordinary text that stands among them.
    """

    begin: etree._Element
    code: str = ""
    in_code: bool = True
    written: list[etree._Element] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Its name in capitals; what is no name stands there as it is written."""
        match = _NAME.match(self.code)
        return str(match[1]).upper() if match else ""


def fields_of(root: etree._Element) -> Iterator[Field]:
    """Every field of a part, unfinished ones and codes outside any field included."""
    outside = Field(root)
    opened: list[Field] = [outside]
    for element in root.iter(
        "{*}fldChar", "{*}instrText", "{*}delInstrText", "{*}fldSimple", "{*}t", "{*}delText"
    ):
        name = etree.QName(element).localname
        if name == "fldSimple":
            _nest(opened)
            yield Field(element, _attribute(element, "instr"))
        elif name == "fldChar":
            yield from _at_mark(element, opened)
        else:
            _take_text(element, name, opened)
    yield from (one for one in opened if one is not outside or one.code)


def _at_mark(element: etree._Element, opened: list[Field]) -> Iterator[Field]:
    kind = _attribute(element, "fldCharType")
    if kind == "begin":
        _nest(opened)
        opened.append(Field(element, written=[element]))
    elif len(opened) > 1:
        opened[-1].written.append(element)
        if kind == "separate":
            opened[-1].in_code = False
        elif kind == "end":
            yield opened.pop()


def _nest(opened: list[Field]) -> None:
    if len(opened) > 1 and opened[-1].in_code:
        opened[-1].code += NESTED


def _take_text(element: etree._Element, name: str, opened: list[Field]) -> None:
    """Add a text to the code to which it belongs; a result belongs to none, unless it is written as code."""
    inner = opened[-1]
    is_code = name in ("instrText", "delInstrText")
    if len(opened) == 1:
        if is_code:
            inner.code += element.text or ""
            inner.written.append(element)
    elif inner.in_code:
        inner.code += element.text or ""
        if is_code:
            inner.written.append(element)
    elif is_code and not any(outer.in_code for outer in opened[1:]):
        opened[0].code += element.text or ""
        opened[0].written.append(element)


def texts_in_codes(root: etree._Element) -> Iterator[etree._Element]:
    """The ordinary texts that stand where the code of a field is written: what they print would become code."""
    opened: list[bool] = []
    for element in root.iter("{*}fldChar", "{*}t"):
        kind = _attribute(element, "fldCharType")
        if kind == "begin":
            opened.append(True)
        elif kind == "separate" and opened:
            opened[-1] = False
        elif kind == "end" and opened:
            opened.pop()
        elif any(opened) and etree.QName(element).localname == "t":
            yield element


def _attribute(element: etree._Element, name: str) -> str:
    return next((str(v) for k, v in element.attrib.items() if etree.QName(k).localname == name), "")


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
            root = deepcopy(parts.xml(name))
            _ask_for_update(root)
            entries[name] = pack(name, to_bytes(root))
    return entries


def _has_contents(document: etree._Element) -> bool:
    return any(found.name == "TOC" for found in fields_of(document))


def _ask_for_update(settings: etree._Element) -> None:
    element = settings.find(w("updateFields"))
    if element is None:
        element = etree.Element(w("updateFields"))
        names = [etree.QName(child).localname for child in settings]
        index = next((i for i, name in enumerate(names) if name in _FOLLOWING_SETTINGS), len(names))
        settings.insert(index, element)
    element.set(w("val"), "true")
