"""Figures as they are printed in a chart: at its columns, parts and points, and along its value axis."""

from __future__ import annotations

from decimal import Decimal

from reportgen.charts.spec import NumberStyle


def number_text(value: Decimal, style: NumberStyle) -> str:
    """`value`, already rounded to two decimals, as it is printed: ``137.00`` or ``137``, and ``0``."""
    if value == 0:
        return "0"
    return shortest_text(value) if style is NumberStyle.STRIPPED else f"{value:f}"


def share_text(share: Decimal, style: NumberStyle) -> str:
    """A share of at most two decimals, in percent: ``67.60%`` or ``67.6%``."""
    return f"{shortest_text(share) if style is NumberStyle.STRIPPED else f'{share:f}'}%"


def axis_text(value: Decimal) -> str:
    """A value along an axis: ``1,200``, ``2.5``."""
    whole, point, decimals = shortest_text(value).partition(".")
    return f"{int(whole):,}{point}{decimals}" if whole not in ("-0", "") else shortest_text(value)


def shortest_text(value: Decimal) -> str:
    """``200``, ``2.5``: without trailing zeros, never in scientific notation."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
