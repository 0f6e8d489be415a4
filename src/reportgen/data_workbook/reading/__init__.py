"""A workbook that was filled in, as the tree of a data file with the cell of every value."""
