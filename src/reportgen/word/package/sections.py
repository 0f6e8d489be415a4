"""Sections as Word wants them, whoever saved the file."""

from __future__ import annotations

from lxml import etree

from reportgen.word.package.xmlns import w


def put_sections_last(root: etree._Element) -> None:
    """Put a section's properties behind the others of its last paragraph: LibreOffice writes them in front."""
    for section in list(root.iter(w("sectPr"))):
        properties = section.getparent()
        if properties is not None and properties.tag == w("pPr"):
            change = properties.find(w("pPrChange"))
            properties.insert(len(properties) if change is None else properties.index(change), section)
