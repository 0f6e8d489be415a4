"""Native pies."""

from __future__ import annotations

from reportgen.charts.drawingml.fragments import PlotAndLegend, series
from reportgen.charts.drawingml.sectors import (
    beside_edge,
    circle,
    offset_from,
    parts_legend,
    sector_fills,
    sector_labels,
)
from reportgen.charts.plotted import Plotted
from reportgen.charts.sector_arrangement import SectorArrangement, arrange
from reportgen.charts.spec import ChartSpec

_OUTSIDE = '<c:dLblPos val="outEnd"/>'
_MOST_LEFT_TO_WORD = 3  # labels that Word places well by itself


def pie(spec: ChartSpec, shown: Plotted) -> PlotAndLegend:
    """A pie of the one series."""
    arrangement = arrange(spec, shown)
    labels = sector_labels(shown, arrangement, _offsets(spec, arrangement), _OUTSIDE)
    plot = (
        '<c:pieChart><c:varyColors val="1"/>'
        f"{series(shown, 0, sector_fills(spec, shown) + labels, spec.number_format)}"
        f'<c:firstSliceAng val="{arrangement.start}"/></c:pieChart>'
    )
    return PlotAndLegend(plot, parts_legend(spec, arrangement), circle(spec, arrangement))


def _offsets(spec: ChartSpec, arrangement: SectorArrangement) -> list[str]:
    """Labels are moved where there are many of them, or where one has to leave its place beside its part."""
    labels = arrangement.labels
    if len(labels) <= _MOST_LEFT_TO_WORD and not any(label.moved for label in labels):
        return [""] * len(labels)
    return [offset_from(spec, label, *beside_edge(label)) for label in labels]
