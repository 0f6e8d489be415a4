"""What a rule finds: the place of a figure and what is wrong with it, before it becomes a `Problem`."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from reportgen.amounts import round_half_up
from reportgen.errors import Severity
from reportgen.model.paths import Path
from reportgen.rules.identity import Identity

TWO_SIDES_OF_ONE = "两处是同一笔钱，核对哪一处抄错"
"""The hint where one amount is stated twice."""


class Finding(NamedTuple):
    """One disagreement.

    Attributes:
        path: where the figure stands that is most likely wrong, as in `figures.trees.walk`.
        message: Chinese, with both figures and their difference.
        severity: an error only for what is surely wrong; what may have a good cause is a warning.
        hint: what to do, in Chinese.
        expected: the figure that would agree, as a plain number or text.
        actual: the figure that was found.
        identity: the comparison that failed, where it is one between figures.
        is_residue: whether rounding may explain the difference.
        asks_for: the place of a text that is missing, where nothing else is wrong.
    """

    path: Path
    message: str
    severity: Severity = Severity.ERROR
    hint: str | None = None
    expected: str | None = None
    actual: str | None = None
    identity: Identity | None = None
    is_residue: bool = False
    asks_for: Path | None = None


def shown(value: Decimal | int) -> str:
    """A number as messages show it: at least two decimals, and no digit of the source lost."""
    if isinstance(value, int):
        return str(value)
    rounded = round_half_up(value)
    return f"{rounded:f}" if rounded == value else f"{value:f}".rstrip("0")


def points(value: Decimal) -> str:
    """A score or a weight as people write it: ``5``, ``97.5``."""
    text = f"{round_half_up(value):f}"
    return text.rstrip("0").rstrip(".")


def rate(value: Decimal) -> str:
    """A percentage as messages show it."""
    return f"{round_half_up(value):f}%"
