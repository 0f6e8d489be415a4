"""How the parts of a package refer to each other, and the files that say so."""

from __future__ import annotations

import posixpath
import re
from typing import NamedTuple

from reportgen.word.package.xmlns import PACKAGE_RELATIONSHIPS, R
from reportgen.xml_text import XML_DECLARATION, quoted

CONTENT_TYPES_NAME = "[Content_Types].xml"


class Relationship(NamedTuple):
    """One reference from a part; `target` is a path in the package, or an address when `external`."""

    id: str
    kind: str
    target: str
    external: bool

    def as_xml(self, owner: str) -> str:
        """Its element in a .rels file, with the target relative to the part `owner`."""
        if self.external:
            return self._element(self.target, ' TargetMode="External"')
        return self._element(_relative(self.target, posixpath.dirname(owner)), "")

    def _element(self, target: str, mode: str) -> str:
        return f'<Relationship Id="{self.id}" Type="{R}/{self.kind}" Target={quoted(target)}{mode}/>'


def _relative(target: str, folder: str) -> str:
    """The path of a part as seen from a folder of the package."""
    inside = f"{folder}/" if folder else ""
    # nearly all parts lie below those that refer to them, and the general way costs as much as the picture itself
    return target.removeprefix(inside) if target.startswith(inside) else posixpath.relpath(target, folder)


def relationships_name(part: str) -> str:
    """Name of the part that holds the relationships of `part`; the package itself is the part ``""``."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


NO_RELATIONSHIPS = (
    f'{XML_DECLARATION}<Relationships xmlns="{PACKAGE_RELATIONSHIPS}"></Relationships>'.encode()
)
"""A .rels file without references."""


def typed(part: str, content_type: str) -> str:
    """The element of ``[Content_Types].xml`` that says what a part is."""
    return f"<Override PartName={quoted('/' + part)} ContentType={quoted(content_type)}/>"


def extend_xml(original: bytes, addition: str) -> bytes:
    """`original` with `addition` put at the end of its root element."""
    head, closing, tail = original.rpartition(b"</")
    if not closing:  # an empty root, written as one tag
        head, closing, tail = original.rpartition(b"/>")
        name: bytes = re.findall(rb"<([\w:]+)", original)[-1]
        return head + b">" + addition.encode() + b"</" + name + b">" + tail
    return head + addition.encode() + closing + tail
