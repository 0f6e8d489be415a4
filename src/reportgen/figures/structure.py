"""Structure: shares of a whole, parts by name, and the lowest level of a classification with all its ancestors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from reportgen.amounts import add, percentage, round_half_up
from reportgen.model.accounts import Accounts, FundAccount, LineItem


def amount_in(item: LineItem, column: str) -> Decimal | None:
    """The item's amount in a column, in 万元."""
    amount = getattr(item, column)
    assert amount is None or isinstance(amount, Decimal)
    return amount


def line_in(account: FundAccount | None, field: str) -> LineItem | None:
    """What a field of an account comes to: the total of its income or expenditure, a balance as it stands."""
    held = getattr(account, field, None)
    line = held.total if isinstance(held, Accounts) else held
    assert line is None or isinstance(line, LineItem)
    return line


def actual_in(account: FundAccount | None, field: str) -> Decimal | None:
    """决算数 of `line_in`, in 万元; None where it is not known."""
    line = line_in(account, field)
    return line.actual if line else None


def whole_of(items: Iterable[LineItem], column: str = "actual") -> Decimal:
    """The sum of what the items state in a column, in 万元; a missing amount counts as zero."""
    return add(*(amount_in(item, column) or Decimal(0) for item in items))


def share(part: Decimal, whole: Decimal) -> Decimal | None:
    """`part` of `whole` in percent, of the amounts as printed; None where the whole is zero."""
    return percentage(round_half_up(part), round_half_up(whole))


@dataclass(frozen=True, slots=True)
class ClassifiedItem:
    """A line of the lowest level together with the levels above it.

    Attributes:
        item: the line itself.
        ancestors: the lines above it, outermost first.
        template_names: what a template may reach.
    """

    template_names: ClassVar[dict[str, str]] = {"项": "item", "item": "item"}

    item: LineItem
    ancestors: tuple[LineItem, ...]


def leaves(items: Iterable[LineItem], ancestors: tuple[LineItem, ...] = ()) -> Iterator[ClassifiedItem]:
    """The lines without parts of their own, in reading order."""
    for item in items:
        if item.items:
            yield from leaves(item.items, (*ancestors, item))
        else:
            yield ClassifiedItem(item, ancestors)


def find(items: Iterable[LineItem], name: str) -> LineItem | None:
    """The first line, at any level, with that name or code."""
    for item in items:
        if name in (item.name, item.code):
            return item
        if (found := find(item.items, name)) is not None:
            return found
    return None
