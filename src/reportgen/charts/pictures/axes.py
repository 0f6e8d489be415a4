"""The two axes of pictures that have them: grid lines, ticks, unit, zero line and category names."""

from __future__ import annotations

from decimal import Decimal

from reportgen.charts.arrangement import title_height
from reportgen.charts.labels import axis_text
from reportgen.charts.lettering import LINE_MM
from reportgen.charts.palette import AXIS, GRID
from reportgen.charts.pictures.canvas import Canvas
from reportgen.charts.pictures.plane import Plane
from reportgen.charts.plotted import Plotted
from reportgen.charts.spec import ChartSpec


def drawn_values(shown: Plotted) -> list[Decimal]:
    """Every value, zero where there is none: what the value axis has to cover."""
    return [value or Decimal(0) for series in shown.series for value in series.values]


def draw_grid(canvas: Canvas, spec: ChartSpec, ground: Plane) -> None:
    """The ticks of the value axis with their lines, and the unit."""
    for tick in ground.ticks:
        at = ground.place(tick)
        if ground.lying:
            canvas.line([(at, ground.top), (at, ground.bottom)], GRID)
            canvas.text(at, ground.bottom + 1.5, axis_text(tick), down="top")
        else:
            canvas.line([(ground.left, at), (ground.right, at)], GRID)
            canvas.text(ground.left - 2, at, axis_text(tick), across="right")
    if spec.unit:
        y = title_height(spec) + LINE_MM / 2
        canvas.text(3, y, f"单位：{spec.unit}", across="left")


def draw_base(canvas: Canvas, ground: Plane) -> None:
    """The zero line and the names of the categories."""
    zero = ground.place(Decimal(0))
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
