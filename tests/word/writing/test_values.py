"""What values become in the document."""

from __future__ import annotations

import datetime
import io
from decimal import Decimal
from typing import Any

import docx
import numpy
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from tests.tools import validate
from tests.word.documents import made_by_python_docx
from tests.word.templates import files_of, package, paragraphs, problems_of, rendered, template, text_of

from reportgen.word import NativeChart, Paragraph, Paragraphs, Picture, Run, WordTemplate

CHART = (
    b'<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    b'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    b'<c:chart><c:plotArea><c:layout/><c:pieChart><c:varyColors val="1"/></c:pieChart></c:plotArea></c:chart>'
    b'<c:externalData r:id="rId1"/></c:chartSpace>'
)


def png(colour: str) -> bytes:
    saved = io.BytesIO()
    Image.new("RGB", (4, 2), colour).save(saved, "PNG")
    return saved.getvalue()


def between_pictures(*texts: str) -> bytes:
    """Paragraphs between a picture in the header and one in the footer."""

    def fill(document: docx.document.Document) -> None:
        for text in texts:
            document.add_paragraph(text)
        document.sections[0].header.paragraphs[0].text = "{{ 图.眉 }}"
        document.sections[0].footer.paragraphs[0].text = "{{ 图.脚 }}"

    return made_by_python_docx(fill)


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), max_size=40)


@given(WORDS)
def test_any_text_arrives_intact(text: str) -> None:
    assert text_of("甲{{ x }}乙", x=text) == [f"甲{text}乙"]


def test_markup_in_values_is_text() -> None:
    name = "A&B‹科>局<x> {{ y }} {% if %} \"引\" '号' &amp; </w:t>"
    assert text_of("{{ x }}", x=name) == [name]


def test_line_breaks_and_tabs_become_words_own() -> None:
    body = rendered(paragraphs("{{ x }}"), x="甲\n乙\r\n丙\t丁").element.body
    assert len(list(body.iter(qn("w:br")))) == 2
    assert len(list(body.iter(qn("w:tab")))) == 1


def test_numbers_and_dates_are_written_as_they_are() -> None:
    values = {"a": 2024, "b": Decimal("12.50"), "c": datetime.date(2024, 5, 1), "d": 1.5}
    assert text_of("{{ a }} {{ b }} {{ c }} {{ d }}", **values) == ["2024 12.50 2024-05-01 1.5"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("1E+3"), "1000"),
        (Decimal("1.5E-7"), "0.00000015"),
        (Decimal("-0.00"), "0.00"),
        (Decimal("-12.50"), "-12.50"),
        (0.1 + 0.2, "0.3"),
        (0.1 + 0.7, "0.8"),
        (1 / 3, "0.3333333333333333"),
        (1e16, "10000000000000000"),
        (1e-7, "0.0000001"),
        (2.0, "2.0"),
        (-0.0, "0.0"),
        (numpy.int64(7), "7"),
        (numpy.float64(0.1) + numpy.float64(0.2), "0.3"),
        (numpy.float32(1.5), "1.5"),
        (numpy.str_("甲"), "甲"),
        (numpy.datetime64("2024-05-01"), "2024-05-01"),
    ],
)
def test_numbers_are_written_as_a_person_would(value: object, text: str) -> None:
    assert text_of("{{ x }}", x=value) == [text]


def test_scalars_of_other_libraries_count_and_compare() -> None:
    texts = (
        "{{ x + 1 }}",
        "{% if x > 2 %}大{% endif %}",
        "{% for i in range(x) %}{{ i }}{% endfor %}",
        "{{ -x }}",
    )
    assert text_of(*texts, x=numpy.int64(3)) == ["4", "大", "012", "-3"]


@pytest.mark.parametrize(
    "value", [float("nan"), float("-inf"), Decimal("NaN"), Decimal("Infinity"), numpy.float64("nan")]
)
def test_what_is_no_number_is_refused(value: object) -> None:
    (problem,) = problems_of(template("{{ x }}"), x=value)
    assert problem.message == "值不是数（NaN 或无穷大）。原文：{{ x }}"
    assert problem.hint == "在数据里改正，或先用 {% if … %} 判断"


@pytest.mark.parametrize(("value", "shown"), [(1e300, "1.000E+300"), (Decimal("1E-500"), "1.000E-500")])
def test_numbers_of_too_many_digits_are_refused(value: object, shown: str) -> None:
    (problem,) = problems_of(template("{{ x }}"), x=value)
    assert problem.message.startswith(f"数字 {shown} 太大或太小，不能照写")


def test_blanks_at_the_ends_are_kept() -> None:
    assert text_of("{{ x }}", x="  甲 ") == ["  甲 "]


def parts_of(document: Document, kind: str) -> list[Any]:
    return [r.target_part for r in document.part.rels.values() if r.reltype.endswith(f"/{kind}")]


def test_pictures_stand_in_body_header_and_footer() -> None:
    red, blue = Picture(png("red"), 360_000, 180_000, alt="红<&>"), Picture(png("blue"), 720_000, 360_000)
    drawings = {"一": red, "二": blue, "三": red, "眉": red, "脚": blue}
    result = WordTemplate.open(between_pictures("甲{{ 图.一 }}乙{{ 图.二 }}", "{{ 图.三 }}")).render(
        {"图": drawings}
    )
    assert validate(result) == []
    document = docx.Document(io.BytesIO(result))
    shown = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert shown == ["红<&>", "", "红<&>"]
    assert [part.blob for part in parts_of(document, "image")] == [red.data, blue.data]
    for story, picture in ((document.sections[0].header, red), (document.sections[0].footer, blue)):
        assert [part.blob for part in parts_of(story, "image")] == [picture.data]
    assert document.paragraphs[0].text == "甲乙"


