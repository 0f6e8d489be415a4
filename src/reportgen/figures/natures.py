"""本年支出 by nature: the columns of the form 公开03."""

from __future__ import annotations

from reportgen.figures.forms.subjects import NATURES
from reportgen.model.accounts import ByNature

NATURE_COLUMNS = dict(zip(NATURES, ByNature.summands, strict=True))
"""The columns of 公开03, with the fields that hold their totals; 公开05 and 公开08 have the first two."""
