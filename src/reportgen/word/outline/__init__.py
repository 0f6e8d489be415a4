"""The outline of a .docx: its text twin, which shows in a diff what changed in a template."""

from __future__ import annotations

from pathlib import Path

from reportgen.word.outline.reading import read_flow
from reportgen.word.outline.writing import write_outline

__all__ = ["outline"]


def outline(source: Path | bytes) -> str:
    """The outline of a Word document, given as a file or as its bytes.

    One line per section (geometry), header or footer paragraph, body paragraph and table row, in reading order;
    notes at the end. The same document always gives the same text.

    Raises:
        UnreadableError: the file is missing or is not a Word document.
    """
    return write_outline(read_flow(source))
