"""Quotation marks in Chinese documents: as wide as the characters around them.

Word has one character for Chinese and Latin quotation marks, and sets it in the Latin face unless the text says that
it is Chinese. What a person types on a Chinese keyboard does say so; what comes from the data would not.
"""

from __future__ import annotations

from lxml import etree

from reportgen.word.package.parts import Parts
from reportgen.word.package.xmlns import DECLARATION, to_text, w
from reportgen.zip_archive import Entry, pack

_HINT = w("hint")


def with_wide_quotes(parts: Parts) -> dict[str, Entry]:
    """The style parts of a Chinese document that have to be changed so that its text counts as Chinese."""
    changed: dict[str, Entry] = {}
    for name in parts.related("styles"):
        root = parts.xml(name)
        defaults = root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")
        if defaults is not None and _is_chinese(defaults) and _take_hint(defaults):
            changed[name] = pack(name, (DECLARATION + to_text(root)).encode())
    return changed


def _is_chinese(defaults: etree._Element) -> bool:
    language = defaults.find(w("lang"))
    return language is not None and language.get(w("eastAsia"), "").lower().startswith("zh")


def _take_hint(defaults: etree._Element) -> bool:
    """Let the characters that are both Latin and Chinese count as Chinese; False where they do."""
    faces = defaults.find(w("rFonts"))
    if faces is None:
        faces = etree.Element(w("rFonts"))
        defaults.insert(0, faces)
    if faces.get(_HINT) == "eastAsia":
        return False
    faces.set(_HINT, "eastAsia")
    return True
