"""A finished report as plain text or Markdown: one paragraph a line, tables of | or of tabs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from reportgen.errors import Spot
from reportgen.finished.headings import heading_level
from reportgen.finished.model import (
    FinishedDocument,
    GridCell,
    GridTable,
    ProseParagraph,
    without_empty_paragraphs,
)

_MARKDOWN_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
_MARKDOWN_RULE = re.compile(r"\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)+\|?|\|\s*:?-+:?\s*\|")
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_BOOKMARK = re.compile(r"\[bookmark: [^\]\n]*\]\s*")
"""What some programs that take the text out of Word files leave of their bookmarks."""
_Line = tuple[int, str]


def read_text(text: str, name: str | None) -> FinishedDocument:
    """Read text in which each line is a paragraph; lines are their places."""
    lines = list(enumerate(text.splitlines(), 1))
    blocks: list[ProseParagraph | GridTable] = []
    tables = 0
    for separator, group in groupby(lines, lambda line: _separator(line[1])):
        found = list(group)
        if separator and _is_table(found, separator):
            tables += 1
            blocks.append(_table(found, separator, tables, name))
        else:
            blocks += [_paragraph(line, name) for line in found]
    return FinishedDocument(without_empty_paragraphs(blocks))


def _separator(line: str) -> str:
    """What parts the cells of a line; empty where it is no row of a table."""
    plain = line.strip()
    if plain.startswith("|") or (_MARKDOWN_RULE.fullmatch(plain) and "|" in plain):
        return "|"
    return "\t" if "\t" in plain else ""


def _is_table(lines: list[_Line], separator: str) -> bool:
    return len(lines) > 1 and max(len(cells) for cells in _rows(lines, separator)) > 1


def _rows(lines: list[_Line], separator: str) -> Iterator[list[str]]:
    for _, line in lines:
        if separator == "\t":
            yield line.rstrip("\r\n").split("\t")
        elif not _MARKDOWN_RULE.fullmatch(line.strip()):
            yield re.split(r"(?<!\\)\|", line.strip().removeprefix("|").removesuffix("|"))


def _table(lines: list[_Line], separator: str, number: int, name: str | None) -> GridTable:
    numbers = [n for n, line in lines if separator == "\t" or not _MARKDOWN_RULE.fullmatch(line.strip())]
    cells = tuple(
        GridCell(row, column, text.strip(), Spot(f"表{number}第{row + 1}行第{column + 1}格", name, line))
        for row, (line, texts) in enumerate(zip(numbers, _rows(lines, separator), strict=True))
        for column, text in enumerate(texts)
    )
    return GridTable(cells, Spot(f"表{number}", name, lines[0][0]))


def _paragraph(line: _Line, name: str | None) -> ProseParagraph:
    number, text = line
    spot = Spot(f"第{number}行", name, number)
    if heading := _MARKDOWN_HEADING.fullmatch(text.strip()):
        return ProseParagraph(_plain(heading[2]), spot, len(heading[1]))
    plain = _plain(text)
    return ProseParagraph(plain, spot, heading_level(plain))


def _plain(text: str) -> str:
    return _EMPHASIS.sub(r"\2", _BOOKMARK.sub("", text))
