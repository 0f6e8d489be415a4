"""What native charts of sectors share: colours, labels that do not collide, the circle's place and the legend."""

from __future__ import annotations

from decimal import Decimal
from math import cos, radians, sin

from reportgen.amounts import add, percentage, round_half_up
from reportgen.charts.arrangement import title_height
from reportgen.charts.drawingml.fragments import (
    HIDDEN,
    NO_LINE,
    UNWRAPPED,
    fill,
    legend,
    line,
    rich_text,
    shows,
    text_look,
)
from reportgen.charts.lettering import text_height
from reportgen.charts.palette import LEADER, PAPER
from reportgen.charts.plotted import Plotted
from reportgen.charts.sector_arrangement import SectorArrangement, SectorLabel
from reportgen.charts.spec import ChartSpec

_OUTLINE = 12_700  # EMU: one point


def sector_fills(spec: ChartSpec, shown: Plotted) -> str:
    """One colour for every part; a white outline parts it from its neighbours."""
    count = len(shown.categories)
    outline = line(PAPER, _OUTLINE) if count > 1 else NO_LINE
    return "".join(
        f'<c:dPt><c:idx val="{at}"/><c:bubble3D val="0"/><c:spPr>{fill(colour)}{outline}</c:spPr></c:dPt>'
        for at, colour in enumerate(spec.kind.traits.colours(count))
    )


def sector_labels(
    shown: Plotted, arrangement: SectorArrangement, offsets: list[str], position: str = ""
) -> str:
    """The labels of all parts.

    Args:
        shown: the parts.
        arrangement: what the labels say, and whether any needs a leader line.
        offsets: of every label, the markup that moves it away from where Word puts it by itself; else empty.
        position: where that is, as markup; empty where the kind of chart has one place only.
    """
    named = arrangement.legend_x is None
    joint = "\n" if "\n" in arrangement.labels[0].text else " "
    look = (
        f'<c:numFmt formatCode="0.00%" sourceLinked="0"/>{HIDDEN}{text_look(body=UNWRAPPED)}'
        f"{position}{shows(name=named, share=True)}<c:separator>{joint}</c:separator>"
    )
    own = "".join(
        f'<c:dLbl><c:idx val="{at}"/>{offset}{text}{look}</c:dLbl>'
        for at, (offset, text) in enumerate(zip(offsets, _stale_texts(shown, arrangement), strict=True))
        if offset or text
    )
    return (
        f"<c:dLbls>{own}{look}"
        f'<c:showLeaderLines val="{any(label.moved for label in arrangement.labels):d}"/>'
        f"<c:leaderLines><c:spPr>{line(LEADER)}</c:spPr></c:leaderLines></c:dLbls>"
    )


def offset_from(spec: ChartSpec, label: SectorLabel, x: float, y: float) -> str:
    """Moves a label to its place from the point where Word centres it by itself."""
    width, height = spec.size_mm
    move = f'<c:x val="{(label.x - x) / width:.4f}"/><c:y val="{(label.y - y) / height:.4f}"/>'
    return f"<c:layout><c:manualLayout>{move}</c:manualLayout></c:layout>"


def beside_edge(label: SectorLabel) -> tuple[float, float]:
    """The middle of a label that Word puts beside the circle: with a corner at the edge of its part."""
    across, down = sin(radians(label.angle)), -cos(radians(label.angle))
    x = label.edge[0] + _sign(across) * label.width / 2
    y = label.edge[1] + _sign(down) * text_height(label.text) / 2
    return x, y


def _sign(component: float) -> int:
    """Nothing near an axis, where a label is centred on its part."""
    return 0 if abs(component) < 0.09 else 1 if component > 0 else -1


def _stale_texts(shown: Plotted, arrangement: SectorArrangement) -> list[str]:
    """Text of our own for every label that Word would compute differently from the report; else empty.

    So it does where the parts do not quite add up to the stated total that the report's shares refer to, and where the
    report writes them otherwise than with two decimals.
    """
    values = [value or Decimal(0) for value in shown.series[0].values]
    whole = add(*values)
    by_word = [round_half_up(percentage(value, whole) or Decimal(0)) for value in values]
    return [
        "" if f"{word:f}%" in label.text else rich_text(label.text, body=UNWRAPPED)
        for label, word in zip(arrangement.labels, by_word, strict=True)
    ]


def circle(spec: ChartSpec, arrangement: SectorArrangement) -> str:
    """Where the circle stands."""
    width, height = spec.size_mm
    radius = arrangement.radius
    return _box(
        (arrangement.x - radius) / width,
        (arrangement.y - radius) / height,
        2 * radius / width,
        2 * radius / height,
        '<c:layoutTarget val="inner"/>',
    )


def parts_legend(spec: ChartSpec, arrangement: SectorArrangement) -> str:
    """The names of the parts on the right, where they are too long to stand beside them."""
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
