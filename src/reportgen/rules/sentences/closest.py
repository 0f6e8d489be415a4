"""The figures that come closest to a stated one, found without a look at all of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal

from reportgen.amounts import subtract

MOST = 3
"""How many figures are worth listing in a message."""


def closest(figures: Sequence[Decimal], stated: Decimal) -> list[Decimal]:
    """Of different figures in ascending order, at most `MOST` that come closest to what is stated, the closest first."""
    at = bisect_left(figures, stated)
    around = figures[max(0, at - MOST) : at + MOST]
    return sorted(around, key=lambda one: subtract(one, stated).copy_abs())[:MOST]
