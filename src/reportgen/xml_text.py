"""Text as XML writes it, and read back. ``xml.sax.saxutils`` does the same, but imports half of urllib with it."""

from __future__ import annotations

XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_IN_ATTRIBUTES = str.maketrans({"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


def escaped(text: str) -> str:
    """`text` as the content of an element."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def unescaped(xml: str) -> str:
    """The text of an element's content; references other than those of `escaped` stay as they are."""
    return xml.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def quoted(text: str) -> str:
    """`text` as the value of an attribute, with the quotes around it."""
    value = escaped(text).translate(_IN_ATTRIBUTES)
    if '"' not in value:
        return f'"{value}"'
    return f"'{value}'" if "'" not in value else '"{}"'.format(value.replace('"', "&quot;"))
