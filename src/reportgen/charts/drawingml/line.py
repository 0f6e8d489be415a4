"""Native lines."""

from __future__ import annotations

from reportgen.charts.arrangement import label_above, lines_labelled, series_colours
from reportgen.charts.drawingml.axes import AXIS_IDS, value_labels, with_axes
from reportgen.charts.drawingml.fragments import PlotAndLegend, fill, line, own_formats, series
from reportgen.charts.plotted import Plotted
from reportgen.charts.spec import ChartSpec

_MARKERS = ("circle", "square", "triangle", "diamond", "x", "plus")
_DASHES = ("solid", "dash", "sysDot", "dashDot", "lgDash", "sysDash")
_STRAIGHT = '<c:smooth val="0"/>'  # Word curves the line when this is left out


def lines(spec: ChartSpec, shown: Plotted) -> PlotAndLegend:
    """One line for every series, with gaps where figures do not exist."""
    rows = "".join(
        series(shown, at, _stroke(at, colour) + _labels(spec, shown, at), spec.number_format, _STRAIGHT)
        for at, colour in enumerate(series_colours(spec, shown))
    )
    plot = (
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{rows}<c:marker val="1"/>'
        f"{AXIS_IDS}</c:lineChart>"
    )
    return with_axes(spec, shown, plot)


def _stroke(index: int, colour: str) -> str:
    """Markers and dashes tell a line from others where colour cannot."""
    return (
        f'<c:spPr><a:ln w="25400" cap="rnd">{fill(colour)}<a:prstDash val="{_DASHES[index]}"/><a:round/></a:ln>'
        f'</c:spPr><c:marker><c:symbol val="{_MARKERS[index]}"/><c:size val="6"/>'
        f"<c:spPr>{fill(colour)}{line(colour)}</c:spPr></c:marker>"
    )


def _labels(spec: ChartSpec, shown: Plotted, index: int) -> str:
    if not lines_labelled(shown):
        return ""
    values = shown.series[index].values
    below = [at for at, value in enumerate(values) if value is not None and not label_above(shown, index, at)]
    return value_labels("t", own_formats(values, spec.number_format), below=below)
