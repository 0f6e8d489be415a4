"""Names of 科目 against the official classification: a 项 under another 款 than its own, a code beside another name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from reportgen.auditing.contradiction import Certainty, Contradiction, Quotation
from reportgen.auditing.kinds import CLASS_NAME
from reportgen.auditing.tables.ledger import Ledger, plain
from reportgen.errors import Spot
from reportgen.finished import FinishedDocument
from reportgen.model.official_names import FUNCTIONS

_SINCE = 2020
"""From this year on the classification has the names of today, e.g. 行政事业单位养老支出 for 行政事业单位离退休."""
_GROUP, _ITEM = 5, 7
"""How many digits the codes of a 款 and of a 项 have."""
_PATH = re.compile(r"（类）\s*(?P<group>[^（）。，；：]+)（款）\s*(?P<item>[^（）。，；：]+)（项）")
_FEW = 4


def official_paths(
    document: FinishedDocument, ledgers: Sequence[Ledger], year: int | None, told: Collection[Spot] = ()
) -> Iterator[Contradiction]:
    """住房保障支出（款）住房公积金（项）: the only 项 of that name belongs to 住房改革支出; 2210203 beside 提租补贴.

    Args:
        year: that the report is of; nothing is said of one before the names of today.
        told: paragraphs of which it was said already that the tables have no such 科目.
    """
    if year is not None and year >= _SINCE:
        yield from _in_sentences(document, told)
        yield from _in_tables(ledgers)


def _in_sentences(document: FinishedDocument, told: Collection[Spot]) -> Iterator[Contradiction]:
    """Each 款 under which 项 are named that are another's; all places at once."""
    groups = _groups_by_item()
    found: dict[tuple[str, str], Contradiction] = {}
    for paragraph in (one for one in document.paragraphs if one.spot not in told):
        for match in _PATH.finditer(paragraph.text):
            group, item = plain(match["group"]), plain(match["item"])
            official = groups.get(item)
            if official is None or _core(group) == _core(official):
                continue
            quotation = Quotation(paragraph.spot, match[0])
            if first := found.get((group, official)):
                found[group, official] = replace(first, repeated=(*first.repeated, quotation))
                continue
            message = f"“{group}（款）{item}（项）”：《政府收支分类科目》里“{item}”属于“{official}”"
            found[group, official] = CLASS_NAME.of(message, quotation, (), Certainty.DOUBTFUL)
    yield from found.values()


def _groups_by_item() -> dict[str, str]:
    """The 款 of each 项 whose name no other 款 has."""
    counts = Counter(name for code, name in FUNCTIONS.items() if len(code) == _ITEM)
    return {
        name: FUNCTIONS[code[:_GROUP]]
        for code, name in FUNCTIONS.items()
        if len(code) == _ITEM and counts[name] == 1 and code[:_GROUP] in FUNCTIONS
    }


def _in_tables(ledgers: Sequence[Ledger]) -> Iterator[Contradiction]:
    """Each code that stands beside the name of another 科目, where nearly all codes of the table have their own."""
    for ledger in ledgers:
        rows = [
            row for side in ledger.sides for row in side.rows if row.code in FUNCTIONS and row.name.strip()
        ]
        others = [row for row in rows if _core(plain(row.name)) != _core(FUNCTIONS[row.code])]
        if len(others) * _FEW > len(rows):
            continue
        for row in others:
            cell = next(iter(row.figures.values()), None)
            if cell is not None:
                yield CLASS_NAME.of(
                    f"“{row.code}{plain(row.name)}”：《政府收支分类科目》里 {row.code} 是“{FUNCTIONS[row.code]}”",
                    Quotation(cell.spot, f"{row.code}{plain(row.name)}"),
                    (),
                    Certainty.DOUBTFUL,
                )


def _core(name: str) -> str:
    """A name without brackets and without 支出 at its end, which reports leave out or add."""
    return re.sub(r"[（）()、“”]", "", name).removesuffix("支出")
