"""Shares that sentences state, held against the amounts that they are of."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reportgen.amounts import add, written_tolerance
from reportgen.auditing.amounts.known import Known
from reportgen.auditing.amounts.measures import (
    CLASSES,
    DIVISIONS,
    GRAND_TOTAL,
    INCOME,
    SPENDING,
    in_wan,
    is_money,
    name_of,
)
from reportgen.auditing.amounts.prose import Section, Told
from reportgen.auditing.contradiction import Certainty, Contradiction
from reportgen.auditing.kinds import SHARE
from reportgen.auditing.rates.rate_contradictions import other_rate, zero_base
from reportgen.statements import Column, Measure, TextSpan

_HUNDRED = Decimal(100)
_ASSETS = "固定资产原值"  # what is a part of it is said to be a share of all assets as well


def share(told: Told, known: Known) -> Iterator[Contradiction]:
    """占X%: of what is named, else of the whole of the list, else of one of the report's totals."""
    amount = told.amount
    if amount is None or not is_money(amount) or amount.statement.is_rounded:
        return
    value, _ = in_wan(amount)
    stated = told.statement.figure.value
    if value == 0 and stated:
        fault = f"金额为 0，占比却为 {stated:f}%"
        yield zero_base(told, (amount,), fault)
        return
    wholes = list(_wholes(told, amount, known))
    if value and wholes:
        yield from other_rate(
            told, [(value, whole) for whole, _ in wholes], (amount, *_told(wholes)), SHARE, "占比"
        )


def all_shares(section: Section) -> Iterator[Contradiction]:
    """基本支出占70%，项目支出占20%: what one sentence says of all parts of a whole, without their amounts, comes to 100%."""
    sentences: dict[TextSpan, list[Told]] = {}
    for told in section.told:
        statement = told.statement
        if statement.measure is Measure.SHARE and not statement.is_rounded and told.amount is None:
            sentences.setdefault(told.sentence_span, []).append(told)
    for stated in sentences.values():
        names = [name_of(told.statement.subject, told.statement.words) for told in stated]
        known = [name[0] for name in names if name is not None]
        is_whole = any(sorted(known) == sorted(parts) for parts in DIVISIONS.values())
        total = add(*(told.statement.figure.value for told in stated))
        tolerance = add(*(written_tolerance(told.statement.figure.value) for told in stated))
        if is_whole and len(known) == len(stated) and abs(total - _HUNDRED) > tolerance and total:
            first, *others = stated
            yield SHARE.of(
                f"“{first.quote}”：这一句各部分的占比合计 {total:f}%，不是 100%",
                first.quotation,
                tuple(one.quotation for one in others),
                Certainty.CERTAIN if total > _HUNDRED else Certainty.DOUBTFUL,
                _HUNDRED,
                abs(total - _HUNDRED),
                tolerance,
            )


def _wholes(told: Told, amount: Told, known: Known) -> Iterator[tuple[Decimal, Told | None]]:
    if not told.statement.whole:
        whole = amount.whole
        if whole is not None and is_money(whole):
            yield in_wan(whole)[0], whole
        else:
            yield from ((value, None) for value in _totals(amount, known))
        return
    named = name_of(told.statement.whole, told.statement.whole)
    if named is None or not named[1]:
        return
    of_part = known.key(amount)
    column = Column.ACTUAL if of_part is None else of_part.column
    for key, figures in known.by_key.items():
        if key.name == named[0] and key.column is column and key.year == known.year:
            yield from ((figure.value, None) for figure in figures)


def _totals(amount: Told, known: Known) -> Iterator[Decimal]:
    """All that a share may be of which says of nothing: what the amount is a part of, and the report's totals."""
    key = known.key(amount)
    if key is None or not key.is_known:
        return
    names = tuple(_above(key.name))
    if names or key.name in (*CLASSES, *DIVISIONS[SPENDING], INCOME):
        names = (*names, SPENDING, INCOME, GRAND_TOTAL)
    for other, figures in known.by_key.items():
        if other.name in names and (other.column, other.year) == (key.column, key.year):
            yield from (figure.value for figure in figures)


def _above(name: str) -> Iterator[str]:
    """What an amount is always a part of, from the nearest: 公务用车购置及运行维护费, then “三公”经费."""
    for whole, parts in DIVISIONS.items():
        if name in parts and whole not in (SPENDING, _ASSETS):
            yield whole
            yield from _above(whole)


def _told(wholes: list[tuple[Decimal, Told | None]]) -> tuple[Told, ...]:
    return tuple(told for _, told in wholes if told is not None)
