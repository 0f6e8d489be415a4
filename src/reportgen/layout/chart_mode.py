"""How the charts of a report are drawn."""

from __future__ import annotations

from typing import Literal

ChartMode = Literal["native", "image", "both"]
"""Charts of Word's own, to be edited there; pictures of them; or charts with a picture beside for readers that draw none."""

REHEARSED: Literal["rehearsed"] = "rehearsed"
"""In place of a mode: charts are made, and refused, but not drawn."""
