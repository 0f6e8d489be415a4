"""公开06 and the tables of details: every item of the form, and nothing that the data do not know."""

from __future__ import annotations

from tests.figures.published import amounts, item, tables

from reportgen.figures.economic_tables import BasicExpenditureTable
from reportgen.figures.tables import Line

SPENT = [
    item("301", None, item("30101", "5"), item("30102", "0")),
    item("302", None, item("30201", "2")),
    item("303", "1"),
    item("310", "4"),
    item("312", "3", item("31204", "3")),
]


def basic_expenditure(**nature: int) -> BasicExpenditureTable:
    by_nature = {name: {"决算数": amount} for name, amount in nature.items()}
    spending = {"按性质": by_nature, "基本支出按经济分类": SPENT}
    return tables(一般公共预算={"支出": spending}).basic_expenditure


def codes(lines: list[Line]) -> list[str]:
    return [line.code for line in lines if line.code]


def test_06_lists_all_items_of_the_form_in_three_lists() -> None:
    rows = basic_expenditure().triples
    left, middle, right = (
        codes([getattr(row, side) for row in rows]) for side in ("left", "middle", "right")
    )
    assert (left[0], left[-1]) == ("301", "30399")
    assert (middle[0], middle[-1]) == ("302", "30299")
    assert right[0] == "307" and "31002" in right and "39999" in right


def test_06_puts_301_and_303_on_the_left_and_the_rest_on_the_right() -> None:
    pairs = basic_expenditure().pairs
    left, right = (codes([getattr(pair, side) for pair in pairs]) for side in ("left", "right"))
    assert [code for code in left if len(code) == 3] == ["301", "303"]
    assert [code for code in right if len(code) == 3] == ["302", "307", "310", "399", "312"]


def test_06_is_blank_where_nothing_was_spent() -> None:
    shown = {
        line.code: line.amounts["金额"]
        for row in basic_expenditure().triples
        for line in (row.left, row.right)
    }
    assert (shown["30101"], shown["30102"], shown["30103"], shown["303"]) == (5, None, None, 1)


def test_06_adds_what_the_form_does_not_know() -> None:
    assert codes([row.right for row in basic_expenditure().triples])[-2:] == ["312", "31204"]


def test_06_closes_with_what_is_stated_of_personnel_and_operating_costs() -> None:
    """Whether 人员经费 and 公用经费 agree with their economic items is for the rules to say."""
    total = basic_expenditure(人员经费=7).total
    assert (total.left.name, amounts(total.left)) == ("人员经费合计", ["7"])
    assert (total.right.name, amounts(total.right)) == ("公用经费合计", ["9"])


def test_06_without_data_is_one_blank_row() -> None:
    table = tables().basic_expenditure
    assert table.is_empty
    assert len(table.triples) == len(table.pairs) == 1


def test_details_of_all_appropriations_divide_each_class_by_fund_and_that_of_the_general_budget_by_nature() -> (
    None
):
    table = tables(
        财政拨款={"支出": {"合计": {"决算数": 13}, "按经济分类": [item("302", "13")]}},
        一般公共预算={
            "支出": {
                "合计": {"决算数": 9},
                "按性质": {"基本支出": {"决算数": 6}, "项目支出": {"决算数": 3}},
                "按经济分类": [item("302", "9", item("30201", "9"))],
                "基本支出按经济分类": [item("302", "6", item("30201", "6"))],
            }
        },
        政府性基金预算={"支出": {"合计": {"决算数": 4}, "按经济分类": [item("302", "4")]}},
    ).appropriation_details
    columns = ("合计", "一般公共预算", "基本支出", "项目支出", "政府性基金预算", "国有资本经营预算")
    shown = {line.code: [line.amounts[name] for name in columns] for line in (table.total, *table.lines)}
    assert shown == {
        "": [13, 9, 6, 3, 4, 0],
        "302": [13, 9, 6, 3, 4, 0],
        "30201": [9, 9, 6, 3, 0, 0],
    }


def test_details_of_the_only_kind_of_appropriation_are_those_of_all() -> None:
    table = tables(
        财政拨款={"支出": {"合计": {"决算数": 5}, "按经济分类": [item("301", "5")]}},
        一般公共预算={"支出": {"合计": {"决算数": 5}}},
    ).appropriation_details
    assert table.lines[0].amounts["一般公共预算"] == 5


def test_details_say_nothing_of_basic_expenditure_where_the_data_do_not() -> None:
    spending = {"合计": {"决算数": 9}, "按经济分类": [item("301", "9")]}
    table = tables(一般公共预算={"支出": spending}).general_budget_details
    assert [amounts(line) for line in (table.total, *table.lines)] == [["9", None, None], ["9", None, None]]


def test_an_economic_class_that_is_not_among_basic_expenditure_is_spent_on_projects() -> None:
    spending = {
        "合计": {"决算数": 9},
        "按经济分类": [item("301", "6"), item("310", "3")],
        "基本支出按经济分类": [item("301", "6")],
    }
    table = tables(一般公共预算={"支出": spending}).general_budget_details
    assert [amounts(line) for line in table.lines] == [["6", "6", "0"], ["3", "0", "3"]]


def test_expenditure_on_projects_lists_the_subjects_that_have_any() -> None:
    spending = [item("201", "5", 基本支出="3", 项目支出="2"), item("221", "1", 基本支出="1")]
    table = tables(一般公共预算={"支出": {"按功能": spending}}).general_budget_projects
    assert [(line.code, amounts(line)) for line in (table.total, *table.lines)] == [
        ("", ["2"]),
        ("201", ["2"]),
    ]


def test_state_capital_has_a_table_with_what_was_carried_over() -> None:
    table = tables(
        国有资本经营预算={
            "年初结转和结余": {"决算数": 1},
            "收入": {"合计": {"决算数": 4}},
            "支出": {"合计": {"决算数": 5}, "按功能": [item("223", "5", 项目支出="5")]},
        }
    ).state_capital_flows
    assert [table.total.amounts[name] for name in ("年初结转和结余", "本年收入", "本年支出")] == [1, 4, 5]
