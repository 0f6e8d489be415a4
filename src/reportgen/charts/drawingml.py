"""A native Word chart: the part that Word draws and lets people edit, and the workbook behind it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reportgen.charts import fragments as xml
from reportgen.charts.arrangement import (
    COLUMN_GAP,
    label_above,
    labels_upright,
    parts_named_outside,
    roomy_in_stack,
)
from reportgen.charts.palette import distinct, shades, text_on
from reportgen.charts.plotted import Plotted, plot
from reportgen.charts.spec import ChartSpec, Kind
from reportgen.charts.workbook import workbook

WORKBOOK_RELATIONSHIP = "rId1"
"""The id by which the chart part refers to its workbook; whoever packs the parts must use it."""


@dataclass(frozen=True, slots=True)
class NativeParts:
    """The two parts of a native chart.

    Attributes:
        chart_xml: content of ``/word/charts/chartN.xml``, ``application/vnd.openxmlformats-officedocument
            .drawingml.chart+xml``.
        workbook: content of ``/word/embeddings/*.xlsx``, related to the chart part as
            `WORKBOOK_RELATIONSHIP` with relationship type ``…/officeDocument/2006/relationships/package``.
    """

    chart_xml: bytes
    workbook: bytes


def native(spec: ChartSpec) -> NativeParts:
    """The chart as Word parts; the same specification gives the same bytes.

    Raises:
        ChartError: when there is nothing to draw; ask `spec.empty_note` first.
    """
    shown = plot(spec)
    title = xml.title(spec.title) if spec.show_title else ""
    document = xml.chart_space(title, _PLOTS[spec.kind](spec, shown), _legend(spec, shown))
    return NativeParts(document.encode(), workbook(shown, xml.number_format(spec.number_style)))


def _legend(spec: ChartSpec, shown: Plotted) -> str:
    if spec.kind is Kind.PIE:
        return "" if parts_named_outside(shown) else xml.legend("r")
    return xml.legend("b") if len(shown.series) > 1 else ""


def _pie(spec: ChartSpec, shown: Plotted) -> str:
    colours = distinct(len(shown.categories))
    points = "".join(
        xml.part_fill(at, colour, outlined=len(colours) > 1) for at, colour in enumerate(colours)
    )
    labels = xml.pie_labels(named=parts_named_outside(shown))
    series = xml.series(shown, 0, "", points + labels, spec.number_style)
    return xml.pie_chart(series)


def _columns(spec: ChartSpec, shown: Plotted) -> str:
    upright = labels_upright(spec, shown)
    return _bar_chart(spec, shown, "col", "clustered", lambda _: xml.value_labels("outEnd", upright=upright))


def _bars(spec: ChartSpec, shown: Plotted) -> str:
    return _bar_chart(spec, shown, "bar", "clustered", lambda _: xml.value_labels("outEnd"))


def _stacked(spec: ChartSpec, shown: Plotted) -> str:
    colours = distinct(len(shown.series))

    def labels(index: int) -> str:
        values = shown.series[index].values
        silent = [at for at, value in enumerate(values) if value is None or not roomy_in_stack(shown, value)]
        return xml.value_labels("ctr", silent=silent, colour=text_on(colours[index]))

    return _bar_chart(spec, shown, "col", "stacked", labels)


def _bar_chart(
    spec: ChartSpec, shown: Plotted, direction: str, grouping: str, labels: Callable[[int], str]
) -> str:
    colours = distinct(len(shown.series)) if grouping == "stacked" else shades(len(shown.series))
    rows = "".join(
        xml.series(shown, at, xml.bar_fill(colour), labels(at), spec.number_style)
        for at, colour in enumerate(colours)
    )
    return xml.bar_chart(direction, grouping, rows, COLUMN_GAP) + xml.axes(shown, spec.unit, direction)


def _line(spec: ChartSpec, shown: Plotted) -> str:
    rows = "".join(
        xml.series(
            shown, at, xml.line_stroke(at, colour), _line_labels(shown, at), spec.number_style, xml.STRAIGHT
        )
        for at, colour in enumerate(distinct(len(shown.series)))
    )
    return xml.line_chart(rows) + xml.axes(shown, spec.unit, "line")


def _line_labels(shown: Plotted, index: int) -> str:
    values = shown.series[index].values
    below = [at for at, value in enumerate(values) if value is not None and not label_above(shown, index, at)]
    return xml.value_labels("t", below=below)


_PLOTS: dict[Kind, Callable[[ChartSpec, Plotted], str]] = {
    Kind.PIE: _pie,
    Kind.COLUMNS: _columns,
    Kind.STACKED: _stacked,
    Kind.BARS: _bars,
    Kind.LINE: _line,
}
