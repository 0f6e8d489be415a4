"""How one layout writes numbers: in sentences, tables and charts alike."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from reportgen.amounts import round_half_up


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """A way of writing numbers.

    Attributes:
        places: decimals, to which figures are rounded half up, once.
        strips_zeros: ``2.4`` in place of ``2.40``.
        groups: ``1,234.50`` in place of ``1234.50``.
        shortens: what is nothing is written ``0``, and all of something ``100%``, whatever the decimals of the others.
    """

    places: int = 2
    strips_zeros: bool = False
    groups: bool = False
    shortens: bool = True

    def rounded(self, value: Decimal) -> Decimal:
        """The value as it is printed."""
        return round_half_up(value, self.places)

    def text(self, value: Decimal) -> str:
        """A number, never in scientific notation."""
        rounded = self.rounded(value)
        if rounded == 0 and self.shortens:
            return "0"
        text = f"{rounded:,f}" if self.groups else f"{rounded:f}"
        return text.rstrip("0").rstrip(".") if self.strips_zeros and "." in text else text

    def percent(self, value: Decimal) -> str:
        """A percentage with its sign."""
        return "100%" if value == 100 and self.shortens else f"{self.text(value)}%"

    @property
    def in_workbooks(self) -> str:
        """The number format of cells and labels that show the same, once their values are rounded.

        Where numbers are grouped and zeros at the end left out, each value needs its own (`in_workbooks_of`): of whole
        numbers, ``#,##0.##`` would leave the point.
        """
        if self.strips_zeros:
            return "#,##0" if self.groups else "General"
        return self._with_decimals(self.places)

    def in_workbooks_of(self, value: Decimal) -> str:
        """The number format that shows this value so; its decimals count where zeros at the end are left out."""
        if not (self.strips_zeros and self.groups):
            return self.in_workbooks
        _, _, decimals = self.text(value).partition(".")
        return self._with_decimals(len(decimals)) if decimals else self.in_workbooks

    @property
    def all_in_workbooks(self) -> tuple[str, ...]:
        """Every number format that values may need, the usual one first."""
        if not (self.strips_zeros and self.groups):
            return (self.in_workbooks,)
        return (self.in_workbooks, *(self._with_decimals(places) for places in range(1, self.places + 1)))

    def _with_decimals(self, places: int) -> str:
        digits = ("#,##0" if self.groups else "0") + ("." + "0" * places if places else "")
        return f"{digits};-{digits};0" if self.shortens else digits


PLAIN = NumberFormat()
"""Two decimals."""
