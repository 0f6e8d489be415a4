"""What office programs leave in a document and a report must not have: links to files and document templates, objects,
macros, fields that fetch files, document types in XML. Tidying takes it away and says so."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping

from lxml import etree

from reportgen.errors import Problem, Severity
from reportgen.word.admission.allowed import XML_TYPES
from reportgen.word.admission.finding import (
    Finding,
    ForeignElement,
    ForeignField,
    ForeignLink,
    ForeignPart,
    ForeignType,
)
from reportgen.word.admission.inspection import Inspection, inspected
from reportgen.word.errors import TemplateError, spot_of_part
from reportgen.word.package.fields import Field
from reportgen.word.package.parts import MAIN_TYPE, Parts, read_parts
from reportgen.word.package.references import CONTENT_TYPES_NAME, relationships_name
from reportgen.word.package.xml import parse, remove, to_bytes
from reportgen.word.package.xmlns import R
from reportgen.zip_archive import Entry, pack

_DOCTYPE = re.compile(rb"<!DOCTYPE[^\[>]*>")
_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_WORDPROCESSING = "officedocument.wordprocessingml"
"""Part of the content type of parts that a document needs."""
_PICTURES = frozenset(("blip", "imagedata"))
_UNWRAPPED = frozenset(("hyperlink", "fldSimple"))
"""Elements whose content stays when they go."""
_ROUNDS = 4
"""How often what is left is looked through again: what goes may leave something behind that nothing refers to."""


def without_unneeded(entries: Mapping[str, Entry]) -> tuple[dict[str, Entry], list[Problem]]:
    """The package without them, and a note about each.

    Raises:
        TemplateError: when this is no Word document, and with everything that cannot be taken away without loss.
    """
    kept, notes = _without_document_types(entries)
    for _ in range(_ROUNDS):
        parts = read_parts(kept)
        inspection = inspected(parts)
        if not inspection.findings:
            break
        removal = _Removal(inspection)
        for finding in inspection.findings:
            removal.take_away(finding)
        if not removal.notes:
            break
        notes += removal.notes
        kept = removal.kept()
    if problems := inspection.problems():
        raise TemplateError(problems)
    return dict(parts.entries), notes


class _Removal:
    """Takes what was found out of a package."""

    def __init__(self, inspection: Inspection) -> None:
        self._inspection = inspection
        self._parts: Parts = inspection.parts
        self._changed: dict[str, etree._Element] = {}
        self._dropped: set[str] = set()
        self._links: dict[str, set[str]] = {}
        self._is_plain_document = False
        self.notes: list[Problem] = []

    def take_away(self, finding: Finding) -> None:
        """Take away one finding, and note it; what holds something of the designer's that would be lost stays."""
        match finding:
            case ForeignPart(name, what):
                self._take_part(name, what)
            case ForeignLink(owner, link, what):
                word = "文档模板" if link.kind == "attachedTemplate" else "链接"
                told = (
                    f"去掉了指向“{link.target}”的{word}" + ("，文字保留" if word == "链接" else "")
                    if link.kind in ("attachedTemplate", "hyperlink")
                    else f"去掉了：{what}"
                )
                self._take_link(owner, link.id, told)
            case ForeignElement(part, element, what, attribute):
                self._take_element(part, element, what, attribute)
            case ForeignField(part, field, what):
                self._take_field(part, field, what)
            case ForeignType(name):
                self._is_plain_document = True
                self._note(name, "改成了普通的 Word 文档")

    def kept(self) -> dict[str, Entry]:
        """The files of the package that are left."""
        for owner, ids in self._links.items():
            name = relationships_name(owner)
            root = self._parts.xml(name)
            for element in list(root.iter("{*}Relationship")):
                if element.get("Id") in ids:
                    remove(element)
            self._changed[name] = root
        if self._dropped or self._is_plain_document:
            self._changed[CONTENT_TYPES_NAME] = self._types()
        changed = {name: pack(name, to_bytes(root)) for name, root in self._changed.items()}
        whole = dict(self._parts.entries) | changed
        return {name: entry for name, entry in whole.items() if name not in self._dropped}

    def _note(self, part: str, message: str) -> None:
        self.notes.append(spot_of_part(part).problem("word.dropped", message, severity=Severity.NOTE))

    def _take_part(self, name: str, what: str) -> None:
        content_type = self._parts.types.get(name, "")
        if _WORDPROCESSING in content_type and content_type in XML_TYPES:
            return
        self._dropped |= {name, relationships_name(name)} & self._parts.entries.keys()
        for owner, related in self._parts.relationships.items():
            for link in related:
                if link.target == name and not link.external:
                    self._take_users(owner, link.id)
                    self._links.setdefault(owner, set()).add(link.id)
        self._note(name, f"去掉了这个文件：{what}")

    def _take_link(self, owner: str, number: str, message: str) -> None:
        root = self._inspection.roots.get(owner)
        if root is not None and any(_is_picture(user) for user in _users(root, number)):
            return
        self._take_users(owner, number)
        self._links.setdefault(owner, set()).add(number)
        self._note(owner or relationships_name(""), message)

    def _take_users(self, owner: str, number: str) -> None:
        root = self._inspection.roots.get(owner)
        if root is None:
            return
        for element in _users(root, number):
            _give_way(element)
            self._changed[owner] = root

    def _take_element(self, part: str, element: etree._Element, what: str, attribute: str | None) -> None:
        root = self._inspection.roots[part]
        if element is root:
            self._take_part(part, what)
            return
        if attribute is not None:
            element.attrib.pop(attribute, "")
        else:
            remove(element)
        self._changed[part] = root
        self._note(part, f"去掉了：{what}")

    def _take_field(self, part: str, field: Field, what: str) -> None:
        for element in field.written:
            remove(element)
        if etree.QName(field.begin).localname in _UNWRAPPED:
            _give_way(field.begin)
        self._changed[part] = self._inspection.roots[part]
        self._note(part, f"去掉了域，结果保留：{what}")

    def _types(self) -> etree._Element:
        root = parse(self._parts.entries[CONTENT_TYPES_NAME].unpack())
        gone = {name.casefold() for name in self._dropped}
        for element in list(root.iter("{*}Override")):
            name = element.get("PartName", "").strip().lstrip("/")
            if name.casefold() in gone:
                remove(element)
            elif name.casefold() == self._parts.document.casefold():
                element.set("ContentType", MAIN_TYPE)
        return root


