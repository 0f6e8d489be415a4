"""Where categories and values of a picture fall: the plane between its axes, in millimetres."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from reportgen.amounts import add
from reportgen.charts.arrangement import headroom, title_height, widest_label
from reportgen.charts.lettering import LINE_MM, text_height, text_width, wrapped
from reportgen.charts.picture_legend import legend_height
from reportgen.charts.plotted import Plotted
from reportgen.charts.spec import ChartSpec, Kind
from reportgen.charts.ticks import tick_text, ticks

_MARGIN = 3.0
_LINES_OF_A_NAME = 4
_WIDEST_NAME = 42.0  # of a horizontal bar


@dataclass(frozen=True, slots=True)
class Plane:
    """The edges of the plane, the ticks of its value axis, and the category names broken into lines.

    The value axis runs upwards, or to the right where bars are `lying`.
    """

    left: float
    top: float
    right: float
    bottom: float
    ticks: list[Decimal]
    names: list[str]
    lying: bool

    @property
    def slot(self) -> float:
        """Room for one category along its axis."""
        return (self.bottom - self.top if self.lying else self.right - self.left) / len(self.names)

    def middle(self, at: int) -> float:
        """Where a category stands along its axis."""
        return (self.top if self.lying else self.left) + self.slot * (at + 0.5)

    def place(self, value: Decimal) -> float:
        """Where a value stands along its axis."""
        low, high = float(self.ticks[0]), float(self.ticks[-1])
        fraction = (float(value) - low) / (high - low)
        if self.lying:
            return self.left + fraction * (self.right - self.left)
        return self.bottom - fraction * (self.bottom - self.top)


def plane(spec: ChartSpec, shown: Plotted) -> Plane:
    """The plane of any chart that has axes."""
    width, height = spec.size_mm
    top = title_height(spec) + (LINE_MM + 3 if spec.unit else _MARGIN)
    bottom = height - _MARGIN - legend_height(spec, shown)
    marks = ticks(_extremes(spec, shown), headroom(spec, shown))
    if spec.kind is Kind.BARS:
        names = [wrapped(name, _WIDEST_NAME, 2) for name in shown.categories]
        left = _MARGIN + max(map(text_width, names)) + 2
        right = width - _MARGIN - widest_label(spec, shown)
        return Plane(left, top, right, bottom - LINE_MM - 1, marks, names, lying=True)
    left = _MARGIN + max(text_width(tick_text(tick)) for tick in marks) + 2
    right = width - _MARGIN
    room = (right - left) / len(shown.categories) - 1.5
    names = [wrapped(name, room, _LINES_OF_A_NAME) for name in shown.categories]
    bottom -= max(map(text_height, names)) + 1.5
    return Plane(left, top, right, bottom, marks, names, lying=False)


def _extremes(spec: ChartSpec, shown: Plotted) -> list[Decimal]:
    rows = [[value or Decimal(0) for value in series.values] for series in shown.series]
    if spec.kind is Kind.STACKED:
        return [add(*column) for column in zip(*rows, strict=True)]
    return [value for row in rows for value in row]
