"""Pies as pictures."""

from __future__ import annotations

from reportgen.charts.pictures.canvas import Canvas
from reportgen.charts.pictures.sectors import draw_sector_labels, draw_sectors
from reportgen.charts.plotted import Plotted
from reportgen.charts.sector_arrangement import arrange
from reportgen.charts.spec import ChartSpec


def draw_pie(canvas: Canvas, spec: ChartSpec, shown: Plotted) -> None:
    """A pie of the one series."""
    arrangement = arrange(spec, shown)
    draw_sectors(canvas, spec, shown, arrangement)
    draw_sector_labels(canvas, spec, shown, arrangement)
