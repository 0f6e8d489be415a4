"""Round numbers along a value axis."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from reportgen.amounts import add, divide, multiply

_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_INTERVALS = Decimal(6)


def ticks(values: list[Decimal], headroom: Decimal) -> list[Decimal]:
    """Ascending round numbers around `values`, stretched by the factor `headroom`, and zero."""
    low, high = (multiply(bound, headroom) for bound in (min(*values, Decimal(0)), max(*values, Decimal(0))))
    step = _step(add(high, -low))
    first = _steps(low, step).to_integral_value(ROUND_FLOOR)
    last = _steps(high, step).to_integral_value(ROUND_CEILING)
    return [multiply(step, Decimal(at)) for at in range(int(first), int(last) + 1)]


def _steps(length: Decimal, step: Decimal) -> Decimal:
    return divide(length, step) or Decimal(0)


def _step(span: Decimal) -> Decimal:
    least = _steps(span, _INTERVALS)
    magnitude = Decimal(1).scaleb(least.adjusted())
    return next(step * magnitude for step in _STEPS if step * magnitude >= least)
