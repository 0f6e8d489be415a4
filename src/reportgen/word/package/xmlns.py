"""XML namespaces, and numbers as attributes state them."""

from __future__ import annotations

import re

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
PACKAGE_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
XML = "http://www.w3.org/XML/1998/namespace"

STYLE_SEPARATOR = "<w:rPr><w:vanish/><w:specVanish/></w:rPr>"
"""What ends a run-in heading (last in its ``w:pPr``): the text of the next paragraph goes on in the same line."""

_NUMBER = re.compile(r"-?[0-9]{1,9}(\.[0-9]+)?")


def w(name: str) -> str:
    """`name` in the WordprocessingML namespace, as lxml writes it."""
    return f"{{{W}}}{name}"


def local_name(tag: str) -> str:
    """A name without its namespace; ``etree.QName`` takes several times as long."""
    return tag.rpartition("}")[2]


def whole_number(text: str | None) -> int:
    """The number that an attribute states, cut to a whole one; 0 where there is none of at most nine digits."""
    return int(float(text)) if text is not None and _NUMBER.fullmatch(text) else 0
