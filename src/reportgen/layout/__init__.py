"""Layouts: a folder with a manifest and a Word template becomes something that checks and renders reports."""

from reportgen.layout.library import PARTS, layout_ids, library, open_layout, shipped_layout
from reportgen.layout.template import MANIFEST, OUTLINE, TEMPLATE, Layout

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
