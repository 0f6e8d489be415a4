"""Round numbers along a value axis."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from reportgen.amounts import add, multiply

_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_INTERVALS = 6


def ticks(values: list[Decimal], headroom: Decimal) -> list[Decimal]:
    """Ascending round numbers around `values`, stretched by the factor `headroom`, and zero."""
    low, high = (multiply(bound, headroom) for bound in (min(*values, Decimal(0)), max(*values, Decimal(0))))
    step = _step(add(high, -low))
    first = int((low / step).to_integral_value(ROUND_FLOOR))
    last = int((high / step).to_integral_value(ROUND_CEILING))
    return [multiply(step, Decimal(at)) for at in range(first, last + 1)]


def tick_text(tick: Decimal) -> str:
    """``200``, ``2.5``: never in scientific notation."""
    text = f"{tick:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _step(span: Decimal) -> Decimal:
    least = span / _INTERVALS
    magnitude = Decimal(1).scaleb(least.adjusted())
    return next(step * magnitude for step in _STEPS if step * magnitude >= least)
