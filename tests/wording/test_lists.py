"""Enumerations: parts with their shares, names in a row."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.wording.saying import say

from reportgen.errors import Refusal
from reportgen.model.accounts import LineItem, ThreePublicExpenses
from reportgen.wording import Style


def line(name: str, actual: str | Decimal, **more: object) -> LineItem:
    return LineItem.model_validate({"name": name, "actual": actual, **more})


PARTS = (line("基本支出", "75"), line("项目支出", "25"), line("经营支出", "0.004"))


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({}, "基本支出75.00万元，占比75.00%；项目支出25.00万元，占比25.00%"),
        ({"总": Decimal(200)}, "基本支出75.00万元，占比37.50%；项目支出25.00万元，占比12.50%"),
        (
            {"词": "占总支出的", "首项加": "为"},
            "基本支出为75.00万元，占总支出的75.00%；项目支出25.00万元，占总支出的25.00%",
        ),
        ({"总": Decimal(0)}, "基本支出75.00万元；项目支出25.00万元"),
    ],
)
def test_the_parts_of_a_whole(options: dict[str, object], said: str) -> None:
    assert say("构成", PARTS, **options) == said


def test_items_that_print_as_zero_are_listed_where_the_layout_wants_them() -> None:
    style = Style(strip_zeros=True, print_zero_items=True)
    parts = (line("基本支出", "75"), line("经营支出", "0"))
    assert say("构成", parts, "占", style=style) == "基本支出75万元，占100%；经营支出0万元，占0%"


def test_another_column_may_be_asked_for() -> None:
    parts = (line("甲", "1", budget="3"), line("乙", "1", budget="1"))
    assert say("构成", parts, 列="年初预算数") == "甲3.00万元，占比75.00%；乙1.00万元，占比25.00%"


def test_a_record_is_told_by_its_summands() -> None:
    three = ThreePublicExpenses(overseas=line("因公出国（境）费", "1").model_dump(include={"name", "actual"}))  # type: ignore[arg-type]
    assert say("构成", three) == "因公出国（境）费1.00万元，占比100%"


@given(st.lists(st.decimals("0.01", 10**6, places=2), min_size=1, max_size=20))
def test_every_part_is_named_once(amounts: list[Decimal]) -> None:
    said = say("构成", tuple(line(f"第{number}项", amount) for number, amount in enumerate(amounts)))
    assert [part.split("项")[0] for part in said.split("；")] == [f"第{n}" for n in range(len(amounts))]


def test_names_in_a_row() -> None:
    assert say("顿号", ("办公室", "财务科")) == "办公室、财务科"
    assert say("顿号", PARTS) == "基本支出、项目支出、经营支出"
    assert say("顿号", ()) == ""


@pytest.mark.parametrize(
    ("phrase", "value", "complaint"),
    [
        ("构成", "甲", "此处应为若干项目的列表，实为文字“甲”"),
        ("构成", (LineItem(name="甲"),), "“甲”没有决算数"),
        ("顿号", "甲", "此处应为列表"),
        ("顿号", None, "此处应为列表"),
    ],
)
def test_what_is_no_list_is_refused(phrase: str, value: object, complaint: str) -> None:
    with pytest.raises(Refusal) as caught:
        say(phrase, value)
    assert str(caught.value) == complaint


def test_shares_may_be_left_out() -> None:
    items = (LineItem(name="光纤租赁费", budget=Decimal(23)), LineItem(name="防火墙费用", budget=Decimal(12)))
    said = say("构成", items, "", style=Style(strip_zeros=True), 列="年初预算数")
    assert said == "光纤租赁费23万元；防火墙费用12万元"


@pytest.mark.parametrize(
    ("amounts", "said"),
    [
        (("912.97", "0"), "均为财政拨款收入"),
        (("80", "20"), "其中财政拨款收入80.00万元，占比80.00%；其他收入20.00万元，占比20.00%"),
        (("0", "0"), "没有发生额"),
    ],
)
def test_a_whole_of_one_part_is_said_to_be_all_of_it(amounts: tuple[str, str], said: str) -> None:
    granted, other = amounts
    assert say("组成", (line("财政拨款收入", granted), line("其他收入", other))) == said


def test_a_word_may_follow_every_name() -> None:
    assert (
        say("构成", PARTS[:2], "占", 各项加="决算")
        == "基本支出决算75.00万元，占75.00%；项目支出决算25.00万元，占25.00%"
    )


@pytest.mark.parametrize(
    ("items", "said"),
    [
        ([line("基本支出", "75"), line("项目支出", "25")], "资金主要用于基本支出和项目支出。"),
        (
            [line("人员经费", "1"), line("公用经费", "2"), line("项目支出", "3")],
            "资金主要用于人员经费、公用经费和项目支出。",
        ),
        ([line("基本支出", "75"), line("项目支出", "0.004"), None], "资金主要用于基本支出。"),
        ([line("基本支出", "0"), None], ""),
    ],
)
def test_what_money_was_spent_on_is_only_what_has_an_amount(items: list[object], said: str) -> None:
    assert say("用于", items, "资金主要用于", 结尾="。") == said
