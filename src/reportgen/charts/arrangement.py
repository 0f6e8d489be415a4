"""How columns, bars and points are arranged so that their labels do not collide, for both renderers."""

from __future__ import annotations

from decimal import Decimal

from reportgen.charts.lettering import text_width
from reportgen.charts.plotted import Plotted
from reportgen.charts.reading import number_text
from reportgen.charts.spec import ChartSpec, Kind

_AXIS_WIDTH_MM = 22
_WIDEST_COLUMN_MM = 18
_LEAST_GAP, _MOST_GAP = 0.7, 5.0
_LEAST_LABELLED_STACK = Decimal("0.08")


def title_height(spec: ChartSpec) -> float:
    """How much of the chart's top its title takes, in millimetres."""
    return 9.0 if spec.show_title else 0.0


def gap(spec: ChartSpec, shown: Plotted) -> float:
    """Space between two groups of columns or bars, in widths of one of them; few columns stay slender."""
    if spec.kind is Kind.BARS:
        return _LEAST_GAP
    slot = (spec.size_mm[0] - _AXIS_WIDTH_MM) / len(shown.categories)
    wanted = slot / _WIDEST_COLUMN_MM - columns_side_by_side(spec, shown)
    return min(max(wanted, _LEAST_GAP), _MOST_GAP)


def columns_side_by_side(spec: ChartSpec, shown: Plotted) -> int:
    """How many columns one category has next to each other."""
    return 1 if spec.kind is Kind.STACKED else len(shown.series)


def labels_upright(spec: ChartSpec, shown: Plotted) -> bool:
    """Whether the value labels of columns must stand on end because they are wider than a column."""
    columns = len(shown.categories) * (len(shown.series) + gap(spec, shown))
    return (spec.size_mm[0] - _AXIS_WIDTH_MM) / columns < widest_label(spec, shown) + 0.5


def widest_label(spec: ChartSpec, shown: Plotted) -> float:
    """Width of the widest value label, in millimetres."""
    values = [value for series in shown.series for value in series.values if value is not None]
    return max(text_width(number_text(value, spec.number_style)) for value in values)


def roomy_in_stack(shown: Plotted, value: Decimal) -> bool:
    """Whether a section of a stacked column is high enough to hold its label."""
    columns = zip(*(series.values for series in shown.series), strict=True)
    tallest = max(sum((value or Decimal(0) for value in column), Decimal(0)) for column in columns)
    return value >= tallest * _LEAST_LABELLED_STACK


def label_above(shown: Plotted, series_index: int, at: int) -> bool:
    """Whether a point of a line carries its label above: the highest one does, the others below."""
    here = [series.values[at] for series in shown.series]
    highest = max(value for value in here if value is not None)
    return here.index(highest) == series_index
