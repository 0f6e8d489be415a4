"""Native doughnuts."""

from __future__ import annotations

from math import cos, radians, sin

from reportgen.charts.drawingml.fragments import PlotAndLegend, series
from reportgen.charts.drawingml.sectors import circle, offset_from, parts_legend, sector_fills, sector_labels
from reportgen.charts.plotted import Plotted
from reportgen.charts.sector_arrangement import SectorArrangement, SectorLabel, arrange
from reportgen.charts.spec import ChartSpec


def doughnut(spec: ChartSpec, shown: Plotted) -> PlotAndLegend:
    """A ring of the one series.

    Word centres labels on the ring and knows no place beside it, so that each is moved there.
    """
    arrangement = arrange(spec, shown)
    offsets = [offset_from(spec, label, *_on_ring(spec, arrangement, label)) for label in arrangement.labels]
    looks = sector_fills(spec, shown) + sector_labels(shown, arrangement, offsets)
    plot = (
        f'<c:doughnutChart><c:varyColors val="1"/>{series(shown, 0, looks, spec.number_format)}'
        f'<c:firstSliceAng val="{arrangement.start}"/><c:holeSize val="{spec.kind.traits.hole * 100:.0f}"/></c:doughnutChart>'
    )
    return PlotAndLegend(plot, parts_legend(spec, arrangement), circle(spec, arrangement))


def _on_ring(spec: ChartSpec, arrangement: SectorArrangement, label: SectorLabel) -> tuple[float, float]:
    """The middle of the part that a label belongs to."""
    middle = arrangement.radius * (1 + spec.kind.traits.hole) / 2
    across, down = sin(radians(label.angle)), -cos(radians(label.angle))
    return arrangement.x + across * middle, arrangement.y + down * middle
