"""What all XML of this room begins with, and text in it."""

from __future__ import annotations

XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def escaped(text: str) -> str:
    """`text` as the content of an element; a short stand-in for `xml.sax.saxutils`, which loads slowly."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
