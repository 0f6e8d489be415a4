"""The parts of a Word package and how they refer to each other."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from lxml import etree

from reportgen.word.errors import package_error, told_of_part
from reportgen.word.package.references import CONTENT_TYPES_NAME, Relationship, relationships_name
from reportgen.word.package.xml import parse
from reportgen.word.package.xmlns import R
from reportgen.zip_archive import Entry, pack, write_archive

MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_MAIN_TYPES = frozenset(
    (
        MAIN_TYPE,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
        "application/vnd.ms-word.document.macroenabled.main+xml",
        "application/vnd.ms-word.template.macroenabledtemplate.main+xml",
    )
)
"""Of documents, document templates, and both with macros."""
_REFERENCES = re.compile(r"((?:.*/)?)_rels/([^/]*)\.rels", re.IGNORECASE)
_KINDS_BEGIN = (
    f"{R}/",
    "http://purl.oclc.org/ooxml/officeDocument/relationships/",
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/",
    "http://schemas.openxmlformats.org/package/2006/relationships/",
    "http://schemas.microsoft.com/office/2006/relationships/",
    "http://schemas.microsoft.com/office/2007/relationships/",
    "http://schemas.microsoft.com/office/2011/relationships/",
    "http://schemas.microsoft.com/office/2014/relationships/",
    "http://schemas.microsoft.com/office/2016/09/relationships/",
    "http://schemas.microsoft.com/office/2018/08/relationships/",
    "http://schemas.microsoft.com/office/2020/02/relationships/",
)
"""How the addresses of kinds of references begin: those of the standard, and those of Microsoft's extensions."""


@dataclass(slots=True)
class Parts:
    """The parts of a document, parsed on demand, with the references between them.

    Attributes:
        entries: every file of the package by name.
        document: name of the main part.
        relationships: by owning part, in file order.
        types: content type by part name, in lower case.
        trees: those of parts that are parsed already, where nobody changes them.
    """

    entries: Mapping[str, Entry]
    document: str = ""
    relationships: dict[str, list[Relationship]] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    trees: Mapping[str, etree._Element] = field(default_factory=dict)

    def related(self, kind: str, owner: str | None = None) -> list[str]:
        """Names of the parts that `owner` (the document) refers to as `kind`; ``header2`` before ``header10``."""
        found = {
            r.target
            for r in self.relationships.get(self.document if owner is None else owner, [])
            if r.kind == kind
        }
        return sorted((name for name in found if name in self.entries), key=_natural)

    def xml(self, name: str) -> etree._Element:
        """The tree of the part `name`, parsed anew unless it is among `trees`.

        Raises:
            TemplateError: when it cannot be read, naming the part.
        """
        if name in self.trees:
            return self.trees[name]
        with told_of_part(name):
            return parse(self.entries[name].unpack())

    def with_contents(self, contents: Mapping[str, bytes]) -> bytes:
        """The package with other content in these parts, or with these parts besides."""
        changed = {name: pack(name, content) for name, content in contents.items()}
        return write_archive({**self.entries, **changed}.values())


def _natural(name: str) -> list[tuple[int, str]]:
    return [(int(piece), "") if piece.isdigit() else (-1, piece) for piece in re.split(r"(\d+)", name)]


def read_parts(entries: Mapping[str, Entry]) -> Parts:
    """Find the main part of a document and the references between its parts; whether they are allowed is not looked at.

    Raises:
        TemplateError: when this is no Word document.
    """
    entries = {entry.name: entry for entry in map(_with_usual_name, entries.values())}
    if CONTENT_TYPES_NAME not in entries or relationships_name("") not in entries:
        raise package_error("不是 Word 文档（缺少目录部件）", "用 Word 打开后另存为 .docx")
    parts = Parts(entries)
    actual = {name.casefold(): name for name in entries}
    for name in entries:
        if name.endswith(".rels"):
            owner = _owner(name)
            owner = actual.get(owner.casefold(), owner)
            parts.relationships[owner] = _read_relationships(parts.xml(name), owner, actual)
    parts.types = read_types(parts.xml(CONTENT_TYPES_NAME), entries)
    parts.document = _main_part(parts)
    return parts


def _with_usual_name(entry: Entry) -> Entry:
    """The entry; references under a name in capitals are called as Word calls them, since names of parts ignore case."""
    found = _REFERENCES.fullmatch(entry.name)
    return entry._replace(name=f"{found[1]}_rels/{found[2]}.rels") if found else entry


def _owner(rels_name: str) -> str:
    folder, name = posixpath.split(rels_name)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))


def _read_relationships(root: etree._Element, owner: str, actual: Mapping[str, str]) -> list[Relationship]:
    found = []
    for element in root.iter("{*}Relationship"):
        target, mode = element.get("Target", "").strip(), element.get("TargetMode", "").strip().casefold()
        external = mode not in ("", "internal") or _leads_out(target)
        if not external:
            target = _part_named(target, owner, actual)
        kind = _kind(element.get("Type", "").strip())
        found.append(Relationship(element.get("Id", ""), kind, target, external))
    return found


def _leads_out(target: str) -> bool:
    """Whether a target that is said to be a part of the document is none."""
    try:
        address = urlsplit(target)
    except ValueError:
        return True
    return bool(address.scheme or address.netloc) or "\\" in target or target.startswith("#")


def _part_named(target: str, owner: str, actual: Mapping[str, str]) -> str:
    """The part that a reference means: relative to its owner, without regard to case."""
    name = posixpath.normpath(posixpath.join("/" + posixpath.dirname(owner), unquote(target))).lstrip("/")
    return actual.get(name.casefold(), name)


def _kind(uri: str) -> str:
    """``image`` for the reference that Word calls so; others by their whole address."""
    return next((uri.removeprefix(base) for base in _KINDS_BEGIN if uri.startswith(base)), uri)


def read_types(root: etree._Element, entries: Mapping[str, Entry]) -> dict[str, str]:
    """Content type of every file of a package, in lower case; empty for none.

    Args:
        root: of ``[Content_Types].xml``.
        entries: the files.
    """
    defaults: dict[str, str] = {}
    types: dict[str, str] = {}
    for element in root.iter("{*}Default", "{*}Override"):
        content_type = element.get("ContentType", "").strip().lower()
        if extension := element.get("Extension"):
            defaults[extension.lower()] = content_type
        else:
            types[unquote(element.get("PartName", "").strip()).lstrip("/").casefold()] = content_type
    return {
        name: types.get(name.casefold()) or defaults.get(name.rpartition(".")[2].lower(), "")
        for name in entries
    }


def _main_part(parts: Parts) -> str:
    for relationship in parts.relationships.get("", []):
        if relationship.kind == "officeDocument" and relationship.target in parts.entries:
            if parts.types[relationship.target] not in _MAIN_TYPES:
                raise package_error("不是 Word 文档", "在 Word 或 WPS 里打开，另存为 .docx")
            return relationship.target
    raise package_error("不是 Word 文档（缺少正文部件）", "用 Word 打开后另存为 .docx")
