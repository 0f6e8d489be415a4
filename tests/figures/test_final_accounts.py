"""The nine published tables: where each figure comes from, and what is filled in where the data say less."""

from __future__ import annotations

import pytest
from tests.figures.published import amounts, item, tables

from reportgen.figures.final_accounts import FinalAccounts
from reportgen.figures.totals import completed
from reportgen.model.validation import report_from
from reportgen.source import read


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


@pytest.mark.parametrize(
    ("name", "account"), [("general_budget", "一般公共预算"), ("state_capital", "国有资本经营预算")]
)
def test_05_and_08_divide_expenditure_into_basic_and_projects(name: str, account: str) -> None:
    spending = [item("201", "5", 基本支出="3", 项目支出="2"), item("221", "1", 基本支出="1")]
    table = getattr(tables(**{account: {"支出": {"按功能": spending}}}), name)
    assert list(table.total.amounts) == ["合计", "基本支出", "项目支出"]
    assert [amounts(line) for line in (table.total, *table.lines)] == [
        ["6", "4", "2"],
        ["5", "3", "2"],
        ["1", "1", "0"],
    ]


@pytest.mark.parametrize(
    ("stated", "purchase", "operation"),
    [
        ({"公务用车": 5, "公务用车购置": 2}, 2, 3),
        ({"公务用车": 5, "公务用车运行": 5}, 0, 5),
        ({"公务用车": 0}, 0, 0),
        ({"公务用车": 5}, None, None),
        ({"公务用车购置": 2}, 2, None),
    ],
)
def test_09_fills_in_the_vehicle_cost_that_the_other_one_leaves_over(
    stated: dict[str, int], purchase: int | None, operation: int | None
) -> None:
    line = tables(三公经费={kind: {"决算数": amount} for kind, amount in stated.items()}).three_public.actual
    assert (line.amounts["公务用车购置"], line.amounts["公务用车运行"]) == (purchase, operation)


def test_09_does_not_take_a_kind_for_zero_while_the_total_is_unknown() -> None:
    line = tables(三公经费={"公务接待": {"决算数": 3}}).three_public.actual
    assert (line.amounts["公务接待"], line.amounts["因公出国"], line.amounts["合计"]) == (3, None, None)


def test_09_is_empty_where_nothing_was_budgeted_and_nothing_spent() -> None:
    assert tables(三公经费={"合计": {"年初预算数": 0, "决算数": 0}}).three_public.is_empty
    assert not tables(三公经费={"合计": {"年初预算数": 3, "决算数": 0}}).three_public.is_empty


def test_what_is_carried_over_belongs_to_the_only_kind_of_appropriation() -> None:
    data = {
        "财政拨款": {
            "收入": {"合计": {"决算数": 10}},
            "支出": {"合计": {"决算数": 9}},
            "年末结转和结余": {"决算数": 1},
        },
        "一般公共预算": {"收入": {"合计": {"决算数": 10}}, "支出": {"合计": {"决算数": 9}}},
        "政府性基金预算": {"收入": {"合计": {"决算数": 0}}, "支出": {"合计": {"决算数": 0}}},
    }
    report = completed(report_from(read({"年度": 2022, "单位": {"名称": "示例局"}, **data})))
    rows = {pair.right.name: pair.right.amounts for pair in FinalAccounts(report).appropriation.pairs}
    assert rows["年末财政拨款结转和结余"]["一般公共预算"] == 1
    assert rows["总计"]["一般公共预算"] == rows["总计"]["合计"] == 10
