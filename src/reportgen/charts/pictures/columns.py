"""Columns, stacked columns and horizontal bars as pictures."""

from __future__ import annotations

from decimal import Decimal

from reportgen.amounts import add
from reportgen.charts.arrangement import (
    NO_HEADROOM,
    column_headroom,
    gap,
    labels_upright,
    roomy_in_stack,
    series_colours,
    stack_heights,
)
from reportgen.charts.palette import text_on
from reportgen.charts.pictures.axes import draw_base, draw_grid, drawn_values
from reportgen.charts.pictures.canvas import Canvas
from reportgen.charts.pictures.legend import SWATCH, draw_legend
from reportgen.charts.pictures.plane import Plane, plane
from reportgen.charts.plotted import Plotted
from reportgen.charts.spec import LEAST_GAP, ChartSpec
from reportgen.charts.ticks import ticks

_BESIDE = 1.0  # between the end of a column and its label
_ZERO = Decimal(0)


def draw_columns(canvas: Canvas, spec: ChartSpec, shown: Plotted) -> None:
    """Columns, those of one category side by side."""
    ground = plane(spec, shown, ticks(drawn_values(shown), column_headroom(spec, shown)), SWATCH)
    between = gap(spec, shown, len(shown.series))
    _draw_side_by_side(canvas, spec, shown, ground, between, labels_upright(spec, shown))


def draw_bars(canvas: Canvas, spec: ChartSpec, shown: Plotted) -> None:
    """Horizontal bars, those of one category below one another."""
    ground = plane(spec, shown, ticks(drawn_values(shown), NO_HEADROOM), SWATCH)
    _draw_side_by_side(canvas, spec, shown, ground, LEAST_GAP, upright=False)


def draw_stacked(canvas: Canvas, spec: ChartSpec, shown: Plotted) -> None:
    """Columns, those of one category on top of one another."""
    ground = plane(spec, shown, ticks(stack_heights(shown), NO_HEADROOM), SWATCH)
    thickness = ground.slot / (1 + gap(spec, shown, side_by_side=1))
    draw_grid(canvas, spec, ground)
    for at in range(len(shown.categories)):
        base = _ZERO
        for series, colour in zip(shown.series, series_colours(spec, shown), strict=True):
            value = series.values[at] or _ZERO
            top = add(base, value)
            _draw_bar(canvas, ground, ground.middle(at), thickness, (base, top), colour)
            if roomy_in_stack(spec, shown, value):
                text = spec.number_format.text(value)
                centre = (ground.place(base) + ground.place(top)) / 2
                canvas.text(ground.middle(at), centre, text, colour=text_on(colour))
            base = top
    draw_base(canvas, ground)
    draw_legend(canvas, spec, shown, SWATCH)


def _draw_side_by_side(
    canvas: Canvas, spec: ChartSpec, shown: Plotted, ground: Plane, between: float, upright: bool
) -> None:
    """`between` is the space between two categories, in widths of one column."""
    thickness = ground.slot / (len(shown.series) + between)
    draw_grid(canvas, spec, ground)
    for index, (series, colour) in enumerate(zip(shown.series, series_colours(spec, shown), strict=True)):
        for at, value in enumerate(series.values):
            if value is not None:
                middle = ground.middle(at) + (index - (len(shown.series) - 1) / 2) * thickness
                _draw_bar(canvas, ground, middle, thickness, (_ZERO, value), colour)
                _label_end(canvas, ground, middle, value, spec.number_format.text(value), upright)
    draw_base(canvas, ground)
    draw_legend(canvas, spec, shown, SWATCH)


def _draw_bar(
    canvas: Canvas,
    ground: Plane,
    middle: float,
    thickness: float,
    span: tuple[Decimal, Decimal],
    colour: str,
) -> None:
    start, end = sorted(map(ground.place, span))
    near = middle - thickness / 2
    if ground.lying:
        canvas.rectangle(start, near, end - start, thickness, colour)
    else:
        canvas.rectangle(near, start, thickness, end - start, colour)


def _label_end(
    canvas: Canvas, ground: Plane, middle: float, value: Decimal, text: str, upright: bool
) -> None:
    """The value beyond the end of its column or bar."""
    end = ground.place(value)
    if ground.lying and value < 0:
        canvas.text(end - _BESIDE, middle, text, across="right")
    elif ground.lying:
        canvas.text(end + _BESIDE, middle, text, across="left")
    elif value < 0:
        canvas.text(middle, end + _BESIDE, text, down="top", upright=upright)
    else:
        canvas.text(middle, end - _BESIDE, text, down="bottom", upright=upright)
