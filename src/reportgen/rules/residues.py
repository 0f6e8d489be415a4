"""Residues of rounding: only to be noted, unless the file is so exact that none should occur."""

from __future__ import annotations

from reportgen.errors import Severity
from reportgen.figures.lines import amount_in
from reportgen.model.accounts import COLUMNS
from reportgen.rules.case import Case
from reportgen.rules.finding import Finding

_PRINTED_PLACES = 2
_EXACT_SUMS_PER_RESIDUE = 10
"""So many sums must hold to the last decimal for each that does not: then that one is no matter of rounding."""


def sharpened(case: Case, finding: Finding) -> Finding:
    """The finding; a residue in a file whose sums hold to the last decimal is a warning in place of a note."""
    if not finding.is_residue or not case.once(_is_exact):
        return finding
    hint = "本文件其他合计都分毫不差，此处应不是四舍五入，核对各分项与合计"
    return finding._replace(severity=Severity.WARNING, hint=hint)


def _is_exact(case: Case) -> bool:
    """Whether amounts are stated to 元 or finer, and all but a few sums hold exactly."""
    if not case.is_in_yuan and not _is_finer_than_printed(case):
        return False
    sums = [identity for identity in case.identities if len(identity.of) + len(identity.less) > 1]
    kept = sum(1 for identity in sums if not identity.gap)
    return (len(sums) - kept) * _EXACT_SUMS_PER_RESIDUE <= kept


def _is_finer_than_printed(case: Case) -> bool:
    amounts = (amount_in(item, column) for _, item in case.items for column in COLUMNS)
    return any(
        amount is not None and int(amount.as_tuple().exponent) < -_PRINTED_PLACES for amount in amounts
    )
