"""The department itself in figures: how far its establishment is filled."""

from __future__ import annotations

from decimal import Decimal

from reportgen.amounts import percentage
from reportgen.model.department import Staffing


def staffing_rate(staffing: Staffing) -> Decimal | None:
    """财政供养人员控制率 in percent, unrounded: 在编人数 of 编制人数; None where either is not known or none are established."""
    if staffing.employed is None or staffing.established is None:
        return None
    return percentage(Decimal(staffing.employed), Decimal(staffing.established))


def net_staff_change(staffing: Staffing) -> int:
    """How many persons more (or, negative, fewer) than at the end of the prior year."""
    return sum((change.joined or 0) - (change.left or 0) for change in staffing.changes)
