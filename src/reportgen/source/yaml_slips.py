"""Slips of the hand in YAML whose mending is plain: noted one after the other, since a parser sees only the first of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import yaml

from reportgen.source.complaints import Complaints
from reportgen.source.positions import SourceText
from reportgen.source.yaml_colons import WRITE_COLON, kind_of_colon, mistaken_colon
from reportgen.source.yaml_parser import events_of, stop_of, words_of

_TAB_INDENT = re.compile(r"(?<![^\r\n]) *\t+")
TAB = ("缩进里有制表符（Tab）", "请改用空格，每层两个")
_JOINED_DASH = re.compile(r" *(?:- +)*-(?=[^\s\-\d.,，。、])")
_DASH = ("“-”之后缺少空格", "列表的每一项以“- ”开头，“-”之后留一个空格")
_MOST_MENDED = 20
_LONGEST_MENDED = 1_000_000


class _Slip(NamedTuple):
    """One slip: its complaint, and what to write in place of a piece of the text."""

    code: str
    message: str
    hint: str
    start: int
    end: int
    written: str


class _Mended:
    """A copy of a text in which slips are mended one by one, line by line, so that places can be told in the text itself."""

    def __init__(self, source: SourceText) -> None:
        self._source = source
        self.text = source
        self._added: dict[int, list[tuple[int, int]]] = defaultdict(list)

    def mend(self, slip: _Slip) -> None:
        line, column = self.text.position(slip.start)
        self._added[line].append((column, len(slip.written) - (slip.end - slip.start)))
        self.text = SourceText(f"{self.text.text[: slip.start]}{slip.written}{self.text.text[slip.end :]}")

    def original(self, offset: int) -> int:
        """Where a character of the copy stands in the text itself."""
        line, column = self.text.position(offset)
        column -= sum(added for at, added in self._added[line] if at < column)
        return min(self._source.offset(line) + column - 1, len(self._source.text))

    def is_untouched_at(self, offset: int) -> bool:
        """Whether nothing was mended on the line of a character, nor on the one above: what is wrong there is no consequence."""
        line = self.text.position(offset).line
        return not self._added.get(line) and not self._added.get(line - 1)


class Remaining(NamedTuple):
    """What still stops the parser after all slips are mended: the error, the mended text, and where that is in the text itself."""

    error: yaml.MarkedYAMLError
    text: SourceText
    offset: int


def complain_of_slips(
    error: yaml.MarkedYAMLError, source: SourceText, complaints: Complaints
) -> Remaining | None:
    """Note the slip that stopped the parser, and those that it would have met after it.

    Args:
        error: what the parser said.
        source: the text.
        complaints: takes the slips, in the order of the text.

    Returns:
        What is wrong besides, where something is that no slip explains.
    """
    mended = _Mended(source)
    slips = _slips_at(error, source)
    if not slips:
        return Remaining(error, source, stop_of(error))
    stop = _mend_all(mended, slips, complaints)
    if stop is None or not mended.is_untouched_at(stop_of(stop)):
        return None
    return Remaining(stop, mended.text, mended.original(stop_of(stop)))


def complain_of_text(offset: int, source: SourceText, complaints: Complaints) -> bool:
    """Note the slips that made one text of a whole file, which begins at a character; False where it is none of them."""
    slip = _colon_at(source, offset)
    if slip is not None:
        _mend_all(_Mended(source), [slip], complaints)
    return slip is not None


def _mend_all(mended: _Mended, slips: Sequence[_Slip], complaints: Complaints) -> yaml.MarkedYAMLError | None:
    """Mend these slips and those that the parser meets then, and note them all; the error that is left."""
    found: dict[int, _Slip] = {}
    stop: yaml.MarkedYAMLError | None = None
    while slips:
        for slip in reversed(slips):
            found[mended.original(slip.start)] = slip
            mended.mend(slip)
        goes_on = len(found) < _MOST_MENDED and len(mended.text.text) < _LONGEST_MENDED
        stop = _first_error(mended.text.text) if goes_on else None
        slips = _slips_at(stop, mended.text) if stop else []
    for offset, slip in sorted(found.items()):
        complaints.add(slip.code, slip.message, slip.hint, offset=offset)
    return stop


def _slips_at(error: yaml.MarkedYAMLError, text: SourceText) -> list[_Slip]:
    """The slip that an error comes from, or all tabs that indent; nothing where it comes from something else."""
    words, stop = words_of(error), stop_of(error)
    if "tab character" in words or "cannot start any token" in words:
        indents = _TAB_INDENT.finditer(text.text)
        tabs = [(indent.start() + indent[0].index("\t"), indent.end()) for indent in indents]
        if tabs:
            return [_Slip("source.tab", *TAB, start, end, "  " * (end - start)) for start, end in tabs]
    slip = _colon_at(text, stop) or _dash_at(text, stop)
    return [slip] if slip else []


def _colon_at(text: SourceText, stop: int) -> _Slip | None:
    colon = mistaken_colon(text, stop)
    if colon is None:
        return None
    message = kind_of_colon(text.text[colon : colon + 2])
    return _Slip("source.colon", message, WRITE_COLON, colon, colon + 1, ": ")


def _dash_at(text: SourceText, stop: int) -> _Slip | None:
    """A dash without a blank after it, at the beginning of the line of a character or of the one above."""
    line = text.position(stop).line
    for number in (line, line - 1):
        if joined := _JOINED_DASH.match(text.line(number)):
            end = text.offset(number) + joined.end()
            return _Slip("source.dash", *_DASH, end, end, " ")
    return None


def _first_error(text: str) -> yaml.MarkedYAMLError | None:
    try:
        for _ in events_of(text):
            pass
    except yaml.MarkedYAMLError as error:
        return error
    return None
