"""Which figure of a broken identity is most likely wrong: the one that other identities do not confirm.

A figure that was mistyped breaks every identity it stands in, while the figures that it is compared with agree with still
others. Where that leaves several, the one counts that a single slip of the hand would explain.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal

from reportgen.amounts import add, subtract
from reportgen.figures.lines import amount_in
from reportgen.figures.totals import located_parts, sum_of
from reportgen.figures.trees import value_at
from reportgen.model.accounts import LineItem
from reportgen.model.base import Record
from reportgen.model.evaluation import Indicator
from reportgen.model.paths import Path
from reportgen.rules.case import Case
from reportgen.rules.finding import Finding, shown
from reportgen.rules.identity import Identity
from reportgen.rules.slips import Slip, slip_between

_MOSTLY_ALIKE = (("budget", "adjusted_budget"), ("adjusted_budget", "actual"), ("budget", "actual"))
"""Columns that hold the same amount where a budget was neither adjusted nor left unspent."""


def _alike(case: Case) -> Iterator[tuple[Path, Path]]:
    """Figures that no rule compares, and that confirm each other where they are the same."""
    for path, item in case.items:
        for one, other in _MOSTLY_ALIKE:
            amount = amount_in(item, one)
            if amount is not None and amount == amount_in(item, other):
                yield (*path, one), (*path, other)
    for path, indicator in case.of(Indicator):
        if indicator.weight is not None and indicator.weight == indicator.score:
            yield (*path, "weight"), (*path, "score")


class Suspects:
    """The figures of a report, each with the identities that it breaks and those that it keeps."""

    def __init__(self, case: Case, broken: Iterable[Identity]) -> None:
        self._case = case
        self._figures: dict[Path, tuple[Path, ...]] = {}
        self._kept: Counter[Path] = Counter()
        self._broken: Counter[Path] = Counter()
        for identity in broken:
            self._broken.update(self.of(identity).keys())
        for identity in case.identities:
            if not identity.gap:
                self._kept.update(self.of(identity).keys())
        for figures in _alike(case):
            self._kept.update(figures)

    def of(self, identity: Identity) -> dict[Path, int]:
        """The stated figures that an identity rests on, each with the sign it has in `Identity.gap`.

        None where it only says that a derived total is the sum of what it was derived from.
        """
        signs = dict.fromkeys(self._stated(identity.stated), -1)
        added = [figure for path in identity.of for figure in self._stated(path)]
        taken = [figure for path in identity.less for figure in self._stated(path)]
        if signs.keys() == set(added):
            return {}
        return dict.fromkeys(added, 1) | dict.fromkeys(taken, -1) | signs

    def placed(self, finding: Finding) -> Finding:
        """The finding at the figure that is most likely wrong; as it was where others are as likely."""
        identity = finding.identity
        if identity is None:
            return finding
        signs = self.of(identity)
        if len(signs) < 2:
            return finding
        doubt = {figure: self._doubt(figure) for figure in signs}
        most = max(doubt.values())
        likely = [figure for figure in signs if doubt[figure] == most]
        slips = {figure: self._slip(figure, signs[figure], identity) for figure in likely}
        if surest := max(slips.values()):
            likely = [figure for figure in likely if slips[figure] == surest]
        if finding.path in likely or len(likely) > 1:
            return finding
        return self._moved(finding, likely[0], signs[likely[0]], identity)

    def _doubt(self, figure: Path) -> Decimal:
        broken, kept = self._broken[figure], self._kept[figure]
        return Decimal(broken * broken) / (broken + kept) if broken else Decimal(0)

    def _slip(self, figure: Path, sign: int, identity: Identity) -> Slip:
        value, due = self._value(figure), self._due(figure, sign, identity)
        if value is None or due is None:
            return Slip.NONE
        return Slip.SAME_DIGITS if due == 0 and figure != identity.stated else slip_between(value, due)

    def _due(self, figure: Path, sign: int, identity: Identity) -> Decimal | None:
        """What the figure would have to be."""
        value = self._value(figure)
        if value is None or not identity.is_sum:
            return None
        return subtract(value, identity.gap) if sign > 0 else add(value, identity.gap)

    def _value(self, figure: Path) -> Decimal | None:
        value = value_at(self._case.report, figure)
        return Decimal(value) if isinstance(value, Decimal | int) else None

    def _moved(self, finding: Finding, figure: Path, sign: int, identity: Identity) -> Finding:
        value, due = self._value(figure), self._due(figure, sign, identity)
        hint = "与其他各处对照，最可能是此处有误"
        if value is None or due is None:
            return finding._replace(path=figure, hint=hint, expected=None, actual=None)
        return finding._replace(
            path=figure,
            hint=f"{hint}；此处若为 {self._shown(figure, due)} 就相符",
            expected=self._shown(figure, due),
            actual=self._shown(figure, value),
        )

    def _stated(self, path: Path) -> tuple[Path, ...]:
        """The figures of the data file that the one at `path` is, or follows from."""
        if path not in self._figures:
            self._figures[path] = (
                (path,) if self._case.is_stated(path) else tuple(dict.fromkeys(self._sources(path)))
            )
        return self._figures[path]

    def _sources(self, path: Path) -> Iterator[Path]:
        *way, field = path
        if not way:
            return
        holder = value_at(self._case.report, tuple(way))
        if isinstance(holder, LineItem | Indicator) and holder.items:
            for index in range(len(holder.items)):
                yield from self._stated((*way, "items", index, field))
            return
        owner = value_at(self._case.report, tuple(way[:-1]))
        if not isinstance(owner, Record):
            return
        for rule in owner.sums:
            parts = located_parts(owner, rule) if rule.total == way[-1] else ()
            if parts and sum_of(tuple(item for _, item in parts), str(field)) is not None:
                for place, _ in parts:
                    yield from self._stated((*way[:-1], *place, field))
                return

    def _shown(self, figure: Path, value: Decimal) -> str:
        """Persons and vehicles as whole numbers, anything else with its decimals."""
        is_count = isinstance(value_at(self._case.report, figure), int)
        return shown(int(value) if is_count else value)
