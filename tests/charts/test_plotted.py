from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from tests.charts.examples import BUDGET_AND_ACTUAL, GENERAL_BUDGET, MANY_PARTS, THREE_EXPENSES, TREND, chart

from reportgen.charts import ChartSpec, Kind, Series
from reportgen.charts.kinds import MOST_PARTS
from reportgen.charts.plotted import plot

amounts = st.decimals(min_value=0, max_value=10**9, places=4)


def test_values_are_rounded_half_up_to_two_decimals() -> None:
    assert [str(value) for value in plot(GENERAL_BUDGET).series[0].values] == [
        "429.32",
        "48.38",
        "33.19",
        "50.13",
    ]


def test_shares_refer_to_the_stated_total_so_that_chart_and_text_agree() -> None:
    assert [str(share) for share in plot(GENERAL_BUDGET).shares] == ["76.53", "8.62", "5.92", "8.94"]
    assert str(plot(replace(GENERAL_BUDGET, whole=None)).shares[0]) == "76.52"


def test_a_pie_leaves_zero_parts_out() -> None:
    shown = plot(THREE_EXPENSES)
    assert shown.categories == ("公务用车购置及运行维护费",)
    assert shown.shares == (Decimal("100.00"),)


def test_small_parts_are_drawn_together_at_the_end() -> None:
    shown = plot(replace(MANY_PARTS, small_share=Decimal(3)))
    assert shown.categories == (
        "一般公共服务支出",
        "公共安全支出",
        "教育支出",
        "社会保障和就业支出",
        "卫生健康支出",
        "城乡社区支出",
        "农林水支出",
        "住房保障支出",
        "其他",
    )
    assert shown.series[0].values[-1] == Decimal("369.86")


def test_a_single_small_part_keeps_its_name() -> None:
    spec = replace(chart(Kind.PIE, "结构", "甲 乙 丙", 支出="60 39 1"), small_share=Decimal(5))
    assert plot(spec).categories == ("甲", "乙", "丙")


def test_a_part_called_others_joins_the_small_ones() -> None:
    spec = replace(chart(Kind.PIE, "结构", "甲 其他 乙 丙", 支出="60 38 1 1"), small_share=Decimal(5))
    assert plot(spec).categories == ("甲", "其他")
    assert plot(spec).series[0].values == (Decimal("60.00"), Decimal("40.00"))


def test_categories_that_are_zero_everywhere_are_drawn_only_when_asked() -> None:
    assert "因公出国（境）费" not in plot(BUDGET_AND_ACTUAL).categories
    assert "因公出国（境）费" in plot(replace(BUDGET_AND_ACTUAL, show_zeros=True)).categories


def test_a_line_keeps_every_year() -> None:
    years = replace(TREND, series=(Series("收入", (Decimal(0), Decimal(1), None, Decimal(0), Decimal(2))),))
    assert len(plot(years).categories) == 5


@given(st.lists(amounts, min_size=1, max_size=60).filter(lambda values: max(values) > 1), st.integers(0, 50))
def test_grouping_loses_no_money_and_bounds_the_number_of_parts(
    values: list[Decimal], threshold: int
) -> None:
    names = tuple(f"项目{number}" for number in range(len(values)))
    series = (Series("支出", tuple(values)),)
    shown = plot(ChartSpec(Kind.PIE, "结构", names, series, small_share=Decimal(threshold)))
    drawn = sum(value for value in shown.series[0].values if value is not None)
    assert 1 <= len(shown.categories) <= MOST_PARTS
    assert abs(drawn - sum(values)) <= Decimal("0.005") * len(values)
    assert abs(sum(shown.shares) - 100) <= Decimal("0.005") * MOST_PARTS
