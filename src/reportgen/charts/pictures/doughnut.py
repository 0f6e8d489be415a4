"""Doughnuts as pictures."""

from __future__ import annotations

from reportgen.charts.palette import PAPER
from reportgen.charts.pictures.canvas import Canvas
from reportgen.charts.pictures.sectors import draw_sector_labels, draw_sectors
from reportgen.charts.plotted import Plotted
from reportgen.charts.sector_arrangement import arrange
from reportgen.charts.spec import ChartSpec


def draw_doughnut(canvas: Canvas, spec: ChartSpec, shown: Plotted) -> None:
    """A ring of the one series."""
    arrangement = arrange(spec, shown)
    draw_sectors(canvas, spec, shown, arrangement)
    hole = arrangement.radius * spec.kind.traits.hole
    canvas.sector((arrangement.x, arrangement.y), hole, 0, 360, PAPER)
    draw_sector_labels(canvas, spec, shown, arrangement)
