"""Whatever a designer writes is rendered to a sound document or refused with a place; nothing else happens."""

from __future__ import annotations

import io

import docx
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.word.templates import files_of, package, paragraphs, table

from reportgen.word import TemplateError, WordTemplate
from reportgen.word.advice.lint import lint

WRITTEN = r"""
{{ {% {# }} %} #} {%p {%tr {%tc {%r {{p {{r {%- -%} {{- -}} if else elif endif for in endfor set macro m() endmacro
loop.first loop.index x xs y.z 甲 1 'a' “b” ( ) [ ] , . | = == + - * ** ~ % default join upper vm hm vmerge 合并
colspan cellbg is defined not and or raw include with endwith {_{ }_} \ " ' &lt; 文字 万元 recursive
"""
TEXTS = st.lists(st.sampled_from(WRITTEN.split()), max_size=14).map(" ".join)
WHOLE_TAGS = st.sampled_from(
    [
        "{{ x }}", "{{ xs }}", "{{ y.z }}", "{{r x }}", "{{p x }}", "{% if x %}", "{% else %}", "{% endif %}",
        "{%p if x %}", "{%p else %}", "{%p endif %}", "{%tr for i in xs %}", "{%tr endfor %}", "{%tc for i in xs %}",
        "{%tc endfor %}", "{%p for i in xs %}", "{%p endfor %}", "{% for i in xs %}", "{% endfor %}", "{%r if x %}",
        "{%r endif %}", "{% vm %}", "{% hm %}", "{% 合并 x %}", "{% colspan 2 %}", "{% cellbg 'FF0000' %}", "{%- if x -%}",
        "{%- endif -%}", "{{ loop.index }}", "{#p x #}", "文字", "{% macro m() %}", "{% endmacro %}", "{%p macro m() %}", "{%p endmacro %}", "{{ m() }}", "{{p m() }}", "{% set x = 2 %}",
    ]
)  # fmt: skip
PARAGRAPH = st.one_of(TEXTS, WHOLE_TAGS, st.lists(WHOLE_TAGS, max_size=4).map("".join))
BLOCK = st.one_of(
    st.lists(PARAGRAPH, max_size=4).map(lambda texts: paragraphs(*texts)),
    st.lists(st.tuples(PARAGRAPH, PARAGRAPH), min_size=1, max_size=4).map(lambda rows: table(*rows)),
)
DATA = {"x": 1, "xs": [1, 2], "y": {"z": "甲"}, "甲": "乙"}


@settings(max_examples=300)
@given(st.lists(BLOCK, max_size=4))
def test_any_template_is_rendered_or_refused(blocks: list[str]) -> None:
    source = package(files_of("".join(blocks) + paragraphs("")))
    try:
        result = WordTemplate.open(source).render(DATA)
    except TemplateError as error:
        assert error.problems
        assert all(problem.where and problem.message for problem in error.problems)
        return
    docx.Document(io.BytesIO(result))
    assert all(problem.severity != "error" for problem in lint(source))
