"""What a 科目 was used for: words that name another 科目 of the report were copied from there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from reportgen.auditing.contradiction import Certainty, Contradiction, Quotation
from reportgen.auditing.kinds import COPIED
from reportgen.finished import FinishedDocument

_ITEM = re.compile(
    r"（款）\s*(?P<item>[^（）。，；]+(?:（[^类款项）]*）[^（）。，；]*)*)（项）[^。；]{0,4}?[。，：]?\s*主要(?:用于|是用于)[：:]?\s*(?P<purpose>[^。；\n]+)"
)
_SHORTEST_NAME = 5
_ANY = re.compile("支出|费用?|其他|行政|事业|单位|机关|人员|经费|的|等")
"""Words that the names of many 科目 share."""


class _Purpose(NamedTuple):
    item: str
    text: str
    quotation: Quotation


def purposes(document: FinishedDocument) -> Iterator[Contradiction]:
    """住房公积金（项）。主要用于：事业单位医疗保险支出, where 事业单位医疗 is a 项 of its own."""
    stated = [
        _Purpose(match["item"].strip(), match["purpose"].strip(), Quotation(paragraph.spot, match[0][-60:]))
        for paragraph in document.paragraphs
        for match in _ITEM.finditer(paragraph.text)
    ]
    for one in stated:
        other = next((other for other in stated if _is_named(other.item, one)), None)
        if other is not None and not _is_about(one.text, one.item):
            message = f"“{one.item}（项）”的用途写的是“{one.text}”，那是“{other.item}（项）”的"
            yield COPIED.of(message, one.quotation, (other.quotation,), Certainty.DOUBTFUL)


def _is_named(item: str, one: _Purpose) -> bool:
    return item != one.item and len(item) >= _SHORTEST_NAME and item in one.text and one.item not in item


def _is_about(purpose: str, item: str) -> bool:
    """Whether a purpose has two characters in a row of the words that are this item's own."""
    own = _ANY.sub("，", item)
    pairs = {own[at : at + 2] for at in range(len(own) - 1)}
    return any(pair in purpose for pair in pairs if "，" not in pair)
