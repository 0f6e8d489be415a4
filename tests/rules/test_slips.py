"""Two numbers of which a slip of the hand makes one out of the other."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.rules.slips import Slip, slip_between

AMOUNTS = st.decimals(min_value=-10_000, max_value=10_000, places=2)


@pytest.mark.parametrize(
    ("due", "typed"),
    [
        ("1568.42", "1586.42"),
        ("31.30", "13.30"),
        ("5.70", "57.0"),
        ("0.85", "85"),
        ("12.34", "-12.34"),
        ("561.01", "56.01"),
        ("91.34", "91.334"),
    ],
)
def test_the_same_digits_in_another_order_place_or_number(due: str, typed: str) -> None:
    assert slip_between(Decimal(due), Decimal(typed)) is Slip.SAME_DIGITS


def test_one_digit_for_another_is_a_weaker_sign() -> None:
    assert slip_between(Decimal("128.46"), Decimal("182.46")) is Slip.SAME_DIGITS
    assert slip_between(Decimal("128.46"), Decimal("128.76")) is Slip.ANOTHER_DIGIT


@pytest.mark.parametrize(
    ("one", "other"),
    [("12", "12.00"), ("0", "5"), ("12.34", "56.78"), ("100", "1000000"), ("12.34", "-12.43")],
)
def test_other_numbers_are_no_slip(one: str, other: str) -> None:
    assert slip_between(Decimal(one), Decimal(other)) is Slip.NONE


@given(AMOUNTS, AMOUNTS)
def test_it_does_not_matter_which_was_meant(one: Decimal, other: Decimal) -> None:
    assert slip_between(one, other) is slip_between(other, one)
