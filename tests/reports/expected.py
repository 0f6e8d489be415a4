"""What a document says, held to the text that was kept of it.

After a wanted change, ``REPORTGEN_WRITE_OUTLINES=1 pytest tests/reports`` writes the texts anew, and the diff shows what
a reader of the reports would notice.
"""

from __future__ import annotations

import os
from difflib import unified_diff
from pathlib import Path

import pytest

from reportgen.word.outline import outline

VARIABLE = "REPORTGEN_WRITE_OUTLINES"


def assert_reads_as(document: bytes, kept: Path) -> None:
    """The outline of the document is the text in the file."""
    text = outline(document)
    if os.environ.get(VARIABLE):
        kept.write_text(text, encoding="utf-8")
    expected = kept.read_text(encoding="utf-8") if kept.exists() else ""
    if text != expected:
        changes = unified_diff(expected.splitlines(), text.splitlines(), kept.name, "now", lineterm="", n=1)
        command = f"{VARIABLE}=1 python -m pytest tests/reports"
        pytest.fail("\n".join([*changes, f"Where the change is wanted, run `{command}` and read the diff."]))


def assert_outline_is_fresh(template: Path) -> None:
    """The text twin beside a template says what the template does."""
    assert_reads_as(template.read_bytes(), template.with_suffix(".outline.txt"))
