from tests.charts.examples import SCORES, SPENDING, THREE_EXPENSES, TREND, chart, stripped

from reportgen.charts import Kind
from reportgen.charts.alt_text import alt_text


def test_the_alternative_text_of_a_pie_says_amounts_and_shares() -> None:
    assert alt_text(SPENDING) == (
        "饼图：2022年支出决算结构图：基本支出560.63万元，占67.65%；项目支出268.13万元，占32.35%。"
    )


def test_the_alternative_text_follows_the_number_style() -> None:
    assert alt_text(stripped(THREE_EXPENSES)) == (
        "饼图：2022年“三公”经费财政拨款支出结构图：公务用车购置及运行维护费2.4万元，占100%。"
    )


def test_the_alternative_text_of_bars_goes_series_by_series() -> None:
    assert alt_text(SCORES).startswith(
        "条形图：2024年部门整体支出绩效自评得分：权重：部门决策20分，部门管理25分"
    )


def test_a_missing_figure_is_said_to_be_missing() -> None:
    spec = chart(Kind.LINE, "收入", "2023年 2024年", 收入="- 3.10")
    assert alt_text(spec) == "折线图：收入：收入：2023年无数据，2024年3.10万元。"


def test_every_year_of_a_trend_is_said() -> None:
    assert all(f"{year}年" in alt_text(TREND) for year in range(2020, 2025))
