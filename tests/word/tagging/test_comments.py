"""Comments of the template language never reach the page, wherever they stand."""

from __future__ import annotations

import io

import docx
import pytest
from docx.document import Document
from tests.word.documents import made_by_python_docx, read_part
from tests.word.templates import files_of, package, paragraphs, problems_of

from reportgen.word import WordTemplate


def filled(document: Document) -> None:
    document.add_paragraph("甲{# 说明 #}乙")
    document.add_paragraph("{#p 整段 #}")
    section = document.sections[0]
    section.header.paragraphs[0].text = "页眉{# 说明 #}"
    section.footer.paragraphs[0].text = "页脚{# {{ 旧写法 }} #}"
    document.core_properties.title = "标题{# 说明 #}"


def test_parts_without_other_tags_lose_their_comments() -> None:
    result = docx.Document(io.BytesIO(WordTemplate.open(made_by_python_docx(filled)).render({})))
    section = result.sections[0]
    assert [paragraph.text for paragraph in result.paragraphs] == ["甲乙"]
    assert [section.header.paragraphs[0].text, section.footer.paragraphs[0].text] == ["页眉", "页脚"]
    assert result.core_properties.title == "标题"


def test_a_comment_split_over_runs_goes_too() -> None:
    pieces = "".join(f"<w:r><w:t>{piece}</w:t></w:r>" for piece in ("甲{", "# 说", "明 #", "}乙"))
    result = WordTemplate.open(package(files_of(f"<w:p>{pieces}</w:p>"))).render({})
    assert [paragraph.text for paragraph in docx.Document(io.BytesIO(result)).paragraphs] == ["甲乙"]


def test_a_part_without_comments_stays_as_it_is() -> None:
    source = made_by_python_docx(lambda document: document.add_paragraph("甲 # 乙"))
    assert read_part(WordTemplate.open(source).render({}), "word/document.xml") == read_part(
        source, "word/document.xml"
    )


@pytest.mark.parametrize(
    ("element", "shown"),
    [
        ('<w:p><w:fldSimple w:instr=" DATE {# x #} "/></w:p>', "域代码"),
        (
            '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>{# x #}</m:t></m:r></m:oMath>',
            "公式",
        ),
    ],
)
def test_where_no_tag_may_stand_a_comment_is_refused(element: str, shown: str) -> None:
    (problem,) = problems_of(package(files_of(element + paragraphs("甲"))))
    assert problem.message == f"标签不能写在这里（{shown}）。原文：" + (
        "{# x #}" if shown == "公式" else " DATE {# x #} "
    )
