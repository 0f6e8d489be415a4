"""Which way a table of an official form is read: by the parts that the form declares."""

from __future__ import annotations

from reportgen.figures.forms.declaration import EconomicColumns, EconomicLists, SubjectRows
from reportgen.intake.readings import Readings
from reportgen.intake.recognition import Region
from reportgen.intake.tables.coded_rows import read_subjects
from reportgen.intake.tables.economic import read_economic_columns, read_lists
from reportgen.intake.tables.named_rows import read_named_rows
from reportgen.intake.tables.single_row import read_one_row


def read_table(region: Region, readings: Readings) -> bool:
    """Read a table of an official form; False where its heads are not found."""
    assert region.form is not None
    for part in region.form.parts:
        if isinstance(part, tuple):
            is_read = read_named_rows(region, part, readings)
        elif isinstance(part, SubjectRows):
            is_read = read_subjects(region, part, readings)
        elif isinstance(part, EconomicLists):
            is_read = read_lists(region, part, readings)
        elif isinstance(part, EconomicColumns):
            is_read = read_economic_columns(region, part, readings)
        else:
            is_read = read_one_row(region, part, readings)
        if is_read:
            return True
    return False
