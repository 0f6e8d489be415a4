"""What charts cost, as ratios within one run: native ones, their workbooks and pictures against the usual libraries.

Run with ``python -m benchmarks.charts``.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from io import BytesIO

from benchmarks.table import Row, print_table
from benchmarks.timing import by_turns, ratio
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from tests.charts.drawingml.by_xlsxwriter import made_by_xlsxwriter
from tests.charts.examples import BUDGET_AND_ACTUAL, MANY_PARTS, SEVEN

from reportgen.charts import ChartSpec, native, png
from reportgen.charts.drawingml.workbook import workbook
from reportgen.charts.labels import share_text
from reportgen.charts.pictures.fonts import find_font
from reportgen.charts.plotted import Plotted, plot

ROUNDS = 15
DPI = 200
_SHOWN = tuple(map(plot, SEVEN))


def measurements() -> Iterator[Row]:
    """The seven charts of one report in both renderers, then single pictures."""
    native_cost, picture_cost = by_turns(_seven_native, _seven_pictures, ROUNDS)
    yield "seven native charts", f"{native_cost * 1000:.1f} ms", "≤ 3 ms"
    yield "seven pictures / seven native charts", f"{picture_cost / native_cost:.0f}", "≥ 100"
    workbooks = ratio(_seven_by_xlsxwriter, _seven_workbooks, ROUNDS)
    yield "their workbooks by XlsxWriter / ours", f"{workbooks:.1f}", "≥ 10"
    for name, spec in (("pie", SEVEN[1]), ("pie of 15", MANY_PARTS), ("columns", BUDGET_AND_ACTUAL)):
        cost = ratio(partial(png, spec, DPI), partial(plain_png, spec), ROUNDS)
        yield f"picture / plain matplotlib, {name}", f"{cost:.2f}", "≤ 1.10"


def _seven_native() -> None:
    for spec in SEVEN:
        native(spec)


def _seven_pictures() -> None:
    for spec in SEVEN:
        png(spec, DPI)


def _seven_workbooks() -> None:
    for shown in _SHOWN:
        workbook(shown, "General")


def _seven_by_xlsxwriter() -> None:
    for shown in _SHOWN:
        made_by_xlsxwriter(shown, "General")


def plain_png(spec: ChartSpec) -> bytes:
    """The same figures as one draws them by matplotlib's own axes, without care for collisions."""
    shown = plot(spec)
    width, height = spec.size_mm
    figure = Figure(figsize=(width / 25.4, height / 25.4), dpi=DPI)
    axes = figure.add_subplot()
    font = FontProperties(fname=find_font(), size=9)
    axes.set_title(spec.title, fontproperties=font)
    if spec.kind.traits.whole_and_parts:
        labels = [
            f"{name}\n{share_text(share)}" for name, share in zip(shown.categories, shown.shares, strict=True)
        ]
        axes.pie([float(value) for value in shown.series[0].values], labels=labels, textprops={"font": font})
    else:
        _plain_columns(axes, shown, font)
    target = BytesIO()
    FigureCanvasAgg(figure).print_png(target)
    return target.getvalue()


def _plain_columns(axes: Axes, shown: Plotted, font: FontProperties) -> None:
    for at, series in enumerate(shown.series):
        places = [place + 0.4 * at for place in range(len(shown.categories))]
        bars = axes.bar(places, [float(value) for value in series.values], 0.4, label=series.name)
        axes.bar_label(bars, fmt="%.2f", fontproperties=font)
    axes.set_xticks(range(len(shown.categories)), shown.categories, fontproperties=font)
    axes.set_ylabel("单位：万元", fontproperties=font)
    axes.grid(axis="y")
    axes.legend(prop=font)


if __name__ == "__main__":
    print_table(measurements())
