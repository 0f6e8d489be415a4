"""The nine published tables: where each figure comes from, and what is filled in where the data say less."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.figures.final_accounts import FinalAccounts
from reportgen.figures.tables import Line, Pair
from reportgen.figures.totals import completed
from reportgen.model.report import Report


def tables(**data: object) -> FinalAccounts:
    """The tables of a report that says only this, in the words of a data file."""
    return FinalAccounts(completed(Report.model_validate({"年度": 2023, "单位": {"名称": "某局"}, **data})))


def item(code: str, actual: str | None = None, *parts: dict[str, Any], **columns: str) -> dict[str, Any]:
    return {"编码": code, "名称": f"科目{code}", "决算数": actual, "明细": list(parts), "分列": columns}


def named(pairs: tuple[Pair, ...], name: str) -> Line:
    return next(line for pair in pairs for line in (pair.left, pair.right) if line.name == name)


def amounts(line: Line) -> list[str | None]:
    return [None if amount is None else str(amount) for amount in line.amounts.values()]


def test_01_lists_every_class_of_the_form_and_counts_its_rows_down_both_sides() -> None:
    pairs = tables().overview.pairs
    assert len(pairs) == 31
    assert (pairs[0].left.number, pairs[-1].left.number, pairs[0].right.number, pairs[-1].right.number) == (
        1, 31, 32, 62,
    )  # fmt: skip
    assert named(pairs, "抗疫特别国债安排的支出").ordinal == 26


def test_01_takes_the_sources_of_appropriation_from_their_accounts_where_they_are_not_listed() -> None:
    pairs = tables(
        收入={"按来源": [{"名称": "财政拨款收入", "决算数": 12}, {"名称": "捐赠收入", "决算数": 3}]},
        一般公共预算={"收入": {"合计": {"决算数": 12}}},
    ).overview.pairs
    assert amounts(named(pairs, "一般公共预算财政拨款收入")) == ["12"]
    assert (named(pairs, "捐赠收入").ordinal, amounts(named(pairs, "捐赠收入"))) == (9, ["3"])
    assert "财政拨款收入" not in {pair.left.name for pair in pairs}


def test_01_adds_up_items_of_any_level_by_their_class() -> None:
    spending = [item("2080501", "5"), item("2080505", "7"), item("230", "1")]
    pairs = tables(支出={"按功能": spending}).overview.pairs
    assert amounts(named(pairs, "社会保障和就业支出")) == ["12"]
    assert named(pairs, "转移性支出").ordinal == 27
    assert len(pairs) == 32


def test_02_needs_no_columns_where_all_income_has_one_source() -> None:
    table = tables(
        收入={
            "按来源": [{"名称": "财政拨款收入", "决算数": 9}],
            "按功能": [item("201", None, item("20101", "9"))],
        }
    ).income
    assert [(line.code, line.level, amounts(line)) for line in table.lines] == [
        ("201", 0, ["9", "9", "0", "0", "0", "0", "0"]),
        ("20101", 1, ["9", "9", "0", "0", "0", "0", "0"]),
    ]
    assert amounts(table.total) == ["9", "9", "0", "0", "0", "0", "0"]


def test_03_adds_up_the_columns_of_the_lowest_level() -> None:
    leaves = (item("2010101", "9", 基本支出="6", 项目支出="3"), item("2010102", "4", 项目支出="4"))
    table = tables(支出={"按功能": [item("201", None, item("20101", None, *leaves))]}).expenditure
    assert amounts(table.total) == ["13", "6", "7", "0", "0", "0"]
    assert amounts(table.lines[0]) == ["13", "6", "7", "0", "0", "0"]


def test_03_leaves_blank_what_the_data_do_not_divide() -> None:
    table = tables(
        支出={
            "按性质": {"基本支出": {"决算数": 5}, "项目支出": {"决算数": 4}},
            "按功能": [item("201", "9")],
        }
    ).expenditure
    assert amounts(table.lines[0]) == ["9", None, None, None, None, None]
    assert amounts(table.total) == ["9", "5", "4", "0", "0", "0"]


def test_a_subject_on_which_nothing_was_spent_is_not_listed() -> None:
    spending = [item("201", "9"), item("205", "0", item("20502", "0"))]
    assert [line.code for line in tables(支出={"按功能": spending}).expenditure.lines] == ["201"]


def test_04_divides_a_class_among_the_kinds_of_appropriation() -> None:
    pairs = tables(
        一般公共预算={
            "收入": {"合计": {"决算数": 8}},
            "支出": {"合计": {"决算数": 7}, "按功能": [item("212", "7")]},
            "年末结转和结余": {"决算数": 1},
        },
        政府性基金预算={
            "收入": {"合计": {"决算数": 2}},
            "支出": {"合计": {"决算数": 2}, "按功能": [item("212", "2")]},
        },
    ).appropriation.pairs
    assert amounts(named(pairs, "城乡社区支出")) == ["9", "7", "2", None]
    assert amounts(named(pairs, "本年支出合计")) == ["9", "7", "2", None]
    assert amounts(named(pairs, "年末财政拨款结转和结余")) == ["1", "1", None, None]
    assert amounts(named(pairs, "本年收入合计")) == ["10"]


def test_06_puts_301_and_303_on_the_left_and_the_rest_on_the_right() -> None:
    economic = [item("301", "5"), item("302", None, item("30201", "2")), item("303", "1"), item("310", "4")]
    table = tables(一般公共预算={"支出": {"基本支出按经济分类": economic}}).basic_expenditure
    assert [(pair.left.code, pair.right.code) for pair in table.pairs] == [
        ("301", "302"),
        ("303", "30201"),
        ("", "310"),
    ]
    assert (amounts(table.total.left), amounts(table.total.right)) == (["6"], ["6"])


def fund(*, income: object, spending: list[object], **balances: object) -> dict[str, object]:
    return {
        "收入": income,
        "支出": {"按功能": spending, "按性质": {"项目支出": {"决算数": 9}}},
        **balances,
    }


def test_07_takes_income_for_expenditure_where_nothing_is_carried() -> None:
    spending: list[object] = [item("212", None, item("21208", "5")), item("229", "4")]
    table = tables(政府性基金预算=fund(income={"合计": {"决算数": 9}}, spending=spending)).government_funds
    assert [(line.code, amounts(line)) for line in table.lines] == [
        ("212", ["0", "5", "5", "0", "0", "5"]),
        ("21208", ["0", "5", "5", "0", "0", "5"]),
        ("229", ["0", "4", "4", "0", "0", "4"]),
    ]


def test_07_shows_a_subject_that_only_carries_money_on() -> None:
    table = tables(
        政府性基金预算=fund(
            income={"按功能": [item("212", "9"), item("229", "3")]},
            spending=[item("212", "9")],
            年末结转和结余={"决算数": 3, "明细": [item("229", "3")]},
        )
    ).government_funds
    assert table.lines[1].code == "229"
    assert list(table.lines[1].amounts) == [
        "年初结转和结余", "本年收入", "本年支出", "年末结转和结余", "基本支出", "项目支出",
    ]  # fmt: skip
    assert amounts(table.lines[1]) == ["0", "3", "0", "3", "0", "0"]


@pytest.mark.parametrize("name", ["general_budget", "government_funds", "state_capital"])
def test_a_table_without_data_is_one_blank_line(name: str) -> None:
    table = getattr(tables(), name)
    assert table.is_empty
    assert [set(line.amounts.values()) for line in (table.total, *table.lines)] == [{None}, {None}]


@pytest.mark.parametrize("name", ["overview", "appropriation", "basic_expenditure", "three_public"])
def test_a_two_sided_table_without_data_says_so(name: str) -> None:
    assert getattr(tables(), name).is_empty


def test_09_takes_the_adjusted_budget_and_fills_in_what_must_be_zero() -> None:
    table = tables(
        三公经费={
            "公务用车": {"年初预算数": 6, "全年预算数": 5, "决算数": 4},
            "公务用车运行": {"年初预算数": 6, "全年预算数": 5, "决算数": 4},
            "合计": {"年初预算数": 6, "全年预算数": 5, "决算数": 4},
        }
    ).three_public
    kinds = ("合计", "因公出国", "公务用车", "公务用车购置", "公务用车运行", "公务接待")
    assert [table.budget.amounts[kind] for kind in kinds] == [5, 0, 5, 0, 5, 0]
    assert [table.actual.amounts[kind] for kind in kinds] == [4, 0, 4, 0, 4, 0]


@given(st.lists(st.decimals(0, 10**6, places=2), min_size=1, max_size=60))
def test_the_classes_of_01_add_up_to_what_was_spent(spent: list[Decimal]) -> None:
    spending = [item(f"2{number:02}01", str(amount)) for number, amount in enumerate(spent)]
    overview = tables(支出={"按功能": spending}).overview
    classes = [pair.right.amounts["金额"] or 0 for pair in overview.pairs if pair.right.ordinal]
    assert sum(classes) == named(overview.pairs, "本年支出合计").amounts["金额"] == sum(spent)
