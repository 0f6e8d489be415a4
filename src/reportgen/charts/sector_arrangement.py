"""Where the labels of sectors go: beside their part, spread so that they do not collide, with room to be read.

Lengths are millimetres from the top left corner of the chart; angles are degrees, clockwise from 12 o'clock.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import accumulate
from math import cos, radians, sin, sqrt
from typing import NamedTuple

from reportgen.charts.arrangement import title_height
from reportgen.charts.errors import ChartError, complaint
from reportgen.charts.lettering import LINE_MM, text_width
from reportgen.charts.plotted import Plotted
from reportgen.charts.spec import ChartSpec

_MARGIN = 2.0
_CLEARANCE = 1.5  # between the circle and its labels
_LEADER_ROOM = 3.5
_AIR = 1.5  # wanted from one label to the next, in heights of a label, when the circle is turned
_LEAST_RADIUS = 16.0  # else names move into a legend
_TINIEST_RADIUS = 6.0
_MOST_PARTS_ON_TWO_LINES = 6
_CIRCLE_SIDE = 0.46  # of the width, where a legend takes the rest


class SectorLabel(NamedTuple):
    """One label: its text, the box around it, and the point of the circle's edge that it belongs to.

    `moved` says that it had to leave its natural place and needs a leader line.
    """

    text: str
    x: float
    y: float
    width: float
    edge: tuple[float, float]
    angle: float
    moved: bool


class SectorArrangement(NamedTuple):
    """The circle, the angle its first part starts at, its labels, and the left edge of a legend, if any."""

    x: float
    y: float
    radius: float
    start: int
    labels: tuple[SectorLabel, ...]
    legend_x: float | None


class _Frame(NamedTuple):
    """What is decided before the labels are placed."""

    x: float
    y: float
    radius: float
    top: float
    bottom: float
    texts: tuple[str, ...]
    line_count: int

    @property
    def label_height(self) -> float:
        return self.line_count * LINE_MM + 0.6


def arrange(spec: ChartSpec, shown: Plotted) -> SectorArrangement:
    """The arrangement of a whole and its parts; names stand in a legend where there is no room for them beside the parts.

    Raises:
        ChartError: when the chart is too low for its number of parts.
    """
    frame, legend_x = _frame(spec, shown)
    values = [value or Decimal(0) for value in shown.series[0].values]
    too_low = len(values) * frame.label_height > 2 * (frame.bottom - frame.top)
    if too_low or frame.radius < _TINIEST_RADIUS:
        size = "×".join(f"{length:g}" for length in spec.size_mm)
        message = f"{size}毫米放不下{len(values)}个部分的{spec.kind.chinese}和标签"
        raise ChartError([complaint(spec.title, "chart.crowded", message, "请加大尺寸，或设置归并阈值")])
    start = _start(frame, values)
    labels = _place(frame, _middles(values, start))
    return SectorArrangement(frame.x, frame.y, frame.radius, start, labels, legend_x)


def _start(frame: _Frame, values: list[Decimal]) -> int:
    """The angle where the first part starts: 12 o'clock, unless labels stay nearer to their parts with another."""
    least, best = _push(frame, _middles(values, 0)), 0
    for start in range(20, 360, 20):
        if least and (push := _push(frame, _middles(values, start))) < least:
            least, best = push, start
    return best


def _frame(spec: ChartSpec, shown: Plotted) -> tuple[_Frame, float | None]:
    width, height = spec.size_mm
    top, bottom = title_height(spec) + _MARGIN, height - _MARGIN
    shares = tuple(spec.share_format.percent(share) for share in shown.shares)
    lines = 2 if len(shares) <= _MOST_PARTS_ON_TWO_LINES else 1
    joint = "\n" if lines == 2 else " "
    named = tuple(joint.join(pair) for pair in zip(shown.categories, shares, strict=True))

    def frame(texts: tuple[str, ...], line_count: int, centre: float) -> _Frame:
        above = (bottom - top) / 2 - line_count * LINE_MM - _CLEARANCE
        beside = centre - max(map(text_width, texts)) - _CLEARANCE - _LEADER_ROOM - _MARGIN
        return _Frame(centre, (top + bottom) / 2, min(above, beside), top, bottom, texts, line_count)

    full = frame(named, lines, width / 2)
    if full.radius >= _LEAST_RADIUS:
        return full, None
    return frame(shares, 1, width * _CIRCLE_SIDE / 2), width * _CIRCLE_SIDE + _MARGIN


