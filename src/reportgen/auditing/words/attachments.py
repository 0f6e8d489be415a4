"""Tables that a report announces and does not hold, and published tables without figures and without a word about it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.auditing.contradiction import Certainty, Contradiction, Quotation
from reportgen.auditing.kinds import MISSING
from reportgen.auditing.tables.ledger import number_of, plain
from reportgen.finished import FinishedDocument, GridTable, ProseParagraph

_ANNOUNCED = re.compile(r"^附表\s*\d*\s*[：:]\s*(?P<name>\S.*表(?:[（(].*[）)])?)\s*$")
_PUBLISHED = re.compile("决算.*表")
_NOTHING = re.compile("没有|无|为空|不涉及|未发生|未安排|空表")
_SHORTEST_TABLE = 3


def attachments(document: FinishedDocument) -> Iterator[Contradiction]:
    """Each 附表 after which no table follows; each empty table of final accounts."""
    yield from _announced(document)
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


def _empty(document: FinishedDocument) -> Iterator[Contradiction]:
    blocks = document.blocks
    for index, block in enumerate(blocks):
        if not isinstance(block, GridTable) or block.height < _SHORTEST_TABLE:
            continue
        before = [one.text for one in blocks[max(0, index - 3) : index] if isinstance(one, ProseParagraph)]
        heads = [cell.text for cell in block.row(0)]
        title = next((text for text in (*heads, *reversed(before)) if _PUBLISHED.search(plain(text))), "")
        after = [one.text for one in blocks[index + 1 : index + 5] if isinstance(one, ProseParagraph)]
        told = " ".join((*after, *(cell.text for cell in block.cells)))
        if title and not any(number_of(cell.text) for cell in block.cells) and not _NOTHING.search(told):
            yield MISSING.of(
                f"“{title.strip()}”：表里没有数，也没有说明为什么",
                Quotation(block.spot, title.strip()),
                (),
                Certainty.DOUBTFUL,
            )
