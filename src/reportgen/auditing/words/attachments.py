"""Tables that a report or its contents announce and it does not hold, and published tables without figures and without a word about it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from reportgen.auditing.contradiction import Certainty, Contradiction, Quotation, inside_quotes
from reportgen.auditing.kinds import MISSING
from reportgen.auditing.tables.ledger import number_of, plain
from reportgen.finished import FinishedDocument, GridTable, ProseParagraph
from reportgen.finished.headings import numbered_level

_ANNOUNCED = re.compile(r"^附表\s*\d*\s*[：:]\s*(?P<name>\S.*表(?:[（(].*[）)])?)\s*$")
_PUBLISHED = re.compile("决算.*表")
_NOTHING = re.compile("没有|无|为空|不涉及|未发生|未安排|空表")
_IS_TITLE = re.compile(r"^[^。；，]{2,40}表(?:[（(].*[）)])?\s*$")
_ENTRY = re.compile(
    r"(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|\d+[.．、])(?P<name>[^，。；：]{4,40}表)[.…·\d]*"
)
_LEAST_ENTRIES, _FEW = 5, 3
"""Contents of fewer tables, or of which more than one in three is missing, are none of this report's tables."""
_BEFORE_TABLE, _TITLE_ROWS = 4, 3
_SHORTEST_TABLE = 3


def attachments(document: FinishedDocument) -> Iterator[Contradiction]:
    """Each 附表 after which no table follows, each table that only the contents name, each empty table of final accounts."""
    yield from _announced(document)
    yield from _of_contents(document)
    yield from _empty(document)


def _announced(document: FinishedDocument) -> Iterator[Contradiction]:
    blocks = document.blocks
    last = max((index for index, block in enumerate(blocks) if isinstance(block, GridTable)), default=-1)
    for index, block in enumerate(blocks):
        text = block.text.strip() if isinstance(block, ProseParagraph) else ""
        match = _ANNOUNCED.match(text)
        if match and index > last:
            yield MISSING.of(
                f"“{text}”：后面没有这张表",
                Quotation(block.spot, match["name"]),
                (),
                Certainty.DOUBTFUL,
            )


def _of_contents(document: FinishedDocument) -> Iterator[Contradiction]:
    """A table that the contents list among others, of which nearly all follow: 三、支出决算表."""
    by_level: dict[int, dict[str, list[ProseParagraph]]] = {}
    for paragraph in document.paragraphs:
        text = plain(paragraph.text)
        if entry := _ENTRY.fullmatch(text):
            of_level = by_level.setdefault(numbered_level(text), {})
            of_level.setdefault(entry["name"], []).append(paragraph)
    listed = max(
        by_level.values(), key=len, default={}
    )  # the others are parts of the report that hold tables
    longest = sorted(listed, key=len, reverse=True)  # 支出决算表 stands in the titles of others too
    there = {next((name for name in longest if name in title), "") for title in _titles(document)}
    missing = [name for name in listed if name not in there]
    if len(listed) < _LEAST_ENTRIES or len(missing) * _FEW > len(listed):
        return
    for name in missing:
        first = listed[name][0]
        message = f"目录里有“{inside_quotes(name)}”，后面没有这张表"
        yield MISSING.of(message, Quotation(first.spot, first.text.strip()), (), Certainty.DOUBTFUL)


def _titles(document: FinishedDocument) -> Iterator[str]:
    """What may be the title of a table: all that stands shortly before one or in its first rows."""
    for index, block in enumerate(document.blocks):
        if isinstance(block, GridTable):
            before = document.blocks[max(0, index - _BEFORE_TABLE) : index]
            yield from (plain(one.text) for one in before if isinstance(one, ProseParagraph))
            yield from (plain(cell.text) for cell in block.cells if cell.row < _TITLE_ROWS)
        elif _IS_TITLE.search(block.text.strip()) and not _ENTRY.fullmatch(plain(block.text)):
            yield plain(block.text)


def _empty(document: FinishedDocument) -> Iterator[Contradiction]:
    blocks = document.blocks
    for index, block in enumerate(blocks):
        if not isinstance(block, GridTable) or block.height < _SHORTEST_TABLE:
            continue
        before = [one.text for one in blocks[max(0, index - 3) : index] if isinstance(one, ProseParagraph)]
        heads = [cell.text for cell in block.row(0)]
        title = next((text for text in (*heads, *reversed(before)) if _PUBLISHED.search(plain(text))), "")
        after = _after(blocks[index + 1 : index + 5])
        told = " ".join((*after, *(cell.text for cell in block.cells)))
        if title and not any(number_of(cell.text) for cell in block.cells) and not _NOTHING.search(told):
            yield MISSING.of(
                f"“{inside_quotes(title.strip())}”：表里没有数，也没有说明为什么",
                Quotation(block.spot, title.strip()),
                (),
                Certainty.DOUBTFUL,
            )


def _after(blocks: Sequence[ProseParagraph | GridTable]) -> list[str]:
    """What is said right below a table, up to the title of the next."""
    prose = takewhile(lambda one: isinstance(one, ProseParagraph) and not _IS_TITLE.search(one.text), blocks)
    return [one.text for one in prose if isinstance(one, ProseParagraph)]
