"""Finished reports as text and Markdown: a paragraph a line, tables of bars or tabs."""

from __future__ import annotations

from tests.finished.reading import rows, texts

from reportgen.errors import Spot
from reportgen.finished import ProseParagraph, read_document


def test_each_line_is_a_paragraph_at_its_line() -> None:
    document = read_document("一、基本情况\n\n收入**12.50**万元。\n".encode(), "报告.txt")
    assert document.blocks == (
        ProseParagraph("一、基本情况", Spot("第1行", "报告.txt", 1), 2),
        ProseParagraph("收入12.50万元。", Spot("第3行", "报告.txt", 3)),
    )


def test_gb18030_is_understood() -> None:
    assert texts(read_document("决算收入12.50万元。".encode("gb18030"))) == ["决算收入12.50万元。"]


def test_markdown_headings_and_tables() -> None:
    document = read_document(
        "# 总报告\n## 收入\n| 项目 | 金额 |\n|---|--:|\n| 教育 | 8.50 |\n| 合计 | 8.50 |\n结尾\n".encode()
    )
    assert [(paragraph.text, paragraph.level) for paragraph in document.paragraphs] == [
        ("总报告", 1),
        ("收入", 2),
        ("结尾", 0),
    ]
    (table,) = document.tables
    assert rows(table) == [["项目", "金额"], ["教育", "8.50"], ["合计", "8.50"]]
    assert table.row(1)[0].spot == Spot("表1第2行第1格", None, 5)


def test_lines_of_tabs_are_a_table_and_a_single_one_is_not() -> None:
    document = read_document("部门\t盖章\n\n项目\t金额\n教育\t8.50\n".encode())
    assert texts(document) == ["部门\t盖章"]
    assert [rows(table) for table in document.tables] == [[["项目", "金额"], ["教育", "8.50"]]]


def test_bookmarks_that_were_taken_along_from_word_are_left_out() -> None:
    document = read_document("[bookmark: _Toc15396610][bookmark: _Toc15377218]外事接待支出0万元。\n".encode())
    assert texts(document) == ["外事接待支出0万元。"]
