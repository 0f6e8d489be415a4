"""Comparisons: the printed figures decide, and a rate exists only on a base."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reportgen.amounts import round_half_up
from reportgen.figures.comparison import (
    Change,
    amounts_by_year,
    budget_completion,
    change_of_budget,
    change_on_budget,
    change_on_prior,
    execution_base,
    execution_rate,
)
from reportgen.model.accounts import LineItem

AMOUNTS = st.decimals(-(10**9), 10**9, places=6)


def line(**columns: str) -> LineItem:
    return LineItem.model_validate({"name": "某项", **columns})


@given(AMOUNTS, AMOUNTS)
def test_the_printed_base_and_the_printed_difference_make_the_printed_amount(
    current: Decimal, base: Decimal
) -> None:
    change = Change(current, base)
    assert round_half_up(base) + change.amount == round_half_up(current)


@given(AMOUNTS, AMOUNTS)
def test_a_change_is_flat_up_or_down(current: Decimal, base: Decimal) -> None:
    change, back = Change(current, base), Change(base, current)
    assert change.is_flat == back.is_flat
    assert [change.is_flat, change.is_increase, back.is_increase].count(True) == 1


@given(AMOUNTS, AMOUNTS)
def test_a_rate_exists_unless_the_printed_base_is_zero(current: Decimal, base: Decimal) -> None:
    assert (Change(current, base).percent is None) == (round_half_up(base) == 0)


@given(AMOUNTS, st.decimals("0.01", 10**9, places=2))
def test_the_rate_has_the_sign_of_the_difference(current: Decimal, base: Decimal) -> None:
    change = Change(current, base)
    assert change.percent is not None
    assert (change.percent > 0) == change.is_increase
    assert (change.percent == 0) == change.is_flat


def test_the_rate_is_not_rounded_before_it_is_printed() -> None:
    percent = Change(Decimal("2932.56"), Decimal("2418.04")).percent
    assert percent is not None
    assert round_half_up(percent, 6) == Decimal("21.278391")


@pytest.mark.parametrize(
    ("compare", "columns", "amount"),
    [
        (change_on_prior, {"actual": "12", "prior_actual": "10"}, "2"),
        (change_on_budget, {"actual": "12", "budget": "15"}, "-3"),
        (change_of_budget, {"adjusted_budget": "15", "budget": "15"}, "0"),
    ],
)
def test_which_columns_are_compared(compare, columns: dict[str, str], amount: str) -> None:  # type: ignore[no-untyped-def]
    assert compare(line(**columns)).amount == Decimal(amount)
    for missing in columns:
        assert compare(line(**{name: value for name, value in columns.items() if name != missing})) is None


def test_execution_is_taken_on_the_full_year_budget_where_there_is_one() -> None:
    assert execution_rate(line(budget="100", adjusted_budget="80", actual="40")) == 50
    assert execution_rate(line(budget="100", actual="40")) == 40
    assert execution_base(line(actual="40")) is None


@pytest.mark.parametrize(
    "columns",
    [{"actual": "40"}, {"budget": "40"}, {"budget": "0", "actual": "0"}, {"budget": "0.004", "actual": "1"}],
)
def test_without_a_budget_there_is_no_execution_rate(columns: dict[str, str]) -> None:
    assert execution_rate(line(**columns)) is None


@given(AMOUNTS, st.decimals("0.01", 10**9, places=6))
def test_the_execution_rate_follows_from_the_printed_figures(actual: Decimal, budget: Decimal) -> None:
    assume(round_half_up(budget) != 0)
    rate = execution_rate(LineItem(name="某项", actual=actual, budget=budget))
    printed = execution_rate(
        LineItem(name="某项", actual=round_half_up(actual), budget=round_half_up(budget))
    )
    assert rate == printed


def test_halves_are_rounded_up_before_amounts_are_compared() -> None:
    """2.345 and 1.005 are printed as 2.35 and 1.01."""
    assert Change(Decimal("2.345"), Decimal("1.005")).amount == Decimal("1.34")
    assert Change(Decimal("-2.345"), Decimal(0)).amount == Decimal("-2.35")
    assert Change(Decimal("0.004"), Decimal("0.001")).is_flat


@pytest.mark.parametrize(
    ("columns", "rate"),
    [
        ({"budget": "150", "actual": "60", "adjusted_budget": "60"}, 40),
        ({"budget": "150", "actual": "0"}, 0),
        ({"budget": "150", "actual": "180"}, 120),
        ({"budget": "0", "actual": "60"}, None),
        ({"budget": "150"}, None),
        ({"actual": "60", "adjusted_budget": "60"}, None),
    ],
)
def test_completion_is_taken_on_the_budget_at_the_beginning_of_the_year(
    columns: dict[str, str], rate: int | None
) -> None:
    assert budget_completion(line(**columns)) == rate


def test_amounts_by_year_run_from_the_oldest_to_the_year_of_the_report() -> None:
    item = LineItem.model_validate(
        {"决算数": "4", "上年决算数": "3", "历年决算数": {"2021": "2", "2019": "1"}}
    )
    assert list(amounts_by_year(item, 2023).items()) == [(2019, 1), (2021, 2), (2022, 3), (2023, 4)]


def test_a_year_that_the_item_does_not_state_is_left_out() -> None:
    assert amounts_by_year(line(actual="4"), 2023) == {2023: 4}
    assert amounts_by_year(line(prior_actual="3"), 2023) == {2022: 3}
    assert amounts_by_year(line(), 2023) == {}


def test_the_columns_count_before_the_history_where_both_state_a_year() -> None:
    item = LineItem.model_validate({"决算数": "4", "历年决算数": {"2023": "5"}})
    assert amounts_by_year(item, 2023) == {2023: 4}
