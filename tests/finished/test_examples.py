"""The shipped examples printed as PDF by LibreOffice say what their Word files say."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from tests.tools import to_pdfs

import reportgen
from reportgen.finished import FinishedDocument, read_document

EXAMPLES = sorted((Path(__file__).parents[2] / "data_examples").glob("*.yaml"))
OFFICIAL_TABLE = 20
"""Rows: the smaller ones are heads without borders, and forms that a PDF shows as one."""


@cache
def printed() -> dict[Path, tuple[bytes, bytes]]:
    documents = [reportgen.render(example) for example in EXAMPLES]
    return dict(zip(EXAMPLES, zip(documents, to_pdfs(documents), strict=True), strict=True))


def plain(text: str) -> str:
    """Without blanks, and without the marks that LibreOffice loses where they hang over the end of a line."""
    return re.sub(r"[\s，。]", "", text)


def large_tables(document: FinishedDocument) -> list[list[str]]:
    return [
        [plain(cell.text) for cell in table.cells]
        for table in document.tables
        if table.height > OFFICIAL_TABLE and "一级指标" not in table.cells[0].text + table.cells[1].text
    ]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_every_sentence_and_every_cell_is_read_the_same(example: Path) -> None:
    word, paper = (read_document(file) for file in printed()[example])
    sentences = {plain(paragraph.text) for paragraph in word.paragraphs if "。" in paragraph.text}
    assert sentences - {plain(paragraph.text) for paragraph in paper.paragraphs} == set()
    of_paper = large_tables(paper)
    assert [table for table in large_tables(word) if table not in of_paper] == []