def test_each_picture_of_a_loop_is_its_own() -> None:
    pictures = [Picture(png(colour), 1000, 1000) for colour in ("red", "green", "blue")]
    document = rendered(paragraphs("{% for p in pictures %}{{ p }}{% endfor %}"), pictures=pictures)
    ids = [blip.get(qn("r:embed")) for blip in document.element.body.iter(qn("a:blip"))]
    assert [document.part.related_parts[found].blob for found in ids] == [
        picture.data for picture in pictures
    ]
    numbers = [shape._inline.docPr.get("id") for shape in document.inline_shapes]
    assert len(set(numbers)) == 3


def test_a_picture_may_lead_to_the_web() -> None:
    picture = Picture(png("red"), 1000, 1000, link="https://example.org/?a=1&b=2")
    result = WordTemplate.open(template("{{ p }}")).render({"p": picture})
    assert validate(result) == []
    links = [r.target_ref for r in docx.Document(io.BytesIO(result)).part.rels.values() if r.is_external]
    assert links == ["https://example.org/?a=1&b=2"]


def test_charts_bring_their_parts_and_workbooks() -> None:
    charts = {
        name: NativeChart(CHART, name.encode(), 3_600_000, 1_800_000, "饼", name) for name in "一二眉脚"
    }
    result = WordTemplate.open(between_pictures("{{ 图.一 }}{{ 图.二 }}")).render({"图": charts})
    document = docx.Document(io.BytesIO(result))
    stories = (document.part, document.sections[0].header.part, document.sections[0].footer.part)
    found = [[r.target_part for r in s.rels.values() if r.reltype.endswith("/chart")] for s in stories]
    assert [[str(part.partname) for part in parts] for parts in found] == [
        ["/word/charts/chart1.xml", "/word/charts/chart2.xml"],
        ["/word/charts/chart3.xml"],
        ["/word/charts/chart4.xml"],
    ]
    books = [part.related_parts["rId1"].blob.decode() for parts in found for part in parts]
    assert books == ["一", "二", "眉", "脚"]


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (Picture(b"<svg/>", 1, 1), "图片不是 PNG、JPEG、GIF、BMP 或 TIFF 格式"),
        (Picture(png("red"), 0, 1), "图的尺寸 0 不对"),
        (Picture(png("red"), 1, 1, link="javascript:x"), "链接“javascript:x”不是网址"),
        (Paragraphs([]), "“Paragraphs”类的值不能当文字用"),
        (Run("甲"), "“Run”类的值不能当文字用"),
        (True, "值是真或假，不是文字"),
    ],
)
def test_values_that_do_not_fit_are_refused(value: object, message: str) -> None:
    (problem,) = problems_of(template("{{ x }}"), x=value)
    assert problem.message.startswith(message)


class TestParagraphs:
    BLOCK = Paragraphs(
        [
            Paragraph("标题", "标题 2"),
            Paragraph("正文", "正文"),
            Paragraph([Run("一<"), Run("二", "强调"), Run("三", link="https://example.org")], "公文正文"),
            Paragraph("照样\n两行"),
        ]
    )

    def test_each_has_the_style_that_a_designer_names(self) -> None:
        look = '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>{{p x }}</w:t></w:r></w:p>'
        source = package(files_of(paragraphs("前") + look + paragraphs("后")))
        result = WordTemplate.open(source).render({"x": self.BLOCK})
        assert validate(result) == []
        document = docx.Document(io.BytesIO(result))
        assert [paragraph.text for paragraph in document.paragraphs] == [
            "前", "标题", "正文", "一<二三", "照样\n两行", "后"
        ]  # fmt: skip
        styles = [paragraph._p.style for paragraph in document.paragraphs]
        assert styles == [None, "2", "a", "a5", None, None]

    def test_without_a_style_they_look_like_the_tag(self) -> None:
        look = '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>{{p x }}</w:t></w:r></w:p>'
        paragraph, *_ = rendered(look, x=Paragraphs([Paragraph("甲")])).paragraphs
        assert paragraph.alignment == docx.enum.text.WD_ALIGN_PARAGRAPH.CENTER
        assert paragraph.runs[0].bold

    def test_none_leave_no_paragraph(self) -> None:
        assert text_of("前", "{{p x }}", "后", x=Paragraphs([])) == ["前", "后"]

    def test_none_in_a_cell_leave_the_paragraph_that_word_needs(self) -> None:
        cell = f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>{paragraphs('{{p x }}')}</w:tc></w:tr></w:tbl>"
        result = WordTemplate.open(package(files_of(cell + paragraphs("")))).render({"x": Paragraphs([])})
        assert validate(result) == []

    def test_an_unknown_style_is_refused(self) -> None:
        (problem,) = problems_of(template("{{p x }}"), x=Paragraphs([Paragraph("甲", "标题 3")]))
        assert problem.message.startswith("模板里没有段落样式“标题 3”")
        assert problem.hint == "是否应为“标题 2”？"

    def test_runs_stand_within_a_paragraph(self) -> None:
        document = rendered(paragraphs("甲{{r x }}乙{{r y }}"), x=[Run("一", "强调"), Run("二")], y="三")
        assert [run.text for run in document.paragraphs[0].runs] == ["甲", "一", "二", "乙", "三"]
