"""Numbers as a person would write them, and the scalars of numpy and pandas as Python's own."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from reportgen.errors import Refusal

_MOST_DIGITS = 40
"""Digits of a printed number; larger ones come from mistakes."""


def decimal_text(value: Decimal) -> str:
    """All digits of a decimal, without an exponent.

    Raises:
        Refusal: when it is no number, or has more digits than anybody prints.
    """
    if not value.is_finite():
        raise _no_number()
    _, digits, exponent = value.as_tuple()
    if len(digits) + abs(int(exponent)) > _MOST_DIGITS:
        raise Refusal(f"数字 {value:.3E} 太大或太小，不能照写", "在数据里改正", "word.value")
    return f"{value:f}" if value else f"{abs(value):f}"


def whole_text(value: int) -> str:
    """All digits of a whole number.

    Raises:
        Refusal: when it has more digits than Python writes out.
    """
    try:
        return str(value)
    except ValueError:
        raise Refusal("数字太大，不能照写", "在数据里改正", "word.value") from None


def float_text(value: float) -> str:
    """A float without an exponent, and without the noise that binary arithmetic leaves in its last digits.

    Raises:
        Refusal: when it is no number, or has more digits than anybody prints.
    """
    text, rounded = repr(float(value)), f"{value:.15g}"
    if "n" in text:
        raise _no_number()
    if "e" not in text and len(rounded) > len(text.removesuffix(".0")) - 2:
        return text if value else "0.0"
    return decimal_text(Decimal(rounded))


def _no_number() -> Refusal:
    return Refusal("值不是数（NaN 或无穷大）", "在数据里改正，或先用 {% if … %} 判断", "word.value")


def plain_scalar(value: Any) -> Any:
    """Python's own value for a scalar of numpy or pandas; anything else unchanged."""
    is_array_like = hasattr(value, "dtype") and hasattr(value, "ndim") and hasattr(value, "item")
    return value.item() if is_array_like and not value.ndim else value
