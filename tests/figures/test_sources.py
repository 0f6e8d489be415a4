"""本年收入 by source: what is listed counts first, then the accounts of the money itself."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.figures.published import report

from reportgen.figures.sources import SOURCE_COLUMNS, source_amount, sources, whole_or_sum

FUND_SOURCES = ["一般公共预算财政拨款收入", "政府性基金预算财政拨款收入", "国有资本经营预算财政拨款收入"]
OTHER_SOURCES = ["上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入"]


def received(actual: str) -> dict[str, object]:
    """An account with that 本年收入 and nothing else."""
    return {"收入": {"合计": {"决算数": actual}}}


def listed(*entries: tuple[str, str]) -> dict[str, object]:
    return {"按来源": [{"名称": name, "决算数": actual} for name, actual in entries]}


def test_the_income_table_has_a_column_for_appropriation_and_one_for_each_other_source() -> None:
    assert list(SOURCE_COLUMNS) == ["财政拨款收入", *OTHER_SOURCES]


def test_a_listed_source_is_taken_as_listed_though_the_account_says_otherwise() -> None:
    data = report(收入=listed(("一般公共预算财政拨款收入", "80")), 一般公共预算=received("90"))
    assert source_amount(data, "一般公共预算财政拨款收入") == 80


def test_a_source_that_is_not_listed_is_taken_from_the_account_of_that_money() -> None:
    data = report(一般公共预算=received("90"), 政府性基金预算=received("7.50"))
    assert source_amount(data, "一般公共预算财政拨款收入") == 90
    assert source_amount(data, "政府性基金预算财政拨款收入") == Decimal("7.50")
    assert source_amount(data, "国有资本经营预算财政拨款收入") is None


def test_a_source_may_be_listed_below_another() -> None:
    data = report(
        收入={
            "按来源": [
                {"名称": "财政拨款收入", "明细": [{"名称": "一般公共预算财政拨款收入", "决算数": "80"}]},
            ]
        }
    )
    assert source_amount(data, "一般公共预算财政拨款收入") == 80
    assert source_amount(data, "财政拨款收入") == 80


def test_appropriation_as_a_whole_is_that_of_its_account_else_the_sum_of_its_kinds() -> None:
    kinds = {"一般公共预算": received("90"), "政府性基金预算": received("7.50")}
    assert source_amount(report(**kinds), "财政拨款收入") == Decimal("97.50")
    assert source_amount(report(财政拨款=received("98"), **kinds), "财政拨款收入") == 98
    assert source_amount(report(), "财政拨款收入") is None


def test_other_sources_have_no_account_to_be_taken_from() -> None:
    assert source_amount(report(一般公共预算=received("90")), "事业收入") is None


def test_the_form_lists_eight_sources_in_its_order_though_there_are_no_data() -> None:
    assert list(sources(report())) == [(name, None) for name in FUND_SOURCES + OTHER_SOURCES]


def test_sources_that_the_form_does_not_know_follow_in_the_order_of_the_file() -> None:
    income = listed(("捐赠收入", "3"), ("事业收入", "2"), ("利息收入", "1"))
    found = list(sources(report(收入=income)))
    assert found[4] == ("事业收入", 2)
    assert found[8:] == [("捐赠收入", 3), ("利息收入", 1)]


def test_appropriation_as_a_whole_is_a_line_of_its_own_only_where_its_kinds_are_not_known() -> None:
    income = listed(("财政拨款收入", "12"))
    assert list(sources(report(收入=income)))[8:] == [("财政拨款收入", 12)]
    assert list(sources(report(收入=income, 一般公共预算=received("12"))))[8:] == []


@pytest.mark.parametrize(
    ("whole", "parts", "result"),
    [
        ("5", ["1", "2"], "5"),
        ("0", ["1", "2"], "0"),
        (None, ["1", "2"], "3"),
        (None, ["1", None], "1"),
        (None, [None, None], None),
        (None, [], None),
    ],
)
def test_a_known_whole_counts_before_the_sum_of_the_parts_that_are_known(
    whole: str | None, parts: list[str | None], result: str | None
) -> None:
    def number(text: str | None) -> Decimal | None:
        return None if text is None else Decimal(text)

    assert whole_or_sum(number(whole), map(number, parts)) == number(result)
