"""What charts cost, as ratios within one run: native ones against pictures, pictures against plain matplotlib.

Run with `python -m benchmarks.charts`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from io import BytesIO
from time import perf_counter

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from tests.charts.examples import BUDGET_AND_ACTUAL, MANY_PARTS, SEVEN

from reportgen.charts import ChartSpec, Kind, native, png
from reportgen.charts.fonts import find_font
from reportgen.charts.plotted import Plotted, plot
from reportgen.charts.reading import share_text

ROUNDS = 15
DPI = 200


def measurements() -> list[tuple[str, str, str]]:
    """What was measured, the figure, and the limit it is held to."""
    native_cost, picture_cost = _alternating(_seven_native, _seven_pictures)
    found = [
        ("seven native charts", f"{native_cost * 1000:.1f} ms", "≤ 10 ms"),
        ("seven pictures / seven native charts", f"{picture_cost / native_cost:.1f}", "≥ 30"),
    ]
    for name, spec in (("pie", SEVEN[1]), ("pie of 15", MANY_PARTS), ("columns", BUDGET_AND_ACTUAL)):
        ours, plain = _alternating(partial(png, spec, DPI), partial(plain_png, spec))
        found.append((f"picture / plain matplotlib, {name}", f"{ours / plain:.2f}", "≤ 1.10"))
    return found


def _seven_native() -> None:
    for spec in SEVEN:
        native(spec)


def _seven_pictures() -> None:
    for spec in SEVEN:
        png(spec, DPI)


def plain_png(spec: ChartSpec) -> bytes:
    """The same figures as one draws them by matplotlib's own axes, without care for collisions."""
    shown = plot(spec)
    width, height = spec.size_mm
    figure = Figure(figsize=(width / 25.4, height / 25.4), dpi=DPI)
    axes = figure.add_subplot()
    font = FontProperties(fname=find_font(), size=9)
    axes.set_title(spec.title, fontproperties=font)
    if spec.kind is Kind.PIE:
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


def _alternating(first: Callable[[], object], second: Callable[[], object]) -> tuple[float, float]:
    """The best seconds of each, measured by turns so that both meet the same disturbances."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS):
        for job, measured in zip((first, second), times, strict=True):
            start = perf_counter()
            job()
            measured.append(perf_counter() - start)
    return min(times[0]), min(times[1])


def main() -> None:
    """Print the table."""
    for name, figure, limit in measurements():
        print(f"{name:45}{figure:>10}   {limit}")


if __name__ == "__main__":
    main()
