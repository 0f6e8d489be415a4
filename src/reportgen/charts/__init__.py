"""Charts: one specification, drawn natively for Word or as a picture.

The names below are imported when they are first used: a check draws nothing, and native charts need no drawing library.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportgen.charts.loading import loaded

if TYPE_CHECKING:
    from reportgen.charts.drawingml.part import NativeParts as NativeParts
    from reportgen.charts.drawingml.part import native as native
    from reportgen.charts.errors import ChartError as ChartError
    from reportgen.charts.kinds import Kind as Kind
    from reportgen.charts.pictures.image import png as png
    from reportgen.charts.pictures.image import svg as svg
    from reportgen.charts.spec import ChartSpec as ChartSpec
    from reportgen.charts.spec import NumberFormat as NumberFormat
    from reportgen.charts.spec import Series as Series

_HOMES = {
    "ChartError": "errors",
    "ChartSpec": "spec",
    "Kind": "kinds",
    "NativeParts": "drawingml.part",
    "NumberFormat": "spec",
    "Series": "spec",
    "native": "drawingml.part",
    "png": "pictures.image",
    "svg": "pictures.image",
}

__all__ = sorted(_HOMES)  # mypy reads the names from the imports above


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return loaded(f"{_HOMES[name]}.{name}")
