"""Income and expenditure in one breath: the two totals are one figure where they balance, as the rules demand."""

from __future__ import annotations

from reportgen.amounts import round_half_up
from reportgen.model.accounts import LineItem
from reportgen.wording.arguments import amount_of, item_of
from reportgen.wording.changes import versus_prior
from reportgen.wording.numbers import wan
from reportgen.wording.registry import phrase
from reportgen.wording.style import Style

_BALANCED = "收、支总计"
_INCOME, _SPENDING = "收入总计", "支出总计"
_NO_INCOME, _NEITHER = "上年无此项收入", "上年无此项收支"
"""What stands for the rate where there was nothing in the prior year."""


@phrase(
    "收支总计",
    "both_totals",
    "收入总计与支出总计相等时合写为“收、支总计…万元”，不等时分写",
    "{{ 年度 }}年度{{ 收入总计|收支总计(支出总计) }}。",
)
def both_totals(style: Style, value: object, spending: object) -> str:
    income, expenditure = item_of(value), item_of(spending)
    if _agree(income, expenditure, "决算数"):
        return f"{_BALANCED}{wan(style, income)}"
    return f"{_INCOME}{wan(style, income)}，{_SPENDING}{wan(style, expenditure)}"


@phrase(
    "收支总计较上年",
    "both_totals_versus_prior",
    "收支总计与上年相比：两年收支都相等时写“收、支总计各减少…”，不等时收入、支出分写；主语写在“收、支总计”之前",
    "{{ 收入总计|收支总计较上年(支出总计, 对象=上年度) }}。",
)
def both_totals_versus_prior(
    style: Style, value: object, spending: object, against: object = "上年", subject: str = ""
) -> str:
    income, expenditure = item_of(value), item_of(spending)
    if all(_agree(income, expenditure, column) for column in ("决算数", "上年决算数")):
        return _flat_or_each(style, income, against, subject)
    said = versus_prior(
        style, income, against=against, pattern="相比", subject=f"{subject}{_INCOME}", no_rate=_NO_INCOME
    )
    return f"{said}；{versus_prior(style, expenditure, against=against, pattern='相比', subject=_SPENDING)}"


def _flat_or_each(style: Style, income: LineItem, against: object, subject: str) -> str:
    is_flat = _agree(income, income, "决算数", "上年决算数")
    subject = f"{subject}{_BALANCED}{'' if is_flat else '各'}"
    return versus_prior(style, income, against=against, pattern="相比", subject=subject, no_rate=_NEITHER)


def _agree(first: LineItem, second: LineItem, column: str, other_column: str = "") -> bool:
    """Whether two amounts are printed alike."""
    return round_half_up(amount_of(first, column)) == round_half_up(amount_of(second, other_column or column))
