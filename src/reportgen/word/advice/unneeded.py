"""What office programs leave in a document and a report must not have: a link to a document template, links to files,
document types in files of the package. Tidying takes it away and says so."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping

from lxml import etree

from reportgen.errors import Problem, Severity
from reportgen.word.errors import spot_of_part
from reportgen.word.package.parts import is_unsafe, read_any_parts
from reportgen.word.package.references import CONTENT_TYPES_NAME, relationships_name
from reportgen.word.package.xml import parse, remove, to_bytes
from reportgen.word.package.xmlns import CONTENT_TYPES, PACKAGE_RELATIONSHIPS, R, w
from reportgen.zip_archive import Entry, pack

_DOCTYPE = re.compile(rb"<!DOCTYPE[^\[>]*>")
_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_HYPERLINK, _ATTACHED = w("hyperlink"), w("attachedTemplate")


def without_unneeded(entries: Mapping[str, Entry]) -> tuple[dict[str, Entry], list[Problem]]:
    """The package without them, and a note about each; what cannot be taken away without loss stays.

    Raises:
        TemplateError: when this is no Word document.
    """
    kept, notes = _without_document_types(entries)
    parts = read_any_parts(kept)
    for owner, related in parts.relationships.items():
        links = {link.id: link for link in related if is_unsafe(link)}
        if not links or owner not in kept:
            continue
        root = parts.xml(owner)
        taken = [number for number in links if _take_away(root, number)]
        for number in taken:
            what = "文档模板" if links[number].kind == "attachedTemplate" else "链接"
            message = f"去掉了指向“{links[number].target}”的{what}" + ("，文字保留" if what == "链接" else "")
            notes.append(spot_of_part(owner).problem("word.dropped", message, severity=Severity.NOTE))
        if taken:
            kept[owner] = _packed(owner, root)
            rels = relationships_name(owner)
            kept[rels] = _packed(rels, _without_relationships(parts.xml(rels), taken))
    return kept, notes


def _packed(name: str, root: etree._Element) -> Entry:
    return pack(name, to_bytes(root))


def _without_relationships(root: etree._Element, numbers: list[str]) -> etree._Element:
    for element in list(root.iter(f"{{{PACKAGE_RELATIONSHIPS}}}Relationship")):
        if element.get("Id") in numbers:
            remove(element)
    return root


def _take_away(root: etree._Element, number: str) -> bool:
    """Take away what uses the reference, but not its text; False where something else than a link uses it."""
    users = [element for element in root.iter(etree.Element) if _refers(element, number)]
    if any(element.tag not in (_HYPERLINK, _ATTACHED) for element in users):
        return False
    for element in users:
        for child in list(element):
            element.addprevious(child)
        remove(element)
    return True


def _refers(element: etree._Element, number: str) -> bool:
    return any(str(name).startswith(f"{{{R}}}") and text == number for name, text in element.attrib.items())


def _without_document_types(entries: Mapping[str, Entry]) -> tuple[dict[str, Entry], list[Problem]]:
    """The files without plain document types; files with others are left out where nothing refers to them."""
    kept, notes = dict(entries), []
    for name, entry in entries.items():
        content = entry.unpack() if name.endswith((".xml", ".rels")) else b""
        if not _DECLARED.search(content):
            continue
        plain = _DOCTYPE.sub(b"", content)
        if not _DECLARED.search(plain):
            kept[name] = pack(name, plain)
            message = "去掉了 XML 里的文档类型声明"
        elif name != CONTENT_TYPES_NAME and not _is_referred_to(name, entries):
            del kept[name]
            kept[CONTENT_TYPES_NAME] = _without_type(kept[CONTENT_TYPES_NAME], name)
            message = "去掉了这个文件：它有实体声明，文档也没有用到它"
        else:
            continue
        notes.append(spot_of_part(name).problem("word.dropped", message, severity=Severity.NOTE))
    return kept, notes


def _is_referred_to(name: str, entries: Mapping[str, Entry]) -> bool:
    target = posixpath.basename(name).encode()
    return any(
        target in entry.unpack()
        for other, entry in entries.items()
        if other.endswith(".rels") and other != name
    )


def _without_type(types: Entry, name: str) -> Entry:
    root = parse(types.unpack())
    for element in list(root.iter(f"{{{CONTENT_TYPES}}}Override")):
        if element.get("PartName", "").lstrip("/") == name:
            remove(element)
    return _packed(CONTENT_TYPES_NAME, root)
