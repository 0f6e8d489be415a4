"""Charts with real figures: the seven of a published final account, and one of every other kind."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from reportgen.charts import ChartSpec, Kind, Series
from reportgen.number_format import PLAIN, NumberFormat

STRIPPED = NumberFormat(strips_zeros=True)


def chart(
    kind: Kind,
    title: str,
    categories: str,
    unit: str = "万元",
    style: NumberFormat = PLAIN,
    **series: str,
) -> ChartSpec:
    """A specification from space-separated names and figures."""
    rows = tuple(
        Series(name, tuple(None if text == "-" else Decimal(text) for text in figures.split()))
        for name, figures in series.items()
    )
    return ChartSpec(kind, title, tuple(categories.split()), rows, unit=unit, number_format=style)


SEVEN = (
    chart(
        Kind.COLUMNS,
        "2022年与2021年收、支决算总计变动情况图",
        "收入 支出",
        **{"2021年": "1008.07 1008.07", "2022年": "828.76 828.76"},
    ),
    chart(
        Kind.PIE,
        "2022年收入决算结构图",
        "一般公共预算财政拨款收入 政府性基金预算财政拨款收入 国有资本经营预算财政拨款收入",
        收入="561.01 91.34 176.41",
    ),
    chart(Kind.PIE, "2022年支出决算结构图", "基本支出 项目支出", 支出="560.63 268.13"),
    chart(
        Kind.COLUMNS,
        "2022年与2021年财政拨款收、支决算总计变动情况",
        "2021年 2022年",
        收入="1008.07 828.76",
        支出="1008.07 828.76",
    ),
    chart(
        Kind.COLUMNS,
        "2022年与2021年一般公共预算财政拨款支出决算变动情况图",
        "2021年 2022年",
        一般公共预算财政拨款支出="829.51 561.01",
    ),
    replace(
        chart(
            Kind.PIE,
            "2022年一般公共预算财政拨款支出决算结构图",
            "一般公共服务支出 社会保障和就业支出 卫生健康支出 住房保障支出",
            支出="429.32 48.379999999999995 33.190000000000012 50.13",
        ),
        whole=Decimal("561.01"),
    ),
    chart(
        Kind.PIE,
        "2022年“三公”经费财政拨款支出结构图",
        "因公出国（境）费 公务用车购置及运行维护费 公务接待费",
        支出="0 2.4 0",
    ),
)

BUDGET_AND_ACTUAL = chart(
    Kind.COLUMNS,
    "2024年“三公”经费预算与决算对比图",
    "因公出国（境）费 公务用车购置费 公务用车运行维护费 公务接待费",
    年初预算数="0 18.00 12.60 4.35",
    决算数="0 17.86 9.42 1.08",
)
STACKED = chart(
    Kind.STACKED,
    "2020—2024年支出构成",
    "2020年 2021年 2022年 2023年 2024年",
    人员经费="512.40 569.86 516.67 538.02 544.10",
    公用经费="201.35 245.35 43.95 61.20 58.74",
    项目支出="166.08 125.48 268.13 301.55 12.30",
)
SCORES = chart(
    Kind.BARS,
    "2024年部门整体支出绩效自评得分",
    "部门决策 部门管理 履职效能 社会效应 可持续性 服务对象满意度",
    unit="分",
    style=STRIPPED,
    权重="20 25 30 10 5 10",
    得分="19.5 22.75 28 10 4.5 9.36",
)
TREND = chart(
    Kind.LINE,
    "2020—2024年收入与支出变化趋势",
    "2020年 2021年 2022年 2023年 2024年",
    收入="880.21 1008.07 828.76 901.40 655.05",
    支出="861.90 1008.07 790.12 912.33 615.14",
)
MANY_PARTS = chart(
    Kind.PIE,
    "2024年支出按功能分类结构图",
    "一般公共服务支出 国防支出 公共安全支出 教育支出 科学技术支出 文化旅游体育与传媒支出 社会保障和就业支出 "
    "卫生健康支出 节能环保支出 城乡社区支出 农林水支出 交通运输支出 资源勘探工业信息等支出 "
    "住房保障支出 灾害防治及应急管理支出",
    支出="4293.20 12.40 818.05 2260.30 41.10 75.62 960.48 540.77 38.16 622.90 1204.33 118.20 26.45 401.36 "
    "57.93",
)

LONG_NAMES = chart(
    Kind.PIE,
    "2024年项目支出结构图",
    "电子政务外网及协同办公平台网络安全运行维护与设备更新专项资金项目 党政机关办公用房维修改造项目 "
    "区级机关事业单位工作人员年度考核奖励及培训专项 重大活动保障 基层便民服务点规范化建设以奖代补专项资金项目",
    支出="173.00 59.55 24.80 1.20 0.90",
)

SOURCES = chart(
    Kind.DOUGHNUT,
    "2024年收入决算结构图",
    "一般公共预算财政拨款收入 政府性基金预算财政拨款收入 事业收入 其他收入",
    收入="1286.40 212.75 96.30 8.42",
)
BY_FUNCTION = replace(MANY_PARTS, kind=Kind.DOUGHNUT, small_share=Decimal(1))

GENERAL_BUDGET, THREE_EXPENSES, SPENDING = SEVEN[5], SEVEN[6], SEVEN[2]

GALLERY = {
    "pie": GENERAL_BUDGET,
    "pie-many": MANY_PARTS,
    "pie-long-names": LONG_NAMES,
    "doughnut": SOURCES,
    "doughnut-many": BY_FUNCTION,
    "year-on-year": SEVEN[0],
    "budget-actual": BUDGET_AND_ACTUAL,
    "stacked": STACKED,
    "bars": SCORES,
    "line": TREND,
}
"""What the reference page shows, by the name of its pictures; every kind has at least one chart here."""

EVERY_KIND = (SPENDING, *GALLERY.values())


def stripped(spec: ChartSpec) -> ChartSpec:
    """The same chart with trailing zeros left out."""
    return replace(spec, number_format=STRIPPED)
