"""What pictures of sectors share: the sectors, their labels with leader lines, and a legend of long names."""

from __future__ import annotations

from math import cos, radians, sin

from reportgen.charts.arrangement import title_height
from reportgen.charts.lettering import LINE_MM, text_height, wrapped
from reportgen.charts.palette import LEADER
from reportgen.charts.pictures.canvas import Canvas
from reportgen.charts.plotted import Plotted
from reportgen.charts.sector_arrangement import SectorArrangement, SectorLabel
from reportgen.charts.spec import ChartSpec

_SWATCH = 2.6
_LINES_OF_A_NAME = 3
_RADIAL = 1.2  # how far a leader line runs straight out of the circle


def draw_sectors(canvas: Canvas, spec: ChartSpec, shown: Plotted, arrangement: SectorArrangement) -> None:
    """One sector for every part, from the middle to the edge of the circle."""
    angle = float(arrangement.start)
    values = [float(value or 0) for value in shown.series[0].values]
    for value, colour in zip(values, spec.kind.traits.colours(len(values)), strict=True):
        end = angle + 360 * value / sum(values)
        canvas.sector((arrangement.x, arrangement.y), arrangement.radius, angle, end, colour)
        angle = end


def draw_sector_labels(
    canvas: Canvas, spec: ChartSpec, shown: Plotted, arrangement: SectorArrangement
) -> None:
    """The labels beside the circle, and the legend where names are too long to stand there."""
    for label in arrangement.labels:
        _draw_label(canvas, arrangement, label)
    if arrangement.legend_x is not None:
        colours = spec.kind.traits.colours(len(shown.categories))
        _draw_legend(canvas, spec, arrangement.legend_x, shown.categories, colours)


def _draw_label(canvas: Canvas, arrangement: SectorArrangement, label: SectorLabel) -> None:
    canvas.text(label.x, label.y, label.text)
    if label.moved:
        out = arrangement.radius + _RADIAL
        across, down = sin(radians(label.angle)), -cos(radians(label.angle))
        elbow = (arrangement.x + across * out, arrangement.y + down * out)
        near = label.x - label.width / 2 if label.x > arrangement.x else label.x + label.width / 2
        gap = -0.6 if label.x > arrangement.x else 0.6
        canvas.line([label.edge, elbow, (near + gap, label.y)], LEADER)


def _draw_legend(
    canvas: Canvas, spec: ChartSpec, left: float, names: tuple[str, ...], colours: tuple[str, ...]
) -> None:
    width, height = spec.size_mm
    room = height - title_height(spec)
    most_lines = max(min(int((room / len(names) - 1) / LINE_MM), _LINES_OF_A_NAME), 1)
    texts = [wrapped(name, width - left - _SWATCH - 5, most_lines) for name in names]
    spacing = min((room - sum(map(text_height, texts))) / (len(texts) + 1), 4.0)
    y = title_height(spec) + (room - sum(map(text_height, texts)) - spacing * (len(texts) - 1)) / 2
    for text, colour in zip(texts, colours, strict=True):
        canvas.rectangle(left, y + (LINE_MM - _SWATCH) / 2, _SWATCH, _SWATCH, colour)
        canvas.text(left + _SWATCH + 1.5, y + text_height(text) / 2, text, across="left")
        y += text_height(text) + spacing
