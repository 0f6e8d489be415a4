"""The colons that people type by mistake in YAML: full-width ones, and those without a space."""

from __future__ import annotations

import re

import yaml

from reportgen.source.complaints import Complaints
from reportgen.source.positions import SourceText
from reportgen.source.yaml_parser import events_of, stop_of

_KEY = r"""[ ]*(?:-[ ]+)*[^\s"'：:#\[{|>&*!%@`-][^"'：:#]{0,30}"""
_COLON_MISTAKE = re.compile(rf"{_KEY}(?P<colon>：|:(?=[^ \t\r\n/]))")
_SOUND_KEY = re.compile(rf"{_KEY}(?P<colon>:)(\s|$)")
WRITE_COLON = "请写成英文冒号加一个空格“: ”"
_MOST_MENDED = 20
_LONGEST_MENDED = 1_000_000


def complain_of_colons(source: SourceText, offset: int, complaints: Complaints) -> bool:
    """Note the full-width colons, and those without their space, from the one that stopped the parser at `offset`.

    A parser sees only the first of them; mending it in a copy shows the next.
    """
    mended = source
    mistakes: set[int] = set()
    stop: int | None = offset
    while stop is not None and (colon := _mistaken_colon(mended, stop)) is not None:
        line, column = mended.position(colon)
        mistakes.add(source.offset(line) + column - 1)
        mended = SourceText(f"{mended.text[:colon]}: {mended.text[colon + 1 :]}")
        goes_on = len(mistakes) < _MOST_MENDED and len(source.text) < _LONGEST_MENDED
        stop = _first_stop(mended.text) if goes_on else None
    for mistake in sorted(mistakes):
        complaints.add("source.colon", _kind(source.text[mistake : mistake + 2]), WRITE_COLON, offset=mistake)
    return bool(mistakes)


def _kind(colon_and_next: str) -> str:
    if colon_and_next[0] == "：":
        return "键后用了全角冒号“：”"
    if colon_and_next[1:].isspace():
        return "键的冒号后是全角空格或不换行空格，应为半角空格"
    return "键后的冒号缺少空格"


def _mistaken_colon(source: SourceText, stop: int) -> int | None:
    line, column = source.position(stop)
    sound_key = _SOUND_KEY.match(source.line(line))
    if sound_key and sound_key.start("colon") == column - 1 and line > 1:
        # A sound key where none may stand: the text before it goes on into this line, since its key is none.
        line -= 1
    mistake = _COLON_MISTAKE.match(source.line(line))
    return source.offset(line) + mistake.start("colon") if mistake else None


def _first_stop(text: str) -> int | None:
    try:
        for _ in events_of(text):
            pass
    except yaml.MarkedYAMLError as error:
        return stop_of(error)
    return None
