"""Text that an author pasted, as paragraphs of a report: an opening number takes the style of its level."""

from __future__ import annotations

import re

from reportgen.word import Counting, Paragraph, Paragraphs, Run

BODY = "正文"
LONGEST_HEADING = 40

_NUMERAL = "[一二三四五六七八九十百]+"
_LEVELS = (
    (re.compile(rf"{_NUMERAL}、"), "标题 1", "黑体字"),
    (re.compile(rf"（{_NUMERAL}）"), "标题 2", "楷体字"),
    (re.compile(r"\d+[.．]"), "标题 3", None),
    (re.compile(r"（\d+）"), "标题 4", None),
)


def paragraphs(text: str, counted: Counting | None = None) -> Paragraphs:
    """One paragraph per line that is not blank.

    A line that is nothing but a numbered heading takes the heading's style. Where text follows the heading on the same
    line, it stays body text and only the heading, up to its full stop, takes the level's typeface.

    Args:
        text: as pasted.
        counted: the section numbers that replace the pasted ones of the outermost level in the text, where the report
            goes on counting after it.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if counted is not None:
        lines = _renumbered(lines, counted)
    return Paragraphs([_paragraph(line) for line in lines])


def _renumbered(lines: list[str], counted: Counting) -> list[str]:
    openings = [opening for opening, *_ in _LEVELS if any(opening.match(line) for line in lines)]
    if not openings:
        return lines
    return [
        counted.take() + line[match.end() :] if (match := openings[0].match(line)) else line for line in lines
    ]


def _paragraph(line: str) -> Paragraph:
    for opening, style, typeface in _LEVELS:
        match = opening.match(line)
        if match is None:
            continue
        end = line.find("。", match.end()) + 1
        if _is_heading(line, end):
            return Paragraph(line, style)
        if typeface and 0 < end <= LONGEST_HEADING:
            return Paragraph([Run(line[:end], typeface), Run(line[end:])], BODY)
        break
    return Paragraph(line, BODY)


def _is_heading(line: str, first_stop: int) -> bool:
    ends_there = first_stop in (0, len(line))
    return ends_there and len(line) <= LONGEST_HEADING and not line.endswith(("；", "：", "，"))
