"""Finished Word documents: paragraphs with numbers, levels and places, tables with merged cells."""

from __future__ import annotations

from docx.document import Document
from tests.finished.reading import rows, texts
from tests.word.documents import made_by_python_docx, made_of_paragraphs, with_body

from reportgen.errors import Spot
from reportgen.finished import ProseParagraph, read_document

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def merged_table(document: Document) -> None:
    document.add_paragraph("附表")
    table = document.add_table(3, 3)
    for row in range(3):
        for column in range(3):
            table.cell(row, column).text = f"{row}{column}"
    table.cell(0, 0).merge(table.cell(1, 0)).text = "项目"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "决算数"


def test_paragraphs_have_their_places_as_templates_name_them() -> None:
    document = read_document(made_of_paragraphs("一、收入", "", "收入12.50万元。"), "报告.docx")
    assert document.blocks == (
        ProseParagraph("一、收入", Spot("正文第1段", "报告.docx"), 2),
        ProseParagraph("收入12.50万元。", Spot("正文第3段", "报告.docx")),
    )


def test_headings_are_known_by_their_style_before_their_number() -> None:
    document = read_document(
        made_by_python_docx(
            lambda made: [made.add_heading("（一）总体", 1), made.add_paragraph("（二）总体")]
        )
    )
    assert [(paragraph.text, paragraph.level) for paragraph in document.paragraphs] == [
        ("（一）总体", 1),
        ("（二）总体", 3),
    ]


def test_merged_cells_cover_their_places() -> None:
    (table,) = read_document(made_by_python_docx(merged_table)).tables
    assert rows(table) == [["项目", "决算数"], ["11", "12"], ["20", "21", "22"]]
    head, wide = table.cells[:2]
    assert (head.rows, head.columns, wide.rows, wide.columns) == (2, 1, 1, 2)
    assert table.at(1, 0) is head
    assert table.at(0, 2) is wide
    assert (table.height, table.width) == (3, 3)


def test_cells_have_their_places() -> None:
    (table,) = read_document(made_by_python_docx(merged_table), "表.docx").tables
    assert str(table.row(2)[1].spot) == "表.docx 表1第3行第2格"


def test_a_text_box_is_read_after_the_paragraph_that_holds_it() -> None:
    box = (
        f'<w:p {W}><w:r><w:t>图1</w:t></w:r><w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox>'
        "<w:txbxContent><w:p><w:r><w:t>说明</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    )
    assert texts(read_document(with_body(made_of_paragraphs("结尾"), box))) == ["图1", "说明", "结尾"]


def test_tracked_changes_are_told() -> None:
    changed = (
        f'<w:p {W}><w:del w:id="1" w:author="甲"><w:r><w:delText>12</w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="甲"><w:r><w:t>13</w:t></w:r></w:ins></w:p>'
    )
    document = read_document(with_body(made_of_paragraphs("结尾"), changed), "改.docx")
    assert [str(problem) for problem in document.problems] == [
        "改.docx 正文第1段：有 1 段带着没有定稿的修订，删去的文字也读了进来（请在 Word 中接受或拒绝全部修订后再核）"
    ]