def _middles(values: list[Decimal], start: int) -> list[float]:
    """The angle in the middle of every part."""
    shares = [float(value) for value in values]
    turns = accumulate(shares, initial=0.0)
    return [
        (start + 360 * (before + share / 2) / sum(shares)) % 360
        for before, share in zip(turns, shares, strict=False)
    ]


def _place(frame: _Frame, middles: list[float]) -> tuple[SectorLabel, ...]:
    heights = _heights(frame, middles)
    moved = {at for at, angle in enumerate(middles) if abs(heights[at] - _natural(frame, angle)) > 0.5}
    return tuple(
        _label(frame, text, angle, heights[at], at in moved or _touches(frame, middles, heights, at, moved))
        for at, (text, angle) in enumerate(zip(frame.texts, middles, strict=True))
    )


def _touches(
    frame: _Frame, middles: list[float], heights: dict[int, float], at: int, others: set[int]
) -> bool:
    """Whether a label stands close above or below one of the `others`; it is then set in line with that one."""
    return any(
        _is_right(middles[at]) is _is_right(middles[other])
        and abs(heights[at] - heights[other]) < frame.label_height * 1.02
        for other in others
    )


def _push(frame: _Frame, middles: list[float]) -> int:
    """How far labels with `_AIR` between them are from their parts in all; rounded, so that tiny gains do not count."""
    heights = _heights(frame, middles, air=_AIR)
    return round(sum((heights[at] - _natural(frame, angle)) ** 2 for at, angle in enumerate(middles)) / 2)


def _heights(frame: _Frame, middles: list[float], air: float = 1.0) -> dict[int, float]:
    """The height of every label, spread separately on both sides of the circle."""
    heights: dict[int, float] = {}
    for right in (True, False):
        side = [at for at, angle in enumerate(middles) if _is_right(angle) is right]
        side.sort(key=lambda at: _natural(frame, middles[at]))
        wanted = [_natural(frame, middles[at]) for at in side]
        heights |= zip(side, _spread(wanted, frame, frame.label_height * air), strict=True)
    return heights


def _natural(frame: _Frame, angle: float) -> float:
    """The height at which a label touches its part."""
    return frame.y - cos(radians(angle)) * (frame.radius + _CLEARANCE + frame.label_height / 2)


def _is_right(angle: float) -> bool:
    return sin(radians(angle)) > -1e-9


def _spread(wanted: list[float], frame: _Frame, step: float) -> list[float]:
    """The heights nearest to the `wanted` ones (ascending) that lie at least a `step` apart.

    Neighbours that would come too close move together around their mean.
    """
    pools: list[tuple[float, int]] = []
    for at, height in enumerate(wanted):
        mean, count = height - at * step, 1
        while pools and pools[-1][0] > mean:
            before, size = pools.pop()
            mean, count = (before * size + mean * count) / (size + count), size + count
        pools.append((mean, count))
    least = frame.top + step / 2
    most = max(frame.bottom - step / 2 - (len(wanted) - 1) * step, least)
    slots = [min(max(mean, least), most) for mean, count in pools for _ in range(count)]
    return [slot + at * step for at, slot in enumerate(slots)]


def _label(frame: _Frame, text: str, angle: float, y: float, moved: bool) -> SectorLabel:
    width, side = text_width(text), 1 if _is_right(angle) else -1
    edge = (frame.x + sin(radians(angle)) * frame.radius, frame.y - cos(radians(angle)) * frame.radius)
    clear = frame.radius + _CLEARANCE
    nearest = max(abs(y - frame.y) - frame.label_height / 2, 0.0)
    inner = sqrt(max(clear**2 - nearest**2, 0.0))
    if moved:
        inner = min(
            max(inner + _LEADER_ROOM, _beyond_tangent(frame, angle, y), _beside_edge(frame, angle)),
            clear + _LEADER_ROOM,
        )
    if len(frame.texts) == 1:
        inner = -width / 2
    return SectorLabel(text, frame.x + side * (inner + width / 2), y, width, edge, angle, moved)


def _beside_edge(frame: _Frame, angle: float) -> float:
    """How far from the middle a label must begin so that its leader line does not run back under it."""
    return (frame.radius + _CLEARANCE) * abs(sin(radians(angle))) + 1.5


def _beyond_tangent(frame: _Frame, angle: float, y: float) -> float:
    """How far from the middle a label must begin so that its leader line does not cross the circle."""
    across, down = abs(sin(radians(angle))), -cos(radians(angle))
    return (frame.radius + _CLEARANCE - (y - frame.y) * down) / max(across, 0.01)
