"""The parts of a Word package and how they refer to each other."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from lxml import etree

from reportgen.errors import Problem, Refusal
from reportgen.word.errors import PACKAGE, DocumentSpot, TemplateError, package_error
from reportgen.word.package.xmlns import CONTENT_TYPES, PACKAGE_RELATIONSHIPS, R, parse
from reportgen.xml_text import XML_DECLARATION, quoted
from reportgen.zip_archive import Entry

CONTENT_TYPES_NAME = "[Content_Types].xml"
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_SAFE_SCHEMES = ("http", "https", "mailto")
_REFUSED_KINDS = {"aFChunk": "嵌入的外来文档（altChunk）", "subDocument": "子文档", "vbaProject": "宏"}


@dataclass(frozen=True, slots=True)
class Relationship:
    """One reference from a part; `target` is a path in the package, or an address when `external`."""

    id: str
    kind: str
    target: str
    external: bool

    def as_xml(self, owner: str) -> str:
        """Its element in a .rels file, with the target relative to the part `owner`."""
        if self.external:
            return self._element(self.target, ' TargetMode="External"')
        return self._element(posixpath.relpath(self.target, posixpath.dirname(owner) or "."), "")

    def _element(self, target: str, mode: str) -> str:
        return f'<Relationship Id="{self.id}" Type="{R}/{self.kind}" Target={quoted(target)}{mode}/>'


def relationships_name(part: str) -> str:
    """Name of the part that holds the relationships of `part`; the package itself is the part ``""``."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


NO_RELATIONSHIPS = (
    f'{XML_DECLARATION}<Relationships xmlns="{PACKAGE_RELATIONSHIPS}"></Relationships>'.encode()
)
"""A .rels file without references."""


def extend_xml(original: bytes, addition: str) -> bytes:
    """`original` with `addition` put at the end of its root element."""
    head, closing, tail = original.rpartition(b"</")
    if not closing:  # an empty root, written as one tag
        head, closing, tail = original.rpartition(b"/>")
        name: bytes = re.findall(rb"<([\w:]+)", original)[-1]
        return head + b">" + addition.encode() + b"</" + name + b">" + tail
    return head + addition.encode() + closing + tail


@contextmanager
def told_of_part(name: str) -> Iterator[None]:
    """Turn a refusal raised while the part `name` is read or written into a `TemplateError` that names it."""
    try:
        yield
    except Refusal as refusal:
        raise TemplateError([spot_of_part(name).refused(refusal)]) from None


def spot_of_part(name: str) -> DocumentSpot:
    """The place of a problem that concerns the part `name`."""
    return DocumentSpot(f"{PACKAGE.words}里的 {name}")


@dataclass(slots=True)
class Parts:
    """The parts of a document, parsed on demand, with the references between them.

    Attributes:
        entries: every file of the package by name.
        document: name of the main part.
        relationships: by owning part, in file order.
        types: content type by part name.
    """

    entries: Mapping[str, Entry]
    document: str = ""
    relationships: dict[str, list[Relationship]] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)

    def related(self, kind: str, owner: str | None = None) -> list[str]:
        """Names of the parts that `owner` (the document) refers to as `kind`; ``header2`` before ``header10``."""
        found = {
            r.target
            for r in self.relationships.get(self.document if owner is None else owner, [])
            if r.kind == kind
        }
        return sorted((name for name in found if name in self.entries), key=_natural)

    def xml(self, name: str) -> etree._Element:
        """Parse the part `name`.

        Raises:
            TemplateError: when it cannot be read, naming the part.
        """
        with told_of_part(name):
            return parse(self.entries[name].unpack())


def _natural(name: str) -> list[tuple[int, str]]:
    return [(int(piece), "") if piece.isdigit() else (-1, piece) for piece in re.split(r"(\d+)", name)]


def read_parts(entries: Mapping[str, Entry]) -> Parts:
    """Find the main part and check every reference.

    Raises:
        TemplateError: when this is no Word document, or when it refers to anything outside itself but web addresses.
    """
    if CONTENT_TYPES_NAME not in entries or relationships_name("") not in entries:
        raise package_error("不是 Word 文档（缺少目录部件）", "用 Word 打开后另存为 .docx")
    parts = Parts(entries)
    problems: list[Problem] = []
    for name in entries:
        if name.endswith(".rels"):
            owner = _owner(name)
            parts.relationships[owner] = _read_relationships(parts.xml(name), owner)
            problems += _unsafe(owner, parts.relationships[owner])
    if problems:
        raise TemplateError(problems)
    parts.types = _read_types(parts.xml(CONTENT_TYPES_NAME), entries)
    parts.document = _main_part(parts)
    return parts


def _owner(rels_name: str) -> str:
    folder, name = posixpath.split(rels_name)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))


def _read_relationships(root: etree._Element, owner: str) -> list[Relationship]:
    base = "/" + posixpath.dirname(owner)
    found = []
    for element in root.iter(f"{{{PACKAGE_RELATIONSHIPS}}}Relationship"):
        target, external = element.get("Target", ""), element.get("TargetMode") == "External"
        if not external:
            target = posixpath.normpath(posixpath.join(base, target)).lstrip("/")
        kind = element.get("Type", "").rpartition("/")[2]
        found.append(Relationship(element.get("Id", ""), kind, target, external))
    return found


def _unsafe(owner: str, relationships: list[Relationship]) -> Iterator[Problem]:
    spot = spot_of_part(relationships_name(owner))
    for relationship in relationships:
        if relationship.kind in _REFUSED_KINDS:
            yield spot.problem(
                "word.forbidden", f"模板里不能有{_REFUSED_KINDS[relationship.kind]}", "删除后再试"
            )
        elif relationship.external and not _is_web_link(relationship):
            yield spot.problem(
                "word.forbidden",
                f"引用了外部文件“{relationship.target}”（{relationship.kind}）",
                "图片改为嵌入，链接只用 http、https、mailto，解除文档模板或数据源的链接",
            )


def _is_web_link(relationship: Relationship) -> bool:
    try:
        scheme = urlsplit(relationship.target).scheme.lower()
    except ValueError:
        return False
    return relationship.kind == "hyperlink" and scheme in _SAFE_SCHEMES


def _read_types(root: etree._Element, entries: Mapping[str, Entry]) -> dict[str, str]:
    defaults, types = {}, {}
    for element in root.iter(f"{{{CONTENT_TYPES}}}Default", f"{{{CONTENT_TYPES}}}Override"):
        content_type = element.get("ContentType", "")
        if extension := element.get("Extension"):
            defaults[extension.lower()] = content_type
        else:
            types[element.get("PartName", "").lstrip("/")] = content_type
    return {name: types.get(name) or defaults.get(name.rpartition(".")[2].lower(), "") for name in entries}


def _main_part(parts: Parts) -> str:
    for relationship in parts.relationships.get("", []):
        if relationship.kind == "officeDocument" and relationship.target in parts.entries:
            if parts.types[relationship.target] != MAIN_TYPE:
                raise package_error(
                    "不是普通的 Word 文档（带宏、是模板文件 .dotx 或其他类型）", "另存为 .docx"
                )
            return relationship.target
    raise package_error("不是 Word 文档（缺少正文部件）", "用 Word 打开后另存为 .docx")
