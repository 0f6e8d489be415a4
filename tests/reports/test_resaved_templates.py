"""Templates opened and saved again in LibreOffice: the reports read the same."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from tests.tools import resaved, validate

import reportgen
from reportgen.finished import ProseParagraph, read_document
from reportgen.layout import MANIFEST, TEMPLATE, open_layout

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates"
EXAMPLES = sorted((ROOT / "data_examples").glob("*.yaml"))
_WRITTEN_SO_BY_LIBREOFFICE = ("characterSet", "val' has invalid value 'true'")
"""A face's character set by its name, and rows kept whole with ``true`` for ``on``."""

each_example = pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)


@cache
def saved_again() -> dict[Path, bytes]:
    files = sorted(TEMPLATES.rglob("*.docx"))
    return dict(zip(files, resaved([file.read_bytes() for file in files]), strict=True))


@pytest.fixture
def layout(example: Path, tmp_path: Path) -> Path:
    """The example's layout as somebody has it who opened and saved the template and all parts."""
    original = TEMPLATES / example.stem
    (tmp_path / MANIFEST).write_bytes((original / MANIFEST).read_bytes())
    (tmp_path / TEMPLATE).write_bytes(saved_again()[original / TEMPLATE])
    parts = tmp_path / "parts"
    parts.mkdir()
    for file, document in saved_again().items():
        if file.parent.name == parts.name:
            (parts / file.name).write_bytes(document)
    return tmp_path


def text_of(document: bytes) -> list[str]:
    """What stands in paragraphs and cells, tables that go on over pages joined: LibreOffice loses some page breaks."""
    blocks = read_document(document).blocks
    texts = ([b.text] if isinstance(b, ProseParagraph) else [cell.text for cell in b.cells] for b in blocks)
    return [text for listed in texts for text in listed if text]


def parted(texts: list[str]) -> tuple[list[str], list[str]]:
    """What is said, and the captions of charts: without its page breaks a document has other places for charts."""
    captions = [text for text in texts if re.match(r"（?图\d", text)]
    return [text for text in texts if text not in captions], captions


@each_example
def test_the_report_reads_the_same(example: Path, layout: Path) -> None:
    again, original = (
        text_of(report) for report in (reportgen.render(example, layout), reportgen.render(example))
    )
    assert parted(again) == parted(original)


@each_example
def test_nothing_in_the_template_is_complained_of(layout: Path) -> None:
    assert open_layout(layout).lint() == []


@each_example
def test_the_report_holds_no_more_slips_than_libreoffice_makes(example: Path, layout: Path) -> None:
    errors = [str(error["description"]) for error in validate(reportgen.render(example, layout))]
    assert [e for e in errors if not any(slip in e for slip in _WRITTEN_SO_BY_LIBREOFFICE)] == []
