"""The published tables that a template prints, looked over before they are printed: blank cells, rows that do not add up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from reportgen.amounts import add, subtract, sum_tolerance
from reportgen.errors import Problem, Severity
from reportgen.figures.final_accounts import FinalAccounts, ThreePublicTable
from reportgen.figures.forms.subjects import FUNDS
from reportgen.figures.tables import TOTAL, Line, Table, TwoSided, says_something
from reportgen.model.paths import Path
from reportgen.model.report import Report
from reportgen.model.tracing import problem_at

_MOST_NAMED = 5
"""Rows named in one message."""

_UNPRINTED = ("国内接待", "外事接待")
"""Amounts of 公开09 that the form has no column for."""


class _Form(NamedTuple):
    """What is known of one table.

    Attributes:
        path: the place in the data from which its rows come.
        whole: the column that others add up to.
        parts: those columns; None for all others.
    """

    path: Path
    whole: str = TOTAL
    parts: tuple[str, ...] | None = None


_FORMS: Mapping[str, _Form] = {
    "公开02": _Form(("income", "by_function")),
    "公开03": _Form(("expenditure", "by_function")),
    "公开04": _Form(("appropriation",)),
    "公开05": _Form(("general_budget", "expenditure", "by_function")),
    "公开07": _Form(("government_funds",), "本年支出", ("基本支出", "项目支出")),
    "公开08": _Form(("state_capital", "expenditure", "by_function")),
    "公开09": _Form(("three_public",)),
    "财政拨款支出明细": _Form(("appropriation", "expenditure", "by_economic"), parts=tuple(FUNDS)),
    "一般公共预算支出明细": _Form(("general_budget", "expenditure", "by_economic")),
    "国有资本经营收支": _Form(("state_capital",), "本年支出", ("基本支出", "项目支出")),
}
"""By the name that templates have for them; those that are missing have one amount in a row."""


def table_problems(accounts: FinalAccounts, report: Report) -> Iterator[Problem]:
    """What is wrong with those tables that were printed: they alone were made."""
    for name, form in _FORMS.items():
        made = vars(accounts).get(FinalAccounts.template_names[name])
        if made is not None and not made.is_empty:
            rows = list(_rows(made))
            yield from _blanks(name, form, rows, report)
            yield from _sums(name, form, rows, report)


def _rows(table: Table | TwoSided | ThreePublicTable) -> Iterator[Line]:
    """The rows of a table, of two sides the right one."""
    if isinstance(table, Table):
        yield table.total
        yield from table.lines
    elif isinstance(table, TwoSided):
        yield from (pair.right for pair in table.pairs)
    else:
        yield from (table.budget, table.actual)


def _blanks(name: str, form: _Form, rows: Iterable[Line], report: Report) -> Iterator[Problem]:
    """One problem for all blank cells of a table; rows in which the same columns are blank are named together."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for row in rows:
        if says_something(row) and (columns := _blank_columns(name, row)):
            groups.setdefault(columns, []).append(row.name)
    if groups:
        named = "；".join(f"{_named(names)}的{'、'.join(columns)}" for columns, names in groups.items())
        hint = "补上合计、各栏的数，或在最末一级科目的“分列”中写明各属哪一栏"
        message = f"{name}表有空白的格：{named}"
        yield problem_at(report.document, form.path, Severity.WARNING, "layout.columns", message, hint=hint)


def _named(rows: Sequence[str]) -> str:
    more = f"等 {len(rows)} 行" if len(rows) > _MOST_NAMED else ""
    return "".join(f"“{row}”" for row in rows[:_MOST_NAMED]) + more


def _blank_columns(name: str, row: Line) -> tuple[str, ...]:
    """The columns that stay blank although the row has an amount; of 公开04 only where no kind of money is given."""
    blank = tuple(
        column for column, amount in row.amounts.items() if amount is None and column not in _UNPRINTED
    )
    is_divided = len(blank) < len(row.amounts) - 1 and TOTAL not in blank
    return () if name == "公开04" and is_divided else blank


def _sums(name: str, form: _Form, rows: Iterable[Line], report: Report) -> Iterator[Problem]:
    for row in rows:
        parts = _parts(name, form, row)
        whole = row.amounts.get(form.whole)
        known = [amount for amount in parts if amount is not None]
        if whole is None or not known or (len(known) < len(parts) and name != "公开04"):
            continue
        difference = subtract(add(*known), whole).copy_abs()
        if difference > sum_tolerance(len(known)):
            message = f"{name}表“{row.name}”各栏之和 {add(*known)} 万元，与{form.whole} {whole} 万元相差 {difference} 万元"
            yield problem_at(
                report.document,
                form.path,
                Severity.ERROR,
                "layout.table",
                message,
                hint="核对各栏和合计的来源",
            )


def _parts(name: str, form: _Form, row: Line) -> Sequence[Decimal | None]:
    """The amounts of a row that must add up; none of 公开09, which other rules hold."""
    if name == "公开09":
        return ()
    columns = form.parts or tuple(column for column in row.amounts if column != form.whole)
    return [row.amounts.get(column) for column in columns]
