"""What lines say: their amounts, the line that a field of an account comes to, the share of one in another."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

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
