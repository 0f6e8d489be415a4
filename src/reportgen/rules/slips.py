"""What a hand does wrong when it types a number: two figures that are one slip apart."""

from __future__ import annotations

from decimal import Decimal
from enum import IntEnum

_MOST_PLACES = 3
"""A figure that is ten thousand times another was not mistyped: it is in 元 in place of 万元."""


class Slip(IntEnum):
    """How surely a number was mistyped for another, by how seldom chance makes two numbers so alike."""

    NONE = 0
    ANOTHER_DIGIT = 1
    SAME_DIGITS = 2


def slip_between(one: Decimal, other: Decimal) -> Slip:
    """The slip that makes one number of the other, neither of them zero.

    `SAME_DIGITS`: two neighbouring digits exchanged, the decimal point a few places off, another sign, a digit too many or
    too few. `ANOTHER_DIGIT`: one digit for another.
    """
    if one == other or not one or not other or ((one < 0) != (other < 0) and one != -other):
        return Slip.NONE
    if one == -other or _is_point_moved(one, other):
        return Slip.SAME_DIGITS
    if _lacks_one_digit(*sorted((_plain(one), _plain(other)), key=len)):
        return Slip.SAME_DIGITS
    first, second = _digits(one, other), _digits(other, one)
    return _difference(first, second) if len(first) == len(second) else Slip.NONE


def _is_point_moved(one: Decimal, other: Decimal) -> bool:
    return abs(one.adjusted() - other.adjusted()) <= _MOST_PLACES and _significant(one) == _significant(other)


def _significant(value: Decimal) -> tuple[int, ...]:
    return value.normalize().as_tuple().digits


def _plain(value: Decimal) -> str:
    """All digits of the number as written, its point and sign left out."""
    return f"{value.copy_abs():f}".replace(".", "").lstrip("0")


def _digits(value: Decimal, beside: Decimal) -> str:
    """The digits of a number, with as many decimals as the longer of the two has."""
    places = max(-int(number.as_tuple().exponent) for number in (value, beside))
    return f"{value.copy_abs():.{max(places, 0)}f}".replace(".", "")


def _difference(first: str, second: str) -> Slip:
    different = [at for at, pair in enumerate(zip(first, second, strict=True)) if pair[0] != pair[1]]
    if len(different) == 1:
        return Slip.ANOTHER_DIGIT
    if len(different) != 2:
        return Slip.NONE
    at, after = different
    is_exchanged = after == at + 1 and first[at : after + 1] == second[at : after + 1][::-1]
    return Slip.SAME_DIGITS if is_exchanged else Slip.NONE


def _lacks_one_digit(shorter: str, longer: str) -> bool:
    return len(longer) == len(shorter) + 1 and any(
        longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer))
    )
