"""A table that goes on under its repeated title is read as one."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest

from reportgen.finished import FinishedDocument, GridTable, ProseParagraph, read_document


def document(*blocks: str | list[list[str]]) -> FinishedDocument:
    """Paragraphs and tables, as somebody made them in Word."""
    made = docx.Document()
    for block in blocks:
        if isinstance(block, str):
            made.add_paragraph(block)
        else:
            table = made.add_table(0, len(block[0]))
            for texts in block:
                for cell, text in zip(table.add_row().cells, texts, strict=True):
                    cell.text = text
    content = BytesIO()
    made.save(content)
    return read_document(content.getvalue())


def shown(read: FinishedDocument) -> list[str | list[str]]:
    return [
        block.text if isinstance(block, ProseParagraph) else [cell.text for cell in block.cells]
        for block in read.blocks
    ]


HEAD = ["科目", "金额"]


@pytest.mark.parametrize("title", ["支出决算表（续表）", "支出决算表（续）", "续表", "支出决算表(续表2)"])
def test_rows_under_a_repeated_title_and_heads_are_joined(title: str) -> None:
    read = document("支出决算表", [HEAD, ["甲", "1"]], title, "单位：万元", [HEAD, ["乙", "2"]], "注：略。")
    assert shown(read) == ["支出决算表", [*HEAD, "甲", "1", "乙", "2"], "注：略。"]
    [table] = [block for block in read.blocks if isinstance(block, GridTable)]
    assert table.height == 3


def test_another_table_under_such_a_title_stays_by_itself() -> None:
    read = document("表", [HEAD, ["甲", "1"]], "表（续表）", [["科目", "人数"], ["乙", "2"]])
    assert shown(read) == ["表", [*HEAD, "甲", "1"], "表（续表）", ["科目", "人数", "乙", "2"]]


def test_text_that_speaks_of_going_on_loses_nothing() -> None:
    paragraphs = ["见续表", *(f"第{number}段" for number in range(9))]
    assert shown(document("表", [HEAD, ["甲", "1"]], *paragraphs)) == ["表", [*HEAD, "甲", "1"], *paragraphs]
