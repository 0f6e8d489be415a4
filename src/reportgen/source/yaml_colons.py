"""The colons that people type by mistake in YAML: full-width ones, and those without a space."""

from __future__ import annotations

import re

from reportgen.source.positions import SourceText

_KEY = r"""[ ]*(?:-[ ]+)*[^\s"'：:#\[{|>&*!%@`-][^"'：:#]{0,30}"""
_COLON_MISTAKE = re.compile(rf"{_KEY}(?P<colon>：|:(?=[^ \t\r\n/]))")
_SOUND_KEY = re.compile(rf"{_KEY}(?P<colon>:)(\s|$)")
WRITE_COLON = "请写成英文冒号加一个空格“: ”"


def mistaken_colon(source: SourceText, stop: int) -> int | None:
    """The full-width colon, or the one without its space, that stopped the parser at a character; None where none did."""
    line, column = source.position(stop)
    sound_key = _SOUND_KEY.match(source.line(line))
    if sound_key and sound_key.start("colon") == column - 1 and line > 1:
        # A sound key where none may stand: the text before it goes on into this line, since its key is none.
        line -= 1
    mistake = _COLON_MISTAKE.match(source.line(line))
    return source.offset(line) + mistake.start("colon") if mistake else None


def is_key(line: str) -> bool:
    """Whether a line begins with a key and a colon, be it one typed by mistake."""
    return bool(_SOUND_KEY.match(line) or _COLON_MISTAKE.match(line))


def kind_of_colon(colon_and_next: str) -> str:
    """What is wrong with a colon, from it and the character after it."""
    if colon_and_next[0] == "：":
        return "键后用了全角冒号“：”"
    if colon_and_next[1:].isspace():
        return "键的冒号后是全角空格或不换行空格，应为半角空格"
    return "键后的冒号缺少空格"
