"""Lines as pictures."""

from __future__ import annotations

from decimal import Decimal

from matplotlib.typing import LineStyleType

from reportgen.charts.arrangement import headroom, label_above, lines_labelled, series_colours
from reportgen.charts.lettering import LINE_MM, text_width
from reportgen.charts.palette import PAPER
from reportgen.charts.pictures.axes import draw_base, draw_grid, drawn_values
from reportgen.charts.pictures.canvas import Canvas
from reportgen.charts.pictures.legend import Key, draw_legend
from reportgen.charts.pictures.plane import Plane, plane
from reportgen.charts.plotted import Plotted
from reportgen.charts.spec import ChartSpec
from reportgen.charts.ticks import ticks

_MARKERS = ("o", "s", "^", "D", "x", "+")
_DASHES: tuple[LineStyleType, ...] = ("-", "--", ":", "-.", "-", "--")
_STROKE_PT = 1.8
_ABOVE_POINT = 3.2


def draw_lines(canvas: Canvas, spec: ChartSpec, shown: Plotted) -> None:
    """One line for every series, with gaps where figures do not exist."""
    ground = plane(spec, shown, ticks(drawn_values(shown), headroom(spec, LINE_MM)), _STROKE)
    draw_grid(canvas, spec, ground)
    for index, (series, colour) in enumerate(zip(shown.series, series_colours(spec, shown), strict=True)):
        for run in _runs(series.values):
            points = [(ground.middle(at), ground.place(value)) for at, value in run]
            canvas.line(points, colour, _STROKE_PT, _DASHES[index])
            for point in points:
                canvas.line([point], colour, marker=_MARKERS[index])
    if lines_labelled(shown):
        _label_points(canvas, spec, shown, ground)
    draw_base(canvas, ground)
    draw_legend(canvas, spec, shown, _STROKE)


def _draw_stroke(canvas: Canvas, index: int, colour: str, x: float, y: float) -> None:
    canvas.line([(x, y), (x + _STROKE.width, y)], colour, _STROKE_PT, _DASHES[index])
    canvas.line([(x + _STROKE.width / 2, y)], colour, marker=_MARKERS[index])


_STROKE = Key(9.0, _draw_stroke)


def _label_points(canvas: Canvas, spec: ChartSpec, shown: Plotted, ground: Plane) -> None:
    for index, series in enumerate(shown.series):
        for at, value in enumerate(series.values):
            if value is not None:
                side = -1 if label_above(shown, index, at) else 1
                y = ground.place(value) + side * _ABOVE_POINT
                _label_on_paper(canvas, ground.middle(at), y, spec.number_format.text(value))


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
