"""Comments put into a Word document."""

from __future__ import annotations

import io

import docx
import pytest
from docx.oxml.ns import qn
from tests.tools import validate
from tests.word.documents import made_by_python_docx, made_of_paragraphs

from reportgen.word.commenting import Comment, commentable, commented
from reportgen.word.document.model import Nested, ParagraphBlock
from reportgen.word.document.reading import read_document
from reportgen.word.errors import TemplateError

REPORT = made_of_paragraphs("一、收入", "收入12.50万元。")


def told(document: bytes) -> list[str]:
    """The comments of a document, a line for each."""
    notes = [block for block in read_document(document).blocks if isinstance(block, Nested)]
    return [
        "／".join(block.text for block in note.blocks if isinstance(block, ParagraphBlock)) for note in notes
    ]


def test_a_comment_stands_at_its_place_and_the_text_is_as_before() -> None:
    document = commented(REPORT, [Comment("正文第2段", "合计 < 各项\n见表1")], "reportgen")
    assert told(document) == ["合计 < 各项／见表1"]
    assert [block.text for block in read_document(document).blocks if isinstance(block, ParagraphBlock)] == [
        "一、收入",
        "收入12.50万元。",
    ]


def test_comments_stand_beside_those_that_are_there() -> None:
    once = commented(REPORT, [Comment("正文第1段", "甲")], "reportgen")
    assert told(commented(once, [Comment("正文第1段", "乙"), Comment("正文第9段", "丙")], "reportgen")) == [
        "甲",
        "乙",
    ]


def test_what_word_cannot_comment_on_is_commented_in_the_body() -> None:
    def fill(document: docx.document.Document) -> None:
        document.add_paragraph("第一节")
        document.add_section().header.is_linked_to_previous = False
        document.add_paragraph("第二节")
        document.sections[0].header.paragraphs[0].text = "一"
        document.sections[1].header.paragraphs[0].text = "二"
        document.add_paragraph('{%p 引用 "公开01表" %}')
        run = document.add_paragraph("有脚注").add_run()._r
        run.append(docx.oxml.parse_xml(f"<w:footnoteReference {docx.oxml.ns.nsdecls('w')} w:id='2'/>"))

    source = made_by_python_docx(fill)
    places = ["页眉1第1段", "页眉2表1第1行第1格", "部件“公开01表”表1第2行第1格", "脚注2第1段"]
    assert commentable(source, [*places, "页脚1第1段", "模板文件"]) == frozenset(places)
    document = commented(source, [Comment(place, "甲") for place in places], "reportgen")
    assert told(document) == [f"{place}：甲" for place in places]
    anchors = [
        paragraph.text
        for paragraph in docx.Document(io.BytesIO(document)).paragraphs
        for _ in paragraph._p.iter(qn("w:commentReference"))
    ]
    assert anchors == ["第一节", "第二节", '{%p 引用 "公开01表" %}', "有脚注"]


def test_the_same_comments_give_the_same_bytes() -> None:
    comments = [Comment("正文第2段", "甲")]
    assert commented(REPORT, comments, "reportgen") == commented(REPORT, comments, "reportgen")


def test_the_document_is_valid() -> None:
    once = commented(REPORT, [Comment("正文第1段", "甲")], "reportgen")
    assert validate(commented(once, [Comment("正文第2段", "乙")], "reportgen")) == []


def test_what_is_no_word_document_is_refused() -> None:
    with pytest.raises(TemplateError, match="不是完好的"):
        commented(b"PK", [Comment("正文第1段", "甲")], "reportgen")
