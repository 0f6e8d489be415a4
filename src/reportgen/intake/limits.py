"""How large a workbook may be: far beyond any real one, and small enough to be read in seconds."""

MAX_UNPACKED = 128 * 1024 * 1024
"""Bytes of all parts of an .xlsx together."""

MAX_RATIO = 250
"""How often a large part may be larger than it is packed; XML of real sheets comes to about 20."""

LARGE_PART = 16 * 1024 * 1024
"""A part below this is no bomb, whatever its ratio."""

MAX_COLUMNS = 702
"""Columns A to ZZ; what stands beyond is not read."""

MAX_CELLS = 3_000_000
"""The area of one sheet, blank cells included, that is read."""

MAX_TEXT_FIELDS = 1_000_000
"""The fields and lines of a table as text that are read."""

MAX_MERGED = 100_000
"""The cells of a sheet in merged ranges that are known as such."""

MAX_SHEETS = 500
"""The sheets of a workbook that are read."""

MAX_HEADINGS = 20_000
"""The cells of a sheet that look like titles, years, units or names of units, and are looked at as such."""

MAX_FORMS = 1_000
"""The self-evaluation forms below one title."""
