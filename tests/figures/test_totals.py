"""Totals: derived where every part is known, never changed where they are stated."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.figures.totals import completed, items_in, sum_of, total_of
from reportgen.model.accounts import (
    COLUMNS,
    Accounts,
    ByNature,
    LineItem,
    ThreePublicExpenses,
    VehicleItem,
)
from reportgen.model.report import Report
from reportgen.model.validation import report_from
from reportgen.source import read

AMOUNTS = st.decimals(-(10**9), 10**9, places=2)


def report(**parts: Any) -> Report:
    return report_from(read({"年度": 2022, "单位": {"名称": "示例局"}, **parts}))


def expenditure(**parts: Any) -> Accounts:
    accounts = completed(report(支出=parts)).expenditure
    assert accounts is not None
    return accounts


@given(st.lists(AMOUNTS, min_size=1, max_size=12), st.sampled_from(COLUMNS))
def test_a_derived_total_equals_the_sum_of_its_parts(amounts: list[Decimal], column: str) -> None:
    items = tuple(LineItem.model_validate({"name": "某项", column: amount}) for amount in amounts)
    whole = completed(Accounts(by_function=items)).total
    assert whole is not None
    assert getattr(whole, column) == sum(amounts)
    assert getattr(completed(LineItem(name="合计", items=items)), column) == sum(amounts)


@given(AMOUNTS, AMOUNTS)
def test_a_stated_total_is_never_changed(stated: Decimal, part: Decimal) -> None:
    accounts = Accounts(
        total=LineItem(name="合计", actual=stated), by_function=(LineItem(name="甲", actual=part),)
    )
    assert completed(accounts).total == accounts.total


def test_totals_are_derived_from_the_lowest_level_upwards() -> None:
    below = {"名称": "款", "明细": [{"名称": "项", "决算数": "1.10"}, {"名称": "项二", "决算数": "2.20"}]}
    accounts = expenditure(按功能=[{"名称": "类", "明细": [below]}, {"名称": "另一类", "决算数": "3"}])
    assert accounts.by_function[0].actual == Decimal("3.30")
    assert accounts.total is not None
    assert (accounts.total.name, accounts.total.actual) == ("合计", Decimal("6.30"))


def test_a_total_is_left_open_where_a_part_is_not_known() -> None:
    accounts = expenditure(按功能=[{"名称": "甲", "决算数": 1, "上年决算数": 2}, {"名称": "乙", "决算数": 1}])
    assert accounts.total is not None
    assert (accounts.total.actual, accounts.total.prior_actual) == (2, None)


def test_nothing_is_derived_from_nothing() -> None:
    assert sum_of((), "actual") is None
    assert expenditure(按功能=[]).total is None
    assert expenditure(按功能=[{"名称": "甲"}]).total is None


def test_a_total_of_lines_that_no_field_holds_adds_up_the_columns_that_all_of_them_state() -> None:
    total = total_of(
        (
            LineItem(name="甲", budget=Decimal(5), actual=Decimal("1.10")),
            LineItem(name="乙", actual=Decimal("2.20")),
        )
    )
    assert (total.name, total.budget, total.actual) == ("合计", None, Decimal("3.30"))
    assert total_of(()).actual is None


def test_a_total_that_needs_all_of_its_parts_waits_for_them() -> None:
    assert completed(report(资金来源={"上级": {"决算数": 1}, "本级": {"决算数": 1}})).funding.total is None  # type: ignore[union-attr]


def test_optional_parts_count_where_they_are_stated() -> None:
    full = completed(report(收入={"合计": {"决算数": 10}}, 年初结转和结余={"决算数": "2.5"}))
    assert full.income_total is not None
    assert full.income_total.actual == Decimal("12.5")
    alone = completed(report(收入={"合计": {"决算数": 10}}))
    assert alone.income_total is not None
    assert alone.income_total.actual == 10


def test_basic_expenditure_follows_from_personnel_and_operating_costs() -> None:
    nature = {"人员经费": {"决算数": 3}, "公用经费": {"决算数": 2}, "项目支出": {"决算数": 5}}
    accounts = expenditure(按性质=nature)
    assert isinstance(accounts.by_nature, ByNature)
    assert accounts.by_nature.basic is not None
    assert accounts.by_nature.basic.actual == 5
    assert accounts.total is not None
    assert accounts.total.actual == 10


def test_a_derived_line_is_of_the_kind_that_its_field_holds_and_bears_its_name() -> None:
    three = completed(
        report(三公经费={"公务用车购置": {"决算数": 1}, "公务用车运行": {"决算数": 2}})
    ).three_public
    assert isinstance(three, ThreePublicExpenses)
    assert isinstance(three.vehicles, VehicleItem)
    assert (three.vehicles.name, three.vehicles.actual) == ("公务用车购置及运行维护费", 3)


def test_a_line_without_a_name_is_called_by_its_field_and_a_named_one_keeps_its_own() -> None:
    nature = expenditure(
        按性质={"人员经费": {"决算数": 1}, "公用经费": {"名称": "日常公用经费", "决算数": 1}}
    ).by_nature
    assert [item.name for item in items_in((nature.personnel, nature.operating_costs))] == [  # type: ignore[union-attr]
        "人员经费",
        "日常公用经费",
    ]


def test_completing_twice_changes_nothing_more() -> None:
    once = completed(report(支出={"按功能": [{"名称": "甲", "决算数": 1}]}, 会议费={"决算数": 2}))
    assert completed(once) is once


@pytest.mark.parametrize(
    ("value", "names"),
    [
        (None, []),
        ("甲", []),
        (LineItem(name="甲"), ["甲"]),
        ((LineItem(name="甲"), "乙"), ["甲"]),
        (ByNature(basic=LineItem(name="甲"), personnel=LineItem(name="乙")), ["甲"]),
    ],
)
def test_the_lines_that_a_value_stands_for(value: object, names: list[str]) -> None:
    assert [item.name for item in items_in(value)] == names
