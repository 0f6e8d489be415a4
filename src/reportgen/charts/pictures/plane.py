"""Where categories and values of a picture fall: the plane between its axes, in millimetres."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from reportgen.charts.arrangement import title_height, widest_label
from reportgen.charts.errors import ChartError, complaint
from reportgen.charts.labels import axis_text
from reportgen.charts.lettering import LINE_MM, text_height, text_width, wrapped
from reportgen.charts.pictures.legend import Key, legend_height
from reportgen.charts.plotted import Plotted
from reportgen.charts.spec import ChartSpec

_MARGIN = 3.0
_LINES_OF_A_NAME = 4
_WIDEST_NAME = 42.0  # of a horizontal bar
_LEAST_EXTENT = 10.0


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


def plane(spec: ChartSpec, shown: Plotted, marks: list[Decimal], key: Key) -> Plane:
    """The plane of a chart with axes; `marks` are the ticks of its value axis, `key` is that of its legend.

    Raises:
        ChartError: when labels, legend and title leave it no room.
    """
    arranged = _lying if spec.kind.traits.lying else _standing
    ground = arranged(spec, shown, marks, _height(spec, shown, key))
    if min(ground.right - ground.left, ground.bottom - ground.top) < _LEAST_EXTENT:
        size = "×".join(f"{length:g}" for length in spec.size_mm)
        message = f"{size}毫米放不下图形和标签"
        raise ChartError([complaint(spec.title, "chart.crowded", message, "请加大尺寸，或缩短名称")])
    return ground


def _lying(spec: ChartSpec, shown: Plotted, marks: list[Decimal], height: tuple[float, float]) -> Plane:
    top, bottom = height
    names = [wrapped(name, _WIDEST_NAME, 2) for name in shown.categories]
    left = _MARGIN + max(map(text_width, names)) + 2
    right = spec.size_mm[0] - _MARGIN - widest_label(spec, shown)
    return Plane(left, top, right, bottom - LINE_MM - 1, marks, names, lying=True)


def _standing(spec: ChartSpec, shown: Plotted, marks: list[Decimal], height: tuple[float, float]) -> Plane:
    top, bottom = height
    left = _MARGIN + max(text_width(axis_text(tick)) for tick in marks) + 2
    right = spec.size_mm[0] - _MARGIN
    room = max((right - left) / len(shown.categories) - 1.5, LINE_MM)
    names = [wrapped(name, room, _LINES_OF_A_NAME) for name in shown.categories]
    bottom -= max(map(text_height, names)) + 1.5
    return Plane(left, top, right, bottom, marks, names, lying=False)


def _height(spec: ChartSpec, shown: Plotted, key: Key) -> tuple[float, float]:
    """What title, unit and legend leave: top and bottom."""
    top = title_height(spec) + (LINE_MM + 3 if spec.unit else _MARGIN)
    return top, spec.size_mm[1] - _MARGIN - legend_height(spec, shown, key)
