"""A report states its title among its properties without anybody having to write it twice."""

from __future__ import annotations

from datetime import UTC, date, datetime
from io import BytesIO

import docx
import pytest
from tests.tools import validate
from tests.word.documents import made_by_python_docx, with_parts

from reportgen.word import Authorship, WordTemplate
from reportgen.word.gbt9704 import from_outline


def title(template: bytes) -> str:
    document = WordTemplate.open(template).render({"名": "甲&乙局"})
    return docx.Document(BytesIO(document)).core_properties.title


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("[标题] {{ 名 }}\n[标题] 绩效报告", "甲&乙局绩效报告"),
        ("[附件标签] 附件1\n[正文]\n[标题] {{ 名 }}报告\n[正文] 正文\n[标题] 另一份报告", "甲&乙局报告"),
        ("[正文] {{ 名 }}", ""),
    ],
    ids=["over-two-lines", "only-the-first", "none"],
)
def test_the_opening_title_becomes_the_title_of_the_file(body: str, expected: str) -> None:
    assert title(from_outline(body)) == expected


def test_a_title_that_the_template_states_stays() -> None:
    def fill(document: docx.document.Document) -> None:
        document.core_properties.title = "{{ 名 }}的文件"
        document.add_paragraph("{{ 名 }}报告", style="Title")

    assert title(made_by_python_docx(fill)) == "甲&乙局的文件"


def test_an_empty_title_is_filled_in() -> None:
    def fill(document: docx.document.Document) -> None:
        document.core_properties.title = ""
        document.core_properties.author = "{{ 名 }}"
        document.add_paragraph("{{ 名 }}报告", style="Title")

    assert title(made_by_python_docx(fill)) == "甲&乙局报告"


def test_whose_document_it_is_and_of_which_day_stands_in_the_properties() -> None:
    template = WordTemplate.open(from_outline("[标题] {{ 名 }}"))
    document = template.render({"名": "报告"}, authorship=Authorship("甲&乙局", date(2024, 4, 12)))
    properties = docx.Document(BytesIO(document)).core_properties
    assert (properties.author, properties.created, properties.modified) == (
        "甲&乙局",
        *2 * (datetime(2024, 4, 12, tzinfo=UTC),),
    )
    assert validate(document) == []


def test_word_accepts_the_properties() -> None:
    template = from_outline("[标题] {{ 名 }}")
    assert validate(WordTemplate.open(template).render({"名": "报告"})) == []
    without = with_parts(template, styles=lambda text: text.replace('w:val="Title"', 'w:val="Titel"'))
    assert title(without) == ""
