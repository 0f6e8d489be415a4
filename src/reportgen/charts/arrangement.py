"""How columns, bars and points are arranged so that their labels do not collide, for both renderers.

Lengths are millimetres. `side_by_side` is how many columns one category has next to each other: one for every
series, or a single one where they are stacked.
"""

from __future__ import annotations

from decimal import Decimal

from reportgen.amounts import add, multiply
from reportgen.charts.lettering import LINE_MM, TITLE_PT, line_count, text_width, wrapped
from reportgen.charts.plotted import Plotted
from reportgen.charts.spec import LEAST_GAP, ChartSpec

_AXIS_WIDTH_MM = _AXIS_HEIGHT_MM = 22
_BESIDE_LABEL_MM = 1
_WIDEST_COLUMN_MM = 18
_LINES_OF_A_TITLE = 3
_MOST_GAP = 5.0
_LEAST_LABELLED_STACK = Decimal("0.08")
NO_HEADROOM = Decimal(1)
"""Of a value axis that ends with the values."""


def title_lines(spec: ChartSpec) -> str:
    """The title in as many lines as it needs, empty where the caption alone is to carry it."""
    return wrapped(spec.title, spec.size_mm[0] - 10, _LINES_OF_A_TITLE, TITLE_PT) if spec.show_title else ""


def title_height(spec: ChartSpec) -> float:
    """How much of the chart's top its title takes, in millimetres."""
    return 4.0 + 5.0 * line_count(title_lines(spec)) if spec.show_title else 0.0


def series_colours(spec: ChartSpec, shown: Plotted) -> tuple[str, ...]:
    """The colour of every series."""
    return spec.kind.traits.colours(len(shown.series))


def gap(spec: ChartSpec, shown: Plotted, side_by_side: int) -> float:
    """Space between two groups of columns, in widths of one column; few columns stay slender."""
    widest = max(_WIDEST_COLUMN_MM, widest_label(spec, shown) + 2)
    wanted = _slot(spec, shown) / widest - side_by_side
    return min(max(wanted, LEAST_GAP), _MOST_GAP)


def labels_upright(spec: ChartSpec, shown: Plotted) -> bool:
    """Whether the value labels of columns must stand on end because they are wider than a column."""
    return _column_width(spec, shown, len(shown.series)) < widest_label(spec, shown) + 0.5


def headroom(spec: ChartSpec, label_height: float) -> Decimal:
    """The factor by which a value axis outreaches the values, so that labels of that height fit beyond them."""
    plot = spec.size_mm[1] - title_height(spec) - _AXIS_HEIGHT_MM
    return Decimal(plot) / Decimal(max(plot - label_height - _BESIDE_LABEL_MM, plot / 3))


def column_headroom(spec: ChartSpec, shown: Plotted) -> Decimal:
    """The headroom of columns side by side, whose labels may stand on end."""
    return headroom(spec, widest_label(spec, shown) if labels_upright(spec, shown) else LINE_MM)


def widest_label(spec: ChartSpec, shown: Plotted) -> float:
    """Width of the widest value label, in millimetres."""
    values = [value for series in shown.series for value in series.values if value is not None]
    return max(text_width(spec.number_format.text(value)) for value in values)


def _column_width(spec: ChartSpec, shown: Plotted, side_by_side: int) -> float:
    return _slot(spec, shown) / (side_by_side + gap(spec, shown, side_by_side))


def _slot(spec: ChartSpec, shown: Plotted) -> float:
    """Width of one category."""
    return (spec.size_mm[0] - _AXIS_WIDTH_MM) / len(shown.categories)


def stack_heights(shown: Plotted) -> list[Decimal]:
    """The total of every stacked column."""
    columns = zip(*(series.values for series in shown.series), strict=True)
    return [add(*(value or Decimal(0) for value in column)) for column in columns]


def roomy_in_stack(spec: ChartSpec, shown: Plotted, value: Decimal) -> bool:
    """Whether a section of a stacked column is large enough to hold its label."""
    if _column_width(spec, shown, 1) < text_width(spec.number_format.text(value)):
        return False
    return value >= multiply(max(stack_heights(shown)), _LEAST_LABELLED_STACK)


def lines_labelled(shown: Plotted) -> bool:
    """Whether the points of lines carry values: those of more than two lines would cover each other."""
    return len(shown.series) <= 2


def label_above(shown: Plotted, series_index: int, at: int) -> bool:
    """Whether a point of a line carries its label above: the highest one does, the others below."""
    here = [series.values[at] for series in shown.series]
    highest = max(value for value in here if value is not None)
    return here.index(highest) == series_index
