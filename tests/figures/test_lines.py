"""What lines say, and shares of a whole."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.amounts import round_half_up
from reportgen.figures.lines import actual_in, amount_in, line_in, share, whole_of
from reportgen.model.accounts import COLUMNS, FundAccount, LineItem

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


@pytest.mark.parametrize(
    ("part", "whole", "printed"),
    [
        ("1", "3", "33.33"),
        ("2", "3", "66.67"),
        ("1", "800", "0.13"),
        ("3", "2", "150.00"),
        ("0", "3", "0.00"),
    ],
)
def test_a_share_is_printed_rounded_half_up(part: str, whole: str, printed: str) -> None:
    value = share(Decimal(part), Decimal(whole))
    assert value is not None
    assert str(round_half_up(value)) == printed


@pytest.mark.parametrize("whole", ["0", "0.004", "-0.004"])
def test_a_whole_that_is_printed_as_zero_has_no_shares(whole: str) -> None:
    assert share(Decimal(1), Decimal(whole)) is None


def test_a_share_follows_from_the_amounts_as_they_are_printed() -> None:
    """1.005 of 2.00 is printed as 1.01 of 2.00."""
    assert share(Decimal("1.005"), Decimal("2.00")) == Decimal("50.5")


def test_each_column_of_a_line_can_be_read() -> None:
    line = LineItem(name="某项", **{column: Decimal(number) for number, column in enumerate(COLUMNS)})
    assert [amount_in(line, column) for column in COLUMNS] == [0, 1, 2, 3]
    assert amount_in(LineItem(name="某项"), "actual") is None


def test_what_a_field_of_an_account_comes_to() -> None:
    account = FundAccount.model_validate(
        {
            "收入": {"合计": {"决算数": 8}},
            "支出": {"按功能": [{"名称": "甲", "决算数": 7}]},
            "年末结转和结余": {"决算数": 1},
        }
    )
    assert (actual_in(account, "income"), actual_in(account, "carried_out")) == (8, 1)
    assert line_in(account, "carried_out") is account.carried_out
    assert line_in(account, "expenditure") is None, "a total that was not derived is not known"
    assert actual_in(account, "carried_in") is None
    assert line_in(None, "income") is None
