"""Numbers of headings and items that occur twice in a row."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.auditing.contradiction import Certainty, Contradiction, Quotation
from reportgen.auditing.kinds import NUMBERING
from reportgen.finished import FinishedDocument, GridTable, ProseParagraph
from reportgen.finished.headings import heading_number

_LONGEST_TITLE = 60
_QUOTED = 24


def numbering(document: FinishedDocument) -> Iterator[Contradiction]:
    """Two neighbours with one number. Of further ones in the same list the first is the cause."""
    last: dict[int, tuple[str, ProseParagraph]] = {}
    told: set[int] = set()
    for block in document.blocks:
        if isinstance(block, GridTable):
            last.clear()
            continue
        number = heading_number(block.text.strip())
        if number is None:
            if _may_be_heading(block.text):  # its own number may be lost, and the numbers after it begin anew
                last.clear()
                told.clear()
            continue
        style, text = number
        if style in last and last[style][0] == text and style not in told:
            told.add(style)
            yield _contradiction(block, last[style][1], text)
        for deeper in [one for one in last if one > style]:
            del last[deeper]
        told = {one for one in told if one <= style}
        last[style] = (text, block)


def _may_be_heading(text: str) -> bool:
    plain = text.strip()
    return len(plain) <= _LONGEST_TITLE and not plain.endswith(("。", "；", "，"))


def _contradiction(block: ProseParagraph, before: ProseParagraph, number: str) -> Contradiction:
    one, other = block.text.strip()[:_QUOTED], before.text.strip()[:_QUOTED]
    return NUMBERING.of(
        f"“{one}”与前面的“{other}”编号相同，都是“{number}”",
        Quotation(block.spot, one),
        (Quotation(before.spot, other),),
        Certainty.CERTAIN,
    )
