"""The file as a whole: the same bytes every time, untouched parts untouched, everything else in order."""

from __future__ import annotations

import io
import re
import zipfile
from concurrent.futures import ThreadPoolExecutor

import docx
import pytest
from docx.document import Document
from tests.tools import validate
from tests.word.documents import made_of_paragraphs, read_part, with_parts
from tests.word.templates import files_of, package, paragraphs, table, template

from reportgen.word import SectionNumbers, TemplateError, WordTemplate
from reportgen.word.package.archive import read_package


def test_the_same_data_give_the_same_bytes() -> None:
    source = made_of_paragraphs("{{ x }}", "{% for y in z %}{{ y }}{% endfor %}")
    again = WordTemplate.open(source).render({"x": 1, "z": [1, 2]})
    assert WordTemplate.open(source).render({"x": 1, "z": [1, 2]}) == again
    with zipfile.ZipFile(io.BytesIO(again)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_parts_without_tags_keep_their_packed_bytes() -> None:
    source = made_of_paragraphs("{{ x }}")
    before, after = read_package(source), read_package(WordTemplate.open(source).render({"x": 1}))
    assert before.keys() == after.keys()
    assert [name for name in before if before[name] != after[name]] == ["word/document.xml"]


def test_eight_threads_give_what_one_gives() -> None:
    source = made_of_paragraphs(
        "{{ 一级 }}{{ n }}", "{{ 一级 }}{% for y in z %}{{ 二级 }}{{ y }}{% endfor %}"
    )
    opened = WordTemplate.open(source)

    def render(number: int) -> bytes:
        return opened.render({"n": number, "z": list(range(200)), **SectionNumbers().names()})

    with ThreadPoolExecutor(8) as threads:
        results = list(threads.map(render, [number % 4 for number in range(64)]))
    assert results == [render(number % 4) for number in range(64)]


def test_the_same_content_is_compiled_once() -> None:
    source, other = template("{{ x }}"), template("{{ y }}")
    filters = {"长": len}
    assert WordTemplate.open(source) is WordTemplate.open(bytes(bytearray(source)))
    assert WordTemplate.open(source) is not WordTemplate.open(other)
    assert WordTemplate.open(source) is not WordTemplate.open(source, filters=filters)


def test_a_table_of_contents_is_refreshed_on_opening() -> None:
    def with_contents(document: Document) -> None:
        run = document.add_paragraph().add_run()._r
        run.append(
            docx.oxml.parse_xml(f'<w:instrText {docx.oxml.ns.nsdecls("w")}>TOC \\o "1-3"</w:instrText>')
        )

    plain, document = made_of_paragraphs("{{ x }}"), docx.Document()
    document.add_paragraph("{{ x }}")
    with_contents(document)
    saved = io.BytesIO()
    document.save(saved)
    result = WordTemplate.open(saved.getvalue()).render({"x": 1})
    assert '<w:updateFields w:val="true"/>' in read_part(result, "word/settings.xml")
    assert "updateFields" not in read_part(WordTemplate.open(plain).render({"x": 1}), "word/settings.xml")
    assert validate(result) == []


def test_nothing_that_goes_away_leaves_a_damaged_file() -> None:
    body = (
        table(("{%tr for x in nothing %}",), ("甲",), ("{%tr endfor %}",))
        + paragraphs("")
        + table(("{%tc for x in nothing %}", "甲", "{%tc endfor %}"))
        + paragraphs("")
        + "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>"
        + paragraphs("{%p if nothing %}", "甲", "{%p endif %}")
        + "</w:tc></w:tr></w:tbl>"
        + paragraphs("末")
    )
    result = WordTemplate.open(package(files_of(body))).render({"nothing": []})
    assert validate(result) == []
    document = docx.Document(io.BytesIO(result))
    assert [len(table.rows) for table in document.tables] == [1]
    assert [paragraph.text for paragraph in document.paragraphs] == ["", "", "末"]


def test_drawings_of_the_template_keep_numbers_of_their_own_in_loops() -> None:
    drawing = (
        '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        '<wp:extent cx="1" cy="1"/><wp:docPr id="7" name="a"/><a:graphic '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="x"/></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )
    body = paragraphs("{%p for x in many %}") + f"<w:p>{drawing}</w:p>" + paragraphs("{%p endfor %}")
    result = read_part(
        WordTemplate.open(package(files_of(body))).render({"many": [1, 2]}), "word/document.xml"
    )
    assert [result.count(f'id="{number}"') for number in (8, 9)] == [1, 1]


def test_bookmarks_and_controls_in_loops_stay_unique() -> None:
    bookmarked = (
        '<w:p><w:bookmarkStart w:id="3" w:name="a"/><w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr><w:sdtContent>'
        '<w:r><w:t>{{ x }}</w:t></w:r></w:sdtContent></w:sdt><w:bookmarkEnd w:id="3"/></w:p>'
    )
    body = paragraphs("{%p for x in many %}") + bookmarked + paragraphs("{%p endfor %}")
    result = WordTemplate.open(package(files_of(body))).render({"many": [1, 2, 3]})
    assert validate(result) == []
    document = read_part(result, "word/document.xml")
    assert (document.count("bookmarkStart"), document.count("bookmarkEnd")) == (1, 1)


def test_strict_files_are_refused_with_advice() -> None:
    files = files_of(paragraphs("{{ x }}"))
    strict = str(files["word/document.xml"]).replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    with pytest.raises(TemplateError, match="用 Word 另存为普通的"):
        WordTemplate.open(package({**files, "word/document.xml": strict}))


@pytest.mark.parametrize(
    ("start", "message"),
    [
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "这是旧格式（.doc、.wps）或加了打开密码的文件，不是 .docx 文件",
        ),
        (b"{\\rtf1", "这是 RTF 文件，不是 .docx 文件"),
        (b"<?xml version='1.0'?>", "这是 XML 或网页文件，不是 .docx 文件"),
        (b"PK\x03\x04", "不是完好的 .docx 文件"),
    ],
)
def test_other_files_are_called_by_their_name(start: bytes, message: str) -> None:
    with pytest.raises(TemplateError) as caught:
        read_package(start + bytes(100))
    (problem,) = caught.value.problems
    assert problem.message == message
    assert problem.hint is not None and "另存为 .docx" in problem.hint


@pytest.mark.parametrize(
    ("language", "expected"), [("zh-CN", ["eastAsia"]), ("en-US", [])], ids=["chinese", "english"]
)
def test_quotation_marks_from_the_data_are_wide_in_chinese_documents(
    language: str, expected: list[str]
) -> None:
    defaults = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:eastAsia="仿宋"/>'
        f'<w:lang w:eastAsia="{language}"/></w:rPr></w:rPrDefault></w:docDefaults>'
    )
    source = with_parts(
        made_of_paragraphs("{{ x }}"),
        styles=lambda text: re.sub("<w:docDefaults>.*?</w:docDefaults>", defaults, text, flags=re.DOTALL),
    )
    result = WordTemplate.open(source).render({"x": "“三公”经费"})
    assert re.findall('<w:rFonts[^>]*w:hint="([^"]*)"', read_part(result, "word/styles.xml")) == expected
    assert validate(result) == []


def test_controls_show_what_is_rendered_and_not_what_they_are_bound_to() -> None:
    control = (
        '<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/><w:dataBinding w:xpath="/a" w:storeItemID="{1}"/></w:sdtPr>'
        "<w:sdtContent><w:r><w:t>{{ x }}</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    )
    document = read_part(
        WordTemplate.open(package(files_of(control))).render({"x": "甲"}), "word/document.xml"
    )
    assert "<w:sdtPr/>" in document
    assert "甲" in document
