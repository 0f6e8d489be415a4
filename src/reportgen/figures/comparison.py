"""Comparisons of two amounts: change on the prior year, against the budget, execution and completion rates."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from reportgen.amounts import percentage, round_half_up, subtract
from reportgen.figures.lines import amount_in, share
from reportgen.model.accounts import LineItem


@dataclass(frozen=True, slots=True)
class Change:
    """How `current` differs from `base`, both in 万元.

    Both amounts are rounded first, as they are printed, so that a reader who subtracts the printed figures gets the
    printed difference.

    Attributes:
        places: decimals with which they are printed.
    """

    current: Decimal
    base: Decimal
    places: int = 2

    @property
    def amount(self) -> Decimal:
        """The difference in 万元, signed, of the amounts as printed."""
        return subtract(round_half_up(self.current, self.places), round_half_up(self.base, self.places))

    @property
    def percent(self) -> Decimal | None:
        """The difference in percent of the base, signed; None for a base of zero, where no rate exists."""
        return percentage(self.amount, round_half_up(self.base, self.places))

    @property
    def is_flat(self) -> bool:
        """True where the printed amounts are the same."""
        return self.amount == 0

    @property
    def is_increase(self) -> bool:
        """True where the current amount is the larger one."""
        return self.amount > 0


def change_on_prior(item: LineItem) -> Change | None:
    """决算数 against 上年决算数; None where either is unknown."""
    return _change(item.actual, item.prior_actual)


def change_on_budget(item: LineItem) -> Change | None:
    """决算数 against 年初预算数; None where either is unknown."""
    return _change(item.actual, item.budget)


def change_of_budget(item: LineItem) -> Change | None:
    """全年预算数 against 年初预算数: the adjustment during the year; None where either is unknown."""
    return _change(item.adjusted_budget, item.budget)


def _change(current: Decimal | None, base: Decimal | None) -> Change | None:
    return None if current is None or base is None else Change(current, base)


def budget_completion(item: LineItem) -> Decimal | None:
    """决算数 in percent of 年初预算数, of the amounts as printed; None where that is zero or either is unknown."""
    return None if item.budget is None or item.actual is None else share(item.actual, item.budget)


def base_column(item: LineItem) -> str:
    """The column that a completion or execution rate is taken on: 全年预算数 where stated, else 年初预算数 (项目支出绩效自评表)."""
    return "budget" if item.adjusted_budget is None else "adjusted_budget"


def execution_base(item: LineItem) -> Decimal | None:
    """The item's amount in `base_column`, in 万元."""
    return amount_in(item, base_column(item))


def change_on_execution_base(item: LineItem) -> Change | None:
    """决算数 against 全年预算数 (年初预算数 where that is not stated); None where either is unknown."""
    return _change(item.actual, execution_base(item))


def execution_rate(item: LineItem) -> Decimal | None:
    """决算数 in percent of the budget, of the amounts as printed; None where the budget is zero or either is unknown."""
    base = execution_base(item)
    return None if base is None or item.actual is None else share(item.actual, base)


def amounts_by_year(item: LineItem, year: int) -> dict[int, Decimal]:
    """决算数 by year in 万元, oldest first, of the years that the item states; `year` is that of its 决算数."""
    amounts = {int(past): amount for past, amount in item.history.items()}
    if item.prior_actual is not None:
        amounts[year - 1] = item.prior_actual
    if item.actual is not None:
        amounts[year] = item.actual
    return dict(sorted(amounts.items()))
