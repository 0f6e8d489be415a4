"""A block of text becomes the value of a name, and text that is marked as raw holds no tags."""

from __future__ import annotations

import pytest
from tests.word.templates import problems_of, template, text_of


def test_what_a_block_writes_is_text_like_any_other() -> None:
    text = "{% set x %}甲{{ a }}&{% endset %}{{ x|length }}{% if x == '甲1&' %}同{% endif %}{{ x ~ '乙' }}{{ x|replace('甲', '丙') }}"
    assert text_of(text, a=1) == ["3同甲1&乙丙1&"]


@pytest.mark.parametrize(
    ("texts", "message", "hint"),
    [
        (
            ("{%p set x %}", "甲", "{%p endset %}"),
            "“{%p set x %}”到 endset 之间只能是一段里的文字",
            "整段、整行的内容写成 {%p macro 名() %}…{%p endmacro %}，再用 {{p 名() }} 放",
        ),
        (("{% set x %}甲",), "“{% set x %}”没有结束", "补上 {% endset %}"),
        (("甲{% endset %}",), "多出的“{% endset %}”，前面没有 set", None),
        (("{% set x = 1 %}{% endset %}",), "多出的“{% endset %}”，前面没有 set", None),
        (("{% raw %}{{ x }}", "{% endraw %}"), "“{% raw %}”在本段内没有结束", "在同一段里补上 {% endraw %}"),
        (
            ("甲{% endraw %}",),
            "不支持“endraw”",
            "前面要有 {% raw %}，在同一段里，不带字母和减号",
        ),
    ],
)
def test_blocks_that_do_not_fit_are_refused(texts: tuple[str, ...], message: str, hint: str | None) -> None:
    problem = problems_of(template(*texts))[0]
    assert (problem.message.partition("。原文")[0], problem.hint) == (message, hint)


def test_raw_text_keeps_the_formatting_of_its_runs() -> None:
    from tests.word.templates import rendered

    body = (
        "<w:p><w:r><w:t>{% raw %}甲{</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>{ x }</w:t></w:r>"
        "<w:r><w:t>}乙{% endraw %}</w:t></w:r></w:p>"
    )
    runs = rendered(body).paragraphs[0].runs
    assert [(run.text, run.bold) for run in runs] == [("甲{", None), ("{ x }", True), ("}乙", None)]
