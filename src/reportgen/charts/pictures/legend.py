"""The legend under a picture: one key for every series, in centred rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reportgen.charts.arrangement import series_colours
from reportgen.charts.lettering import LINE_MM, text_width, wrapped
from reportgen.charts.pictures.canvas import Canvas
from reportgen.charts.plotted import Plotted
from reportgen.charts.spec import ChartSpec

_BEFORE_NAME, _AFTER_NAME = 1.5, 6.0
_ROW = LINE_MM + 1.5
_MARGIN = 3.0


@dataclass(frozen=True, slots=True)
class Key:
    """What stands before a series' name.

    Attributes:
        width: in millimetres.
        draw: draws the key of the series with this index in this colour, from `x` to the right, around `y`.
    """

    width: float
    draw: Callable[[Canvas, int, str, float, float], None]


def draw_swatch(canvas: Canvas, _: int, colour: str, x: float, y: float) -> None:
    """A small square of the series' colour."""
    canvas.rectangle(x, y - SWATCH.width / 2, SWATCH.width, SWATCH.width, colour)


SWATCH = Key(2.6, draw_swatch)
"""The key of series that are drawn as areas."""


def legend_height(spec: ChartSpec, shown: Plotted, key: Key) -> float:
    """How much of the picture's bottom the legend takes; a single series needs none."""
    return len(_rows(spec, shown, key)) * _ROW + 1 if len(shown.series) > 1 else 0.0


def draw_legend(canvas: Canvas, spec: ChartSpec, shown: Plotted, key: Key) -> None:
    """The legend, at the bottom."""
    if len(shown.series) < 2:
        return
    width, height = spec.size_mm
    colours = series_colours(spec, shown)
    y = height - _MARGIN - legend_height(spec, shown, key) + 1 + _ROW / 2
    for row in _rows(spec, shown, key):
        x = (width - sum(_width(key, name) for _, name in row) + _AFTER_NAME) / 2
        for at, name in row:
            key.draw(canvas, at, colours[at], x, y)
            canvas.text(x + key.width + _BEFORE_NAME, y, name, across="left")
            x += _width(key, name)
        y += _ROW


def _rows(spec: ChartSpec, shown: Plotted, key: Key) -> list[list[tuple[int, str]]]:
    most = spec.size_mm[0] - 2 * _MARGIN
    rows: list[list[tuple[int, str]]] = [[]]
    for at, series in enumerate(shown.series):
        name = wrapped(series.name, most - _width(key, ""), 1)
        if rows[-1] and sum(_width(key, other) for _, other in rows[-1]) + _width(key, name) > most:
            rows.append([])
        rows[-1].append((at, name))
    return rows


def _width(key: Key, name: str) -> float:
    return key.width + _BEFORE_NAME + text_width(name) + _AFTER_NAME
