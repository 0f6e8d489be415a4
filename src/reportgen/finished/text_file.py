"""A finished report as plain text or Markdown: tables of | or of tabs, and paragraphs, a line each or broken as a page was."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from reportgen.errors import Problem, Severity, Spot
from reportgen.finished.headings import heading_level
from reportgen.finished.model import (
    FinishedDocument,
    GridCell,
    GridTable,
    ProseParagraph,
    without_empty_paragraphs,
)
from reportgen.finished.wrapped import NumberedLine, flat_tables, paragraphs, width_of_page

_MARKDOWN_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
_MARKDOWN_RULE = re.compile(r"\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)+\|?|\|\s*:?-+:?\s*\|")
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_BOOKMARK = re.compile(r"\[bookmark: [^\]\n]*\]\s*")
"""What some programs that take the text out of Word files leave of their bookmarks."""


def read_text(text: str, name: str | None) -> FinishedDocument:
    """Read text in which each line is a paragraph, or in which lines are broken as a page was; lines are the places."""
    lines = list(_lines(text))
    problems: tuple[Problem, ...] = ()
    if width := width_of_page(lines):
        flat = tuple(flat_tables(lines))
        problems = tuple(_not_read(first, last, name) for first, last in flat)
        told = [line for line in lines if not any(first <= line[0] <= last for first, last in flat)]
        lines = list(paragraphs(told, width))
    blocks: list[ProseParagraph | GridTable] = []
    tables = 0
    for separator, group in groupby(lines, lambda line: _separator(line[1])):
        found = list(group)
        if separator and _is_table(found, separator):
            tables += 1
            blocks.append(_table(found, separator, tables, name))
        else:
            blocks += [_paragraph(line, name) for line in found]
    return FinishedDocument(without_empty_paragraphs(blocks), problems)


def _lines(text: str) -> Iterator[NumberedLine]:
    """The lines as an editor counts them; a page may end within one."""
    for number, line in enumerate(re.split(r"\r\n?|\n", text), 1):
        yield from ((number, part) for part in line.split("\f"))


def _not_read(first: int, last: int, name: str | None) -> Problem:
    message = f"第 {first} 至 {last} 行像是一张表，各栏已经连在一起，没有核对"
    hint = "请用这份报告的 Word 或 PDF 文件来核"
    return Problem(Severity.WARNING, "finished.columns", Spot(f"第{first}行", name, first), message, hint)


def _separator(line: str) -> str:
    """What parts the cells of a line; empty where it is no row of a table."""
    plain = line.strip()
    if plain.startswith("|") or (_MARKDOWN_RULE.fullmatch(plain) and "|" in plain):
        return "|"
    return "\t" if "\t" in plain else ""


def _is_table(lines: list[NumberedLine], separator: str) -> bool:
    return len(lines) > 1 and max(len(cells) for cells in _rows(lines, separator)) > 1


def _rows(lines: list[NumberedLine], separator: str) -> Iterator[list[str]]:
    for _, line in lines:
        if separator == "\t":
            yield line.rstrip("\r\n").split("\t")
        elif not _MARKDOWN_RULE.fullmatch(line.strip()):
            yield re.split(r"(?<!\\)\|", line.strip().removeprefix("|").removesuffix("|"))


def _table(lines: list[NumberedLine], separator: str, number: int, name: str | None) -> GridTable:
    numbers = [n for n, line in lines if separator == "\t" or not _MARKDOWN_RULE.fullmatch(line.strip())]
    cells = tuple(
        GridCell(row, column, text.strip(), Spot(f"表{number}第{row + 1}行第{column + 1}格", name, line))
        for row, (line, texts) in enumerate(zip(numbers, _rows(lines, separator), strict=True))
        for column, text in enumerate(texts)
    )
    return GridTable(cells, Spot(f"表{number}", name, lines[0][0]))


def _paragraph(line: NumberedLine, name: str | None) -> ProseParagraph:
    number, text = line
    spot = Spot(f"第{number}行", name, number)
    if heading := _MARKDOWN_HEADING.fullmatch(text.strip()):
        return ProseParagraph(_plain(heading[2]), spot, len(heading[1]))
    plain = _plain(text)
    return ProseParagraph(plain, spot, heading_level(plain))


def _plain(text: str) -> str:
    return _EMPHASIS.sub(r"\2", _BOOKMARK.sub("", text))
