"""Tables of official forms as readings: every cell goes to the place that the form declares for it."""

from reportgen.intake.tables.entry import read_table

__all__ = ["read_table"]
