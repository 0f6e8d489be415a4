"""A sheet to draw on, in millimetres from its top left corner, through matplotlib's objects.

There is no pyplot, no axes and no global setting: nothing is shared with a host program's own figures.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Literal

from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle, Wedge
from matplotlib.text import Text
from matplotlib.transforms import Affine2D
from matplotlib.typing import LineStyleType

from reportgen.charts.lettering import LABEL_PT
from reportgen.charts.palette import PAPER, TEXT

_MM_PER_INCH = 25.4
_NO_METADATA = ("Date", "Creator", "Format", "Type")
_ID = re.compile(rb'(?<=id=")[^"]+(?=")')

Point = tuple[float, float]


class Canvas:
    """Shapes and text on a white sheet of `width` × `height` millimetres, written in the font file `font`."""

    def __init__(self, width: float, height: float, font: Path) -> None:
        self._figure = Figure(figsize=(width / _MM_PER_INCH, height / _MM_PER_INCH), facecolor=_rgb(PAPER))
        millimetres = (
            Affine2D().scale(1 / _MM_PER_INCH, -1 / _MM_PER_INCH).translate(0, height / _MM_PER_INCH)
        )
        self._to_device = millimetres + self._figure.dpi_scale_trans
        self._font = font

    def rectangle(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """A filled rectangle; `x`, `y` is its top left corner."""
        self._add(Rectangle((x, y), width, height, facecolor=_rgb(colour), edgecolor="none"))

    def sector(self, centre: Point, radius: float, start: float, end: float, colour: str) -> None:
        """A sector with a white outline, from `start` to `end` degrees, clockwise from 12 o'clock."""
        whole = end - start >= 360
        edge = "none" if whole else _rgb(PAPER)
        # The sheet's y axis points down, so that matplotlib's angles, too, run clockwise here.
        self._add(
            Wedge(centre, radius, start - 90, end - 90, facecolor=_rgb(colour), edgecolor=edge, linewidth=1)
        )

    def line(
        self,
        points: Sequence[Point],
        colour: str,
        width: float = 0.6,
        dash: LineStyleType = "-",
        marker: str = "",
    ) -> None:
        """A line through `points`, `width` in points, with a `marker` at each where one is named."""
        across, down = zip(*points, strict=True)
        self._add(
            Line2D(
                across,
                down,
                color=_rgb(colour),
                linewidth=width,
                linestyle=dash,
                marker=marker,
                markersize=5,
                markerfacecolor=_rgb(colour),
                markeredgecolor=_rgb(colour),
            )
        )

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = LABEL_PT,
        colour: str = TEXT,
        across: Literal["left", "center", "right"] = "center",
        down: Literal["top", "center", "bottom"] = "center",
        upright: bool = False,
    ) -> None:
        """Text whose `across` (left, center, right) and `down` (top, center, bottom) edge stands at `x`, `y`."""
        self._add(
            Text(
                x,
                y,
                text,
                color=_rgb(colour),
                fontproperties=FontProperties(fname=self._font, size=size),
                horizontalalignment=across,
                verticalalignment=down,
                multialignment=across,
                rotation=90 if upright else 0,
                rotation_mode="default",
                linespacing=1.1,
                usetex=False,
                parse_math=False,
            )
        )

    def png(self, dpi: int) -> bytes:
        """The sheet as PNG."""
        target = BytesIO()
        self._figure.set_dpi(dpi)
        FigureCanvasAgg(self._figure).print_png(target, metadata={"Software": None})  # type: ignore[no-untyped-call]
        return target.getvalue()

    def svg(self) -> bytes:
        """The sheet as SVG, with its letters drawn as shapes."""
        target = BytesIO()
        FigureCanvasSVG(self._figure).print_svg(target, metadata=dict.fromkeys(_NO_METADATA))  # type: ignore[no-untyped-call]
        return _with_stable_ids(target.getvalue())

    def _add(self, artist: Artist) -> None:
        artist.set_transform(self._to_device)
        artist.set_zorder(len(self._figure.get_children()))  # what is drawn later lies on top
        self._figure.add_artist(artist)


def _rgb(colour: str) -> str:
    return f"#{colour}"


def _with_stable_ids(svg: bytes) -> bytes:
    """`svg` with its ids, some of which matplotlib makes at random, replaced by numbers in order."""
    numbered = {name: b"i%d" % at for at, name in enumerate(dict.fromkeys(_ID.findall(svg)))}
    return re.sub(
        rb'(id="|#)([\w.-]+)',
        lambda match: match[1] + numbered.get(match[2], match[2]),
        svg,
    )
