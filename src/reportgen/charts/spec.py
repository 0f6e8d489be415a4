"""The specification that every renderer takes: what a chart shows, and what is refused because it cannot be drawn."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from reportgen.amounts import LARGEST
from reportgen.charts.errors import ChartError, complaint
from reportgen.charts.kinds import BY_NAME, Kind, no_such_kind
from reportgen.lengths import EMU_PER_MM
from reportgen.number_format import PLAIN
from reportgen.number_format import NumberFormat as NumberFormat

LONGEST_NAME = 100
"""Characters of a title, a unit, a category or a series."""
LEAST_GAP = 0.7
"""Space between two groups of columns or bars, at the least, in widths of one of them."""

_LEAST_WIDTH_MM, _MOST_WIDTH_MM = 60, 400
_LEAST_HEIGHT_MM, _MOST_HEIGHT_MM = 40, 250

_USUAL_HEIGHT_MM = 80.0
_MOST_NATURAL_HEIGHT_MM = 220.0
_AROUND_BARS_MM = 30.0
_BAR_MM, _BETWEEN_BARS_MM = 4.5, 4.0
_LEAST_PITCH_MM = 3.2

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Series:
    """One row of figures, a value for every category; None where a figure does not exist."""

    name: str
    values: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class ChartSpec:
    """A chart filled with figures, checked when it is made.

    Attributes:
        kind: one of `Kind`; its value or one of its Chinese names is understood too.
        title: short title; printed inside the chart when `show_title`, told by the alternative text always.
        categories: parts of a pie, groups of columns, points of a line.
        series: the figures. Exact decimals; they are rounded half up where they are drawn.
        unit: printed at the value axis and after every figure in the alternative text; may be empty.
        subject: what is missing when every figure is zero, for `empty_note`.
        number_format: how value labels are printed.
        share_format: how shares are printed.
        whole: total that the shares of parts refer to, where one is stated; else the sum of the parts.
        small_share: parts below this percentage of the whole are drawn together as 其他.
        show_zeros: draw categories that are zero in every series. A pie never does, a line always does.
        show_title: print the title inside the chart.
        width_mm: width in millimetres; the text width of a GB/T 9704 page is 156.
        height_mm: height in millimetres; left out, it follows from the kind and the number of categories.

    Raises:
        ChartError: from the constructor, with every problem of the specification.
    """

    kind: Kind
    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = "万元"
    subject: str = "相关数据"
    number_format: NumberFormat = PLAIN
    share_format: NumberFormat = PLAIN
    whole: Decimal | None = None
    small_share: Decimal = Decimal(0)
    show_zeros: bool = False
    show_title: bool = True
    width_mm: float = 150.0
    height_mm: float | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "kind", kind_called(self.kind, self.title))
        if found := [complaint(self.title, *finding) for finding in _findings(self)]:
            raise ChartError(found)

    @property
    def empty_note(self) -> str | None:
        """The sentence to print in place of the chart when every figure is, or rounds to, zero; else None."""
        if any(
            value and self.number_format.rounded(value) for series in self.series for value in series.values
        ):
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
        if not self.kind.traits.lying:
            return _USUAL_HEIGHT_MM
        slot = _BETWEEN_BARS_MM + _BAR_MM * len(self.series)
        wanted = _AROUND_BARS_MM + len(self.categories) * slot
        return min(max(wanted, _LEAST_HEIGHT_MM), _MOST_NATURAL_HEIGHT_MM)


def kind_called(name: str, title: str) -> Kind:
    """The kind with that Chinese name or that value, for the chart with this `title`.

    Raises:
        ChartError: when there is no such kind; it lists those there are.
    """
    if kind := BY_NAME.get(name) or next((kind for kind in Kind if kind == name), None):
        return kind
    raise ChartError([complaint(title, "chart.kind", *no_such_kind(name))])


_Finding = tuple[str, str, str | None]
"""Code, message and hint of one complaint."""


def _findings(spec: ChartSpec) -> Iterator[_Finding]:
    """All that is wrong with `spec`; nothing when it can be drawn (or is empty, see `ChartSpec.empty_note`)."""
    yield from _about_names(spec)
    yield from _about_shape(spec)
    yield from _about_figures(spec)
    yield from _about_crowding(spec)
    yield from _about_measures(spec)


def _about_names(spec: ChartSpec) -> Iterator[_Finding]:
    named = [("标题", spec.title), ("单位", spec.unit or "无")]
    named += [("类别名称", name) for name in spec.categories]
    named += [("系列名称", series.name) for series in spec.series]
    for what, name in named:
        if not name.strip():
            yield "chart.name", f"{what}为空", None
        elif _UNPRINTABLE.search(name):
            yield "chart.name", f"{what}{name!a}含有不可打印的控制字符", "请删除该字符"
        elif len(name) > LONGEST_NAME:
            yield "chart.name", f"{what}“{name[:20]}…”长{len(name)}字，最多{LONGEST_NAME}字", "请使用简称"


def _about_shape(spec: ChartSpec) -> Iterator[_Finding]:
    if not spec.series:
        yield "chart.series", "没有数据系列", None
    for series in spec.series:
        if len(series.values) != len(spec.categories):
            counts = f"有{len(series.values)}个数值，类别却有{len(spec.categories)}个"
            yield "chart.length", f"系列“{series.name}”{counts}", None


def _about_figures(spec: ChartSpec) -> Iterator[_Finding]:
    for name, series, value in _values(spec):
        place = f"“{name}”的“{series.name}”"
        if not isinstance(value, Decimal) or not value.is_finite():
            yield "chart.number", f"{place}应为有限的十进制数，实为{value}", None
        elif abs(value) >= LARGEST:
            yield "chart.number", f"{place}数值过大：{value}", None
        elif value < 0 and not spec.kind.traits.negatives:
            message = f"{place}为负数{value}，{spec.kind.chinese}不能表示负数"
            yield "chart.negative", message, f"请改用{Kind.COLUMNS.chinese}或{Kind.BARS.chinese}"


def _values(spec: ChartSpec) -> Iterator[tuple[str, Series, Decimal]]:
    for series in spec.series:
        for name, value in zip(spec.categories, series.values, strict=False):
            if value is not None:
                yield name, series, value


def _about_crowding(spec: ChartSpec) -> Iterator[_Finding]:
    traits, categories, series = spec.kind.traits, len(spec.categories), len(spec.series)
    if categories > traits.most_categories:
        yield "chart.crowded", f"类别有{categories}个，最多{traits.most_categories}个", "请只列主要类别"
    if series > traits.most_series:
        yield "chart.crowded", f"数据系列有{series}个，该图种最多{traits.most_series}个", None
    if traits.most_marks and categories * series > traits.most_marks:
        message = f"共有{categories * series}根柱，最多{traits.most_marks}根"
        yield "chart.crowded", message, f"请改用横向{Kind.BARS.chinese}"
    if traits.lying and categories and series and _pitch(spec) < _LEAST_PITCH_MM:
        message = f"高度{spec.size_mm[1]:g}毫米放不下{categories * series}根条形"
        yield "chart.crowded", message, "请加大高度，或减少类别"


def _pitch(spec: ChartSpec) -> float:
    """Millimetres from one horizontal bar's label to the next."""
    slot = (spec.size_mm[1] - _AROUND_BARS_MM) / len(spec.categories)
    return slot if len(spec.series) == 1 else slot / (len(spec.series) + LEAST_GAP)


def _about_measures(spec: ChartSpec) -> Iterator[_Finding]:
    width, height = spec.size_mm
    if not _LEAST_WIDTH_MM <= width <= _MOST_WIDTH_MM:
        yield "chart.size", f"宽度{width:g}毫米不在{_LEAST_WIDTH_MM}至{_MOST_WIDTH_MM}毫米之间", None
    if not _LEAST_HEIGHT_MM <= height <= _MOST_HEIGHT_MM:
        yield "chart.size", f"高度{height:g}毫米不在{_LEAST_HEIGHT_MM}至{_MOST_HEIGHT_MM}毫米之间", None
    if spec.whole is not None and not (spec.whole.is_finite() and spec.whole >= 0):
        yield "chart.share", f"占比的总额{spec.whole}应为不小于零的数", None
    if not 0 <= spec.small_share <= 50:
        yield "chart.share", f"归并阈值{spec.small_share}%不在0至50之间", None
