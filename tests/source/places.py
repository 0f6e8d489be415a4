"""Places in texts, as the tests of this room write them."""

from __future__ import annotations

from reportgen.errors import Spot


def place(spot: Spot) -> tuple[int, int] | None:
    """Line and column; None where they are not known."""
    return None if spot.line is None or spot.column is None else (spot.line, spot.column)
