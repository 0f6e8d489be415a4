"""The specification that every renderer takes: a declaration that can be drawn."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.charts.declaration import Declaration, Kind, NumberStyle, Series
from reportgen.charts.validation import ChartError, complaints

__all__ = ["ChartSpec", "Kind", "NumberStyle", "Series"]


@dataclass(frozen=True, slots=True)
class ChartSpec(Declaration):
    """A chart that was checked when it was made; for its fields see `Declaration`.

    Raises:
        ChartError: from the constructor, with every problem of the specification.
    """

    def __post_init__(self) -> None:
        if problems := complaints(self):
            raise ChartError(problems)
