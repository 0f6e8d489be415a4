"""Section properties in the order that Word requires."""

from __future__ import annotations

from lxml import etree

from reportgen.word.package.xmlns import w


def put_sections_last(root: etree._Element) -> None:
    """Move the properties of each section behind those of its last paragraph; LibreOffice writes them in front."""
    for section in list(root.iter(w("sectPr"))):
        properties = section.getparent()
        if properties is not None and properties.tag == w("pPr"):
            change = properties.find(w("pPrChange"))
            properties.insert(len(properties) if change is None else properties.index(change), section)
