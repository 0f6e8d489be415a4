"""The figures as they are drawn: rounded, zeros and small parts dealt with, shares computed once."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from reportgen.amounts import add, percentage
from reportgen.charts.errors import ChartError, complaint
from reportgen.charts.kinds import MOST_PARTS
from reportgen.charts.spec import ChartSpec, Series

OTHERS = "其他"
"""What small parts that are drawn together are called."""


class Plotted(NamedTuple):
    """What stands in the chart and in its workbook.

    Attributes:
        categories: names, in drawing order.
        series: values rounded half up.
        shares: of parts of a whole, the percentage of each, rounded half up (for reading only).
            They refer to `ChartSpec.whole` and so equal those in the text of the report.
    """

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    shares: tuple[Decimal, ...] = ()


def plot(spec: ChartSpec) -> Plotted:
    """The figures of `spec` as both renderers draw them.

    Raises:
        ChartError: when there is nothing to draw; `spec.empty_note` says so beforehand.
    """
    if spec.empty_note:
        raise ChartError(
            [complaint(spec.title, "chart.empty", "数据全部为零，没有可绘制的内容", spec.empty_note)]
        )
    return _parts(spec) if spec.kind.traits.whole_and_parts else _table(spec)


def _table(spec: ChartSpec) -> Plotted:
    rows = [tuple(_rounded(value, spec) for value in series.values) for series in spec.series]
    every_zero = spec.show_zeros or spec.kind.traits.keeps_zeros
    kept = [at for at in range(len(spec.categories)) if every_zero or any(row[at] for row in rows)]
    return Plotted(
        tuple(spec.categories[at] for at in kept),
        tuple(
            Series(series.name, tuple(row[at] for at in kept))
            for series, row in zip(spec.series, rows, strict=True)
        ),
    )


def _rounded(value: Decimal | None, spec: ChartSpec) -> Decimal | None:
    return None if value is None else spec.number_format.rounded(value)


def _parts(spec: ChartSpec) -> Plotted:
    (series,) = spec.series
    pairs = zip(spec.categories, series.values, strict=True)
    exact = [(name, value) for name, value in pairs if value and spec.number_format.rounded(value)]
    parts = _grouped(exact, spec.small_share)
    whole = spec.whole or add(*(value for _, value in parts))
    return Plotted(
        tuple(name for name, _ in parts),
        (Series(series.name, tuple(spec.number_format.rounded(value) for _, value in parts)),),
        tuple(spec.share_format.rounded(percentage(value, whole) or Decimal(0)) for _, value in parts),
    )


def _grouped(parts: list[tuple[str, Decimal]], small_share: Decimal) -> list[tuple[str, Decimal]]:
    """`parts` in their order, the small ones replaced by one 其他 at the end; a single small part stays."""
    whole = add(*(value for _, value in parts))
    by_size = sorted(range(len(parts)), key=lambda at: -parts[at][1])
    small = {at for at in by_size if (percentage(parts[at][1], whole) or 0) < small_share}
    if len(parts) - len(small) + bool(small) > MOST_PARTS:
        small |= set(by_size[MOST_PARTS - 1 :])
    if len(small) < 2:
        return parts
    small |= {at for at, (name, _) in enumerate(parts) if name == OTHERS}
    rest = add(*(parts[at][1] for at in small))
    return [part for at, part in enumerate(parts) if at not in small] + [(OTHERS, rest)]
