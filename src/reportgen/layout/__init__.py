"""Layouts: a folder with a manifest and a Word template becomes something that checks and renders reports."""

from reportgen.layout.layout import MANIFEST, OUTLINE, TEMPLATE, Layout
from reportgen.layout.library import PARTS, layout_ids, library, open_layout, shipped_layout

__all__ = [
    "MANIFEST",
    "OUTLINE",
    "PARTS",
    "TEMPLATE",
    "Layout",
    "layout_ids",
    "library",
    "open_layout",
    "shipped_layout",
]
