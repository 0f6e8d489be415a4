"""Native pies: labels that Word keeps up to date, placed where they do not collide."""

from __future__ import annotations

from decimal import Decimal
from math import cos, radians, sin

from reportgen.amounts import add, percentage, round_half_up
from reportgen.charts.arrangement import title_height
from reportgen.charts.drawingml.fragments import (
    HIDDEN,
    NO_LINE,
    UNWRAPPED,
    Body,
    fill,
    legend,
    line,
    rich_text,
    series,
    shows,
    text_look,
)
from reportgen.charts.lettering import text_height
from reportgen.charts.palette import LEADER, PAPER, distinct
from reportgen.charts.pie_arrangement import PieArrangement, PieLabel, arrange
from reportgen.charts.plotted import Plotted
from reportgen.charts.spec import ChartSpec

_MOST_LEFT_TO_WORD = 3  # labels that Word places well by itself


def pie(spec: ChartSpec, shown: Plotted) -> Body:
    """A pie of the one series."""
    arrangement = arrange(spec, shown)
    looks = _fills(len(shown.categories)) + _labels(spec, shown, arrangement)
    plot = (
        f'<c:pieChart><c:varyColors val="1"/>{series(shown, 0, looks, spec.number_style)}'
        f'<c:firstSliceAng val="{arrangement.start}"/></c:pieChart>'
    )
    return Body(plot, _legend(spec, arrangement), _circle(spec, arrangement))


def _fills(count: int) -> str:
    """One colour for every part; a white outline parts it from its neighbours."""
    outline = line(PAPER, 12700) if count > 1 else NO_LINE
    return "".join(
        f'<c:dPt><c:idx val="{at}"/><c:bubble3D val="0"/><c:spPr>{fill(colour)}{outline}</c:spPr></c:dPt>'
        for at, colour in enumerate(distinct(count))
    )


def _labels(spec: ChartSpec, shown: Plotted, arrangement: PieArrangement) -> str:
    named = arrangement.legend_x is None
    joint = "\n" if "\n" in arrangement.labels[0].text else " "
    look = (
        f'<c:numFmt formatCode="0.00%" sourceLinked="0"/>{HIDDEN}{text_look(body=UNWRAPPED)}'
        f'<c:dLblPos val="outEnd"/>{shows(name=named, share=True)}<c:separator>{joint}</c:separator>'
    )
    own = "".join(
        f'<c:dLbl><c:idx val="{at}"/>{layout}{text}{look}</c:dLbl>'
        for at, layout, text in _own_labels(spec, shown, arrangement)
    )
    return (
        f"<c:dLbls>{own}{look}"
        f'<c:showLeaderLines val="{any(label.moved for label in arrangement.labels):d}"/>'
        f"<c:leaderLines><c:spPr>{line(LEADER)}</c:spPr></c:leaderLines></c:dLbls>"
    )


def _own_labels(spec: ChartSpec, shown: Plotted, arrangement: PieArrangement) -> list[tuple[int, str, str]]:
    """The labels that cannot be left to Word: moved ones, and shares that Word would compute differently."""
    crowded = len(arrangement.labels) > _MOST_LEFT_TO_WORD or any(label.moved for label in arrangement.labels)
    found = []
    for at, (label, stale) in enumerate(zip(arrangement.labels, _differs_from_word(shown), strict=True)):
        layout = _offset(spec, arrangement, label) if crowded else ""
        text = rich_text(label.text, body=UNWRAPPED) if stale else ""
        if layout or text:
            found.append((at, layout, text))
    return found


def _differs_from_word(shown: Plotted) -> list[bool]:
    """For every part, whether its share in the report is another than that of the rounded value in the sum.

    So it is where the parts do not quite add up to the stated total that the report's shares refer to.
    """
    values = [value or Decimal(0) for value in shown.series[0].values]
    whole = add(*values)
    by_word = [round_half_up(percentage(value, whole) or Decimal(0)) for value in values]
    return [word != share for word, share in zip(by_word, shown.shares, strict=True)]


def _offset(spec: ChartSpec, arrangement: PieArrangement, label: PieLabel) -> str:
    """How far a label is moved from where Word would put it: with a corner at the edge of its part."""
    width, height = spec.size_mm
    across, down = sin(radians(label.angle)), -cos(radians(label.angle))
    x = label.edge[0] + _sign(across) * label.width / 2
    y = label.edge[1] + _sign(down) * text_height(label.text) / 2
    move = f'<c:x val="{(label.x - x) / width:.4f}"/><c:y val="{(label.y - y) / height:.4f}"/>'
    return f"<c:layout><c:manualLayout>{move}</c:manualLayout></c:layout>"


def _sign(component: float) -> int:
    """Nothing near an axis, where a label is centred on its part."""
    return 0 if abs(component) < 0.09 else 1 if component > 0 else -1


def _circle(spec: ChartSpec, arrangement: PieArrangement) -> str:
    width, height = spec.size_mm
    radius = arrangement.radius
    return _box(
        (arrangement.x - radius) / width,
        (arrangement.y - radius) / height,
        2 * radius / width,
        2 * radius / height,
        '<c:layoutTarget val="inner"/>',
    )


def _legend(spec: ChartSpec, arrangement: PieArrangement) -> str:
    if arrangement.legend_x is None:
        return ""
    width, height = spec.size_mm
    left, top = arrangement.legend_x / width, title_height(spec) / height
    return legend("r", _box(left, top, 1 - left, 1 - top))


def _box(x: float, y: float, width: float, height: float, target: str = "") -> str:
    """A place in fractions of the chart."""
    return (
        f'<c:layout><c:manualLayout>{target}<c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{x:.4f}"/><c:y val="{y:.4f}"/><c:w val="{width:.4f}"/><c:h val="{height:.4f}"/>'
        "</c:manualLayout></c:layout>"
    )
