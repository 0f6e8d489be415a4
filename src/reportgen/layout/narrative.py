"""Text that an author pasted, as paragraphs of a report: an opening number takes the style of its level."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from reportgen.word import Counting, Paragraph, Paragraphs
from reportgen.word.numbering import LEVEL_NAMES, level_marks

BODY = "正文"
LONGEST_HEADING = 40
_LONGEST_PLAIN_HEADING = 16
"""Of headings in the typeface of the text, where text follows them: beyond that it is the first of several sentences."""

_NUMERAL = "[一二三四五六七八九十百]+"
_LEVELS = (
    (re.compile(rf"({_NUMERAL})、"), "标题 1", True),
    (re.compile(rf"[（(]({_NUMERAL})[）)]"), "标题 2", True),
    (re.compile(r"(\d+)(?:[.．](?!\d)|、)"), "标题 3", False),
    (re.compile(r"[（(](\d+)[）)]"), "标题 4", False),
)
"""Pattern of each level's number, its style, and whether that has a typeface of its own."""

STYLES = (
    ("paragraph", BODY),
    *(("paragraph", style) for _, style, _ in _LEVELS),
)
"""Kind and name of every style that pasted text may take."""


def paragraphs(
    text: str, counted: Counting | None = None, patterns: Mapping[str, str] = MappingProxyType({})
) -> Paragraphs:
    """One paragraph per line that is not blank.

    A line that is nothing but a numbered heading takes the heading's style; numbered sentences one after another are a
    list, not headings. Where text follows the heading on the same line, only the heading, up to its full stop, takes the
    level's style, and the text goes on behind it.

    Args:
        text: as pasted.
        counted: the section numbers that replace the pasted ones of the outermost level in the text, where the report
            goes on counting after it.
        patterns: the first number of levels that the layout writes otherwise than official documents, by the level's
            name: pasted numbers of these levels take its marks.
    """
    lines = [_as_the_layout_writes(line.strip(), patterns) for line in text.splitlines() if line.strip()]
    if counted is not None:
        lines = _renumbered(lines, counted)
    before, after = ["", *lines], [*lines[1:], ""]
    around = zip(before, lines, after, strict=False)
    return Paragraphs([paragraph for lines in around for paragraph in _paragraphs(*lines)])


def _as_the_layout_writes(line: str, patterns: Mapping[str, str]) -> str:
    """The line with its opening number between the marks of its level."""
    level = _level(line)
    marks = None if level is None else level_marks(patterns.get(LEVEL_NAMES[level], ""))
    if level is None or marks is None:
        return line
    found = _LEVELS[level][0].match(line)
    before, first, after = marks
    if found is None or found[1].isdigit() != first.isdigit():
        return line  # Chinese numerals are not turned into digits
    return f"{before}{found[1]}{after}{line[found.end() :]}"


def _renumbered(lines: list[str], counted: Counting) -> list[str]:
    openings = [opening for opening, *_ in _LEVELS if any(opening.match(line) for line in lines)]
    if not openings:
        return lines
    return [
        counted.take() + line[match.end() :] if (match := openings[0].match(line)) else line for line in lines
    ]


def _level(line: str) -> int | None:
    """Which level's number a line opens with; None for none."""
    return next((level for level, (opening, *_) in enumerate(_LEVELS) if opening.match(line)), None)


def _paragraphs(before: str, line: str, after: str) -> list[Paragraph]:
    level = _level(line)
    if level is None:
        return [Paragraph(line, BODY)]
    _, style, has_typeface = _LEVELS[level]
    end = line.find("。") + 1
    if _is_heading(line, end) and not (end and _is_listed(before, line, after)):
        return [Paragraph(line, style)]
    if 0 < end < len(line) and (_runs_in if has_typeface else _runs_in_plainly)(line[:end]):
        return [Paragraph(line[:end], style, runs_in=True), Paragraph(line[end:], BODY)]
    return [Paragraph(line, BODY)]


def _runs_in(opening: str) -> bool:
    """Whether the first sentence of a numbered line is a heading for the others."""
    return len(opening) <= LONGEST_HEADING


def _runs_in_plainly(opening: str) -> bool:
    """The same where the level has no typeface of its own, so that only its form tells a heading from a sentence."""
    return len(opening) <= _LONGEST_PLAIN_HEADING and not set("，；：") & set(opening)


def _is_heading(line: str, first_stop: int) -> bool:
    ends_there = first_stop in (0, len(line))
    return ends_there and len(line) <= LONGEST_HEADING and not line.endswith(("；", "：", "，"))


def _is_listed(before: str, line: str, after: str) -> bool:
    """Whether a numbered sentence stands next to others of its level, with nothing of its own below it."""
    level, below = _level(line), _level(after)
    if not after:
        return level == _level(before)
    return below is not None and level is not None and below <= level
