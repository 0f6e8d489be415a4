"""Brackets and quotation marks that open and do not close within their paragraph, or the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportgen.auditing.amounts.prose import Section
from reportgen.auditing.contradiction import Certainty, Contradiction, Quotation, inside_quotes
from reportgen.auditing.kinds import UNPAIRED

_PAIRS = (("（", "）"), ("“", "”"), ("《", "》"))
_NUMBER = re.compile(r"(?<![（\w])(?:[一二三四五六七八九十\d]{1,3}|[①-⑳])）")
"""The number of an item, 1）, closes what was never opened."""
_FULL_WIDTH = str.maketrans("()", "（）")
_QUOTED = 24


def paired_marks(sections: Sequence[Section]) -> Iterator[Contradiction]:
    """Every kind of marks that some whole paragraph opens more often than it closes, or less often; all places at once."""
    found: dict[tuple[str, bool], list[Quotation]] = {}
    for section in sections:
        start = 0
        for line in section.text.splitlines(keepends=True):
            plain = _NUMBER.sub("", line.translate(_FULL_WIDTH)).strip()
            for pair in _PAIRS if plain.endswith(("。", "；")) else ():
                opened, closed = (plain.count(mark) for mark in pair)
                if opened != closed:
                    mark = pair[0] if opened > closed else pair[1]
                    quotation = Quotation(section.paragraph_at(start).spot, _around(plain, mark))
                    found.setdefault((mark, opened > closed), []).append(quotation)
            start += len(line)
    for (mark, is_open), (first, *others) in found.items():
        told = f"“{inside_quotes(first.text)}”：这一段的“{mark}”没有{'后' if is_open else '前'}一半"
        yield replace(UNPAIRED.of(told, first, (), Certainty.DOUBTFUL), repeated=tuple(others))


def _around(text: str, mark: str) -> str:
    """The words after the last opening mark, or before the last closing one."""
    at = text.rfind(mark)
    return text[at : at + _QUOTED] if mark in "（“《" else text[max(0, at + 1 - _QUOTED) : at + 1]
