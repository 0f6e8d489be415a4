"""Embedded fonts: scrambled with a key that the font table names (ECMA-376 part 4, 2.8.1)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reportgen.word.admission.allowed import FONT_BEGINNINGS
from reportgen.word.errors import TemplateError
from reportgen.word.package.parts import Parts

_SCRAMBLED = 32
_KEY = re.compile(r"[0-9A-Fa-f]{32}")


def keys_of_fonts(parts: Parts) -> list[bytes]:
    """The keys that the font tables of a document name."""
    found: list[bytes] = []
    for owner in (parts.document, *parts.related("glossaryDocument")):
        for name in parts.related("fontTable", owner):
            try:
                root = parts.xml(name)
            except TemplateError:
                continue
            for element in root.iter(
                "{*}embedRegular", "{*}embedBold", "{*}embedItalic", "{*}embedBoldItalic"
            ):
                values = (re.sub("[{}-]", "", str(value)) for value in element.attrib.values())
                found += [bytes.fromhex(value)[::-1] for value in values if _KEY.fullmatch(value)]
    return found


def is_font(content: bytes, keys: Iterable[bytes]) -> bool:
    """Whether content is a font once it is unscrambled with one of the keys."""
    return any(_unscrambled(content[:_SCRAMBLED], key).startswith(FONT_BEGINNINGS) for key in keys)


def _unscrambled(beginning: bytes, key: bytes) -> bytes:
    return bytes(byte ^ key[index % len(key)] for index, byte in enumerate(beginning))
