"""Columns, stacked columns, horizontal bars and lines as pictures."""

from __future__ import annotations

from decimal import Decimal

from reportgen.amounts import add
from reportgen.charts.arrangement import (
    columns_side_by_side,
    gap,
    label_above,
    labels_upright,
    lines_labelled,
    roomy_in_stack,
    series_colours,
    title_height,
)
from reportgen.charts.labels import number_text, shortest_text
from reportgen.charts.lettering import LINE_MM, text_width
from reportgen.charts.palette import AXIS, GRID, PAPER, text_on
from reportgen.charts.pictures.canvas import Canvas
from reportgen.charts.pictures.legend import DASHES, MARKERS, draw_legend
from reportgen.charts.pictures.plane import Plane, plane
from reportgen.charts.plotted import Plotted
from reportgen.charts.spec import ChartSpec, Kind

_BESIDE = 1.0  # between a mark and its label
_ABOVE_POINT = 3.2
_ZERO = Decimal(0)


def draw_axes_chart(canvas: Canvas, spec: ChartSpec, shown: Plotted) -> None:
    """Any chart with a category axis and a value axis."""
    ground = plane(spec, shown)
    _draw_grid(canvas, spec, ground)
    if spec.kind is Kind.LINE:
        _draw_lines(canvas, spec, shown, ground)
    elif spec.kind is Kind.STACKED:
        _draw_stacks(canvas, spec, shown, ground)
    else:
        _draw_columns(canvas, spec, shown, ground)
    _draw_base(canvas, ground)
    draw_legend(canvas, spec, shown)


def _draw_grid(canvas: Canvas, spec: ChartSpec, ground: Plane) -> None:
    for tick in ground.ticks:
        at = ground.place(tick)
        if ground.lying:
            canvas.line([(at, ground.top), (at, ground.bottom)], GRID)
            canvas.text(at, ground.bottom + 1.5, shortest_text(tick), down="top")
        else:
            canvas.line([(ground.left, at), (ground.right, at)], GRID)
            canvas.text(ground.left - 2, at, shortest_text(tick), across="right")
    if spec.unit:
        y = title_height(spec) + LINE_MM / 2
        canvas.text(3, y, f"单位：{spec.unit}", across="left")


def _draw_base(canvas: Canvas, ground: Plane) -> None:
    """The zero line and the names of the categories."""
    zero = ground.place(_ZERO)
    ends = (
        [(zero, ground.top), (zero, ground.bottom)]
        if ground.lying
        else [(ground.left, zero), (ground.right, zero)]
    )
    canvas.line(ends, AXIS, 0.8)
    for at, name in enumerate(ground.names):
        if ground.lying:
            canvas.text(ground.left - 2, ground.middle(at), name, across="right")
        else:
            canvas.text(ground.middle(at), ground.bottom + 1.5, name, down="top")


def _draw_columns(canvas: Canvas, spec: ChartSpec, shown: Plotted, ground: Plane) -> None:
    thickness = _thickness(spec, shown, ground)
    upright = labels_upright(spec, shown)
    for index, (series, colour) in enumerate(zip(shown.series, series_colours(spec, shown), strict=True)):
        for at, value in enumerate(series.values):
            if value is not None:
                middle = ground.middle(at) + (index - (len(shown.series) - 1) / 2) * thickness
                _draw_bar(canvas, ground, middle, thickness, (_ZERO, value), colour)
                _label_end(canvas, ground, middle, value, number_text(value, spec.number_style), upright)


def _thickness(spec: ChartSpec, shown: Plotted, ground: Plane) -> float:
    return ground.slot / (columns_side_by_side(spec, shown) + gap(spec, shown))


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


def _draw_stacks(canvas: Canvas, spec: ChartSpec, shown: Plotted, ground: Plane) -> None:
    thickness = _thickness(spec, shown, ground)
    for at in range(len(shown.categories)):
        base = _ZERO
        for series, colour in zip(shown.series, series_colours(spec, shown), strict=True):
            value = series.values[at] or _ZERO
            top = add(base, value)
            _draw_bar(canvas, ground, ground.middle(at), thickness, (base, top), colour)
            if roomy_in_stack(spec, shown, value):
                text = number_text(value, spec.number_style)
                centre = (ground.place(base) + ground.place(top)) / 2
                canvas.text(ground.middle(at), centre, text, colour=text_on(colour))
            base = top


def _draw_lines(canvas: Canvas, spec: ChartSpec, shown: Plotted, ground: Plane) -> None:
    for index, (series, colour) in enumerate(zip(shown.series, series_colours(spec, shown), strict=True)):
        for run in _runs(series.values):
            points = [(ground.middle(at), ground.place(value)) for at, value in run]
            canvas.line(points, colour, 1.8, DASHES[index])
            for point in points:
                canvas.line([point], colour, marker=MARKERS[index])
    if lines_labelled(shown):
        _label_points(canvas, spec, shown, ground)


def _label_points(canvas: Canvas, spec: ChartSpec, shown: Plotted, ground: Plane) -> None:
    for index, series in enumerate(shown.series):
        for at, value in enumerate(series.values):
            if value is not None:
                side = -1 if label_above(shown, index, at) else 1
                y = ground.place(value) + side * _ABOVE_POINT
                _label_on_paper(canvas, ground.middle(at), y, number_text(value, spec.number_style))


def _label_on_paper(canvas: Canvas, x: float, y: float, text: str) -> None:
    """A label that can be read where a line runs behind it."""
    width = text_width(text)
    canvas.rectangle(x - width / 2, y - LINE_MM / 2 + 0.3, width, LINE_MM - 0.6, PAPER)
    canvas.text(x, y, text)


def _runs(values: tuple[Decimal | None, ...]) -> list[list[tuple[int, Decimal]]]:
    """The stretches of a line between its gaps."""
    runs: list[list[tuple[int, Decimal]]] = [[]]
    for at, value in enumerate(values):
        if value is not None:
            runs[-1].append((at, value))
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]
