"""科目 that a sentence lists as what 人员经费 and 公用经费 were spent on, and on which the table shows nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from reportgen.auditing.amounts.table_facts import BASIC
from reportgen.auditing.contradiction import Certainty, Contradiction, Quotation
from reportgen.auditing.kinds import CLASS_NAME
from reportgen.auditing.tables.ledger import Ledger, LedgerRow, plain
from reportgen.finished import FinishedDocument
from reportgen.model.official_names import ECONOMIC_CLASSES

_LIST = re.compile(r"(?P<whole>人员经费|公用经费)[^。；]*?主要(?:包括|用于|有)[：:]?(?P<names>[^。；\n]+)")
_GROUP = 5
"""How many digits the code of a 款 has."""
_LEAST_ROWS = 8
"""A table of fewer 款 does not list them all."""


def listed_names(document: FinishedDocument, ledgers: Sequence[Ledger]) -> Iterator[Contradiction]:
    """Names copied from the form of the sentence though nothing was spent on them."""
    rows = {plain(row.name): row for ledger in ledgers for row in _rows(ledger)}
    if len(rows) < _LEAST_ROWS:
        return
    official = {plain(name) for code, name in ECONOMIC_CLASSES.items() if len(code) == _GROUP}
    for paragraph in document.paragraphs:
        for found in _LIST.finditer(paragraph.text):
            names = [
                _as_in_table(plain(name).removesuffix("等"), rows) for name in found["names"].split("、")
            ]
            nothing = [name for name in names if name in official and not _is_spent(rows.get(name))]
            if nothing:
                listed = "、".join(nothing)
                yield CLASS_NAME.of(
                    f"{found['whole']}里列出“{listed}”，基本支出表里没有这些支出",
                    Quotation(paragraph.spot, f"{found['whole']}……{listed}"),
                    tuple(
                        figure.quotation
                        for name in nothing
                        if name in rows
                        for figure in rows[name].figures.values()
                    ),
                    Certainty.DOUBTFUL,
                )


def _as_in_table(name: str, rows: Mapping[str, LedgerRow]) -> str:
    """A name without the 支出 that sentences add: 办公设备购置支出."""
    return name if name in rows else name.removesuffix("支出")


def _rows(ledger: Ledger) -> Iterator[LedgerRow]:
    title = plain(ledger.title)
    if BASIC in title and "决算" in title:
        yield from (row for side in ledger.sides for row in side.rows if len(row.code) == _GROUP)


def _is_spent(row: LedgerRow | None) -> bool:
    return row is not None and any(figure.value for figure in row.figures.values())
