from dataclasses import replace
from decimal import Decimal

import pytest
from tests.charts.examples import EVERY_KIND, SCORES, SEVEN, SPENDING, chart

from reportgen.charts import ChartError, ChartSpec, Kind, Series
from reportgen.charts.alt_text import alt_text


def complaints(**wrong: object) -> list[str]:
    with pytest.raises(ChartError) as caught:
        replace(SPENDING, **wrong)
    return [str(problem) for problem in caught.value.problems]


def test_a_sound_specification_has_no_complaints() -> None:
    assert {spec.empty_note for spec in (*SEVEN, *EVERY_KIND)} == {None}


def test_all_that_is_wrong_is_said_at_once() -> None:
    assert complaints(
        categories=("基本支出", " "),
        series=(Series("支出", (Decimal("-1.50"), Decimal("NaN"))),),
        width_mm=20,
        small_share=Decimal(90),
    ) == [
        "图表“2022年支出决算结构图”：类别名称为空",
        "图表“2022年支出决算结构图”：“基本支出”的“支出”为负数-1.50，饼图不能表示负数（请改用柱形图或条形图）",
        "图表“2022年支出决算结构图”：“ ”的“支出”应为有限的十进制数，实为NaN",
        "图表“2022年支出决算结构图”：宽度20毫米不在60至400毫米之间",
        "图表“2022年支出决算结构图”：归并阈值90%不在0至50之间",
    ]


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"series": ()}, "没有数据系列"),
        ({"series": (Series("支出", (Decimal(1),)),)}, "系列“支出”有1个数值，类别却有2个"),
        ({"series": (Series("支出", (0.1, Decimal(1))),)}, "“基本支出”的“支出”应为有限的十进制数，实为0.1"),
        ({"series": (Series("支出", (Decimal("Infinity"), None)),)}, "应为有限的十进制数，实为Infinity"),
        ({"series": (Series("支出", (Decimal(10) ** 12, None)),)}, "数值过大：1000000000000"),
        ({"series": (Series("甲", (None,) * 2), Series("乙", (None,) * 2))}, "数据系列有2个，该图种最多1个"),
        ({"categories": ("甲", "乙\x00")}, r"类别名称'\u4e59\x00'含有不可打印的控制字符（请删除该字符）"),
        ({"categories": ("甲", "乙" * 101)}, "长101字，最多100字（请使用简称）"),
        ({"height_mm": 500.0}, "高度500毫米不在40至250毫米之间"),
        ({"whole": Decimal(-1)}, "占比的总额-1应为不小于零的数"),
    ],
)
def test_a_complaint_names_what_is_wrong(wrong: dict[str, object], message: str) -> None:
    (complaint,) = complaints(**wrong)
    assert message in complaint


def test_too_many_columns_are_refused_with_a_way_out() -> None:
    names = " ".join(f"项目{number}" for number in range(20))
    with pytest.raises(ChartError, match="共有40根柱，最多36根（请改用横向条形图）"):
        chart(Kind.COLUMNS, "对比", names, 预算数="1 " * 20, 决算数="1 " * 20)


def test_bars_that_would_print_over_each_other_are_refused() -> None:
    with pytest.raises(ChartError, match="高度60毫米放不下12根条形（请加大高度，或减少类别）"):
        replace(SCORES, height_mm=60.0)


def test_stacked_columns_refuse_negative_figures() -> None:
    with pytest.raises(ChartError, match="堆积柱形图不能表示负数"):
        chart(Kind.STACKED, "构成", "2023年 2024年", 人员经费="1 -2")


@pytest.mark.parametrize("figures", ["0 0", "- -", "0.00 -", "0.004 0"])
def test_nothing_but_zeros_gives_a_note_in_place_of_the_chart(figures: str) -> None:
    spec = replace(chart(Kind.PIE, "“三公”经费", "甲 乙", 支出=figures), subject="“三公”经费支出")
    assert spec.empty_note == "本年度无“三公”经费支出，故不绘制图表。"


def test_no_categories_at_all_give_the_note_too() -> None:
    spec = ChartSpec(Kind.PIE, "政府性基金支出", (), (Series("支出", ()),))
    assert spec.empty_note == "本年度无相关数据，故不绘制图表。"


def test_an_empty_chart_is_not_drawn() -> None:
    with pytest.raises(
        ChartError, match="数据全部为零，没有可绘制的内容（本年度无相关数据，故不绘制图表。）"
    ):
        alt_text(chart(Kind.PIE, "“三公”经费", "甲 乙", 支出="0 0"))


def test_the_extent_is_the_size_in_english_metric_units() -> None:
    assert replace(SPENDING, width_mm=150.0, height_mm=80.0).extent == (5_400_000, 2_880_000)


def test_horizontal_bars_grow_with_their_number() -> None:
    one, few, many = (chart(Kind.BARS, "得分", "甲 " * count, 得分="1 " * count) for count in (1, 3, 9))
    assert one.size_mm[1] < few.size_mm[1] < many.size_mm[1]
