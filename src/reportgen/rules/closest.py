"""The computed figures that come closest to a stated one, found without computing all of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from decimal import Decimal

from reportgen.amounts import multiply, percentage, round_half_up, subtract
from reportgen.figures.lines import share

MOST = 3
"""How many figures are worth listing in a message."""

_MOST_PAIRS = 10_000
"""There are so many percentages with two decimals between 0 and 100: more pairs have a share close to any of them."""


def closest(figures: Sequence[Decimal], stated: Decimal) -> list[Decimal]:
    """Of different figures in ascending order, at most `MOST` that come closest to what is stated, the closest first."""
    return _by_distance(_around(figures, stated), stated)


class Shares:
    """The shares, in percent, that amounts may have in one of several wholes."""

    def __init__(self, wholes: Iterable[Decimal]) -> None:
        self._wholes = sorted({round_half_up(whole) for whole in wholes} - {Decimal(0)})

    def closest(self, amounts: Sequence[Decimal], stated: Decimal) -> list[Decimal]:
        """Of the shares of different amounts in ascending order, at most `MOST` that come closest to the stated percentage.

        None at all where amounts and wholes are so many that any percentage would be one of their shares.
        """
        if len(amounts) * len(self._wholes) > _MOST_PAIRS:
            return []
        if len(amounts) < len(self._wholes):
            pairs = [(amount, whole) for amount in amounts for whole in self._likely(amount, stated)]
        else:
            of_whole = [(whole, multiply(whole, stated.scaleb(-2))) for whole in self._wholes]
            pairs = [(amount, whole) for whole, sought in of_whole for amount in _around(amounts, sought)]
        shares = {percent for pair in pairs if (percent := share(*pair)) is not None}
        return _by_distance(shares, stated)

    def _likely(self, amount: Decimal, stated: Decimal) -> set[Decimal]:
        """The wholes in which the amount has a share close to the stated one.

        From the smallest negative whole to the largest, and again from the smallest positive one, shares change in one
        direction. The closest are therefore around the whole that is sought, or at the ends.
        """
        sought = percentage(amount, stated)
        around = () if sought is None else _around(self._wholes, sought)
        return {*self._wholes[:MOST], *around, *self._wholes[-MOST:]}


def _around(figures: Sequence[Decimal], sought: Decimal) -> Sequence[Decimal]:
    at = bisect_left(figures, sought)
    return figures[max(0, at - MOST) : at + MOST]


def _by_distance(figures: Iterable[Decimal], stated: Decimal) -> list[Decimal]:
    return sorted(sorted(figures), key=lambda one: subtract(one, stated).copy_abs())[:MOST]