def _users(root: etree._Element, number: str) -> list[etree._Element]:
    """The elements that use a reference."""
    return [
        element
        for element in root.iter(etree.Element)
        if any(text == number and str(name).startswith(f"{{{R}}}") for name, text in element.attrib.items())
    ]


def _is_picture(element: etree._Element) -> bool:
    return etree.QName(element).localname in _PICTURES


def _give_way(element: etree._Element) -> None:
    """Take an element away; the content of a link or field takes its place."""
    if etree.QName(element).localname in _UNWRAPPED:
        for child in list(element):
            element.addprevious(child)
    remove(element)


def _without_document_types(entries: Mapping[str, Entry]) -> tuple[dict[str, Entry], list[Problem]]:
    """The files without plain document types; files with others are left out where nothing refers to them."""
    kept, notes = dict(entries), []
    for name, entry in entries.items():
        content = entry.unpack() if name.lower().endswith((".xml", ".rels")) else b""
        if not _DECLARED.search(content):
            continue
        plain = _DOCTYPE.sub(b"", content)
        if not _DECLARED.search(plain):
            kept[name] = pack(name, plain)
            message = "去掉了 XML 里的文档类型声明"
        elif name != CONTENT_TYPES_NAME and not _is_referred_to(name, entries.values()):
            del kept[name]
            message = "去掉了这个文件：它有实体声明，文档也没有用到它"
        else:
            continue
        notes.append(spot_of_part(name).problem("word.dropped", message, severity=Severity.NOTE))
    return kept, notes


def _is_referred_to(name: str, entries: Iterable[Entry]) -> bool:
    target = posixpath.basename(name).encode()
    return any(
        target in entry.unpack()
        for entry in entries
        if entry.name.lower().endswith(".rels") and entry.name != name
    )
