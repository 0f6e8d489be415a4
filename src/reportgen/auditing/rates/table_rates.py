"""Execution rates that tables state, held against the budget and the spending of their rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reportgen.amounts import decimal_in, percentage, percentage_range, round_half_up, within_precision
from reportgen.auditing.contradiction import Certainty, Contradiction, Quotation
from reportgen.auditing.kinds import RATE
from reportgen.auditing.tables.ledger import Ledger, LedgerRow, Side, plain
from reportgen.finished import GridCell
from reportgen.statements import BUDGETS, Column, column_in

_RATE = re.compile("执行率|完成率|支出率|支付率|使用率|支出进度|执行进度")
_OF_A_RATE = re.compile(r"(?P<number>\d+(?:\.\d+)?)(?P<sign>[%％]?)")
_LARGEST_FRACTION = Decimal("1.5")
"""A rate without a percent sign up to here may be a fraction of one."""


def table_rates(ledger: Ledger) -> Iterator[Contradiction]:
    """Every rate of a table that is not that of what its row says was budgeted and spent."""
    heads = [head[-1] if head else "" for head in ledger.heads]
    rates = [column for column, head in enumerate(heads) if _RATE.search(head)]
    for side in ledger.sides:
        columns = {
            column: column_in(heads[column]) for column in side.columns if not _RATE.search(heads[column])
        }
        for row in side.rows:
            for rate in rates:
                cell = ledger.table.at(row.number, rate)
                if cell is not None and (cell.row, cell.column) == (row.number, rate):
                    yield from _of_row(cell, f"{plain(row.name)} · {heads[rate]}", row, columns, side)


def _of_row(
    cell: GridCell, called: str, row: LedgerRow, columns: dict[int, Column | None], side: Side
) -> Iterator[Contradiction]:
    stated = _rate_in(cell.text)
    spent = [figure for column, figure in row.figures.items() if columns.get(column) is Column.ACTUAL]
    budgets = [figure for column, figure in row.figures.items() if columns.get(column) in BUDGETS]
    if stated is None or len(spent) != 1:
        return
    pairs = [(budget, span) for budget in budgets if (span := percentage_range(spent[0].value, budget.value))]
    if not pairs or any(within_precision(stated, span) for _, span in pairs):
        return
    due = {budget: percentage(spent[0].value, budget.value) or Decimal(0) for budget, _ in pairs}
    budget = min(due, key=lambda one: abs(due[one] - stated))
    expected = round_half_up(due[budget])
    yield RATE.of(
        f"“{called}”{cell.text.strip()}：按 {spent[0].value:f} 和 {budget.value:f} 计算为 {expected:f}%",
        Quotation(cell.spot, f"{called} {cell.text.strip()}"),
        (spent[0].quotation, budget.quotation),
        Certainty.CERTAIN if side.places else Certainty.DOUBTFUL,
        expected,
        abs(stated - expected),
    )


def _rate_in(text: str) -> Decimal | None:
    found = _OF_A_RATE.fullmatch(plain(text))
    value = decimal_in(found["number"]) if found else None
    if found is None or value is None:
        return None
    return value if found["sign"] or value > _LARGEST_FRACTION else None
