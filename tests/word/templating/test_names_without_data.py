"""Unknown names are found when a template is opened, given the shape of the data."""

from __future__ import annotations

import pytest
from tests.word.templates import template

from reportgen.word import Shape, TemplateError, WordTemplate

LEAF = Shape({})
_ITEM: dict[str, Shape] = {"名称": LEAF}
ITEM = Shape(_ITEM)
_ITEM["下级"] = Shape({}, element=ITEM)
DATA = Shape(
    {
        "单位": Shape({"名称": LEAF}),
        "支出": Shape({"合计": ITEM, "按功能": Shape({}, element=ITEM)}),
        "文字": Shape(),
    }
)


def unknown(*texts: str) -> list[tuple[str, str | None]]:
    """Message and hint for each unknown name."""
    try:
        WordTemplate.open(template(*texts), names=DATA)
    except TemplateError as error:
        return [(problem.message.partition("。原文")[0], problem.hint) for problem in error.problems]
    return []


@pytest.mark.parametrize(
    "text",
    [
        "{{ 单位.名称 }}",
        "{{ 文字.随便.什么 }}",
        "{% for 项 in 支出.按功能 %}{{ loop.index }}{{ 项.名称 }}{% for 子 in 项.下级 %}{{ 子.名称 }}{% endfor %}{% endfor %}",
        "{% set 部 = 单位 %}{{ 部.名称 }}",
        "{% if 1 %}{% set 部 = 单位 %}{% endif %}{{ 部.名称 }}",
        "{{ (支出.按功能|first).名称 }}{{ 支出.按功能[0].下级[1].名称 }}",
        "{% for 项 in 支出.按功能|reverse if 项.名称 %}{{ 项.名称 }}{% endfor %}",
        "{% macro 写(值) %}{{ 值.任何 }}{% endmacro %}{{ 写(单位) }}",
        "{% with 部 = 单位 %}{{ 部.名称 }}{% endwith %}",
        "{% for n in range(3) %}{{ n }}{% endfor %}",
    ],
)
def test_known_names_pass(text: str) -> None:
    assert unknown(text) == []


@pytest.mark.parametrize(
    ("text", "name", "hint"),
    [
        ("{{ 单为.名称 }}", "单为", "是否应为“单位”？"),
        ("{{ 单位.名秤 }}", "名秤", "是否应为“名称”？"),
        ("{{ 单位.名称.长 }}", "长", "它下面没有可用的名称"),
        ("{% for 项 in 支出.按功能 %}{{ 项.名字 }}{% endfor %}", "名字", "是否应为“名称”？"),
        ("{% for 项 in 支出.按功能 %}{% endfor %}{{ 项 }}", "项", "可用的有：单位、支出、文字"),
        ("{% for 项 in 支出.按功能 %}{{ 项.下级[0].名字 }}{% endfor %}", "名字", "是否应为“名称”？"),
        (
            "{{ 支出.按功能.名称 }}",
            "名称",
            "这是列表：用 {% for 项 in … %} 逐项写出，或用 […] 取其中一项，如 [0]",
        ),
        (
            "{{ 单位.名称|default(default_value=占比) }}",
            "占比",
            '可用的有：单位、支出、文字；是文字就加引号："占比"',
        ),
        ("{{ 单位['名秤'] }}", "名秤", "是否应为“名称”？"),
        ("{{ 单为|default('') }}", "单为", "是否应为“单位”？"),
        (
            "{% for 项 in 支出.按功能 %}{{ loop.idx }}{% endfor %}",
            "idx",
            "是否应为“index”？",
        ),
    ],
)
def test_unknown_names_are_told_with_the_nearest(text: str, name: str, hint: str) -> None:
    assert unknown(text) == [(f"没有名为“{name}”的数据", hint)]


def test_every_unknown_name_is_told() -> None:
    assert len(unknown("{{ a }}{{ b.c }}", "{% if d %}{% endif %}")) == 3


def test_an_unbalanced_block_does_not_hide_the_unknown_names_around_it() -> None:
    texts = ("{{ 单为.名称 }}", "{%p for 项 in 支出.按功能 %}", "{{ 项.任何 }}{{ loop.index }}", "{{ 别处 }}")
    assert [message for message, _ in unknown(*texts)] == [
        "“{%p for 项 in 支出.按功能 %}”没有结束",
        "没有名为“单为”的数据",
        "没有名为“别处”的数据",
    ]


def test_a_template_says_which_names_it_takes_from_its_data() -> None:
    source = template(
        "{{ a.b }}{% for x in xs if x.n > least %}{{ x }}{{ loop.index }}{% endfor %}",
        "{% set y = c %}{{ y }}{{ d|default(e) }}{% macro m(z) %}{{ z }}{{ f }}{% endmacro %}{{ m(1) }}{{ range(2)|list }}",
    )
    assert WordTemplate.open(source).data_names == {"a", "xs", "least", "c", "d", "e", "f"}
