"""Tidying takes away what office programs leave and a report must not have, and says so."""

from __future__ import annotations

import io
from zipfile import ZipFile

import docx
import pytest
from tests.word.templates import R, files_of, package, paragraphs, problems_of

from reportgen.errors import Severity
from reportgen.word import TemplateError, WordTemplate
from reportgen.word.advice.tidy import tidied
from reportgen.word.outline import outline

_RELS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'


def external(number: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{number}" Type="{R}/{kind}" Target="{target}" TargetMode="External"/>'


def from_normal_dotm() -> bytes:
    """A template as Word saves it that was made from Normal.dotm."""
    settings = f'<Relationship Id="rId9" Type="{R}/settings" Target="settings.xml"/>'
    main = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    return package(
        files_of(paragraphs("甲{{ x }}"), settings)
        | {
            "word/settings.xml": f'<w:settings {main} xmlns:r="{R}"><w:attachedTemplate r:id="rId1"/></w:settings>',
            "word/_rels/settings.xml.rels": f"<Relationships {_RELS}>{external('rId1', 'attachedTemplate', 'Normal.dotm')}</Relationships>",
        }
    )


def with_link(element: str) -> bytes:
    return package(files_of(element, external("rId8", "hyperlink", "附件1.xlsx")))


LINKED = '<w:p><w:hyperlink r:id="rId8"><w:r><w:t>见附件{{ x }}</w:t></w:r></w:hyperlink></w:p>'


def notes(source: bytes) -> list[tuple[str, str]]:
    found = tidied(source).dropped
    assert {problem.severity for problem in found} <= {Severity.NOTE}
    return [(problem.where, problem.message) for problem in found]


def printed(source: bytes) -> list[str]:
    document = WordTemplate.open(tidied(source).content).render({"x": 1})
    return [
        "".join(p.xpath("string(.)").split())
        for p in docx.Document(io.BytesIO(document)).element.body.iter("{*}p")
    ]


def test_a_link_to_the_document_template_goes() -> None:
    source = from_normal_dotm()
    assert problems_of(source, x=1)[0].message == "引用了外部文件“Normal.dotm”（attachedTemplate）"
    assert notes(source) == [("模板文件里的 word/settings.xml", "去掉了指向“Normal.dotm”的文档模板")]
    assert printed(source) == ["甲1"]


def test_a_link_to_a_file_goes_and_its_text_stays() -> None:
    source = with_link(LINKED)
    assert notes(source) == [("模板文件里的 word/document.xml", "去掉了指向“附件1.xlsx”的链接，文字保留")]
    assert printed(source) == ["见附件1"]


def test_a_link_to_a_file_that_nothing_uses_goes() -> None:
    assert printed(with_link(paragraphs("甲"))) == ["甲"]


def test_a_linked_picture_cannot_be_taken_away() -> None:
    picture = (
        f'<w:p><w:r><w:drawing><a:blip xmlns:a="urn:a" xmlns:r="{R}" r:link="rId8"/></w:drawing></w:r></w:p>'
    )
    source = package(files_of(picture, external("rId8", "image", "file:///c:/a.png")))
    with pytest.raises(TemplateError, match="引用了外部文件“file"):
        tidied(source)


def test_links_to_the_web_stay() -> None:
    source = package(files_of(LINKED, external("rId8", "hyperlink", "https://example.org")))
    assert notes(source) == []
    assert "https://example.org" in outline(tidied(source).content)


def test_plain_document_types_go() -> None:
    source = package(files_of(paragraphs("甲{{ x }}")) | {"customXml/item1.xml": "<!DOCTYPE a><a/>"})
    assert notes(source) == [("模板文件里的 customXml/item1.xml", "去掉了 XML 里的文档类型声明")]
    assert printed(source) == ["甲1"]


def test_a_file_with_entities_that_nothing_refers_to_is_left_out() -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    source = package(files_of(paragraphs("甲{{ x }}")) | {"customXml/item9.xml": bomb})
    assert notes(source) == [
        ("模板文件里的 customXml/item9.xml", "去掉了这个文件：它有实体声明，文档也没有用到它")
    ]
    with ZipFile(io.BytesIO(tidied(source).content)) as archive:
        assert "customXml/item9.xml" not in archive.namelist()


def test_an_outline_reads_all_of_them() -> None:
    assert "甲{{ x }}" in outline(from_normal_dotm())
    assert "见附件{{ x }}" in outline(with_link(LINKED))


def test_tidying_again_changes_nothing() -> None:
    once = tidied(from_normal_dotm()).content
    assert tidied(once) == (once, [])
