"""A total and what it is made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from reportgen.amounts import add, multiply, subtract
from reportgen.auditing.figure import PrintedFigure

_ZERO = Decimal(0)
_HALF = Decimal("0.5")

PLACES = 2
"""Amounts in sentences are in 万元 with two decimals, of which zeros may be left out."""


@dataclass(frozen=True)
class Relation:
    """`total` is the sum of `plus` less `minus`.

    Attributes:
        parts_called: what the parts are, in Chinese, e.g. ``下级科目``.
        places: decimals to which all of them are rounded.
        is_certain: whether it is known to bind these figures, and not only likely from their names.
        code: of which kind its contradiction is.
        is_limit: whether the parts may come to less than the total.
        is_exact: whether rounding explains no difference: both are one figure, rounded alike.
    """

    total: PrintedFigure
    plus: tuple[PrintedFigure, ...]
    parts_called: str
    places: int
    minus: tuple[PrintedFigure, ...] = ()
    is_certain: bool = True
    code: str = "audit.sum"
    is_limit: bool = False
    is_exact: bool = False

    @property
    def figures(self) -> tuple[PrintedFigure, ...]:
        """All that it binds."""
        return (self.total, *self.plus, *self.minus)

    @cached_property
    def sum(self) -> Decimal:
        """What the parts come to."""
        return subtract(add(*(part.value for part in self.plus)), add(*(part.value for part in self.minus)))

    @cached_property
    def excess(self) -> Decimal:
        """By how much the total exceeds its parts."""
        return subtract(self.total.value, self.sum)

    @cached_property
    def tolerance(self) -> Decimal:
        """How far rounding every figure may drive the two sides apart: half a unit for each."""
        if self.is_exact:
            return _ZERO
        return multiply(_HALF.scaleb(-self.places), Decimal(len(self.figures)))

    @property
    def holds(self) -> bool:
        """Whether both sides agree, rounding allowed for."""
        return abs(self.excess) <= self.tolerance or (self.is_limit and self.excess > 0)

    def corrected(self, figure: PrintedFigure) -> Decimal:
        """What one of its figures would have to be for it to hold exactly."""
        if figure in self.plus:
            return add(figure.value, self.excess)
        return subtract(figure.value, self.excess)


def likely(relations: Sequence[Relation]) -> Iterator[Relation]:
    """Relations that rest on one reading of a table, as far as its figures bear that reading out.

    Where one holds with a figure that is not zero, the reading is right and all are certain. Where several are stated and
    none holds, the reading is wrong and all are dropped; a single one that does not hold is doubtful. Where parts come to
    twice or three times their total, they are listed on several levels.
    """
    if any(relation.holds and relation.total.value for relation in relations):
        yield from relations
    elif len(relations) == 1 or not any(relation.total.value for relation in relations):
        levels = (2, 3)
        yield from (
            replace(relation, is_certain=False)
            for relation in relations
            if not any(
                abs(subtract(multiply(relation.total.value, Decimal(level)), relation.sum))
                <= relation.tolerance
                for level in levels
            )
            or relation.holds
        )
