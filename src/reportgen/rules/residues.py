"""Residues of rounding: only to be noted, unless the figures are so exact that none should occur.

Exact and rounded figures stand side by side in one file: this year's from an export of the accounting system, last year's
from published tables, those of projects from their own forms. Each column of each is judged by itself.
"""

from __future__ import annotations

from typing import NamedTuple

from reportgen.errors import Severity
from reportgen.figures.lines import amount_in
from reportgen.model.accounts import COLUMNS
from reportgen.model.paths import Path
from reportgen.rules.case import Case
from reportgen.rules.finding import Finding
from reportgen.rules.identity import Identity

_PRINTED_PLACES = 2
_EXACT_SUMS_PER_RESIDUE = 10
"""So many sums must hold to the last decimal for each that does not: then that one is no matter of rounding."""


class _Column(NamedTuple):
    """Figures that come from one source: a column of the accounts, or one of the projects."""

    name: str
    of_projects: bool


def sharpened(case: Case, finding: Finding) -> Finding:
    """The finding; a residue among figures whose sums hold to the last decimal is a warning in place of a note."""
    if not finding.is_residue or finding.identity is None:
        return finding
    if not _columns(finding.identity) <= case.once(_exact_columns):
        return finding
    hint = "这一列其他合计都分毫不差，此处应不是四舍五入，核对各分项与合计"
    return finding._replace(severity=Severity.WARNING, hint=hint)


def _exact_columns(case: Case) -> frozenset[_Column]:
    """The columns whose amounts are stated to 元 or finer, and all but a few of whose sums hold exactly."""
    kept: dict[_Column, int] = {}
    failed: dict[_Column, int] = {}
    for identity in case.identities:
        if len(identity.of) + len(identity.less) > 1:
            for column in _columns(identity):
                count = failed if identity.gap else kept
                count[column] = count.get(column, 0) + 1
    return frozenset(
        column
        for column in kept.keys() & _finer_than_printed(case)
        if failed.get(column, 0) * _EXACT_SUMS_PER_RESIDUE <= kept[column]
    )


def _columns(identity: Identity) -> frozenset[_Column]:
    return frozenset(_column(path) for path in (identity.stated, *identity.of, *identity.less) if path)


def _column(path: Path) -> _Column:
    """The column that a figure belongs to; the columns of a published table divide the 决算数."""
    name = next((str(step) for step in reversed(path) if step in COLUMNS), COLUMNS[2])
    return _Column(name, path[0] == "projects")


def _finer_than_printed(case: Case) -> frozenset[_Column]:
    if case.is_in_yuan:
        return frozenset(_Column(name, of_projects) for name in COLUMNS for of_projects in (False, True))
    return frozenset(
        _column((*path, name))
        for path, item in case.items
        for name in COLUMNS
        if (amount := amount_in(item, name)) is not None
        and int(amount.as_tuple().exponent) < -_PRINTED_PLACES
    )
