"""What templates and programs of docxtpl may not do here is refused by name, with what to do instead."""

from __future__ import annotations

import json
from typing import Any

import docxtpl
import jinja2
import pytest
from tests.docxtpl.programs import ORDER, Order, file
from tests.word.documents import made_of_paragraphs

from reportgen.docxtpl import DocxTemplate, DocxTemplateError, RichText


def refused(text: str, environment: jinja2.Environment | None = None, **data: object) -> DocxTemplateError:
    with pytest.raises(DocxTemplateError) as caught:
        DocxTemplate(file(made_of_paragraphs("首段", text))).render(data, environment)
    return caught.value


@pytest.mark.parametrize(
    ("text", "data", "message", "hint"),
    [
        ("{{ x }}", {"x": None}, "值是空的", "用 {% if %} 判断，或用 |default('…', true) 给出替代文字"),
        ("{{ x }}", {"x": float("nan")}, "值不是数（NaN 或无穷大）", "在数据里改正，或先用 {% if … %} 判断"),
        ("{{ x }}", {"x": "<w:br/>"}, "值里有 Word 的 XML 标记，不会当作格式", "用 RichText 或 RichTextParagraph 写带格式的内容"),
        ("{{ x }}", {"x": RichText("甲")}, "“RichText”类的值不能当文字用", "直接写成 {{r … }}"),
        ("{{ x.append(1) }}", {"x": []}, "不能对列表调用“append()”", "先在程序里算好，再放进数据"),
        ("{{ x.__class__ }}", {"x": ORDER}, "不能取以下划线开头的“__class__”", None),
        ("{{ x['__class__'] }}", {"x": ORDER}, "不能取以下划线开头的“__class__”", None),
        ("{{ x.dumps(1) }}", {"x": json}, "不能取模块“json”里的“dumps”", "把要用的函数一个个放进数据"),
        ("{{ x('甲') }}", {"x": Order}, "模板里不能调用“type”类的值", "先在程序里算好，再放进数据"),
        ("{{ x() }}", {"x": "甲"}, "模板里不能调用文字", "先在程序里算好，再放进数据"),
        ("{{ x.f.__globals__ }}", {"x": {"f": made_of_paragraphs}}, "不能取以下划线开头的“__globals__”", None),
        ("{{ '甲' * 100000000 }}", {}, "一处文字超过 1000000 个字符", None),
        ("{{ '甲'|center(100000000) }}", {}, "“center”的数超过 10000", None),
        ("{{ x|tojson }}", {"x": 1}, "不支持 Jinja 的过滤器“tojson”", "写出它下面的某一项"),
        ("{% include 'x.docx' %}", {}, "不支持“include”", "不能引入其他文件"),
        ("{{ x }}", {"x": object()}, "“object”类的值不能直接写出", "写出它下面的某一项，或接上过滤器"),
    ],
)  # fmt: skip
def test_it_is_said_what_to_do_instead(
    text: str, data: dict[str, Any], message: str, hint: str | None
) -> None:
    problem = refused(text, **data).problems[0]
    assert (problem.message.partition("。原文")[0], problem.hint, problem.where) == (
        message,
        hint,
        "正文第2段",
    )


def test_a_sub_document_made_for_docxtpl_itself_is_refused() -> None:
    theirs = docxtpl.DocxTemplate(file(made_of_paragraphs("{{p x }}"))).new_subdoc()
    problem = refused("{{p x }}", x=theirs).problems[0]
    assert problem.hint == "用 reportgen.docxtpl 里 DocxTemplate 的 new_subdoc"


def test_undefined_names_are_refused_where_the_program_wants_that() -> None:
    error = refused("{{ lacking }}", jinja2.Environment(undefined=jinja2.StrictUndefined))
    assert error.problems[0].message == "没有这项数据（'lacking' is undefined）。原文：{{ lacking }}"


def test_other_delimiters_are_refused() -> None:
    error = refused("[[ x ]]", jinja2.Environment(variable_start_string="[["))
    assert str(error).startswith("模板文件：jinja_env 改了标签的写法")


def test_programs_catch_errors_as_those_of_jinja() -> None:
    error = refused("{% if x %}")
    assert isinstance(error, jinja2.TemplateError)
    assert error.docx_context == ["正文第2段：“{% if x %}”没有结束。原文：{% if x %}（补上 {% endif %}）"]


def test_what_docxtpl_does_inside_has_no_counterpart() -> None:
    template = DocxTemplate(file(made_of_paragraphs("{{ x }}")))
    with pytest.raises(AttributeError, match="没有 patch_xml"):
        template.patch_xml("")
