"""The parts of an .xlsx as XML: read without entities, document types or network, and written as files."""

from __future__ import annotations

from lxml import etree

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
"""The namespace of SpreadsheetML."""

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)


def parsed(part: bytes) -> etree._Element:
    """The root element of a part."""
    return etree.fromstring(part, _PARSER)


def written(root: etree._Element) -> bytes:
    """A part as the content of a file."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
