"""A document as sentences with their places, so that it does not matter how a file parts its paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from reportgen.amounts import decimal_in, multiply
from reportgen.errors import Spot, shortened
from reportgen.finished import FinishedDocument
from reportgen.statements import IN_WAN, as_read

_ENDS = re.compile(r"(?<=[。！？；\n])")
_BLANKS = re.compile(r"\s")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")

NUMBER = re.compile(r"\d+(?:\.\d+)?")
"""A number in a plain text."""
AMOUNT = re.compile(rf"(?P<number>{NUMBER.pattern})(?P<unit>万元|亿元|元)?")
"""A number in a plain text with the unit of money that follows it."""
_LONGEST_QUOTE = 60


class Sentence(NamedTuple):
    """One sentence, or a paragraph that is none.

    Attributes:
        text: as it stands.
        plain: without blanks and thousands separators, with one kind of marks.
        spot: where its paragraph stands.
    """

    text: str
    plain: str
    spot: Spot


def sentences_of(document: FinishedDocument) -> tuple[Sentence, ...]:
    """The sentences of all paragraphs, in order; tables are no part of them."""
    return tuple(_sentences(document))


def _sentences(document: FinishedDocument) -> Iterator[Sentence]:
    for paragraph in document.paragraphs:
        for text in _ENDS.split(paragraph.text):
            if text.strip():
                yield Sentence(text.strip(), plain(text), paragraph.spot)


def everything(document: FinishedDocument) -> str:
    """All paragraphs and cells of a document in one plain text."""
    texts = [one.text for one in document.paragraphs]
    texts += [cell.text for table in document.tables for cell in table.cells]
    return plain("".join(texts))


def plain(text: str) -> str:
    """A text as it is compared: blanks, thousands separators and the width of marks make no difference."""
    return _THOUSANDS.sub("", _BLANKS.sub("", as_read(text)))


def excerpt(text: str) -> str:
    """What a report says, cut so that a message that quotes it stays readable."""
    return shortened(text, _LONGEST_QUOTE)


def in_wan(amount: str) -> Decimal | None:
    """What `AMOUNT` matches, in 万元; a number without a unit stands for itself."""
    found = AMOUNT.fullmatch(amount)
    value = decimal_in(found["number"]) if found else None
    return None if found is None or value is None else multiply(value, IN_WAN[found["unit"] or ""])
