"""A document as LibreOffice has to be given it, so that it prints what Word shows."""

from __future__ import annotations

import re

from reportgen.word.package.archive import read_package
from reportgen.word.package.parts import read_parts

_PAGE_ZERO = b'<w:pgNumType w:start="0"/>'
"""Of a cover that counts as page 0.

Word needs it: it leaves a page empty between a cover that is page 1 and another page 1. LibreOffice does not take page 0 for
an even page, and puts the numbers after it where those of the other side belong.
"""
_HANGING = re.compile(rb'<w:overflowPunct(?: w:val="(?:0|false|off)")/>')
"""Says that no mark stands outside the type area; LibreOffice (7.4) reads it the other way about."""


def for_libreoffice(document: bytes) -> bytes:
    """The .docx for LibreOffice alone; what Word needs otherwise is changed in it."""
    parts = read_parts(read_package(document))
    changed = {}
    for name in (parts.document, *parts.related("styles")):
        xml = parts.entries[name].unpack()
        given = _HANGING.sub(b"<w:overflowPunct/>", xml.replace(_PAGE_ZERO, b""))
        if given != xml:
            changed[name] = given
    return parts.with_contents(changed) if changed else document
