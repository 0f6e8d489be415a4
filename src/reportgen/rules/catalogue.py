"""How a rule is declared: once, together with what the reference page says about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from reportgen.rules.case import Case
from reportgen.rules.finding import Finding

Examine = Callable[[Case], Iterator[Finding]]

EXACT = "没有，须完全相等"
DRIFT = "n 个数各自四舍五入到 0.01，合计容许相差 n×0.005；在此之内只作说明"
JUDGEMENT = "没有，按文字判断"


class Rule(NamedTuple):
    """One rule of the catalogue.

    Attributes:
        code: its stable name, by which a data file can silence it.
        title: what must hold, in Chinese.
        basis: the official form or regulation that demands it.
        tolerance: how far figures may differ before it complains.
        example: data that break it; year and department are understood.
        says: the message it gives for the example.
        examine: the function that finds violations.
    """

    code: str
    title: str
    basis: str
    tolerance: str
    example: str
    says: str
    examine: Examine


class Group(NamedTuple):
    """A chapter of the catalogue."""

    title: str
    rules: list[Rule]

    def rule(
        self, code: str, title: str, *, basis: str, example: str, says: str, tolerance: str = EXACT
    ) -> Callable[[Examine], Examine]:
        """Declare a function ``(case) -> findings`` as a rule of this group."""

        def declare(examine: Examine) -> Examine:
            self.rules.append(Rule(code, title, basis, tolerance, example, says, examine))
            return examine

        return declare
