"""本年支出 by nature: the columns of the form 公开03."""

from __future__ import annotations

from reportgen.model.accounts import ByNature
from reportgen.model.base import shape_of

NATURE_COLUMNS = {shape_of(ByNature)[name].chinese: name for name in ByNature.summands}
"""The columns of 公开03, with the fields that hold their totals; 公开05 and 公开08 have the first two."""
