"""Sections of which nothing was printed are left out: each would be an empty page."""

from __future__ import annotations

import re

_PRINTED = re.compile(
    r"<w:t(?: [^>]*)?>[^<]|<w:(?:drawing|pict|object|tbl|instrText|fldSimple|br|sym|footnoteReference)[ >/]"
)
_SECTION = re.compile(r"<w:sectPr(?: [^>]*)?>(?:(?!<w:sectPr).)*?</w:sectPr>", re.DOTALL)
_ONE_PAGE_ON = re.compile(r'<w:type w:val="continuous"/>')
_BODY = "<w:body>"


def without_empty_sections(xml: str) -> str:
    """The rendered document without sections that hold only empty paragraphs.

    One whose headers or footers the next section takes over stays, and so does one that begins no page.
    """
    sections = list(_SECTION.finditer(xml))
    if len(sections) < 2:
        return xml
    ends = [xml.index("</w:p>", section.end()) + len("</w:p>") for section in sections[:-1]]
    starts = [xml.index(_BODY) + len(_BODY), *ends]
    spans = list(zip(starts, [*ends, sections[-1].start()], strict=True))
    kept = [
        number
        for number, (section, span) in enumerate(zip(sections, spans, strict=True))
        if _PRINTED.search(xml, *span)
        or _ONE_PAGE_ON.search(section[0])
        or (section is not sections[-1] and _takes_over(section, sections[number + 1]))
    ]
    if len(kept) == len(sections) or not kept:
        return xml
    *others, last = (xml[slice(*spans[number])] for number in kept)
    properties = sections[kept[-1]][0]
    last = last.replace(properties, "", 1) if kept[-1] < len(sections) - 1 else last
    return "".join((xml[: starts[0]], *others, last, properties, xml[sections[-1].end() :]))


def _takes_over(section: re.Match[str], following: re.Match[str]) -> bool:
    """Whether the next section has headers or footers only because this one states them."""
    return "Reference " in section[0] and "Reference " not in following[0]
