"""How a part reads as Jinja text: the delimiters of its tags, and the lines on which they stand."""

from __future__ import annotations

VALUE_OPEN, VALUE_CLOSE = "\ufdd0", "\ufdd1"
BLOCK_OPEN, BLOCK_CLOSE = "\ufdd2", "\ufdd3"
COMMENT_OPEN, COMMENT_CLOSE = "\ufdd4", "\ufdd5"
"""Jinja's delimiters: characters that no document may hold, so that nothing in the XML is taken for a tag."""

RAGGED_BEGIN, RAGGED_END = "\ufdd6", "\ufdd7"
"""Characters around a table in the rendered text whose columns are still to be counted."""

FIRST_LINE = 2
"""Line of the first tag's content in the Jinja text: every tag begins a new line."""
