"""The alternative text of a chart: what it shows in one sentence, for those who cannot see it."""

from __future__ import annotations

from reportgen.charts.plotted import Plotted, plot
from reportgen.charts.spec import ChartSpec, Series


def alt_text(spec: ChartSpec) -> str:
    """The whole content of the chart as one sentence, e.g. ``饼图：…：基本支出560.63万元，占67.65%；…。``

    Raises:
        ChartError: when there is nothing to draw.
    """
    shown = plot(spec)
    phrases = _parts(spec, shown) if spec.kind.traits.whole_and_parts else _rows(spec, shown)
    return f"{spec.kind.chinese}：{spec.title}：{'；'.join(phrases)}。"


def _parts(spec: ChartSpec, shown: Plotted) -> list[str]:
    said = _said(spec, shown, shown.series[0])
    shares = (spec.share_format.percent(share) for share in shown.shares)
    return [f"{phrase}，占{share}" for phrase, share in zip(said, shares, strict=True)]


def _rows(spec: ChartSpec, shown: Plotted) -> list[str]:
    return [f"{series.name}：{'，'.join(_said(spec, shown, series))}" for series in shown.series]


def _said(spec: ChartSpec, shown: Plotted, series: Series) -> list[str]:
    return [
        f"{name}无数据" if value is None else f"{name}{spec.number_format.text(value)}{spec.unit}"
        for name, value in zip(shown.categories, series.values, strict=True)
    ]
