"""What a report says, held to the text that was kept of it.

After a wanted change, ``REPORTGEN_WRITE_OUTLINES=1 pytest tests/reports`` writes the texts anew, and the diff shows what
a reader of the reports would notice.
"""

from __future__ import annotations

import os
from pathlib import Path

from reportgen.word.outline import outline


def assert_reads_as(document: bytes, kept: Path) -> None:
    """The outline of the report is the text in the file."""
    text = outline(document)
    if os.environ.get("REPORTGEN_WRITE_OUTLINES"):
        kept.write_text(text, encoding="utf-8")
    assert text == kept.read_text(encoding="utf-8")
