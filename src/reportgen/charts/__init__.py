"""Charts: one specification, drawn natively for Word or as a picture. Drawing libraries load late."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportgen.charts.alt_text import alt_text
from reportgen.charts.errors import ChartError
from reportgen.charts.kinds import Kind
from reportgen.charts.loading import loaded
from reportgen.charts.spec import ChartSpec, NumberStyle, Series

if TYPE_CHECKING:
    from reportgen.charts.drawingml.part import NativeParts, native
    from reportgen.charts.pictures.image import png, svg

__all__ = [
    "ChartError",
    "ChartSpec",
    "Kind",
    "NativeParts",
    "NumberStyle",
    "Series",
    "alt_text",
    "native",
    "png",
    "svg",
]

_LOADED_WHEN_USED = {
    "NativeParts": "drawingml.part",
    "native": "drawingml.part",
    "png": "pictures.image",
    "svg": "pictures.image",
}


def __getattr__(name: str) -> Any:
    if name not in _LOADED_WHEN_USED:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return loaded(f"{_LOADED_WHEN_USED[name]}.{name}")
