"""Figures as they are printed along the value axis of a chart."""

from __future__ import annotations

from decimal import Decimal


def axis_text(value: Decimal) -> str:
    """A value along an axis: ``1,200``, ``2.5``."""
    whole, point, decimals = shortest_text(value).partition(".")
    return f"{int(whole):,}{point}{decimals}" if whole not in ("-0", "") else shortest_text(value)


def shortest_text(value: Decimal) -> str:
    """``200``, ``2.5``: without trailing zeros, never in scientific notation."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
