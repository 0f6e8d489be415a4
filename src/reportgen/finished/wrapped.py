"""Text with a line break wherever a page was full, as it is copied out of a PDF: its lines put together again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from reportgen.finished.headings import numbered_level

NumberedLine = tuple[int, str]
"""The number of a line, and what stands in it."""
_SENTENCES = 20
"""A text with fewer long lines is not told apart from a list of short ones."""
_WIDEST = 120
"""Half characters. Nobody sets lines of more than sixty Chinese characters: longer ones are whole paragraphs."""
_FULL = 0.86
"""Of the width of the text: a line of a paragraph ends no further from the margin."""
_ENDS = ("。", "！", "？")
_MARKS = re.compile("[，。；：、]")
_ROW = re.compile(r"[^，。；：]*\S\s-?\d[\d,]*(?:\.\d{1,2})?$")
_LEAST_ROWS = 3
_ABOVE_HEADS = re.compile("[，。；：]|表$|说明$|^第")
_TITLE = re.compile("[^，。；：]{2,40}(?:表|说明)")
_MOST_HEADS = 11
_BETWEEN_ROWS = 24
"""So many rows without a figure may stand between two with one: 二、外交支出."""


def joined(lines: Iterable[str]) -> str:
    """Lines that go on in one another: Chinese and figures without a blank, Latin words with one."""
    text = ""
    for line in lines:
        needs_blank = (
            text[-1:].isascii() and text[-1:].isalpha() and line[:1].isascii() and line[:1].isalpha()
        )
        text += f" {line}" if needs_blank else line
    return text


def width_of_page(lines: Sequence[NumberedLine]) -> int:
    """How wide the page was that the lines were broken for, in half characters; 0 where each line is a paragraph."""
    widths = sorted(_width(line) for _, line in lines if _MARKS.search(line))
    if len(widths) < _SENTENCES or (width := widths[len(widths) * 9 // 10]) > _WIDEST:
        return 0
    full = [line for _, line in lines if _MARKS.search(line) and _width(line) >= _FULL * width]
    broken = [line for line in full if not line.rstrip().endswith(_ENDS)]
    return width if 2 * len(full) >= len(widths) and 2 * len(broken) >= len(full) else 0


def _width(line: str) -> int:
    return sum(1 if character.isascii() else 2 for character in line.strip())


def paragraphs(lines: Sequence[NumberedLine], width: int) -> Iterator[NumberedLine]:
    """The lines put together to paragraphs, each at the place of its first line."""
    group: list[NumberedLine] = []
    for line in lines:
        if group and not _goes_on(group[-1][1], line[1], width):
            yield group[0][0], joined(text.strip() for _, text in group)
            group = []
        group.append(line)
    if group:
        yield group[0][0], joined(text.strip() for _, text in group)


def _goes_on(above: str, below: str, width: int) -> bool:
    """Whether a line fills the page, so that the next is of the same paragraph unless it has a number of its own."""
    plain = above.strip()
    is_full = _width(plain) >= (width - 1 if plain.endswith(_ENDS) else _FULL * width)
    begins = numbered_level(below.strip()) > 0 or (plain.endswith(_ENDS) and _TITLE.fullmatch(below.strip()))
    return is_full and bool(below.strip()) and not begins


def flat_tables(lines: Sequence[NumberedLine]) -> Iterator[tuple[int, int]]:
    """From which to which line rows of a table stand, with the heads above them, whose columns were lost."""
    heads: list[int] = []
    rows: list[int] = []
    since = 0
    for number, line in lines:
        plain = line.strip()
        if _ROW.fullmatch(plain):
            rows.append(number)
            since = 0
        elif rows and not _ABOVE_HEADS.search(plain) and since < _BETWEEN_ROWS:
            since += 1
        else:
            yield from _run(heads, rows)
            heads = [] if rows or _ABOVE_HEADS.search(plain) else heads
            heads += [] if _ABOVE_HEADS.search(plain) else [number]
            rows = []
    yield from _run(heads, rows)


def _run(heads: list[int], rows: list[int]) -> Iterator[tuple[int, int]]:
    if len(rows) >= _LEAST_ROWS:
        yield [*heads[-_MOST_HEADS:], *rows][0], rows[-1]
