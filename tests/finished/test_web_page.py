"""Finished reports as web pages."""

from __future__ import annotations

from tests.finished.reading import rows, texts

from reportgen.errors import Spot
from reportgen.finished import ProseParagraph, read_document


def test_paragraphs_headings_and_breaks() -> None:
    page = """<!DOCTYPE html><html><head><title>无关</title><style>p {}</style></head><body>
    <h2>一、<b>收入</b></h2><div>收入<span>12.50</span>万元，
    增长5%。<br>支出8.00万元。</div><script>var x;</script></body></html>"""
    document = read_document(page.encode(), "页.html")
    assert document.blocks == (
        ProseParagraph("一、收入", Spot("正文第1段", "页.html"), 2),
        ProseParagraph("收入12.50万元， 增长5%。", Spot("正文第2段", "页.html")),
        ProseParagraph("支出8.00万元。", Spot("正文第3段", "页.html")),
    )


def test_cells_that_span_rows_and_columns() -> None:
    page = """<table><tr><th rowspan="2">项目</th><th colspan="2">决算数</th></tr>
    <tr><td>收入</td><td>支出</td></tr><tr><td>教育</td><td><p>1</p><p>2</p></td><td>3</td></tr></table>"""
    (table,) = read_document(page.encode()).tables
    assert rows(table) == [["项目", "决算数"], ["收入", "支出"], ["教育", "1\n2", "3"]]
    assert [(cell.row, cell.column) for cell in table.cells] == [
        (0, 0),
        (0, 1),
        (1, 1),
        (1, 2),
        (2, 0),
        (2, 1),
        (2, 2),
    ]


def test_a_table_within_a_page_keeps_its_order() -> None:
    document = read_document("<div>前<table><tr><td>a</td><td>b</td></tr></table>后</div>".encode())
    assert [type(block).__name__ for block in document.blocks] == [
        "ProseParagraph",
        "GridTable",
        "ProseParagraph",
    ]
    assert texts(document) == ["前", "后"]


def test_a_cell_covers_no_more_than_there_is() -> None:
    page = '<table><tr><td rowspan="99999" colspan="99999">甲</td></tr><tr><td>乙</td></tr></table>'
    (table,) = read_document(page.encode()).tables
    assert (table.height, table.cells[0].columns) == (2, 200)
