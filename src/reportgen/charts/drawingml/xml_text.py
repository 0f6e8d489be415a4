"""The XML declaration of parts, and text as the content of elements."""

from __future__ import annotations

XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def escaped(text: str) -> str:
    """`text` as the content of an element; does without `xml.sax.saxutils` because that loads slowly."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
