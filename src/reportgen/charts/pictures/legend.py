"""The legend under a picture: one key for every series, in centred rows."""

from __future__ import annotations

from matplotlib.typing import LineStyleType

from reportgen.charts.arrangement import series_colours
from reportgen.charts.lettering import LINE_MM, text_width, wrapped
from reportgen.charts.pictures.canvas import Canvas
from reportgen.charts.plotted import Plotted
from reportgen.charts.spec import ChartSpec, Kind

MARKERS = ("o", "s", "^", "D", "x", "+")
DASHES: tuple[LineStyleType, ...] = ("-", "--", ":", "-.", "-", "--")

_KEY, _LINE_KEY = 2.6, 9.0
_BEFORE_NAME, _AFTER_NAME = 1.5, 6.0
_ROW = LINE_MM + 1.5
_MARGIN = 3.0


def legend_height(spec: ChartSpec, shown: Plotted) -> float:
    """How much of the picture's bottom the legend takes; a single series needs none."""
    return len(_rows(spec, shown)) * _ROW + 1 if len(shown.series) > 1 else 0.0


def draw_legend(canvas: Canvas, spec: ChartSpec, shown: Plotted) -> None:
    """The legend, at the bottom."""
    if len(shown.series) < 2:
        return
    width, height = spec.size_mm
    colours = series_colours(spec, shown)
    y = height - _MARGIN - legend_height(spec, shown) + 1 + _ROW / 2
    for row in _rows(spec, shown):
        x = (width - sum(_width(spec, name) for _, name in row) + _AFTER_NAME) / 2
        for at, name in row:
            _draw_key(canvas, spec, at, colours[at], x, y)
            canvas.text(x + _key_width(spec) + _BEFORE_NAME, y, name, across="left")
            x += _width(spec, name)
        y += _ROW


def _draw_key(canvas: Canvas, spec: ChartSpec, at: int, colour: str, x: float, y: float) -> None:
    if spec.kind is Kind.LINE:
        canvas.line([(x, y), (x + _LINE_KEY, y)], colour, 1.8, DASHES[at])
        canvas.line([(x + _LINE_KEY / 2, y)], colour, marker=MARKERS[at])
    else:
        canvas.rectangle(x, y - _KEY / 2, _KEY, _KEY, colour)


def _rows(spec: ChartSpec, shown: Plotted) -> list[list[tuple[int, str]]]:
    most = spec.size_mm[0] - 2 * _MARGIN
    rows: list[list[tuple[int, str]]] = [[]]
    for at, series in enumerate(shown.series):
        name = wrapped(series.name, most - _width(spec, ""), 1)
        if rows[-1] and sum(_width(spec, other) for _, other in rows[-1]) + _width(spec, name) > most:
            rows.append([])
        rows[-1].append((at, name))
    return rows


def _width(spec: ChartSpec, name: str) -> float:
    return _key_width(spec) + _BEFORE_NAME + text_width(name) + _AFTER_NAME


def _key_width(spec: ChartSpec) -> float:
    return _LINE_KEY if spec.kind is Kind.LINE else _KEY
