"""Another document as a value: what it brings along, and what it cannot."""

from __future__ import annotations

import io
from collections.abc import Callable

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from tests.docxtpl.programs import RED
from tests.tools import validate
from tests.word.documents import made_by_python_docx, made_of_paragraphs, with_body
from tests.word.structure import document_structure
from tests.word.templates import problems_of, template

from reportgen.word import Shape, SubDocument, TemplateError, WordTemplate


def put_in(fill: Callable[[Document], object], tag: str = "{%p 引用 附件 %}") -> Document:
    source = made_of_paragraphs("前", tag, "后")
    whole = WordTemplate.open(source).render({"附件": SubDocument(made_by_python_docx(fill))})
    assert validate(whole) == []
    return docx.Document(io.BytesIO(whole))


@pytest.mark.parametrize("tag", ["{%p 引用 附件 %}", "{%p include 附件 %}", "{{p 附件 }}"])
def test_paragraphs_and_tables_take_the_place_of_the_tag(tag: str) -> None:
    def fill(document: Document) -> None:
        document.add_heading("标题", 1)
        document.add_paragraph("正文{{ 不是标签 }}")
        document.add_table(1, 2).rows[0].cells[0].text = "格"

    body, *_ = document_structure(put_in(fill, tag))
    assert [(kind, *rest[:2]) for kind, *rest in body if kind == "paragraph"] == [
        ("paragraph", None, "前"),
        ("paragraph", "Heading1", "标题"),
        ("paragraph", None, "正文{{ 不是标签 }}"),
        ("paragraph", None, "后"),
    ]
    assert [kind for kind, *_ in body].count("table") == 1


def test_pictures_and_links_come_along() -> None:
    def fill(document: Document) -> None:
        document.add_picture(io.BytesIO(RED))
        link = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
        number = document.part.relate_to("https://www.example.cn", link, is_external=True)
        paragraph = document.add_paragraph()
        paragraph._p.append(
            docx.oxml.parse_xml(
                f'<w:hyperlink {docx.oxml.ns.nsdecls("w", "r")} r:id="{number}"><w:r><w:t>网站</w:t></w:r></w:hyperlink>'
            )
        )

    document = put_in(fill)
    (shape,) = document.inline_shapes
    picture = document.part.related_parts[shape._inline.graphic.graphicData.pic.blipFill.blip.embed]
    assert picture.blob == RED
    (link,) = [link for paragraph in document.paragraphs for link in paragraph.hyperlinks]
    assert (link.text, link.url) == ("网站", "https://www.example.cn")


def listed(document: Document, *, picture_bullet: bool = False) -> None:
    """Three paragraphs in the first list that the document defines, and one in a list that it does not define."""
    numbering = document.part.numbering_part.element
    if picture_bullet:
        level = numbering.find(f"{qn('w:abstractNum')}/{qn('w:lvl')}")
        level.append(docx.oxml.OxmlElement("w:lvlPicBulletId", {qn("w:val"): "0"}))
    number = numbering.find(qn("w:num"))
    if picture_bullet:
        number.find(qn("w:abstractNumId")).set(
            qn("w:val"), numbering.find(qn("w:abstractNum")).get(qn("w:abstractNumId"))
        )
    for text, id in (("一", number.get(qn("w:numId"))),) * 3 + (("无", "777"),):
        properties = document.add_paragraph(text)._p.get_or_add_pPr()
        properties.get_or_add_numPr().get_or_add_numId().val = int(id)
        properties.numPr.get_or_add_ilvl().val = 0


def lists_in(document: Document) -> list[int]:
    found = [paragraph._p.pPr.numPr for paragraph in document.paragraphs if paragraph._p.pPr is not None]
    return [properties.numId.val for properties in found if properties is not None]


def test_lists_come_along_and_begin_anew_each_time() -> None:
    part = SubDocument(made_by_python_docx(listed))
    source = made_by_python_docx(
        lambda document: [document.add_paragraph(tag) for tag in ("{{p x }}", "{{p x }}")]
    )
    whole = WordTemplate.open(source).render({"x": part})
    assert validate(whole) == []
    document = docx.Document(io.BytesIO(whole))
    first, second = lists_in(document)[:4], lists_in(document)[4:]
    assert [first[0]] * 3 + [0] == first
    assert [second[0]] * 3 + [0] == second
    assert first[0] != second[0]
    numbering = document.part.numbering_part.element
    defined = {
        one.get(qn("w:numId")): one.find(qn("w:abstractNumId")).get(qn("w:val"))
        for one in numbering.iter(qn("w:num"))
    }
    abstract = [one.get(qn("w:abstractNumId")) for one in numbering.iter(qn("w:abstractNum"))]
    assert {defined[str(first[0])], defined[str(second[0])]} <= set(abstract)
    assert len(abstract) == len(set(abstract))


def test_a_template_without_lists_gets_what_defines_them() -> None:
    whole = WordTemplate.open(template("{{p x }}")).render({"x": SubDocument(made_by_python_docx(listed))})
    assert validate(whole) == []
    document = docx.Document(io.BytesIO(whole))
    assert lists_in(document) == [1, 1, 1, 0]
    assert len(document.part.numbering_part.element.findall(qn("w:num"))) == 1


COMMENTED = '<w:p><w:ins w:id="1" w:author="甲"><w:r><w:t>加</w:t></w:r></w:ins></w:p>'


@pytest.mark.parametrize(
    ("document", "message"),
    [
        (
            made_by_python_docx(lambda document: listed(document, picture_bullet=True)),
            "子文档里有用图片作项目符号的列表，不能放进来",
        ),
        (with_body(made_of_paragraphs("甲"), COMMENTED), "子文档的正文第1段：有 1 处没有定稿的修订"),
        (
            made_by_python_docx(lambda document: document.add_paragraph("甲", style="List Bullet")),
            "子文档用到样式“List Bullet”，模板里没有",
        ),
        (
            with_body(
                made_of_paragraphs("甲"), '<w:p><w:fldSimple w:instr="INCLUDETEXT c:\\\\x.docx"/></w:p>'
            ),
            "子文档的正文第1段：域 INCLUDETEXT 不许用：它可能引用外部文件或启动程序",
        ),
        (b"%PDF-1.7", "模板文件：这是 PDF 文件，不是 .docx 文件（用 Word 或 WPS 打开后另存为 .docx）"),
    ],
    ids=["picture bullets", "tracked changes", "a style that the template lacks", "a field that fetches a file", "no document"],
)  # fmt: skip
def test_what_it_cannot_bring_along_is_refused_at_the_tag(document: bytes, message: str) -> None:
    (problem,) = problems_of(template("首段", "{{p x }}"), x=SubDocument(document))
    assert (problem.where, problem.message.partition("。原文")[0]) == ("正文第2段", message)


def test_the_name_of_a_part_without_quotes_is_told_so() -> None:
    with pytest.raises(TemplateError) as caught:
        WordTemplate.open(template("{%p 引用 项目表 %}"), names=Shape({"年度": Shape({})}))
    assert caught.value.problems[0].hint == '可用的有：年度；部件的名称加引号："项目表"'
