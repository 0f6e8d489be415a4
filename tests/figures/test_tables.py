"""Published tables: which lines they have, how sides stand beside each other, how amounts spread over columns."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.figures.published import amounts

from reportgen.figures.tables import (
    AMOUNT,
    TOTAL,
    Columns,
    Line,
    Pair,
    Table,
    TwoSided,
    beside,
    filler,
    lines_of,
    numbered,
    says_something,
    spread_table,
    table,
)
from reportgen.figures.totals import completed
from reportgen.model.accounts import LineItem

NATURES = ("基本支出", "项目支出")


def line(name: str, amount: int | None) -> Line:
    return Line(name, {AMOUNT: None if amount is None else Decimal(amount)})


def item(name: str, actual: str | None = None, *parts: LineItem, **columns: str) -> LineItem:
    fields = {"name": name, "actual": actual, "items": parts, "columns": columns}
    return completed(LineItem.model_validate(fields))


def columns(basic: int | None, projects: int | None, whole: int | None) -> Columns:
    totals = {
        name: None if amount is None else Decimal(amount)
        for name, amount in zip(NATURES, (basic, projects), strict=True)
    }
    return Columns.of(totals, None if whole is None else Decimal(whole))


# Lines


def test_a_line_is_indented_by_a_full_width_blank_for_each_level() -> None:
    assert [Line("某科目", {}, level=level).indent for level in range(3)] == ["", "　", "　　"]
    assert Line("某科目", {}).indent == ""


def test_a_code_is_made_of_those_of_its_levels() -> None:
    lines = [Line("某科目", {}, code=code) for code in ("208", "20805", "2080505", "")]
    assert [(line.class_code, line.group_code, line.item_code) for line in lines] == [
        ("208", "", ""),
        ("208", "05", ""),
        ("208", "05", "05"),
        ("", "", ""),
    ]


@pytest.mark.parametrize(("amount", "says"), [(None, False), (0, False), (1, True), (-1, True)])
def test_zero_and_blank_say_nothing(amount: int | None, says: bool) -> None:
    assert says_something(Line("某科目", {TOTAL: None, AMOUNT: line("", amount).amounts[AMOUNT]})) == says


def test_a_filler_has_the_columns_of_its_table_and_nothing_in_them() -> None:
    blank = filler([TOTAL, *NATURES])
    assert (blank.name, dict(blank.amounts)) == ("", {"合计": None, "基本支出": None, "项目支出": None})


# Tables of one side


def test_a_table_lists_the_lines_that_say_something() -> None:
    made = table(line(TOTAL, 3), [line("甲", 3), line("乙", 0), line("丙", None)])
    assert [entry.name for entry in made.lines] == ["甲"]
    assert not made.is_empty


def test_amounts_that_cancel_out_in_the_total_are_listed_all_the_same() -> None:
    made = table(Line(TOTAL, {"收入": Decimal(0), "支出": Decimal(1)}), [line("甲", 3), line("乙", -3)])
    assert [entry.name for entry in made.lines] == ["甲", "乙"]


@pytest.mark.parametrize("total", [0, None])
def test_a_table_whose_total_is_nothing_is_one_blank_line(total: int | None) -> None:
    made = table(line(TOTAL, total), [line("甲", 0)])
    assert made.is_empty
    assert made == Table(filler([AMOUNT]), (filler([AMOUNT]),))


# Tables of two sides


def test_the_shorter_side_is_filled_up_at_its_end() -> None:
    pairs = beside([line("甲", 1)], [line("子", 1), line("丑", 2)])
    assert [(pair.left.name, pair.right.name) for pair in pairs] == [("甲", "子"), ("", "丑")]
    assert [amounts(pair.left) for pair in pairs] == [["1"], [None]]


def test_each_side_is_filled_up_with_its_own_columns() -> None:
    wide = Line("子", {TOTAL: Decimal(2), "基本支出": Decimal(2)})
    [_, longer_right] = beside([line("甲", 1)], [wide, wide])
    [_, longer_left] = beside([line("甲", 1), line("乙", 1)], [wide])
    assert list(longer_right.left.amounts) == ["金额"]
    assert list(longer_left.right.amounts) == ["合计", "基本支出"]


def test_an_empty_side_is_filled_up_with_amounts_left_blank() -> None:
    assert [dict(pair.left.amounts) for pair in beside([], [line("子", 1)])] == [{"金额": None}]
    assert beside([], []) == ()


def test_row_numbers_run_down_the_left_side_and_on_down_the_right_one() -> None:
    pairs = numbered(beside([line("甲", 1), line("乙", 1), line("丙", 1)], [line("子", 1)]))
    assert [(pair.left.number, pair.right.number) for pair in pairs] == [(1, 4), (2, 5), (3, 6)]


def test_two_sides_are_empty_only_where_neither_of_them_nor_the_total_says_anything() -> None:
    blank = Pair(line("甲", 0), line("子", None))
    assert TwoSided((blank,), blank).is_empty
    assert not TwoSided((Pair(line("甲", 0), line("子", 1)),), blank).is_empty
    assert not TwoSided((blank,), Pair(line("甲", 1), line("子", 0))).is_empty


# Columns


def test_columns_that_make_the_whole_leave_nothing_to_the_ones_not_stated() -> None:
    assert dict(columns(5, None, 5).totals) == {"基本支出": 5, "项目支出": 0}
    assert dict(columns(5, None, 9).totals) == {"基本支出": 5, "项目支出": None}
    assert dict(columns(None, None, 9).totals) == {"基本支出": None, "项目支出": None}
    assert dict(columns(None, None, None).totals) == {"基本支出": None, "项目支出": None}


def test_one_column_that_holds_everything_takes_every_line() -> None:
    assert dict(columns(5, None, 5).spread(item("甲", "3"))) == {"基本支出": 3, "项目支出": 0}
    assert dict(columns(5, 0, 5).spread(item("甲", "3"))) == {"基本支出": 3, "项目支出": 0}


def test_a_line_says_itself_how_it_is_divided_and_what_it_leaves_out_is_zero() -> None:
    assert dict(columns(5, 4, 9).spread(item("甲", "3", 项目支出="3"))) == {"基本支出": 0, "项目支出": 3}


def test_columns_of_another_table_do_not_divide_a_line() -> None:
    assert dict(columns(5, 4, 9).spread(item("甲", "3", 事业收入="3"))) == {
        "基本支出": None,
        "项目支出": None,
    }


def test_a_line_that_is_not_divided_is_divided_as_its_parts_are() -> None:
    whole = item("甲", None, item("甲一", "3", 基本支出="2", 项目支出="1"), item("甲二", "4", 项目支出="4"))
    assert dict(columns(5, 4, 9).spread(whole)) == {"基本支出": 2, "项目支出": 5}


def test_one_part_that_is_not_divided_leaves_its_whole_undivided() -> None:
    whole = item("甲", None, item("甲一", "3", 基本支出="3"), item("甲二", "4"))
    assert dict(columns(5, 4, 9).spread(whole)) == {"基本支出": None, "项目支出": None}


def test_nothing_spent_is_nothing_in_every_column() -> None:
    assert dict(columns(5, 4, 9).spread(item("甲", "0"))) == {"基本支出": 0, "项目支出": 0}


def test_a_line_without_an_amount_is_blank_in_every_column() -> None:
    assert dict(columns(5, None, 5).spread(item("甲"))) == {"基本支出": None, "项目支出": None}


def test_a_column_is_closed_with_the_known_total_else_with_the_sum_of_its_lines() -> None:
    items = [item("甲", "3", 基本支出="3"), item("乙", "4", 项目支出="4")]
    assert dict(columns(6, None, None).closed(items)) == {"基本支出": 6, "项目支出": 4}
    assert dict(columns(None, None, None).closed([*items, item("丙", "1")])) == {
        "基本支出": None,
        "项目支出": None,
    }


DIVIDED = st.tuples(st.decimals("0.0001", 10**9, places=4), st.decimals(0, 10**9, places=4))


@given(st.lists(DIVIDED, min_size=1, max_size=12))
def test_the_columns_of_every_line_add_up_to_its_total_and_the_lines_to_the_columns(
    divided: list[tuple[Decimal, Decimal]],
) -> None:
    parts = [
        item(f"第{number}项", str(basic + project), 基本支出=str(basic), 项目支出=str(project))
        for number, (basic, project) in enumerate(divided)
    ]
    whole = item("合计", None, *parts)
    made = spread_table(whole, (whole,), columns(None, None, None))
    for entry in (made.total, *made.lines):
        assert entry.amounts[TOTAL] == sum(entry.amounts[name] or 0 for name in NATURES)
    for name in (TOTAL, *NATURES):
        assert made.total.amounts[name] == sum(
            entry.amounts[name] or 0 for entry in made.lines if entry.level == 1
        )


def test_the_lines_of_a_tree_stand_in_reading_order_with_code_level_and_total() -> None:
    tree = LineItem.model_validate(
        {
            "code": "201",
            "name": "类",
            "actual": "7",
            "items": [{"code": "20103", "name": "款", "actual": "7"}],
        }
    )
    lines = lines_of([tree, item("无编码", "1")], columns(8, None, 8))
    assert [(entry.code, entry.name, entry.level, amounts(entry)) for entry in lines] == [
        ("201", "类", 0, ["7", "7", "0"]),
        ("20103", "款", 1, ["7", "7", "0"]),
        ("", "无编码", 0, ["1", "1", "0"]),
    ]


def test_a_table_of_a_tree_without_a_known_total_is_blank() -> None:
    assert spread_table(None, (), columns(None, None, None)).is_empty
