"""Limits on what a template may hold and cost: far above what reports need, far below what harms a server."""

from __future__ import annotations

MAX_ENTRIES = 2_000
"""Files in the archive."""
MAX_UNPACKED = 64 * 1024 * 1024
"""Bytes of all files in the archive together."""
MAX_RATIO = 200
"""Unpacked to packed size of one file, once it is larger than `RATIO_MATTERS_FROM`."""
RATIO_MATTERS_FROM = 1024 * 1024
MAX_XML_DEPTH = 200
"""Nested elements in one part."""
MAX_ATTRIBUTES = 300
"""Attributes of one element; going through them takes time that grows with the square of their number."""
MAX_BASED_ON = 25
"""Styles that are based on one another; Word has about a dozen."""

MAX_TAGS = 5_000
"""Tags in one part."""
MAX_TAGS_IN_PARAGRAPH = 500
MAX_TAG_LENGTH = 2_000
"""Characters in one tag."""
MAX_BRACKETS = 20
"""Nested brackets in one tag."""
MAX_EXPRESSION_DEPTH = 100
"""Nested operations and filters in one tag; Python stops at 200 nested brackets."""
MAX_BLOCKS = 15
"""Nested blocks; Python stops at 20 nested loops."""

MAX_STEPS = 2_000_000
"""Expressions evaluated inside loops and macros during one render."""
STEPS_OF_A_CALL = 20
"""What the call of a macro counts as: it takes about as long as so many expressions."""
MAX_OUTPUT = 64 * 1024 * 1024
"""Characters of XML written during one render: some ten thousand table rows."""
MAX_CALL = 8 * 1024 * 1024
"""Characters of XML written by one call of a macro or recursive loop."""
MAX_TEXT = 1_000_000
"""Characters in one computed text."""
MAX_RANGE = 100_000
MAX_INTEGER_BITS = 256
MAX_RECURSION = 20
"""Nested calls of macros or recursive loops."""
MAX_CHARTS = 200
"""Charts that one render adds."""
MAX_INCLUSIONS = 200
"""Places at which parts are put into one template, those in parts included."""
MAX_FILE = 64 * 1024 * 1024
"""Bytes of a template's file."""

STEPS_BETWEEN_LOOKS = 2_000
"""How many steps a render goes before it looks at the clock again."""
