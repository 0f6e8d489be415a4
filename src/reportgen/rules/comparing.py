"""Comparing figures of a report: what is said where two that must be equal are not, or a part exceeds its whole."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reportgen.amounts import is_rounding_of, subtract, sum_tolerance, yuan_to_wan
from reportgen.errors import Severity
from reportgen.figures.lines import amount_in
from reportgen.model.accounts import COLUMNS, LineItem
from reportgen.model.base import shape_of
from reportgen.model.paths import Path
from reportgen.rules.finding import Finding, shown
from reportgen.rules.identity import Identity

COLUMN_NAMES = {column: shape_of(LineItem)[column].chinese for column in COLUMNS}
"""The columns of a line item as messages call them."""

_FAR = 1000
"""Where one figure is more than so many times the other, one of them was written in 元 in place of 万元."""

_ADDENDS_OF_DERIVED = 3
"""The rounded amounts in a comparison with a total that follows from two parts."""


class Comparing(ABC):
    """Figures of one report are compared, and every comparison is kept that may tell which figure is wrong.

    Attributes:
        identities: the comparisons that rules made: those that failed, and where `notes_agreement` is set all of them.
        notes_agreement: whether comparisons that hold are noted too. That costs time, and is of use only where one fails.
        is_in_yuan: whether the amounts of the data file are in 元.
    """

    def __init__(self, is_in_yuan: bool) -> None:
        self.identities: list[Identity] = []
        self.notes_agreement = False
        self.is_in_yuan = is_in_yuan

    @abstractmethod
    def stated(self, *paths: Path) -> Path:
        """The first of `paths` that the data file itself states; the last one where none is."""

    @abstractmethod
    def is_stated(self, path: Path) -> bool:
        """Whether the data file itself says what stands at `path`."""

    def tolerance(self, addends: int) -> Decimal:
        """How far a sum may drift by rounding: amounts in 元 were rounded ten thousand times finer."""
        drift = sum_tolerance(addends)
        return yuan_to_wan(drift) if self.is_in_yuan else drift

    def disagreement(
        self,
        places: Sequence[Path],
        found: tuple[str, Decimal | None],
        stated: tuple[str, Decimal | None],
        *,
        of: Sequence[Path],
        less: Sequence[Path] = (),
        addends: int = 1,
        severity: Severity = Severity.ERROR,
        hint: str | None = None,
    ) -> Iterator[Finding]:
        """Complain where two figures that must be equal are not; a rounding residue is only noted.

        Args:
            places: where the stated figure stands, and other places to name; the first that the data file states is named.
            found: what it is compared with, and what that amounts to in 万元.
            stated: the stated figure's name and amount.
            of: where the figures stand that `found` is made of.
            less: where those stand that are taken off the others.
            addends: how many rounded amounts `found` is made of.
            severity: of a difference beyond rounding.
            hint: what to do about it.
        """
        (found_name, expected), (stated_name, actual) = found, stated
        if expected is None or actual is None:
            return
        is_rounded = is_rounding_of(expected, actual) or is_rounding_of(actual, expected)
        if is_rounded and not self.is_in_yuan:
            # one figure in two precisions: exact from an export, rounded from a published table
            expected = actual
        gap = subtract(expected, actual)
        if not gap and not self.notes_agreement:
            return
        identity = self.compared(places[0], of, gap, less=less)
        if not gap:
            return
        difference = gap.copy_abs()
        message = f"{found_name} {shown(expected)} 万元，与{stated_name} {shown(actual)} 万元相差 {shown(difference)} 万元"
        is_residue = difference <= self.tolerance(addends) and addends > 1
        if is_residue:
            severity, hint = Severity.NOTE, None
            message += "，因四舍五入存在尾差"
        elif abs(expected) > _FAR * abs(actual) or abs(actual) > _FAR * abs(expected):
            hint = "两数相差悬殊，核对是否有数以元填写；金额单位见“金额单位”"
        yield Finding(
            self.stated(*places),
            message,
            severity,
            hint,
            shown(expected),
            shown(actual),
            identity,
            is_residue,
        )

    def compared(
        self,
        stated: Path,
        of: Sequence[Path],
        gap: Decimal,
        *,
        less: Sequence[Path] = (),
        is_sum: bool = True,
    ) -> Identity:
        """Note that a figure was compared with others: where some disagree, those that agree tell which one to doubt."""
        identity = Identity(stated, of, gap, less, is_sum)
        if gap or self.notes_agreement:
            self.identities.append(identity)
        return identity

    def excess(
        self,
        places: Sequence[Path],
        part: tuple[str, Decimal | None],
        whole: tuple[str, Decimal | None],
        *,
        of: Sequence[Path],
        addends: int = 1,
        severity: Severity = Severity.ERROR,
        hint: str | None = None,
    ) -> Iterator[Finding]:
        """Complain where a part is larger than the whole it belongs to, by more than rounding explains.

        Args:
            places: where the part stands, and other places to name.
            part: its name and amount in 万元.
            whole: the same of what contains it.
            of: where the figures stand that `whole` is made of.
            addends: how many rounded amounts are compared.
            severity: of the complaint.
            hint: what to do about it.
        """
        (part_name, actual), (whole_name, limit) = part, whole
        if actual is None or limit is None:
            return
        surplus = subtract(actual, limit)
        if surplus <= self.tolerance(addends):
            if not surplus:
                self.compared(places[0], of, surplus)
            return
        message = f"{part_name} {shown(actual)} 万元，超过{whole_name} {shown(limit)} 万元，多 {shown(surplus)} 万元"
        identity = self.compared(places[0], of, surplus, is_sum=False)
        yield Finding(
            self.stated(*places), message, severity, hint, f"≤{shown(limit)}", shown(actual), identity
        )

    def counts_differ(
        self,
        path: Path,
        total: tuple[str, int | None],
        parts: tuple[str, Sequence[int | None]],
        *,
        of: Sequence[Path],
        less: Sequence[Path] = (),
        hint: str = "核对各项数量",
        severity: Severity = Severity.ERROR,
    ) -> Iterator[Finding]:
        """Complain where whole numbers (persons, vehicles) do not add up; nothing where one of them is not known.

        Args:
            path: of the total.
            total: its name and number.
            parts: what its parts are called, and their numbers.
            of: where the parts stand.
            less: where those stand that are taken off the others.
            hint: what to do about it.
            severity: of the complaint.
        """
        (total_called, stated), (parts_called, numbers) = total, parts
        known = [number for number in numbers if number is not None]
        if stated is None or not known or len(known) < len(numbers):
            return
        gap = sum(known) - stated
        identity = self.compared(path, of, Decimal(gap), less=less)
        if gap:
            message = f"{parts_called} {sum(known)}，与{total_called} {stated} 相差 {abs(gap)}"
            yield Finding(self.stated(path), message, severity, hint, str(sum(known)), str(stated), identity)

    def fits(
        self,
        path: Path,
        part: tuple[str, LineItem | None],
        whole: tuple[str, LineItem | None],
        *,
        of: Path,
        severity: Severity = Severity.ERROR,
        hint: str | None = None,
    ) -> Iterator[Finding]:
        """Complain of every column in which the line item at `path` exceeds the one that contains it, which stands at `of`."""
        if part[1] is None or whole[1] is None:
            return
        for column, called in COLUMN_NAMES.items():
            amount, limit = amount_in(part[1], column), amount_in(whole[1], column)
            if amount is None or limit is None or amount < limit:
                continue
            places = ((*path, column), (*of, column))
            yield from self.excess(
                [places[0], path],
                (f"{part[0]}{called}", amount),
                (whole[0], limit),
                of=[places[1]],
                addends=1 if all(map(self.is_stated, places)) else _ADDENDS_OF_DERIVED,
                severity=severity,
                hint=hint,
            )
