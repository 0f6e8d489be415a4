"""Native columns, stacked columns and horizontal bars: all three are bar charts to DrawingML."""

from __future__ import annotations

from typing import Literal

from reportgen.charts.arrangement import column_headroom, gap, labels_upright, roomy_in_stack, series_colours
from reportgen.charts.drawingml.axes import AXIS_IDS, value_labels, with_axes
from reportgen.charts.drawingml.fragments import (
    NO_LINE,
    ON_END,
    UPRIGHT,
    PlotAndLegend,
    fill,
    own_formats,
    series,
)
from reportgen.charts.labels import shortest_text
from reportgen.charts.palette import text_on
from reportgen.charts.plotted import Plotted
from reportgen.charts.spec import LEAST_GAP, ChartSpec
from reportgen.charts.ticks import ticks

_BESIDE, _ON_TOP = 0, 100
"""How far the columns of one category overlap, in percent."""


def columns(spec: ChartSpec, shown: Plotted) -> PlotAndLegend:
    """Columns, those of one category side by side."""
    upright = labels_upright(spec, shown)
    body = ON_END if upright else UPRIGHT
    looks = [
        _bar_fill(colour) + value_labels("outEnd", own_formats(row.values, spec.number_format), body=body)
        for row, colour in zip(shown.series, series_colours(spec, shown), strict=True)
    ]
    plot = _bar_chart(spec, shown, looks, gap(spec, shown, len(shown.series)))
    ceiling = _ceiling(spec, shown) if upright else ""  # Word leaves no room for labels that stand on end
    return with_axes(spec, shown, plot, ceiling=ceiling)


def bars(spec: ChartSpec, shown: Plotted) -> PlotAndLegend:
    """Horizontal bars, those of one category below one another."""
    looks = [
        _bar_fill(colour) + value_labels("outEnd", own_formats(row.values, spec.number_format))
        for row, colour in zip(shown.series, series_colours(spec, shown), strict=True)
    ]
    return with_axes(spec, shown, _bar_chart(spec, shown, looks, LEAST_GAP, direction="bar"))


def stacked(spec: ChartSpec, shown: Plotted) -> PlotAndLegend:
    """Columns, those of one category on top of one another."""
    looks = []
    for row, colour in zip(shown.series, series_colours(spec, shown), strict=True):
        small = [
            at
            for at, value in enumerate(row.values)
            if value is not None and not roomy_in_stack(spec, shown, value)
        ]
        formats = own_formats(row.values, spec.number_format)
        looks.append(_bar_fill(colour) + value_labels("ctr", formats, silent=small, colour=text_on(colour)))
    between = gap(spec, shown, side_by_side=1)
    return with_axes(
        spec, shown, _bar_chart(spec, shown, looks, between, grouping="stacked", overlap=_ON_TOP)
    )


def _bar_chart(
    spec: ChartSpec,
    shown: Plotted,
    looks: list[str],
    between: float,
    *,
    direction: Literal["col", "bar"] = "col",
    grouping: Literal["clustered", "stacked"] = "clustered",
    overlap: int = _BESIDE,
) -> str:
    """The plot; `between` is the space between two categories, in widths of one column."""
    rows = "".join(series(shown, at, look, spec.number_format) for at, look in enumerate(looks))
    return (
        f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="{grouping}"/><c:varyColors val="0"/>{rows}'
        f'<c:gapWidth val="{between * 100:.0f}"/><c:overlap val="{overlap}"/>{AXIS_IDS}</c:barChart>'
    )


def _bar_fill(colour: str) -> str:
    return f'<c:spPr>{fill(colour)}{NO_LINE}</c:spPr><c:invertIfNegative val="0"/>'


def _ceiling(spec: ChartSpec, shown: Plotted) -> str:
    values = [value for row in shown.series for value in row.values if value is not None]
    return shortest_text(ticks(values, column_headroom(spec, shown))[-1])
