"""本年收入 by source: the lines of the form 公开01 and the columns of 公开02."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from reportgen.amounts import sum_if_known
from reportgen.figures.forms.subjects import APPROPRIATION, FUND_SOURCES, FUNDS, OTHER_SOURCES
from reportgen.figures.lines import actual_in
from reportgen.figures.trees import find, leaves
from reportgen.model.accounts import Accounts
from reportgen.model.report import Report

SOURCE_COLUMNS = (APPROPRIATION, *OTHER_SOURCES)
"""The columns of 公开02 beside the total."""


def source_fund(name: str) -> str | None:
    """The field of the fund whose income a source of that name is; None for any other source."""
    plain = name.removesuffix("收入").replace("财政拨款", "").replace("拨款", "").removesuffix("预算")
    if name.removesuffix("收入") == "财政拨款":
        return "appropriation"
    return next((field for fund, field in FUNDS.items() if fund.removesuffix("预算") == plain), None)


def source_amount(report: Report, source: str) -> Decimal | None:
    """本年收入 from one source, in 万元: as listed, else what the accounts of that money say."""
    listed = find(report.income.by_source, source) if report.income else None
    if listed is not None:
        return listed.actual
    if source == APPROPRIATION:
        kinds = [source_amount(report, name) for name in FUND_SOURCES]
        return whole_or_sum(actual_in(report.appropriation, "income"), kinds)
    return actual_in(getattr(report, FUND_SOURCES.get(source, ""), None), "income")


def sources(report: Report) -> Iterator[tuple[str, Decimal | None]]:
    """The sources of the form in its order, then those that the form does not know."""
    amounts = {name: source_amount(report, name) for name in (*FUND_SOURCES, *OTHER_SOURCES)}
    yield from amounts.items()
    is_divided = any(amounts[name] for name in FUND_SOURCES)
    known = {*amounts, APPROPRIATION} if is_divided else set(amounts)
    for listed in leaves((report.income or Accounts()).by_source):
        if listed.item.name not in known:
            yield listed.item.name, listed.item.actual


def whole_or_sum(whole: Decimal | None, parts: Iterable[Decimal | None]) -> Decimal | None:
    """The whole where it is known, else the sum of the parts that are."""
    return sum_if_known(part for part in parts if part is not None) if whole is None else whole
