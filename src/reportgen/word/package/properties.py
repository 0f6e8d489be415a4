"""Properties of paragraphs and runs as text: taken apart, and written in the order that the schema asks for."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

_RUN = re.compile(r"<w:r(?: [^>]*)?>(?:<w:rPr>(.*?)</w:rPr>|<w:rPr/>)?", re.DOTALL)
_CHILD = re.compile(r"<w:(\w+)(?: [^>]*?)?(?:/>|>.*?</w:\1>)", re.DOTALL)
SCHEMA_ORDER = {
    "pPr": [
        "pStyle",
        "keepNext",
        "keepLines",
        "pageBreakBefore",
        "framePr",
        "widowControl",
        "numPr",
        "suppressLineNumbers",
        "pBdr",
        "shd",
        "tabs",
        "suppressAutoHyphens",
        "kinsoku",
        "wordWrap",
        "overflowPunct",
        "topLinePunct",
        "autoSpaceDE",
        "autoSpaceDN",
        "bidi",
        "adjustRightInd",
        "snapToGrid",
        "spacing",
        "ind",
        "contextualSpacing",
        "mirrorIndents",
        "suppressOverlap",
        "jc",
        "textDirection",
        "textAlignment",
        "textboxTightWrap",
        "outlineLvl",
        "divId",
        "cnfStyle",
        "rPr",
        "sectPr",
        "pPrChange",
    ],
    "rPr": [
        "rStyle",
        "rFonts",
        "b",
        "bCs",
        "i",
        "iCs",
        "caps",
        "smallCaps",
        "strike",
        "dstrike",
        "outline",
        "shadow",
        "emboss",
        "imprint",
        "noProof",
        "snapToGrid",
        "vanish",
        "webHidden",
        "color",
        "spacing",
        "w",
        "kern",
        "position",
        "sz",
        "szCs",
        "highlight",
        "u",
        "effect",
        "bdr",
        "shd",
        "fitText",
        "vertAlign",
        "rtl",
        "cs",
        "em",
        "lang",
        "eastAsianLayout",
        "specVanish",
        "oMath",
    ],
}
"""The order of properties that the schema asks for."""


def properties_in(xml: str) -> dict[str, str]:
    """The elements within a ``w:pPr`` or ``w:rPr``, by name."""
    return {found[1]: found[0] for found in _CHILD.finditer(xml)}


def in_order(properties: Mapping[str, str], kind: str) -> str:
    """The elements of a ``pPr`` or ``rPr`` as the schema orders them."""
    order = SCHEMA_ORDER[kind]
    known = sorted(properties, key=lambda name: order.index(name) if name in order else len(order))
    return "".join(properties[name] for name in known)


def with_run_properties(xml: str, given: Callable[[str], Mapping[str, str]]) -> str:
    """Paragraphs of which every run has further properties; those that it states itself go before them.

    Args:
        xml: of the paragraphs, or of what they hold.
        given: the further properties, for the XML of those that a run states.
    """

    def formatted(run: re.Match[str]) -> str:
        own = run[1] or ""
        start = run[0].partition(">")[0]
        return f"{start}><w:rPr>{in_order({**given(own), **properties_in(own)}, 'rPr')}</w:rPr>"

    return _RUN.sub(formatted, xml)
