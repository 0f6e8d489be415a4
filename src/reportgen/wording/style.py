"""How one layout writes numbers and names the cases in which there is no rate."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from reportgen.number_format import NumberFormat


@dataclass(frozen=True)
class Style:
    """Number style of a layout.

    Attributes:
        strip_zeros: ``2.4`` in place of ``2.40``.
        strip_percent_zeros: the same for percentages; None where they are written like other numbers.
        print_zero_items: whether items of zero are listed ("0万元，占0%") or left out of enumerations.
        no_prior: said in place of a rate where the prior year was zero.
        no_budget: said in place of a rate where the budget was zero.
        places: decimals of amounts.
        percent_places: decimals of percentages; None where they have as many.
        group: ``1,234.50`` in sentences and charts.
        group_in_tables: the same in tables.
        full_zeros: ``0.00万元`` and ``100.00%`` in place of ``0万元`` and ``100%``.
        flat: said where nothing has changed, with ``{对象}`` for what is compared with.
    """

    strip_zeros: bool = False
    strip_percent_zeros: bool | None = None
    print_zero_items: bool = False
    no_prior: str = "上年无此项支出"
    no_budget: str = "年初未安排预算"
    places: int = 2
    percent_places: int | None = None
    group: bool = False
    group_in_tables: bool = True
    full_zeros: bool = False
    flat: str = "与{对象}持平"

    @cached_property
    def amounts(self) -> NumberFormat:
        """Of amounts in sentences and charts."""
        return NumberFormat(self.places, self.strip_zeros, self.group, not self.full_zeros)

    @cached_property
    def percentages(self) -> NumberFormat:
        """Of percentages."""
        strips = self.strip_zeros if self.strip_percent_zeros is None else self.strip_percent_zeros
        places = self.places if self.percent_places is None else self.percent_places
        return NumberFormat(places, strips, self.group, not self.full_zeros)

    @cached_property
    def cells(self) -> NumberFormat:
        """Of amounts in tables, where decimals stand one below the other."""
        return NumberFormat(self.places, False, self.group_in_tables, shortens=False)

    def number(self, value: Decimal) -> str:
        """An amount in a sentence."""
        return self.amounts.text(value)

    def percent(self, value: Decimal) -> str:
        """A percentage with its sign."""
        return self.percentages.percent(value)
