"""How single figures are written: rounded half up once, at the end."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.wording.saying import say

from reportgen.amounts import round_half_up
from reportgen.errors import Refusal
from reportgen.model.accounts import LineItem
from reportgen.wording import Style

ITEM = LineItem.model_validate({"name": "培训费", "actual": "1234.505", "budget": "2000"})


@pytest.mark.parametrize(
    ("phrase", "value", "full", "stripped"),
    [
        ("万元", Decimal("137"), "137.00万元", "137万元"),
        ("万元", Decimal("2.40"), "2.40万元", "2.4万元"),
        ("万元", Decimal("0.005"), "0.01万元", "0.01万元"),
        ("万元", Decimal("-0.005"), "-0.01万元", "-0.01万元"),
        ("数", Decimal("98.214999"), "98.21", "98.21"),
        ("数", 7, "7.00", "7"),
        ("百分比", Decimal("2.4"), "2.40%", "2.4%"),
        ("百分比", Decimal(100), "100%", "100%"),
        ("百分比", Decimal(0), "0%", "0%"),
        ("万元", Decimal("0.00"), "0万元", "0万元"),
        ("万元", Decimal("-0.004"), "0万元", "0万元"),
        ("百分比", None, "—", "—"),
    ],
)
def test_zeros_at_the_end_follow_the_style(phrase: str, value: object, full: str, stripped: str) -> None:
    assert say(phrase, value, style=Style()) == full
    assert say(phrase, value, style=Style(strip_zeros=True)) == stripped


@given(st.decimals(-(10**9), 10**9, places=8), st.booleans())
def test_what_is_written_is_the_figure_rounded_half_up_once(value: Decimal, strip: bool) -> None:
    assert Decimal(Style(strip_zeros=strip).number(value)) == round_half_up(value)


@pytest.mark.parametrize(
    ("value", "column", "shown"),
    [
        (Decimal("1234567.005"), "决算数", "1,234,567.01"),
        (Decimal(0), "决算数", "0.00"),
        (None, "决算数", ""),
        (ITEM, "决算数", "1,234.51"),
        (ITEM, "年初预算数", "2,000.00"),
        (ITEM, "上年决算数", ""),
    ],
)
def test_amounts_in_tables_have_separators_and_are_blank_where_nothing_is_known(
    value: object, column: str, shown: str
) -> None:
    assert say("金额", value, column) == shown


def test_a_line_is_said_in_the_column_that_is_asked_for() -> None:
    assert say("万元", ITEM) == "1234.51万元"
    assert say("万元", ITEM, "年初预算数") == "2000.00万元"
    assert say("wan", ITEM, column="budget") == "2000.00万元"


def test_shares_and_execution() -> None:
    assert say("占", ITEM, Decimal(2000)) == "61.73%"
    assert say("占", ITEM, Decimal(0)) == "—"
    assert say("执行率", ITEM) == "61.73%"
    assert say("执行率", LineItem(name="甲", budget=Decimal(0), actual=Decimal(0))) == "—"


def test_dates_are_written_without_padding() -> None:
    assert say("日期", date(2024, 5, 1)) == "2024年5月1日"


@pytest.mark.parametrize(
    ("phrase", "value", "options", "complaint"),
    [
        ("万元", ITEM, {"列": "上年决算数"}, "“培训费”没有上年决算数"),
        ("万元", ITEM, {"列": "预算"}, "没有“预算”这一列，可用：年初预算数、全年预算数、决算数、上年决算数"),
        ("万元", None, {}, "此处应为数字，实为空（数据文件中没有此项）"),
        ("万元", "12", {}, "此处应为数字，实为文字“12”"),
        ("数", True, {}, "此处应为数字，实为是否"),
        ("百分比", ITEM, {}, "此处应为数字，实为项目“培训费”"),
        ("日期", "2024-5-1", {}, "此处应为日期"),
    ],
)
def test_what_is_no_figure_is_refused(
    phrase: str, value: object, options: dict[str, object], complaint: str
) -> None:
    with pytest.raises(Refusal) as caught:
        say(phrase, value, **options)
    assert str(caught.value) == complaint


@pytest.mark.parametrize(("budget", "said"), [("151.5", "60.41%"), ("0", "—"), (None, "—")])
def test_how_much_of_the_initial_budget_was_spent(budget: str | None, said: str) -> None:
    item = LineItem.model_validate(
        {"name": "项目支出", "budget": budget, "adjusted_budget": "91.52", "actual": "91.52"}
    )
    assert say("年初预算完成率", item) == said


def test_percentages_may_keep_the_zeros_that_amounts_drop() -> None:
    style = Style(strip_zeros=True, strip_percent_zeros=False)
    assert (say("数", Decimal("2.40"), style=style), say("百分比", Decimal("80.30"), style=style)) == (
        "2.4",
        "80.30%",
    )
