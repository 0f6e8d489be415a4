"""The parts of a Word package and how they refer to each other."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from lxml import etree

from reportgen.errors import Problem
from reportgen.word.errors import TemplateError, package_error, spot_of_part, told_of_part
from reportgen.word.package.references import CONTENT_TYPES_NAME, Relationship, relationships_name
from reportgen.word.package.xml import parse
from reportgen.word.package.xmlns import CONTENT_TYPES, PACKAGE_RELATIONSHIPS
from reportgen.zip_archive import Entry

MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_SAFE_SCHEMES = ("http", "https", "mailto")
_REFUSED_KINDS = {"aFChunk": "嵌入的外来文档（altChunk）", "subDocument": "子文档", "vbaProject": "宏"}


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
    parts = read_any_parts(entries)
    problems = [
        problem for owner, related in parts.relationships.items() for problem in _unsafe(owner, related)
    ]
    if problems:
        raise TemplateError(problems)
    return parts


def read_any_parts(entries: Mapping[str, Entry]) -> Parts:
    """Find the main part of a document that is only read; what it refers to is not looked at.

    Raises:
        TemplateError: when this is no Word document.
    """
    if CONTENT_TYPES_NAME not in entries or relationships_name("") not in entries:
        raise package_error("不是 Word 文档（缺少目录部件）", "用 Word 打开后另存为 .docx")
    parts = Parts(entries)
    for name in entries:
        if name.endswith(".rels"):
            owner = _owner(name)
            parts.relationships[owner] = _read_relationships(parts.xml(name), owner)
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
        elif is_unsafe(relationship):
            yield spot.problem(
                "word.forbidden",
                f"引用了外部文件“{relationship.target}”（{relationship.kind}）",
                "图片改为嵌入，链接只用 http、https、mailto；文档模板和指向文件的链接可用 reportgen layout tidy 去掉",
            )


def is_unsafe(relationship: Relationship) -> bool:
    """Whether it leads out of the document other than to the web."""
    return relationship.external and not _is_web_link(relationship)


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
