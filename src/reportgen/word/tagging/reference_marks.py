"""Marks in the text of a part for what the bookmark of a cross reference holds once everything is printed."""

from __future__ import annotations

import re

_OPEN, _CLOSE = "\ufdd8", "\ufdd9"
"""No document may hold these characters."""
REFERENCE_MARK = re.compile(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}")
"""Finds marks; the group is the name of the bookmark as XML writes it."""


def reference_mark(bookmark: str) -> str:
    """The mark for the text of a bookmark."""
    return f"{_OPEN}{bookmark}{_CLOSE}"
