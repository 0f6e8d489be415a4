"""Native charts with axes: columns, stacked columns, horizontal bars and lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from reportgen.charts.arrangement import (
    gap,
    headroom,
    label_above,
    labels_upright,
    lines_labelled,
    roomy_in_stack,
    series_colours,
)
from reportgen.charts.drawingml.fragments import (
    HIDDEN,
    NO_LINE,
    ON_END,
    STACKED,
    UPRIGHT,
    Body,
    fill,
    legend,
    line,
    rich_text,
    series,
    shows,
    text_look,
)
from reportgen.charts.labels import shortest_text
from reportgen.charts.palette import AXIS, GRID, TEXT, text_on
from reportgen.charts.plotted import Plotted
from reportgen.charts.spec import ChartSpec, Kind
from reportgen.charts.ticks import ticks

_MARKERS = ("circle", "square", "triangle", "diamond", "x", "plus")
_DASHES = ("solid", "dash", "sysDot", "dashDot", "lgDash", "sysDash")
_STRAIGHT = '<c:smooth val="0"/>'  # Word curves the line when this is left out
_CATEGORY_AXIS, _VALUE_AXIS = 111111111, 222222222
_AXIS_IDS = f'<c:axId val="{_CATEGORY_AXIS}"/><c:axId val="{_VALUE_AXIS}"/>'


def columns_or_lines(spec: ChartSpec, shown: Plotted) -> Body:
    """Any chart with a category axis and a value axis."""
    plots = _PLOTS[spec.kind](spec, shown) + _axes(spec, shown)
    return Body(plots, legend("b") if len(shown.series) > 1 else "")


def _columns(spec: ChartSpec, shown: Plotted) -> str:
    labels = _value_labels("outEnd", body=ON_END if labels_upright(spec, shown) else UPRIGHT)
    looks = [_bar_fill(colour) + labels for colour in series_colours(spec, shown)]
    return _bar_chart(spec, shown, "col", "clustered", looks)


def _bars(spec: ChartSpec, shown: Plotted) -> str:
    looks = [_bar_fill(colour) + _value_labels("outEnd") for colour in series_colours(spec, shown)]
    return _bar_chart(spec, shown, "bar", "clustered", looks)


def _stacked(spec: ChartSpec, shown: Plotted) -> str:
    looks = []
    for row, colour in zip(shown.series, series_colours(spec, shown), strict=True):
        small = [
            at
            for at, value in enumerate(row.values)
            if value is not None and not roomy_in_stack(spec, shown, value)
        ]
        looks.append(_bar_fill(colour) + _value_labels("ctr", silent=small, colour=text_on(colour)))
    return _bar_chart(spec, shown, "col", "stacked", looks)


def _bar_chart(spec: ChartSpec, shown: Plotted, direction: str, grouping: str, looks: list[str]) -> str:
    rows = "".join(series(shown, at, look, spec.number_style) for at, look in enumerate(looks))
    return (
        f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="{grouping}"/><c:varyColors val="0"/>{rows}'
        f'<c:gapWidth val="{gap(spec, shown) * 100:.0f}"/><c:overlap val="{100 if grouping == "stacked" else 0}"/>'
        f"{_AXIS_IDS}</c:barChart>"
    )


def _bar_fill(colour: str) -> str:
    return f'<c:spPr>{fill(colour)}{NO_LINE}</c:spPr><c:invertIfNegative val="0"/>'


def _line(spec: ChartSpec, shown: Plotted) -> str:
    rows = "".join(
        series(shown, at, _stroke(at, colour) + _line_labels(shown, at), spec.number_style, _STRAIGHT)
        for at, colour in enumerate(series_colours(spec, shown))
    )
    return (
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{rows}<c:marker val="1"/>'
        f"{_AXIS_IDS}</c:lineChart>"
    )


def _stroke(index: int, colour: str) -> str:
    """Markers and dashes tell a line from others where colour cannot."""
    return (
        f'<c:spPr><a:ln w="25400" cap="rnd">{fill(colour)}<a:prstDash val="{_DASHES[index]}"/><a:round/></a:ln>'
        f'</c:spPr><c:marker><c:symbol val="{_MARKERS[index]}"/><c:size val="6"/>'
        f"<c:spPr>{fill(colour)}{line(colour)}</c:spPr></c:marker>"
    )


def _line_labels(shown: Plotted, index: int) -> str:
    if not lines_labelled(shown):
        return ""
    values = shown.series[index].values
    below = [at for at, value in enumerate(values) if value is not None and not label_above(shown, index, at)]
    return _value_labels("t", below=below)


_PLOTS: dict[Kind, Callable[[ChartSpec, Plotted], str]] = {
    Kind.COLUMNS: _columns,
    Kind.STACKED: _stacked,
    Kind.BARS: _bars,
    Kind.LINE: _line,
}


def _value_labels(
    position: str,
    *,
    body: str = UPRIGHT,
    silent: Iterable[int] = (),
    below: Iterable[int] = (),
    colour: str = TEXT,
) -> str:
    """A value at every point, none at the `silent` ones, those of `below` under their point."""
    look = HIDDEN + text_look(colour, body)
    own = dict.fromkeys(silent, '<c:delete val="1"/>')
    own |= dict.fromkeys(below, f'{look}<c:dLblPos val="b"/>{shows(value=True)}')
    points = "".join(f'<c:dLbl><c:idx val="{at}"/>{content}</c:dLbl>' for at, content in sorted(own.items()))
    return f'<c:dLbls>{points}{look}<c:dLblPos val="{position}"/>{shows(value=True)}</c:dLbls>'


def _axes(spec: ChartSpec, shown: Plotted) -> str:
    """Bars lie, with the first category on top; columns and points of a line stand."""
    lying = spec.kind is Kind.BARS
    return _category_axis(lying) + _value_axis(spec, shown, lying)


def _category_axis(lying: bool) -> str:
    return (
        f'<c:catAx><c:axId val="{_CATEGORY_AXIS}"/>'
        f'<c:scaling><c:orientation val="{"maxMin" if lying else "minMax"}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{"l" if lying else "b"}"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f"<c:spPr>{line(AXIS)}</c:spPr>{text_look()}"
        f'<c:crossAx val="{_VALUE_AXIS}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
        '<c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _value_axis(spec: ChartSpec, shown: Plotted, lying: bool) -> str:
    values = [value for row in shown.series for value in row.values if value is not None]
    floor = '<c:min val="0"/>' if min(values) >= 0 else ""  # else Word may cut the columns' feet off
    ceiling = ""
    if labels_upright(spec, shown):  # Word leaves no room for labels that stand on end
        ceiling = f'<c:max val="{shortest_text(ticks(values, headroom(spec, shown))[-1])}"/>'
    whole_numbers = max(map(abs, values)) >= 10
    return (
        f'<c:valAx><c:axId val="{_VALUE_AXIS}"/><c:scaling><c:orientation val="minMax"/>{ceiling}{floor}</c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{"b" if lying else "l"}"/>'
        f"<c:majorGridlines><c:spPr>{line(GRID)}</c:spPr></c:majorGridlines>{_axis_title(spec.unit, lying)}"
        f'<c:numFmt formatCode="{"0" if whole_numbers else "General"}" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f"<c:spPr>{NO_LINE}</c:spPr>{text_look()}"
        f'<c:crossAx val="{_CATEGORY_AXIS}"/><c:crosses val="{"max" if lying else "autoZero"}"/>'
        '<c:crossBetween val="between"/></c:valAx>'
    )


def _axis_title(unit: str, lying: bool) -> str:
    if not unit:
        return ""
    text = rich_text(f"单位：{unit}", body=UPRIGHT if lying else STACKED)
    return f'<c:title>{text}<c:overlay val="0"/></c:title>'
