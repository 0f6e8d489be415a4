"""The name and date at the end of a report stay on a page with the last words above them (GB/T 9704-2012, 7.3.5)."""

from __future__ import annotations

import re
from typing import NamedTuple

from reportgen.word.package.properties import in_order, properties_in

_PROPERTIES = re.compile(r"(<w:p(?: [^>]*)?>)(?:<w:pPr>(.*?)</w:pPr>|<w:pPr/>)?", re.DOTALL)
_TEXT = re.compile(r"<w:t(?: [^>]*)?>[^<]|<w:drawing>")
_KEPT = "<w:keepNext/>"


class _Paragraph(NamedTuple):
    start: int
    end: int


def with_signatures_kept(xml: str, style: str) -> str:
    """The rendered document with every signature kept together with the paragraph before it.

    Args:
        xml: the document.
        style: id of the paragraph style of signatures.
    """
    mark = f'<w:pStyle w:val="{style}"/>'
    for found in reversed(list(re.finditer(re.escape(mark), xml))):
        above = _before(xml, _opening(xml, found.start()))
        while above:
            content = xml[above.start : above.end]
            xml = f"{xml[: above.start]}{_PROPERTIES.sub(_keeping, content, count=1)}{xml[above.end :]}"
            above = None if _TEXT.search(content) else _before(xml, above.start)
    return xml


def _opening(xml: str, before: int) -> int:
    """Where the last paragraph begins before a position."""
    return max(xml.rfind("<w:p>", 0, before), xml.rfind("<w:p ", 0, before))


def _before(xml: str, start: int) -> _Paragraph | None:
    """The paragraph that ends where this one starts; None where a table or nothing does."""
    if xml.endswith("</w:p>", 0, start):
        return _Paragraph(_opening(xml, start - 1), start)
    return None


def _keeping(opening: re.Match[str]) -> str:
    properties = properties_in(opening[2] or "")
    return f"{opening[1]}<w:pPr>{in_order(properties | {'keepNext': _KEPT}, 'pPr')}</w:pPr>"
