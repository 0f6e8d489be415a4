"""Messages about a template made of parts name the file, and count what its designer sees in it."""

from __future__ import annotations

import io

import docx
import pytest
from docx.document import Document
from tests.word.documents import made_by_python_docx, read_part
from tests.word.including import with_parts
from tests.word.templates import files_of, package, paragraphs, problems_of, table, template

from reportgen.errors import Problem
from reportgen.word import TemplateError, WordTemplate
from reportgen.word.tagging.inclusion import with_known_parts

INCLUDING = '{%p 引用 "甲" %}'


def told(whole: bytes) -> list[tuple[str, str]]:
    """Place and message of each problem."""
    return [(problem.where, problem.message.partition("。原文")[0]) for problem in problems_of(whole)]


def test_an_error_in_a_part_names_the_part_and_its_own_places() -> None:
    part = package(files_of(paragraphs("一", "{{ 甲 }") + table(("名",), ("{% if %}",))))
    whole = with_parts(template("前", INCLUDING, "后"), {"甲": lambda: part})
    assert {place for place, _ in told(whole)} == {"部件“甲”第2段", "部件“甲”表1第2行第1格"}


def test_what_stands_behind_a_part_is_counted_without_it() -> None:
    body = paragraphs("前", INCLUDING, "{{ 乙 }") + table(("{{ 丙 }",))
    part = package(files_of(paragraphs("一", "二", "三") + table(("名",))))
    whole = with_parts(package(files_of(body)), {"甲": lambda: part})
    assert [place for place, _ in told(whole)] == ["正文第3段", "表1第1行第1格"]


def test_parts_within_parts_are_named_each() -> None:
    parts = {"甲": lambda: template("一", '{%p 引用 "乙" %}', "{{ 错 }"), "乙": lambda: template("{{ 错 }")}
    assert [place for place, _ in told(with_parts(template(INCLUDING), parts))] == [
        "部件“乙”第1段",
        "部件“甲”第3段",
    ]


def test_values_that_do_not_fit_are_told_in_the_same_way() -> None:
    whole = with_parts(template("前", INCLUDING), {"甲": lambda: template("一", "{{ 没有 }}")})
    (problem,) = problems_of(whole)
    assert (problem.code, problem.where) == ("word.undefined", "部件“甲”第2段")


def test_nothing_of_the_places_reaches_the_report() -> None:
    whole = with_parts(template("前", INCLUDING, "后"), {"甲": lambda: template("一")})
    result = WordTemplate.open(whole).render({})
    assert [paragraph.text for paragraph in docx.Document(io.BytesIO(result)).paragraphs] == [
        "前",
        "一",
        "后",
    ]
    assert "reportgen" not in read_part(result, "word/document.xml")


def test_a_missing_part_hides_no_other_error() -> None:
    whole, problems = with_known_parts(
        template('{%p 引用 "丙" %}', INCLUDING, "{{ 错 }"), {"甲": lambda: template("{{ 错 }")}
    )
    assert [problem.message for problem in problems] == ["没有这个部件"]
    assert [place for place, _ in told(whole)] == ["部件“甲”第1段", "正文第3段"]


def test_a_part_that_cannot_be_read_is_one_problem() -> None:
    _, (problem,) = with_known_parts(template(INCLUDING), {"甲": lambda: b"%PDF-1.7"})
    assert (problem.where, problem.message) == ("部件“甲”，模板文件", "这是 PDF 文件，不是 .docx 文件")


def test_comments_in_a_part_stop_the_report() -> None:
    document = docx.Document()
    document.add_comment(document.add_paragraph("甲").runs[0], text="请核对", author="甲", initials="甲")
    saved = io.BytesIO()
    document.save(saved)
    problems: list[Problem] = []
    with pytest.raises(TemplateError) as caught:
        with_parts(template(INCLUDING), {"甲": saved.getvalue})
    problems += caught.value.problems
    assert ("word.comment", "引用的部件“甲”") in {(problem.code, problem.where) for problem in problems}


def test_a_part_in_a_header_is_told_where_it_may_stand() -> None:
    def filled(document: Document) -> None:
        document.sections[0].header.paragraphs[0].text = INCLUDING

    (problem,) = problems_of(made_by_python_docx(filled))
    assert (problem.where, problem.message) == (
        "页眉1第1段", f"“{INCLUDING}”不能写在这里。原文：{INCLUDING}"
    )  # fmt: skip
    assert problem.hint == "部件只能在版式的正文里引用，单独占一段；页眉、页脚、脚注和文本框里直接写内容"
