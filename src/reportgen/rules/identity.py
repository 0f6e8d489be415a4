"""Figures that must agree: an identity between one stated figure and those it follows from."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from reportgen.model.paths import Path


class Identity(NamedTuple):
    """One comparison that a rule made, whether it held or not.

    Attributes:
        stated: where the figure stands that is compared.
        of: where the figures stand that it is compared with.
        gap: what those come to less the stated figure, in the figures' own unit; zero where they agree.
        less: where those stand that are taken off the others.
        is_sum: True where nothing but adding and taking off is done, so that a gap tells what each figure should be.
    """

    stated: Path
    of: Sequence[Path]
    gap: Decimal
    less: Sequence[Path] = ()
    is_sum: bool = True
