"""How one layout writes numbers and names the cases in which there is no rate."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from reportgen.amounts import round_half_up


@dataclass(frozen=True, slots=True)
class Style:
    """Number style of a layout.

    Attributes:
        strip_zeros: ``2.4`` in place of ``2.40``.
        strip_percent_zeros: the same for percentages; None where they are written like other numbers.
        print_zero_items: whether items of zero are listed ("0万元，占0%") or left out of enumerations.
        no_prior: said in place of a rate where the prior year was zero.
        no_budget: said in place of a rate where the budget was zero.
    """

    strip_zeros: bool = False
    strip_percent_zeros: bool | None = None
    print_zero_items: bool = False
    no_prior: str = "上年无此项支出"
    no_budget: str = "年初未安排预算"

    def number(self, value: Decimal) -> str:
        """Two decimals, rounded half up once; trailing zeros by style, what rounds to zero is ``0``."""
        return _written(value, self.strip_zeros)

    def percent(self, value: Decimal) -> str:
        """A percentage with its sign; exactly 0 and 100 are written without decimals."""
        strip = self.strip_zeros if self.strip_percent_zeros is None else self.strip_percent_zeros
        return "100%" if value == 100 else f"{_written(value, strip)}%"


def _written(value: Decimal, strip_zeros: bool) -> str:
    rounded = round_half_up(value)
    if rounded == 0:
        return "0"
    text = f"{rounded:f}"
    return text.rstrip("0").rstrip(".") if strip_zeros else text
