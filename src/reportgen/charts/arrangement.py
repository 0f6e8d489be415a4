"""How labels are arranged so that they do not collide: the decisions that both renderers share."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

from reportgen.charts.plotted import Plotted
from reportgen.charts.reading import number_text
from reportgen.charts.spec import ChartSpec

TITLE_PT = 11.0
LABEL_PT = 9.0
MM_PER_PT = 25.4 / 72
LINE_MM = LABEL_PT * MM_PER_PT * 1.2
"""Height of a line of label text."""
COLUMN_GAP = 0.7
"""Space between two groups of columns or bars, in widths of one of them."""

_AXIS_WIDTH_MM = 22
_LEAST_LABELLED_STACK = Decimal("0.08")


def text_width(text: str, size_pt: float = LABEL_PT) -> float:
    """Roughly how wide `text` is, in millimetres: Chinese characters are square, others half as wide."""
    ems = sum(1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.5 for char in text)
    return ems * size_pt * MM_PER_PT


def labels_upright(spec: ChartSpec, shown: Plotted) -> bool:
    """Whether the value labels of columns must stand on end because they are wider than a column."""
    bars = len(shown.categories) * (len(shown.series) + COLUMN_GAP)
    slot = (spec.size_mm[0] - _AXIS_WIDTH_MM) / bars
    return slot < widest_label(spec, shown) + 0.5


def widest_label(spec: ChartSpec, shown: Plotted) -> float:
    """Width of the widest value label, in millimetres."""
    texts = (
        number_text(value, spec.number_style)
        for series in shown.series
        for value in series.values
        if value is not None
    )
    return max(text_width(text) for text in texts)


def title_height(spec: ChartSpec) -> float:
    """How much of the chart's top its title takes, in millimetres."""
    return 9.0 if spec.show_title else 0.0


def roomy_in_stack(shown: Plotted, value: Decimal) -> bool:
    """Whether a section of a stacked column is high enough to hold its label."""
    columns = zip(*(series.values for series in shown.series), strict=True)
    tallest = max(sum((value or Decimal(0) for value in column), Decimal(0)) for column in columns)
    return value >= tallest * _LEAST_LABELLED_STACK


def label_above(shown: Plotted, series_index: int, at: int) -> bool:
    """Whether a point of a line carries its label above: the highest one does, the others below."""
    value = shown.series[series_index].values[at]
    others = [series.values[at] for series in shown.series]
    return value == max(other for other in others if other is not None) and (
        series_index == [other == value for other in others].index(True)
    )


def text_height(text: str) -> float:
    """Height of `text`, in millimetres."""
    return (text.count("\n") + 1) * LINE_MM
