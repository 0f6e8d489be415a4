"""How the charts of a report are drawn."""

from __future__ import annotations

from typing import Literal

ChartMode = Literal["native", "image"]
"""Charts of Word's own, to be edited there, or pictures of them."""

REHEARSED: Literal["rehearsed"] = "rehearsed"
"""In place of a mode: charts are made, and refused, but not drawn."""
