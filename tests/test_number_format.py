"""One way of writing numbers, in sentences, tables, charts and their workbooks."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reportgen.number_format import NumberFormat

FULL = NumberFormat(shortens=False)


@pytest.mark.parametrize(
    ("way", "shown"),
    [
        (NumberFormat(), "1234.50"),
        (NumberFormat(strips_zeros=True), "1234.5"),
        (NumberFormat(groups=True), "1,234.50"),
        (NumberFormat(places=1), "1234.5"),
        (NumberFormat(places=0, groups=True), "1,235"),
        (NumberFormat(places=0, strips_zeros=True), "1235"),
        (NumberFormat(strips_zeros=True, groups=True), "1,234.5"),
    ],
)
def test_decimals_zeros_at_the_end_and_separators(way: NumberFormat, shown: str) -> None:
    assert way.text(Decimal("1234.5")) == shown


def test_nothing_is_written_short_unless_it_is_to_be_in_full() -> None:
    assert [way.text(Decimal("0.001")) for way in (NumberFormat(), FULL)] == ["0", "0.00"]
    assert [way.percent(Decimal(100)) for way in (NumberFormat(), FULL)] == ["100%", "100.00%"]


def test_halves_are_rounded_up_once() -> None:
    assert NumberFormat(places=1).text(Decimal("0.0449")) == "0"
    assert NumberFormat(places=1).text(Decimal("-2.35")) == "-2.4"


def test_numbers_are_never_in_scientific_notation() -> None:
    assert NumberFormat().text(Decimal("1E+9")) == "1000000000.00"
    assert NumberFormat(strips_zeros=True).text(Decimal("1E+9")) == "1000000000"


@pytest.mark.parametrize(
    ("way", "code"),
    [
        (NumberFormat(), "0.00;-0.00;0"),
        (FULL, "0.00"),
        (NumberFormat(strips_zeros=True), "General"),
        (NumberFormat(places=1, groups=True), "#,##0.0;-#,##0.0;0"),
        (NumberFormat(places=0), "0;-0;0"),
    ],
)
def test_workbooks_of_charts_show_the_same(way: NumberFormat, code: str) -> None:
    assert way.in_workbooks == way.in_workbooks_of(Decimal("1234.5")) == code
    assert way.all_in_workbooks == (code,)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("1200", "#,##0"),
        ("0", "#,##0"),
        ("1234.50", "#,##0.0;-#,##0.0;0"),
        ("-1234.56", "#,##0.00;-#,##0.00;0"),
    ],
)
def test_separators_without_zeros_at_the_end_take_a_code_for_each_value(value: str, code: str) -> None:
    way = NumberFormat(strips_zeros=True, groups=True)
    assert way.in_workbooks_of(Decimal(value)) == code
    assert code in way.all_in_workbooks
