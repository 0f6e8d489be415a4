"""The two axes of native charts that have them, and the value labels of their columns, bars and points."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from reportgen.charts.drawingml.fragments import (
    HIDDEN,
    LETTERS_STACKED,
    NO_LINE,
    UPRIGHT,
    PlotAndLegend,
    legend,
    line,
    rich_text,
    shows,
    text_look,
)
from reportgen.charts.palette import AXIS, GRID, TEXT
from reportgen.charts.plotted import Plotted
from reportgen.charts.spec import ChartSpec

_CATEGORY_AXIS, _VALUE_AXIS = 111111111, 222222222
AXIS_IDS = f'<c:axId val="{_CATEGORY_AXIS}"/><c:axId val="{_VALUE_AXIS}"/>'
"""What a plot refers to its axes by."""


def with_axes(spec: ChartSpec, shown: Plotted, plot: str, *, ceiling: str = "") -> PlotAndLegend:
    """The plot with a category axis, a value axis (up to the `ceiling`, if any), and a legend of several series.

    Where the kind is lying, the categories run down the left side, the first on top; else along the bottom.
    """
    lying = spec.kind.traits.lying
    axes = _category_axis(lying) + _value_axis(spec, shown, lying, ceiling)
    return PlotAndLegend(plot + axes, legend("b") if len(shown.series) > 1 else "")


def value_labels(
    position: str,
    formats: Mapping[int, str],
    *,
    body: str = UPRIGHT,
    silent: Iterable[int] = (),
    below: Collection[int] = (),
    colour: str = TEXT,
) -> str:
    """A value at every point, none at the `silent` ones, those of `below` under their point.

    Points with a number format of their own are among `formats`.
    """
    look = HIDDEN + text_look(colour, body)
    own = {
        at: f'{_label_format(formats.get(at))}{look}<c:dLblPos val="{"b" if at in below else position}"/>{shows(value=True)}'
        for at in {*below, *formats}
    }
    own |= dict.fromkeys(silent, '<c:delete val="1"/>')
    points = "".join(f'<c:dLbl><c:idx val="{at}"/>{content}</c:dLbl>' for at, content in sorted(own.items()))
    return f'<c:dLbls>{points}{look}<c:dLblPos val="{position}"/>{shows(value=True)}</c:dLbls>'


def _label_format(code: str | None) -> str:
    return f'<c:numFmt formatCode="{code}" sourceLinked="0"/>' if code else ""


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


def _value_axis(spec: ChartSpec, shown: Plotted, lying: bool, ceiling: str) -> str:
    values = [value for row in shown.series for value in row.values if value is not None]
    floor = '<c:min val="0"/>' if min(values) >= 0 else ""  # else Word may cut the columns' feet off
    highest = f'<c:max val="{ceiling}"/>' if ceiling else ""
    whole_numbers = max(map(abs, values)) >= 10
    return (
        f'<c:valAx><c:axId val="{_VALUE_AXIS}"/><c:scaling><c:orientation val="minMax"/>{highest}{floor}</c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{"b" if lying else "l"}"/>'
        f"<c:majorGridlines><c:spPr>{line(GRID)}</c:spPr></c:majorGridlines>{_axis_title(spec.unit, lying)}"
        f'<c:numFmt formatCode="{"#,##0" if whole_numbers else "General"}" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f"<c:spPr>{NO_LINE}</c:spPr>{text_look()}"
        f'<c:crossAx val="{_CATEGORY_AXIS}"/><c:crosses val="{"max" if lying else "autoZero"}"/>'
        '<c:crossBetween val="between"/></c:valAx>'
    )


def _axis_title(unit: str, lying: bool) -> str:
    if not unit:
        return ""
    text = rich_text(f"单位：{unit}", body=UPRIGHT if lying else LETTERS_STACKED)
    return f'<c:title>{text}<c:overlay val="0"/></c:title>'
