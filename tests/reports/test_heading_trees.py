"""Other programs see the headings of a report as Word does: pandoc their tree, LibreOffice their levels in the contents."""

from __future__ import annotations

import json
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from tests.tools import require_program, with_contents_refreshed

import reportgen
from reportgen.word.document.model import ParagraphBlock
from reportgen.word.document.reading import read_document

EXAMPLES = sorted((Path(__file__).parents[2] / "data_examples").glob("*.yaml"))

each_example = pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)


def bare(text: str) -> str:
    return "".join(text.split())


def intended(report: bytes) -> list[tuple[int, str]]:
    """Levels and texts of the headings."""
    blocks = [block for block in read_document(report).blocks if isinstance(block, ParagraphBlock)]
    return [(block.outline_level, bare(block.text)) for block in blocks if block.outline_level]


@each_example
def test_pandoc_sees_the_same_tree(example: Path, tmp_path: Path) -> None:
    program = require_program("pandoc")
    report = tmp_path / "report.docx"
    report.write_bytes(reportgen.render(example))
    done = subprocess.run([program, str(report), "-t", "json"], capture_output=True, check=True, timeout=120)
    headers = [block["c"] for block in json.loads(done.stdout)["blocks"] if block["t"] == "Header"]
    seen = [(level, bare(_text(content))) for level, _, content in headers]
    assert seen == intended(report.read_bytes())


def _text(inlines: list[Any]) -> str:
    """What pandoc's inline elements say."""
    kinds = {
        "Str": lambda c: c,
        "Span": lambda c: _text(c[1]),
        "Link": lambda c: _text(c[1]),
        "Quoted": lambda c: _text(c[1]),
    }
    nested = ("Emph", "Strong", "Underline", "SmallCaps", "Strikeout")
    return "".join(
        _text(one["c"]) if one["t"] in nested else kinds[one["t"]](one["c"])
        for one in inlines
        if one["t"] in kinds or one["t"] in nested
    )


def entries(report: bytes) -> list[tuple[str, str]]:
    """Level and heading of every line of the contents, without page numbers."""
    document = docx.Document(BytesIO(report))
    names = {style.style_id: style.name or "" for style in document.styles}
    listed = []
    for paragraph in document.element.body.iter(qn("w:p")):
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        name = "" if style is None else names.get(style.get(qn("w:val")), "")
        if name.lower().startswith("toc ") and name[-1].isdigit():
            text = "".join(piece.text or "" for piece in paragraph.iter(qn("w:t")))
            listed.append((name[-1], bare(text).rstrip("0123456789")))
    return listed


def test_the_contents_have_the_same_levels_after_a_refresh() -> None:
    report = reportgen.render(next(path for path in EXAMPLES if path.stem.startswith("sichuan")))
    assert len(entries(report)) > 20
    assert entries(with_contents_refreshed(report)) == entries(report)
