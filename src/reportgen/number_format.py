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

        Excel has none that groups and leaves out zeros at the end; it keeps those then.
        """
        if self.strips_zeros and not self.groups:
            return "General"
        digits = ("#,##0" if self.groups else "0") + ("." + "0" * self.places if self.places else "")
        return f"{digits};-{digits};0" if self.shortens else digits


PLAIN = NumberFormat()
"""Two decimals."""
