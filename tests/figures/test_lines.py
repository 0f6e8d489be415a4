"""Shares of a whole."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from reportgen.amounts import round_half_up
from reportgen.figures.lines import share, whole_of
from reportgen.model.accounts import LineItem

PARTS = st.lists(st.decimals(0, 10**9, places=2), min_size=1, max_size=30)


def lines(amounts: list[Decimal]) -> tuple[LineItem, ...]:
    return tuple(LineItem(name=f"第{number}项", actual=amount) for number, amount in enumerate(amounts))


@given(PARTS)
def test_the_shares_of_all_parts_make_the_whole(amounts: list[Decimal]) -> None:
    items = lines(amounts)
    shares = [share(item.actual or Decimal(0), whole_of(items)) for item in items]
    if whole_of(items) == 0:
        assert set(shares) == {None}
    else:
        assert round_half_up(sum(value for value in shares if value is not None), 20) == 100


@given(PARTS)
def test_printed_shares_miss_a_hundred_by_their_rounding_only(amounts: list[Decimal]) -> None:
    items = lines(amounts)
    shares = [share(item.actual or Decimal(0), whole_of(items)) for item in items]
    printed = [round_half_up(value) for value in shares if value is not None]
    assert not printed or abs(sum(printed) - 100) <= Decimal("0.005") * len(printed)


def test_a_column_left_out_counts_as_zero_in_a_whole() -> None:
    assert whole_of((LineItem(name="甲", actual=Decimal(1)), LineItem(name="乙"))) == 1
    assert whole_of((), "budget") == 0
