"""Targets of indicators that a table states and a line of the text says again: （1）光纤租赁费：≤23万元."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from reportgen.amounts import decimal_in
from reportgen.auditing.contradiction import Certainty, Contradiction, Quotation
from reportgen.auditing.kinds import SAME
from reportgen.auditing.tables.ledger import plain
from reportgen.finished import FinishedDocument, GridTable, ProseParagraph

_NAME = re.compile("三级指标|指标名称")
_TARGET = re.compile("指标值|目标值")
_UNIT = re.compile("度量单位|计量单位|单位")
_SIGN = "(?:[≥≤=＝>＞<＜]|不低于|不少于|不高于|不超过|大于等于|小于等于)?"
_VALUE = re.compile(rf"{_SIGN}(?P<number>\d[\d,]*(?:\.\d+)?)(?P<unit>[^\d。；;，,]{{0,4}})")
_LINE = re.compile(
    rf"\s*(?:(?:[（(]?\d{{1,2}}[）).．、]|[①-⑳])\s*)?(?P<name>[^\s：:，,。；;\d][^：:，,。；;\d]{{3,39}})[：:]\s*(?P<value>{_VALUE.pattern})[。；;]?\s*"
)


class _Target(NamedTuple):
    value: Decimal
    unit: str
    quotation: Quotation


def indicator_targets(document: FinishedDocument) -> Iterator[Contradiction]:
    """Every line that gives an indicator another target than the tables that name it."""
    targets: dict[str, list[_Target]] = {}
    for block in document.blocks:
        for name, target in _in_table(block) if isinstance(block, GridTable) else ():
            targets.setdefault(name, []).append(target)
    for paragraph in document.paragraphs if targets else ():
        line = _LINE.fullmatch(paragraph.text)
        stated = targets.get(plain(line["name"]), []) if line else []
        if line and stated:
            yield from _otherwise(paragraph, line, stated)


def _otherwise(
    paragraph: ProseParagraph, line: re.Match[str], stated: list[_Target]
) -> Iterator[Contradiction]:
    value, unit = decimal_in(line["number"]), plain(line["unit"])
    alike = [target for target in stated if target.unit == unit]
    if value is None or not alike or any(target.value == value for target in alike):
        return
    yield SAME.of(
        f"“{plain(line['name'])}”的指标值 {value:f}{unit}，{alike[0].quotation.spot.words}是 {alike[0].value:f}{unit}",
        Quotation(paragraph.spot, paragraph.text.strip()),
        tuple(target.quotation for target in alike),
        Certainty.CERTAIN,
        alike[0].value,
        abs(alike[0].value - value),
    )


def _in_table(table: GridTable) -> Iterator[tuple[str, _Target]]:
    """The targets of a table under heads of their own: its names, values and units."""
    for head in range(table.height):
        columns = {plain(cell.text): cell.column for cell in table.row(head) if cell.row == head}
        name, target, unit = (_column(columns, pattern) for pattern in (_NAME, _TARGET, _UNIT))
        if name is None or target is None:
            continue
        for row in range(head + 1, table.height):
            called, said = table.at(row, name), table.at(row, target)
            if called is None or said is None or said.row != row:
                continue
            found = _VALUE.fullmatch(plain(said.text))
            value = decimal_in(found["number"]) if found else None
            own = table.at(row, unit) if unit is not None else None
            if found and value is not None:
                measured = found["unit"] or (plain(own.text) if own else "")
                yield plain(called.text), _Target(value, measured, Quotation(said.spot, plain(said.text)))
        return


def _column(columns: dict[str, int], pattern: re.Pattern[str]) -> int | None:
    return next((column for head, column in columns.items() if pattern.search(head)), None)
