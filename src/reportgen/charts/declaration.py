"""What a chart shows, said once for every renderer: its kind, its figures, its names and its size."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from reportgen.amounts import round_half_up

EMU_PER_MM = 36_000
"""English Metric Units, the length unit of DrawingML, in one millimetre."""


class Kind(StrEnum):
    """The chart kinds."""

    PIE = "pie"
    COLUMNS = "columns"
    STACKED = "stacked"
    BARS = "bars"
    LINE = "line"

    @property
    def chinese(self) -> str:
        """What readers and designers call it."""
        return _CHINESE[self]


_CHINESE = {
    Kind.PIE: "饼图",
    Kind.COLUMNS: "柱形图",
    Kind.STACKED: "堆积柱形图",
    Kind.BARS: "条形图",
    Kind.LINE: "折线图",
}


class NumberStyle(StrEnum):
    """How amounts are printed: always with two decimals (``137.00``), or without trailing zeros (``2.4``)."""

    FIXED = "fixed"
    STRIPPED = "stripped"


@dataclass(frozen=True, slots=True)
class Series:
    """One row of figures, a value for every category; None where a figure does not exist."""

    name: str
    values: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class Declaration:
    """A chart as declared and filled with figures.

    Attributes:
        kind: pie (one series), columns (side by side), stacked (columns), bars (horizontal), line.
        title: short title; printed inside the chart when `show_title`, spoken by the alternative text always.
        categories: parts of a pie, groups of columns, points of a line.
        series: the figures. Exact decimals; they are drawn rounded half up to two decimals.
        unit: printed at the value axis and after every figure in the alternative text; may be empty.
        subject: what is missing when every figure is zero, for `empty_note`.
        number_style: how value labels are printed. Shares always carry two decimals.
        whole: total that the shares of a pie refer to, where one is stated; else the sum of the parts.
        small_share: parts of a pie below this percentage of the whole are drawn together as 其他.
        show_zeros: draw categories that are zero in every series. A pie never does, a line always does.
        show_title: print the title inside the chart.
        width_mm: width in millimetres; the text width of a GB/T 9704 page is 156.
        height_mm: height in millimetres; left out, it follows from the kind and the number of categories.
    """

    kind: Kind
    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = "万元"
    subject: str = "相关数据"
    number_style: NumberStyle = NumberStyle.FIXED
    whole: Decimal | None = None
    small_share: Decimal = Decimal(0)
    show_zeros: bool = False
    show_title: bool = True
    width_mm: float = 150.0
    height_mm: float | None = None

    @property
    def empty_note(self) -> str | None:
        """The sentence to print in place of the chart when every figure is, or rounds to, zero; else None."""
        if any(value and round_half_up(value) for series in self.series for value in series.values):
            return None
        return f"本年度无{self.subject}，故不绘制图表。"

    @property
    def size_mm(self) -> tuple[float, float]:
        """Width and height in millimetres."""
        return self.width_mm, self.height_mm or self._natural_height()

    @property
    def extent(self) -> tuple[int, int]:
        """Width and height in EMU, as ``wp:extent`` wants them."""
        width, height = self.size_mm
        return round(width * EMU_PER_MM), round(height * EMU_PER_MM)

    def _natural_height(self) -> float:
        if self.kind is not Kind.BARS:
            return 80.0
        return min(30.0 + len(self.categories) * (4.0 + 4.5 * len(self.series)), 220.0)
