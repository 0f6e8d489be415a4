"""Charts as pictures, for where Word's own charts cannot go."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from reportgen.charts.arrangement import title_lines
from reportgen.charts.errors import ChartError, complaint
from reportgen.charts.lettering import TITLE_PT
from reportgen.charts.loading import loaded
from reportgen.charts.pictures.canvas import Canvas
from reportgen.charts.pictures.fonts import VARIABLE, find_font, missing_glyphs
from reportgen.charts.plotted import Plotted, plot
from reportgen.charts.spec import ChartSpec

_TITLE_TOP = 3.0


def png(spec: ChartSpec, dpi: int = 200, font: Path | None = None) -> bytes:
    """The chart as PNG of `spec.size_mm` at `dpi`; the same specification and font give the same bytes.

    Raises:
        ChartError: when there is nothing to draw, no Chinese font, or a character that the font lacks.
    """
    return _drawn(spec, font).png(dpi)


def svg(spec: ChartSpec, font: Path | None = None) -> bytes:
    """The chart as SVG, its letters drawn as shapes; the same specification and font give the same bytes.

    Raises:
        ChartError: as `png` does.
    """
    return _drawn(spec, font).svg()


def _drawn(spec: ChartSpec, font: Path | None) -> Canvas:
    shown = plot(spec)
    file = find_font(font)
    if missing := missing_glyphs(file, _written(spec, shown)):
        message = f"字体“{file.name}”没有下列字符：{'、'.join(missing)}"
        hint = f"请删除这些字符，或用环境变量 {VARIABLE} 指定含有它们的字体文件"
        raise ChartError([complaint(spec.title, "chart.glyph", message, hint)])
    canvas = Canvas(*spec.size_mm, file)
    canvas.text(spec.size_mm[0] / 2, _TITLE_TOP, title_lines(spec), size=TITLE_PT, down="top")
    loaded(spec.kind.traits.picture)(canvas, spec, shown)
    return canvas


def _written(spec: ChartSpec, shown: Plotted) -> Iterator[str]:
    """All text of the chart that is not of our own wording; digits are in every font."""
    yield from (spec.title, spec.unit, *shown.categories)
    yield from (series.name for series in shown.series)
