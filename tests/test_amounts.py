"""Exact amounts: what is read, how it is rounded, how far rounding may drift."""

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reportgen.amounts import (
    HALF_UNIT,
    add,
    divide,
    multiply,
    parse_decimal,
    percentage,
    percentage_range,
    round_half_up,
    subtract,
    sum_if_known,
    sum_tolerance,
    yuan_to_wan,
)

AMOUNTS = st.decimals(-(10**11), 10**11, places=2)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.10", "0.10"),
        ("0123", "123"),
        ("1,204.50", "1204.50"),
        ("12,345,678", "12345678"),
        ("－１，２０４．５０", "-1204.50"),
        ("−3", "-3"),
        (" +3.7 ", "3.7"),
        ("999999999999.99", "999999999999.99"),
    ],
)
def test_a_number_is_read_exactly_as_written(text: str, value: str) -> None:
    parsed = parse_decimal(text)
    assert str(parsed) == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "一百",
        "1 204",
        "12,34",
        "1,2345",
        ",123",
        "1.",
        ".5",
        "1e5",
        "1e400",
        "NaN",
        "Infinity",
        "1.2.3",
        "5%",
        "3.5万元",
        "٣",
        "1_000",
    ],
)
def test_what_is_no_plain_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=f"^应为数字，实为“{text}”$".replace(".", r"\.")):
        parse_decimal(text)


@pytest.mark.parametrize("text", ["1000000000000", "-1000000000000", "9" * 30])
def test_an_amount_of_a_trillion_is_a_typing_error(text: str) -> None:
    with pytest.raises(ValueError, match=f"^数值过大：“{text}”$"):
        parse_decimal(text)


def test_a_long_text_is_shortened_in_the_complaint() -> None:
    with pytest.raises(ValueError, match=r"^应为数字，实为“字{40}…”$"):
        parse_decimal("字" * 1000)


@given(AMOUNTS)
def test_an_amount_with_thousands_separators_is_the_same_amount(amount: Decimal) -> None:
    assert parse_decimal(f"{amount:,}") == amount


@given(AMOUNTS, AMOUNTS, AMOUNTS)
def test_arithmetic_is_exact_whatever_the_host_programs_precision(a: Decimal, b: Decimal, c: Decimal) -> None:
    with localcontext() as context:
        context.prec = 2
        results = add(a, b, c), subtract(a, b), multiply(a, b), yuan_to_wan(a)
    assert [Fraction(result) for result in results] == [
        Fraction(a) + Fraction(b) + Fraction(c),
        Fraction(a) - Fraction(b),
        Fraction(a) * Fraction(b),
        Fraction(a) / 10_000,
    ]


def test_the_sum_of_nothing_is_zero() -> None:
    assert add() == 0


def test_a_sum_is_known_where_all_of_its_addends_are() -> None:
    assert sum_if_known([Decimal("0.10"), Decimal(2)]) == Decimal("2.10")
    assert sum_if_known([Decimal(1), None]) is sum_if_known([]) is None


def test_a_rate_of_zero_does_not_exist() -> None:
    assert divide(Decimal(1), Decimal(0)) is None
    assert divide(Decimal(0), Decimal("0.00")) is None
    assert percentage(Decimal(5), Decimal(0)) is None


@given(AMOUNTS, AMOUNTS.filter(bool))
def test_a_percentage_is_the_quotient_to_fifty_digits(part: Decimal, whole: Decimal) -> None:
    exact = Fraction(part) / Fraction(whole) * 100
    computed = percentage(part, whole)
    assert computed is not None
    assert abs(Fraction(computed) - exact) <= abs(exact) / 10**50


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        ("0.005", 2, "0.01"),
        ("-0.005", 2, "-0.01"),
        ("0.0049999999", 2, "0.00"),
        ("-0.004", 2, "0.00"),
        ("2.675", 2, "2.68"),
        ("137", 2, "137.00"),
        ("0.5", 0, "1"),
        ("1.5E+2", 1, "150.0"),
    ],
)
def test_halves_are_rounded_away_from_zero(value: str, places: int, text: str) -> None:
    assert str(round_half_up(Decimal(value), places)) == text


@given(st.decimals(-(10**12), 10**12, places=6), st.integers(0, 6))
def test_rounding_moves_a_value_by_half_a_unit_at_most(value: Decimal, places: int) -> None:
    rounded = round_half_up(value, places)
    assert abs(Fraction(rounded) - Fraction(value)) <= Fraction(1, 2 * 10**places)
    assert round_half_up(rounded, places) == rounded


@given(st.lists(st.decimals(-1000, 1000, places=6), min_size=1, max_size=30))
def test_rounded_parts_stay_within_the_tolerance_of_their_sum(parts: list[Decimal]) -> None:
    drift = subtract(add(*(round_half_up(part) for part in parts)), add(*parts))
    assert abs(drift) <= sum_tolerance(len(parts))


@given(st.decimals(-1000, 1000, places=5), st.decimals(-1000, 1000, places=5))
def test_every_percentage_that_rounding_allows_is_in_its_range(part: Decimal, whole: Decimal) -> None:
    assume(whole)
    stated = percentage(part, whole)
    bounds = percentage_range(round_half_up(part), round_half_up(whole))
    assert stated is not None
    assert bounds is None or bounds[0] <= round_half_up(stated) <= bounds[1]


def test_a_percentage_range_is_no_wider_than_rounding_makes_it() -> None:
    bounds = percentage_range(Decimal("50.00"), Decimal("100.00"))
    assert bounds is not None
    assert round_half_up(bounds[0], 4) == Decimal("49.9875")
    assert round_half_up(bounds[1], 4) == Decimal("50.0125")


@pytest.mark.parametrize("whole", ["0", "0.005", "-0.005"])
def test_a_whole_that_may_be_zero_has_no_percentage_range(whole: str) -> None:
    assert percentage_range(Decimal(1), Decimal(whole)) is None


def test_half_a_unit_is_what_rounding_to_two_places_moves() -> None:
    assert sum_tolerance(11) == 11 * HALF_UNIT == Decimal("0.055")
