"""The kinds of chart: one row for each, and nothing about a single kind anywhere else but where it is drawn.

What a layout may write, what is refused, how figures are prepared, the alternative text and the reference page
follow from the row. A new kind is a row, the two functions that the row names, and examples for the gallery.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from reportgen.charts.palette import MOST_COLOURS, MOST_STROKES, distinct, shades, strokes

MOST_PARTS = 15
"""The most parts of a whole that are drawn; of more, the smallest are drawn together as 其他."""

_OF_PARTS = (
    "金额为零的部分不画；只剩一个部分时写 `100.00%`。",
    "占比按 `总计` 计算，与正文里的占比逐位相同：各部分经四舍五入后加起来可能与总计差 0.01，"
    "这时按总计算出的那几个占比会写成固定文字，其余标签随数据改动。",
    f"一张图最多 {MOST_PARTS} 个部分，再多的小项自动合为“其他”；只有一个小项时保留它的名称。",
    "名称太长，旁边放不下时，名称移到右边的图例，图上只写占比。",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What tells one kind of chart from another.

    Attributes:
        names: what layouts call it, as ``种类`` and as a filter; readers are told the first name.
        purpose: what it shows, in Chinese, for the reference page.
        notes: how it is drawn, Chinese sentences for the reference page.
        native: the function that writes its DrawingML, ``(ChartSpec, Plotted) -> PlotAndLegend``, as `loading.loaded`
            takes it.
        picture: the function that draws it, ``(Canvas, ChartSpec, Plotted) -> None``, likewise.
        colours: gives as many colours as there are series, or parts of a whole.
        most_categories: the most categories that can be told apart on paper.
        most_series: the most series that can.
        most_marks: the most columns in all, categories times series, where that is what fills the width.
        whole_and_parts: its one series is a whole divided into parts. They are drawn and told with their shares
            (`ChartSpec.whole`), zero parts are left out and small ones drawn together (`ChartSpec.small_share`).
        negatives: whether negative figures can be shown.
        keeps_zeros: whether categories without any amount are always drawn, as a year on a line must be.
        hole: how much of a circle's diameter is left empty in its middle; 0.5 is all that LibreOffice can draw.
        lying: whether categories lie below one another, so that their number decides on the height.
    """

    names: tuple[str, ...]
    purpose: str
    notes: tuple[str, ...]
    native: str
    picture: str
    colours: Callable[[int], tuple[str, ...]]
    most_categories: int
    most_series: int
    most_marks: int | None = None
    whole_and_parts: bool = False
    negatives: bool = True
    keeps_zeros: bool = False
    hole: float = 0.0
    lying: bool = False


class Kind(StrEnum):
    """The chart kinds; `traits` is the row of each."""

    traits: Traits

    def __new__(cls, value: str, traits: Traits) -> Self:
        """A member that is the text `value` and carries its row."""
        kind = str.__new__(cls, value)
        kind._value_ = value
        kind.traits = traits
        return kind

    PIE = (
        "pie",
        Traits(
            names=("饼图", "饼状图"),
            purpose="一项由哪些部分组成",
            notes=(
                "标签是“名称＋占比”，紧挨着自己的扇形；挤不下时沿左右两侧排开，用引线连回扇形，不会重叠。",
                "小扇形聚在顶上时，整个圆会转一个角度，把它们转到侧面，那里标签放得开。",
                *_OF_PARTS,
            ),
            native="drawingml.pie.pie",
            picture="pictures.pie.draw_pie",
            colours=distinct,
            most_categories=500,
            most_series=1,
            whole_and_parts=True,
            negatives=False,
        ),
    )
    DOUGHNUT = (
        "doughnut",
        Traits(
            names=("环形图", "圆环图"),
            purpose="一项由哪些部分组成，部分不多时",
            notes=(
                "与饼图相同，只是中间留空：看的是各段的长短，适合三至六个部分。",
                "标签一律在环外；Word 会把标签放在环上，所以每个标签的位置都已定好。",
                *_OF_PARTS,
            ),
            native="drawingml.doughnut.doughnut",
            picture="pictures.doughnut.draw_doughnut",
            colours=distinct,
            most_categories=500,
            most_series=1,
            whole_and_parts=True,
            negatives=False,
            hole=0.5,
        ),
    )
    COLUMNS = (
        "columns",
        Traits(
            names=("柱形图", "柱状图"),
            purpose="本年与上年、预算与决算",
            notes=(
                "两三列相比时用同一种蓝色的深浅，后一列最深；黑白打印也分得清。",
                "纵轴从零开始，差距不会被夸大；有负数（如增减额）时柱子向下，名称仍在底部。",
                "每根柱上写数值；柱子太窄时数值竖着写。柱子再多请改用条形图。",
                "各列都为零的项不画，除非版式要求列出零项。",
            ),
            native="drawingml.columns.columns",
            picture="pictures.columns.draw_columns",
            colours=shades,
            most_categories=30,
            most_series=4,
            most_marks=36,
        ),
    )
    STACKED = (
        "stacked",
        Traits(
            names=("堆积柱形图",),
            purpose="各年的构成",
            notes=("不到最高柱 8% 的一段写不下数字，就不写；数字仍在工作簿和替代文字里。",),
            native="drawingml.columns.stacked",
            picture="pictures.columns.draw_stacked",
            colours=distinct,
            most_categories=30,
            most_series=MOST_COLOURS,
            negatives=False,
        ),
    )
    BARS = (
        "bars",
        Traits(
            names=("条形图",),
            purpose="得分与权重",
            notes=("第一项在最上面；高度随项数增加，指定的高度放不下时报错。名称较长时优先用这种图。",),
            native="drawingml.columns.bars",
            picture="pictures.columns.draw_bars",
            colours=shades,
            most_categories=40,
            most_series=4,
            lying=True,
        ),
    )
    LINE = (
        "line",
        Traits(
            names=("折线图",),
            purpose="几年的走势",
            notes=(
                "某年没有数据就断开，不连过去，也不当作零。",
                "一两条线时每个点都写数值，较高的写在上面，较低的写在下面；三条线以上只画线，以免互相遮盖。",
                "各条线的线型和标记不同，黑白打印也分得清。",
            ),
            native="drawingml.line.lines",
            picture="pictures.line.draw_lines",
            colours=strokes,
            most_categories=40,
            most_series=MOST_STROKES,
            keeps_zeros=True,
        ),
    )

    @property
    def chinese(self) -> str:
        """What readers are told it is."""
        return self.traits.names[0]

    @property
    def all_names(self) -> str:
        """What layouts may call it, for messages and pages: ``饼图（饼状图）``."""
        others = "、".join(self.traits.names[1:])
        return f"{self.chinese}（{others}）" if others else self.chinese


BY_NAME = {name: kind for kind in Kind for name in kind.traits.names}
"""Every kind by each of the names that layouts may call it."""


def no_such_kind(name: str) -> tuple[str, str]:
    """The complaint about a kind that does not exist, and the hint: message and hint of a `Problem`."""
    return f"没有“{name}”这种图", f"可用的种类：{'、'.join(kind.all_names for kind in Kind)}"
