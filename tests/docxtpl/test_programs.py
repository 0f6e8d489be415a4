"""A program written for docxtpl does the same when only its import is changed."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

import docx
import docxtpl
import openpyxl
import pytest
from tests.docxtpl.programs import BLUE, JPEG, PROGRAMS, RED, Program, file, saved, with_pictures_in_it
from tests.tools import validate
from tests.word.documents import made_by_python_docx, made_of_paragraphs
from tests.word.structure import document_structure

import reportgen.docxtpl
from reportgen.docxtpl import DocxTemplate
from reportgen.word import NativeChart, WordTemplate


def structure(document: bytes) -> list[Any]:
    return document_structure(docx.Document(io.BytesIO(document)))


@pytest.mark.parametrize("program", PROGRAMS.values(), ids=PROGRAMS.keys())
def test_the_document_is_that_of_docxtpl(program: Program) -> None:
    ours = program(reportgen.docxtpl)
    assert validate(ours) == []
    assert structure(ours) == structure(program(docxtpl))


@pytest.mark.parametrize("name", reportgen.docxtpl.__all__)
def test_every_name_can_be_imported(name: str) -> None:
    assert getattr(reportgen.docxtpl, name)


def replaced(door: Any, replace: Callable[[Any], None]) -> dict[str, bytes]:
    template = door.DocxTemplate(file(with_pictures_in_it()))
    replace(template)
    template.render({"name": "甲"})
    parts = docx.Document(io.BytesIO(saved(template))).part.package.iter_parts()
    return {str(part.partname): part.blob for part in parts if "/media/" in part.partname}


@pytest.mark.parametrize(
    ("replace", "pictures"),
    [
        (lambda template: template.replace_media(file(RED), file(BLUE)), {BLUE}),
        (lambda template: template.replace_pic("image.png", file(JPEG)), {JPEG}),
        (lambda template: template.replace_zipname("word/media/image1.png", PICTURE_PATH), {JPEG, BLUE}),
    ],
    ids=["by content", "by name", "by the name inside the file"],
)
def test_pictures_are_replaced(
    replace: Callable[[Any], None], pictures: set[bytes], tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / PICTURE_PATH).write_bytes(JPEG)
    assert set(replaced(reportgen.docxtpl, replace).values()) >= pictures


PICTURE_PATH = "picture.jpg"


CHART = b'<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart/></c:chartSpace>'


def workbook(figure: int) -> bytes:
    book = openpyxl.Workbook()
    book.create_sheet().append([figure])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def test_the_workbook_of_a_chart_is_replaced() -> None:
    old, new = workbook(1), workbook(2)
    chart = NativeChart(CHART, old, 3_600_000, 1_800_000)
    source = WordTemplate.open(made_of_paragraphs("{{ chart }}", "{_{ x }_}")).render({"chart": chart})
    template = DocxTemplate(file(source))
    template.replace_embedded(file(old), file(new))
    template.render({"x": 1})
    assert new in saved(template)
    template.reset_replacements()
    assert old in saved(template)


def test_a_picture_that_the_template_lacks_is_told_unless_that_is_allowed() -> None:
    template = DocxTemplate(file(with_pictures_in_it()))
    template.replace_pic("标志.png", file(RED))
    template.render({"name": "甲"})
    with pytest.raises(reportgen.docxtpl.DocxTemplateError, match=re.escape("没有名为“标志.png”的图片")):
        saved(template)
    template.allow_missing_pics = True
    assert saved(template)


def test_names_that_the_data_have_to_give() -> None:
    def fill(document: Any) -> None:
        document.add_paragraph(
            "{% for x in xs %}{{ x.n }}{{ loop.index }}{% endfor %}{{ a|default(b) }}{{ range(3)|list }}"
        )
        document.sections[0].footer.paragraphs[0].text = "{{ page }}"

    for door in (docxtpl, reportgen.docxtpl):
        template = door.DocxTemplate(file(made_by_python_docx(fill)))
        assert template.get_undeclared_template_variables() == {"xs", "a", "b", "page"}
        assert template.get_undeclared_template_variables(context={"xs": [], "a": 1}) == {"b", "page"}


def test_a_template_is_read_from_a_path_and_written_to_one(tmp_path: Any) -> None:
    source, result = tmp_path / "template.docx", tmp_path / "result.docx"
    source.write_bytes(made_of_paragraphs("{{ x }}"))
    template = DocxTemplate(source)
    template.render({"x": "甲"})
    template.save(result)
    assert [paragraph.text for paragraph in docx.Document(result).paragraphs] == ["甲"]
