"""A new paragraph or page inside a value divides the paragraph that it stands in."""

from __future__ import annotations

import io

import docx
from docx.oxml.ns import qn
from docxtpl import Listing, RichText
from tests.tools import validate
from tests.word.templates import files_of, package, rendered

from reportgen.word import WordTemplate

SECTION = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'


def test_each_piece_keeps_the_formatting_of_paragraph_and_run() -> None:
    body = (
        '<w:p><w:pPr><w:pStyle w:val="a5"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>甲{{ x }}乙</w:t></w:r>'
        "<w:r><w:t>丙</w:t></w:r></w:p>"
    )
    document = rendered(body, x=Listing("一\a二\t三\n四"))
    assert [(p.style.name, p.text, p.runs[0].bold) for p in document.paragraphs if p.style] == [
        ("公文正文", "甲一", True),
        ("公文正文", "二\t三\n四乙丙", True),
    ]


def test_a_new_page_is_a_paragraph_of_its_own() -> None:
    document = rendered("<w:p><w:r><w:t>甲{{ x }}</w:t></w:r></w:p>", x=Listing("一\f二"))
    assert [paragraph.text for paragraph in document.paragraphs] == ["甲一", "", "二"]
    (page,) = document.element.body.iter(qn("w:br"))
    assert page.get(qn("w:type")) == "page"


def test_a_section_ends_once_with_the_last_piece() -> None:
    body = f"<w:p><w:pPr>{SECTION}</w:pPr><w:r><w:t>{{{{ x }}}}</w:t></w:r></w:p><w:p/>"
    document = rendered(body, x=Listing("一\a二"))
    holders = [paragraph.text for paragraph in document.paragraphs if list(paragraph._p.iter(qn("w:sectPr")))]
    assert holders == ["二"]


def test_a_link_is_divided_with_its_paragraph() -> None:
    body = '<w:p><w:hyperlink w:anchor="x"><w:r><w:t>{{ x }}</w:t></w:r></w:hyperlink><w:r><w:t>后</w:t></w:r></w:p>'
    whole = WordTemplate.open(package(files_of(body))).render({"x": Listing("一\a二")})
    assert validate(whole) == []
    found = docx.Document(io.BytesIO(whole)).paragraphs
    assert [(p.text, len(p.hyperlinks)) for p in found] == [("一", 1), ("二后", 1)]


def test_rich_texts_may_begin_and_end_with_them() -> None:
    body = "<w:p><w:r><w:t>甲{{r x }}乙</w:t></w:r></w:p>"
    document = rendered(body, x=RichText("\a中\a"))
    assert [paragraph.text for paragraph in document.paragraphs] == ["甲", "中", "乙"]
