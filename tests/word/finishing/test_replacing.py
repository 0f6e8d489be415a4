"""Pictures that stand in a template give way to others; place and size stay."""

from __future__ import annotations

import io

import docx
import pytest
from docx.shared import Mm
from tests.docxtpl.programs import BLUE, JPEG, RED
from tests.tools import validate
from tests.word.documents import made_by_python_docx

from reportgen.word import TemplateError, WordTemplate


def template() -> WordTemplate:
    def fill(document: docx.document.Document) -> None:
        document.add_paragraph("{{ x }}")
        document.add_picture(io.BytesIO(RED), width=Mm(30))
        properties = document.inline_shapes[0]._inline.docPr.getparent().graphic.graphicData.pic.nvPicPr.cNvPr
        properties.set("name", "logo.png")
        properties.set("descr", "标志")

    return WordTemplate.open(made_by_python_docx(fill))


def picture_in(document: bytes) -> tuple[bytes, str, int]:
    opened = docx.Document(io.BytesIO(document))
    shape = opened.inline_shapes[0]
    part = opened.part.related_parts[shape._inline.graphic.graphicData.pic.blipFill.blip.embed]
    return part.blob, part.content_type, shape.width


@pytest.mark.parametrize("old", ["logo.png", "标志", RED], ids=["name", "alternative text", "content"])
def test_a_picture_is_found_by(old: str | bytes) -> None:
    document = template().render({"x": 1}, pictures={old: BLUE})
    assert picture_in(document) == (BLUE, "image/png", Mm(30))


def test_it_may_be_of_another_format() -> None:
    document = template().render({"x": 1}, pictures={"标志": JPEG})
    assert picture_in(document) == (JPEG, "image/jpeg", Mm(30))
    assert validate(document) == []


@pytest.mark.parametrize(
    ("pictures", "message"),
    [
        ({"徽标": BLUE, b"none": BLUE}, "没有名为“徽标”的图片\n没有内容相同的图片"),
        ({"标志": b"GIF"}, "图片不是 PNG、JPEG、GIF、BMP 或 TIFF 格式"),
    ],
)
def test_what_does_not_fit_is_refused(pictures: dict[str | bytes, bytes], message: str) -> None:
    with pytest.raises(TemplateError) as caught:
        template().render({"x": 1}, pictures=pictures)
    assert "\n".join(problem.message for problem in caught.value.problems) == message
    assert {problem.where for problem in caught.value.problems} == {"模板里的图片"}
