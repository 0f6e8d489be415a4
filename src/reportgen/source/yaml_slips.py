"""Slips of the hand in YAML: mended one after the other and noted all, since a parser sees only the first of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import yaml

from reportgen.errors import shortened
from reportgen.source.complaints import Complaints
from reportgen.source.positions import SourceText
from reportgen.source.yaml_dashes import mistaken_dash
from reportgen.source.yaml_parser import events_of, place_of, stop_of
from reportgen.source.yaml_slip_kinds import Slip, colon_at, dash_on, slips_at

_MOST_MENDED = 20
_LONGEST_MENDED = 1_000_000


class _Mended:
    """A copy of a text in which slips are mended one by one, line by line, so that places can be told in the text itself."""

    def __init__(self, source: SourceText) -> None:
        self._source = source
        self.text = source
        self._added: dict[int, list[tuple[int, int]]] = defaultdict(list)

    def mend(self, slip: Slip) -> None:
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
    slips = slips_at(error, source)
    if not slips:
        return Remaining(error, source, stop_of(error))
    stop = _mend_all(mended, slips, complaints)
    if stop is None or not mended.is_untouched_at(stop_of(stop)):
        return None
    return Remaining(stop, mended.text, mended.original(stop_of(stop)))


def complain_of_text(offset: int, source: SourceText, complaints: Complaints) -> bool:
    """Note the slips that made one text of a whole file, which begins at a character; False where it is none of them."""
    slip = colon_at(source, offset)
    if slip is not None:
        _mend_all(_Mended(source), [slip], complaints)
    return slip is not None


def complain_of_dashes(offsets: Iterable[int], source: SourceText, complaints: Complaints) -> None:
    """Note the keys that begin with a dash, as far as no slip on their line is noted already."""
    for offset in offsets:
        line = source.position(offset).line
        slip = dash_on(source, line)
        if slip and not complaints.mention(slip.code, line):
            begin, written = source.offset(line), source.line(line)
            mended = f"{written[: slip.start - begin]}{slip.written}{written[slip.end - begin :]}"
            _complain(slip, slip.place, mended, complaints)


def _mend_all(mended: _Mended, slips: Sequence[Slip], complaints: Complaints) -> yaml.MarkedYAMLError | None:
    """Mend these slips and those that the parser meets then, and note them all; the error that is left."""
    found: dict[int, tuple[Slip, int]] = {}
    stop: yaml.MarkedYAMLError | None = None
    while slips:
        for slip in reversed(slips[: _MOST_MENDED - len(found)]):
            found[mended.original(slip.place)] = slip, mended.text.position(slip.start).line
            mended.mend(slip)
        goes_on = len(found) < _MOST_MENDED and len(mended.text.text) < _LONGEST_MENDED
        stop, dashed = _looked_through(mended.text.text) if goes_on else (None, [])
        slips = slips_at(stop, mended.text) if stop else []
        slips = _with_dashes(slips, dashed, mended.text)
        if any(mended.original(slip.place) in found for slip in slips):
            break  # it is not mended so
    for offset, (slip, line) in sorted(found.items()):
        _complain(slip, offset, mended.text.line(line), complaints)
    return stop


def _complain(slip: Slip, offset: int, line: str, complaints: Complaints) -> None:
    """Note a slip at its place in the text itself, with its line as mended."""
    complaints.add(slip.code, slip.message, f"{slip.hint}；改后：{shortened(line.rstrip())}", offset=offset)


def _with_dashes(slips: Sequence[Slip], dashed: Iterable[int], text: SourceText) -> list[Slip]:
    """The slips, and those of keys that begin with a dash, in the order of the text."""
    lines = {text.position(slip.start).line for slip in slips}
    others = (dash_on(text, line) for line in {text.position(offset).line for offset in dashed} - lines)
    return sorted((*slips, *filter(None, others)), key=lambda slip: slip.start)


def _looked_through(text: str) -> tuple[yaml.MarkedYAMLError | None, list[int]]:
    """The first error of a text, and the offsets of the keys before it that begin with a dash."""
    dashed: list[int] = []
    try:
        for event in events_of(text):
            if not isinstance(event, yaml.ScalarEvent) or not mistaken_dash(event.value):
                continue
            start, end = place_of(event)
            if event.implicit[0] and text.startswith(":", end):
                dashed.append(start)
    except yaml.MarkedYAMLError as error:
        return error, dashed
    return None, dashed
