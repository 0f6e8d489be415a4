"""Money and percentages as exact decimals: reading them, rounding them half up, and how far rounding may drift.

Amounts are in 万元 throughout; a data file in 元 is converted on the way in. Nothing here uses the thread's
decimal context, so that a host program which changed its precision gets the same figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext

from reportgen.errors import quoted

_EXACT = Context(prec=60, rounding=ROUND_HALF_UP)

HALF_UNIT = Decimal("0.005")
"""The most that rounding to two decimals moves one amount."""

LARGEST = Decimal(10) ** 12
"""Amounts beyond this (10^12 万元) are typing errors, not budgets."""

_AS_TYPED = str.maketrans(
    "０１２３４５６７８９．，－＋−", "0123456789.,-+-", "\u200b\u200e\u200f\u2060\ufeff"
)
"""Full-width forms, and the invisible marks that come along with figures copied from tables."""
_NUMBER = re.compile(r"[-+]?(\d{1,3}(,\d{3})+|\d{1,30})(\.\d{1,12})?", re.ASCII)


@contextmanager
def exact_arithmetic() -> Iterator[None]:
    """Within it, plain operators on decimals are exact too, whatever the host program has set for its threads.

    Also a decorator: ``@exact_arithmetic()``.
    """
    with localcontext(_EXACT):
        yield


def parse_decimal(text: str) -> Decimal:
    """The number that a person wrote, exactly: full-width digits and thousands separators are understood.

    Raises:
        ValueError: with a Chinese message, when it is not a plain decimal number below `LARGEST`.
    """
    plain = text.translate(_AS_TYPED).strip()
    if not _NUMBER.fullmatch(plain):
        raise ValueError(f"应为数字，实为{quoted(text)}")
    value = Decimal(plain.replace(",", ""))
    if abs(value) >= LARGEST:
        raise ValueError(f"数值过大：{quoted(text)}")
    return value


def decimal_in(text: str) -> Decimal | None:
    """The number that a text is, as `parse_decimal` reads it; None where it is anything else, or too large to be one."""
    try:
        return parse_decimal(text)
    except ValueError:
        return None


def add(*values: Decimal) -> Decimal:
    """The exact sum."""
    total = Decimal(0)
    for value in values:
        total = _EXACT.add(total, value)
    return total


def sum_if_known(values: Iterable[Decimal | None]) -> Decimal | None:
    """The exact sum; None where there are no values or one of them is not known."""
    addends = tuple(values)
    known = [value for value in addends if value is not None]
    return add(*known) if known and len(known) == len(addends) else None


def subtract(minuend: Decimal, subtrahend: Decimal) -> Decimal:
    """The exact difference."""
    return _EXACT.subtract(minuend, subtrahend)


def multiply(left: Decimal, right: Decimal) -> Decimal:
    """The exact product."""
    return _EXACT.multiply(left, right)


def divide(numerator: Decimal, denominator: Decimal) -> Decimal | None:
    """The quotient to 60 digits, or None where the denominator is zero: such a rate does not exist."""
    return None if denominator == 0 else _EXACT.divide(numerator, denominator)


def percentage(part: Decimal, whole: Decimal) -> Decimal | None:
    """`part` of `whole` in percent, unrounded; None where `whole` is zero."""
    quotient = divide(part, whole)
    return None if quotient is None else _EXACT.multiply(quotient, Decimal(100))


def round_half_up(value: Decimal, places: int = 2) -> Decimal:
    """`value` with exactly `places` decimals, halves away from zero; never a negative zero."""
    rounded = value.quantize(Decimal(1).scaleb(-places), context=_EXACT)
    return abs(rounded) if rounded == 0 else rounded


def is_rounding_of(rounded: Decimal, exact: Decimal) -> bool:
    """Whether a figure of at most two decimals is what a finer one comes to when it is rounded."""
    return (
        rounded == round_half_up(rounded)
        and exact != round_half_up(exact)
        and round_half_up(exact) == rounded
    )


def yuan_to_wan(value: Decimal) -> Decimal:
    """元 → 万元, exactly."""
    return value.scaleb(-4, context=_EXACT)


def sum_tolerance(addends: int) -> Decimal:
    """How far a sum of amounts that were each rounded to 0.01 may differ from their rounded total."""
    return HALF_UNIT * addends


def written_tolerance(percent: Decimal) -> Decimal:
    """How far a percentage may be from the exact one by the decimals that were written: 73.2 stands for 73.15 to 73.25.

    At least 0.005. 0 and 100 claim to be exact: nothing, or all of it.
    """
    if percent in (0, 100):
        return HALF_UNIT
    return max(HALF_UNIT, Decimal(5).scaleb(min(0, int(percent.as_tuple().exponent)) - 1))


def within_precision(stated: Decimal, span: tuple[Decimal, Decimal]) -> bool:
    """Whether a percentage lies in a span of `percentage_range`, cut or rounded to the decimals that it is written with."""
    exponent = stated.as_tuple().exponent
    step = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    least, most = _EXACT.add(span[0], HALF_UNIT), _EXACT.subtract(span[1], HALF_UNIT)
    return (
        _EXACT.subtract(least, step)
        < stated
        <= _EXACT.add(most, max(_EXACT.divide(step, Decimal(2)), HALF_UNIT))
    )


def percentage_range(
    part: Decimal, whole: Decimal, tolerance: Decimal = HALF_UNIT
) -> tuple[Decimal, Decimal] | None:
    """Every percentage, in percent, that `part` of `whole` may stand for when both were rounded to 0.01.

    The bounds carry another `tolerance` for the rounding of the percentage itself. None where `whole` may be zero.
    """
    least, most = abs(whole) - HALF_UNIT, abs(whole) + HALF_UNIT
    if least <= 0:
        return None
    sign = 1 if whole > 0 else -1
    corners = [
        _EXACT.divide(_EXACT.multiply(sign * (part + shift), Decimal(100)), base)
        for shift in (-HALF_UNIT, HALF_UNIT)
        for base in (least, most)
    ]
    return min(corners) - tolerance, max(corners) + tolerance
