"""Making quotation marks in Chinese documents as wide as Chinese characters.

Unicode has the same quotation marks for Chinese and Latin text. Word sets them in the Latin typeface unless the run or
its style has the hint ``eastAsia``, which Word adds to what is typed in Chinese; text from the data would lack it.
"""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from reportgen.word.package.parts import Parts
from reportgen.word.package.xml import to_bytes
from reportgen.word.package.xmlns import w
from reportgen.zip_archive import Entry, pack

_HINT = w("hint")
_DEFAULTS = f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}"


def with_wide_quotes(parts: Parts) -> dict[str, Entry]:
    """The style parts of a Chinese document, changed where they lack the hint, by name."""
    changed: dict[str, Entry] = {}
    for name in parts.related("styles"):
        root = parts.xml(name)
        defaults = root.find(_DEFAULTS)
        if defaults is not None and _is_chinese(defaults) and not _has_hint(defaults):
            hinted = deepcopy(root)
            for changing in hinted.iterfind(_DEFAULTS):
                _add_hint(changing)
            changed[name] = pack(name, to_bytes(hinted))
    return changed


def _is_chinese(defaults: etree._Element) -> bool:
    language = defaults.find(w("lang"))
    return language is not None and language.get(w("eastAsia"), "").lower().startswith("zh")


def _has_hint(defaults: etree._Element) -> bool:
    faces = defaults.find(w("rFonts"))
    return faces is not None and faces.get(_HINT) == "eastAsia"


def _add_hint(defaults: etree._Element) -> None:
    faces = defaults.find(w("rFonts"))
    if faces is None:
        faces = etree.Element(w("rFonts"))
        defaults.insert(0, faces)
    faces.set(_HINT, "eastAsia")
