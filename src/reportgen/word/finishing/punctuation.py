"""The punctuation of a rendered part in the way of writing that its layout has."""

from __future__ import annotations

import re

from reportgen.punctuation import Punctuation
from reportgen.xml_text import escaped, unescaped

_TEXT_OR_LINE_END = re.compile(r"(<w:t(?: [^>]*)?>)([^<]*)(?=</w:t>)|</w:p>|<w:(?:br|tab|cr)\b")


def punctuated(part: bytes, way: Punctuation) -> bytes:
    """The part with its text in that way; what stands on one line is seen as one, however it is formatted."""
    xml = part.decode()
    spans = list[tuple[int, int]]()
    pieces = list[str]()
    line = list[tuple[int, int]]()
    for found in _TEXT_OR_LINE_END.finditer(xml):
        if found[1]:
            line.append(found.span(2))
        elif line:
            spans += line
            pieces += way.texts([unescaped(xml[slice(*span)]) for span in line])
            line = []
    shown, last = list[str](), 0
    for (start, end), piece in zip(spans, pieces, strict=True):
        shown += (xml[last:start], escaped(piece))
        last = end
    return "".join((*shown, xml[last:])).encode()
