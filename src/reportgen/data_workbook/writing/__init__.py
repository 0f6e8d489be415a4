"""A workbook to fill in: what it consists of, where everything goes, and writing it."""
