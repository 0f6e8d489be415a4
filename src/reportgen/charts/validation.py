"""What is wrong with a chart specification: all of it at once, in the words of those who can mend it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reportgen.amounts import LARGEST
from reportgen.charts.declaration import Declaration, Kind, Series
from reportgen.charts.palette import MOST_COLOURS, MOST_STROKES
from reportgen.errors import Problem, ReportgenError, Severity, Spot

MOST_CATEGORIES = {Kind.PIE: 500, Kind.COLUMNS: 30, Kind.STACKED: 30, Kind.BARS: 40, Kind.LINE: 40}
MOST_SERIES = {
    Kind.PIE: 1,
    Kind.COLUMNS: 4,
    Kind.STACKED: MOST_COLOURS,
    Kind.BARS: 4,
    Kind.LINE: MOST_STROKES,
}
MOST_COLUMNS = 36
LONGEST_NAME = 100
LEAST_GAP = 0.7
"""Space between two groups of columns or bars, at the least, in widths of one of them."""

_LEAST_PITCH_MM = 3.2
_AROUND_BARS_MM = 30

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


class ChartError(ReportgenError):
    """A chart that cannot be drawn as specified; `problems` lists why."""


def complaint(title: str, code: str, message: str, hint: str | None = None) -> Problem:
    """A problem of the chart called `title`; `code` is prefixed with ``chart.``."""
    return Problem(Severity.ERROR, f"chart.{code}", Spot(f"图表“{title}”"), message, hint)


def complaints(spec: Declaration) -> list[Problem]:
    """Every problem of `spec`, none when it can be drawn (or is empty, see `ChartSpec.empty_note`)."""
    found = (*_names(spec), *_shape(spec), *_figures(spec), *_crowding(spec), *_measures(spec))
    return [complaint(spec.title, code, message, hint) for code, message, hint in found]


Finding = tuple[str, str, str | None]
"""Code, message, hint."""


def _names(spec: Declaration) -> Iterator[Finding]:
    named = [("标题", spec.title), ("单位", spec.unit or "无")]
    named += [("类别名称", name) for name in spec.categories]
    named += [("系列名称", series.name) for series in spec.series]
    for what, name in named:
        if not name.strip():
            yield "name", f"{what}为空", None
        elif _UNPRINTABLE.search(name):
            yield "name", f"{what}{name!a}含有不可打印的控制字符", "请删除该字符"
        elif len(name) > LONGEST_NAME:
            yield "name", f"{what}“{name[:20]}…”长{len(name)}字，最多{LONGEST_NAME}字", "请使用简称"


def _shape(spec: Declaration) -> Iterator[Finding]:
    if not spec.series:
        yield "series", "没有数据系列", None
    for series in spec.series:
        if len(series.values) != len(spec.categories):
            yield (
                "length",
                f"系列“{series.name}”有{len(series.values)}个数值，类别却有{len(spec.categories)}个",
                None,
            )


def _figures(spec: Declaration) -> Iterator[Finding]:
    for name, series, value in _values(spec):
        place = f"“{name}”的“{series.name}”"
        if not isinstance(value, Decimal) or not value.is_finite():
            yield "number", f"{place}应为有限的十进制数，实为{value}", None
        elif abs(value) >= LARGEST:
            yield "number", f"{place}数值过大：{value}", None
        elif value < 0 and spec.kind in (Kind.PIE, Kind.STACKED):
            message = f"{place}为负数{value}，{spec.kind.chinese}不能表示负数"
            yield "negative", message, "请改用柱形图或条形图"


def _values(spec: Declaration) -> Iterator[tuple[str, Series, Decimal]]:
    for series in spec.series:
        for name, value in zip(spec.categories, series.values, strict=False):
            if value is not None:
                yield name, series, value


def _crowding(spec: Declaration) -> Iterator[Finding]:
    categories, series = len(spec.categories), len(spec.series)
    if categories > MOST_CATEGORIES[spec.kind]:
        yield "crowded", f"类别有{categories}个，最多{MOST_CATEGORIES[spec.kind]}个", "请只列主要类别"
    if series > MOST_SERIES[spec.kind]:
        yield "crowded", f"数据系列有{series}个，该图种最多{MOST_SERIES[spec.kind]}个", None
    if spec.kind is Kind.COLUMNS and categories * series > MOST_COLUMNS:
        yield "crowded", f"共有{categories * series}根柱，最多{MOST_COLUMNS}根", "请改用横向条形图"
    if spec.kind is Kind.BARS and categories and series and _pitch(spec) < _LEAST_PITCH_MM:
        message = f"高度{spec.size_mm[1]:g}毫米放不下{categories * series}根条形"
        yield "crowded", message, "请加大高度，或减少类别"


def _pitch(spec: Declaration) -> float:
    """Millimetres from one horizontal bar's label to the next."""
    slot = (spec.size_mm[1] - _AROUND_BARS_MM) / len(spec.categories)
    return slot if len(spec.series) == 1 else slot / (len(spec.series) + LEAST_GAP)


def _measures(spec: Declaration) -> Iterator[Finding]:
    width, height = spec.size_mm
    if not 60 <= width <= 400:
        yield "size", f"宽度{width:g}毫米不在60至400毫米之间", None
    if not 40 <= height <= 250:
        yield "size", f"高度{height:g}毫米不在40至250毫米之间", None
    if spec.whole is not None and not (spec.whole.is_finite() and spec.whole >= 0):
        yield "share", f"占比的总额{spec.whole}应为不小于零的数", None
    if not 0 <= spec.small_share <= 50:
        yield "share", f"归并阈值{spec.small_share}%不在0至50之间", None
