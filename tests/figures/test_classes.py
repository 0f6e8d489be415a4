"""Expenditure by 类: every line counts towards the highest level that its code or its name belongs to."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from reportgen.figures.classes import by_class, class_names
from reportgen.model.accounts import LineItem

FORM = [
    "一般公共服务支出", "外交支出", "国防支出", "公共安全支出", "教育支出", "科学技术支出", "文化旅游体育与传媒支出",
    "社会保障和就业支出", "卫生健康支出", "节能环保支出", "城乡社区支出", "农林水支出", "交通运输支出",
    "资源勘探工业信息等支出", "商业服务业等支出", "金融支出", "援助其他地区支出", "自然资源海洋气象等支出",
    "住房保障支出", "粮油物资储备支出", "国有资本经营预算支出", "灾害防治及应急管理支出", "其他支出", "债务还本支出",
    "债务付息支出", "抗疫特别国债安排的支出",
]  # fmt: skip
"""一 to 二十六 of the published form 公开01."""


def line(code: str | None, name: str, actual: str | None = None, budget: str | None = None) -> LineItem:
    return LineItem.model_validate({"code": code, "name": name, "actual": actual, "budget": budget})


def spent(*items: LineItem) -> dict[str, Decimal]:
    return by_class(items, lambda item: item.actual)


def test_lines_of_every_level_are_added_up_under_the_first_three_digits() -> None:
    items = (
        line("201", "一般公共服务支出", "1.10"),
        line("20103", "政府办公厅（室）及相关机构事务", "2.20"),
        line("2010301", "行政运行", "3.30"),
        line("2210201", "住房公积金", "4.40"),
    )
    assert spent(*items) == {"201": Decimal("6.60"), "221": Decimal("4.40")}


def test_a_line_without_a_code_is_known_by_the_name_of_its_class() -> None:
    items = (line("20103", "政府办公厅（室）及相关机构事务", "1"), line(None, "一般公共服务支出", "2"))
    assert spent(*items) == {"201": 3}


def test_a_line_that_no_class_is_called_by_stands_for_itself() -> None:
    assert spent(line(None, "其他各项", "2"), line(None, "其他各项", "1")) == {"其他各项": 3}


def test_the_code_decides_where_the_name_says_something_else() -> None:
    assert spent(line("221", "教育支出", "5")) == {"221": 5}


def test_no_amount_is_no_entry_and_nothing_spent_is_one() -> None:
    assert spent(line("201", "一般公共服务支出")) == {}
    assert spent(line("201", "一般公共服务支出", "0")) == {"201": 0}
    assert spent() == {}


def test_any_amount_of_a_line_can_be_asked_for() -> None:
    items = [line("201", "一般公共服务支出", actual="9", budget="8"), line("205", "教育支出", actual="7")]
    assert by_class(items, lambda item: item.budget) == {"201": 8}


@given(st.lists(st.tuples(st.integers(201, 234), st.decimals(-(10**11), 10**11, places=6)), max_size=40))
def test_nothing_is_lost_between_the_classes(spending: list[tuple[int, Decimal]]) -> None:
    items = [LineItem(code=f"{code}01", name="某款", actual=amount) for code, amount in spending]
    assert sum(spent(*items).values()) == sum(amount for _, amount in spending)


def test_the_form_lists_twenty_six_classes_whether_the_data_have_them_or_not() -> None:
    assert [name for _, name in class_names([])] == FORM
    assert class_names(["221", "201"]) == class_names([])


def test_a_class_that_is_not_in_the_form_follows_it_under_its_official_name() -> None:
    assert class_names(["201", "230", "其他各项", "298"])[26:] == [
        ("230", "转移性支出"),
        ("其他各项", "其他各项"),
        ("298", "298"),
    ]
