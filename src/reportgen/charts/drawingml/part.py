"""A native Word chart: the part that Word draws and lets people edit, and the workbook behind it."""

from __future__ import annotations

from typing import NamedTuple

from reportgen.charts.drawingml.fragments import PlotAndLegend, chart_space
from reportgen.charts.drawingml.workbook import workbook
from reportgen.charts.loading import loaded
from reportgen.charts.plotted import plot
from reportgen.charts.spec import ChartSpec


class NativeParts(NamedTuple):
    """The two parts of a native chart.

    Attributes:
        chart_xml: content of ``/word/charts/chartN.xml``, of type ``application/vnd.openxmlformats-
            officedocument.drawingml.chart+xml``.
        workbook: content of an ``.xlsx`` in ``/word/embeddings/``, to which the chart part must be related as
            ``rId1`` with relationship type ``…/officeDocument/2006/relationships/package``.
    """

    chart_xml: bytes
    workbook: bytes


def native(spec: ChartSpec) -> NativeParts:
    """The chart as Word parts; the same specification gives the same bytes.

    Raises:
        ChartError: when there is nothing to draw (ask `spec.empty_note` first), or no room to draw it.
    """
    shown = plot(spec)
    drawn: PlotAndLegend = loaded(spec.kind.traits.native)(spec, shown)
    return NativeParts(chart_space(spec, drawn).encode(), workbook(shown, spec.number_format))
