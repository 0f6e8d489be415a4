"""Figures as they are printed in a chart: at its columns, parts and points, and along its value axis."""

from __future__ import annotations

from decimal import Decimal

from reportgen.charts.spec import NumberStyle


def number_text(value: Decimal, style: NumberStyle) -> str:
    """`value`, already rounded to two decimals, as it is printed: ``137.00`` or ``137``, and ``0``."""
    if value == 0:
        return "0"
    return shortest_text(value) if style is NumberStyle.STRIPPED else f"{value:f}"


def share_text(share: Decimal) -> str:
    """``67.65%``"""
    return f"{share:f}%"


def shortest_text(value: Decimal) -> str:
    """``200``, ``2.5``: without trailing zeros, never in scientific notation."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
