"""Options of parts: what a part declares, what a template chooses, and what is told of a choice that is none."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from tests.word.including import with_parts

from reportgen.word import TemplateError, WordTemplate
from reportgen.word.gbt9704 import from_outline

PART = """[正文] {%p 选项 编号="公开06表", 标题="财政拨款“三公”经费表", 行次=是 %}
[表题] {{ 选项.标题 }}（{{ 选项.编号 }}）
[正文] {%p if 选项.行次 %}
[正文] 有行次
[正文] {%p endif %}
"""


def printed(reference: str, **parts: str) -> list[str]:
    """The paragraphs of a report whose template holds this one line."""
    documents = {name: from_outline(text) for name, text in parts.items()}
    template = with_parts(
        from_outline(f"[正文] {reference}\n[正文] 后"),
        {name: lambda name=name: documents[name] for name in documents},
    )
    return [p.text for p in docx.Document(BytesIO(WordTemplate.open(template).render({}))).paragraphs]


def refused(reference: str, part: str = PART) -> str:
    with pytest.raises(TemplateError) as caught:
        printed(reference, 表=part)
    return str(caught.value)


def test_a_part_prints_what_it_declares() -> None:
    assert printed('{%p 引用 "表" %}', 表=PART) == ["财政拨款“三公”经费表（公开06表）", "有行次", "后"]


@pytest.mark.parametrize(
    "reference",
    [
        '{%p 引用 "表"(编号="公开08表", 行次=否) %}',
        "{%p 引用 “表”（编号=“公开08表”，行次=否） %}",
        '{%p include "表"( 编号 = "公开08表" , 行次 = false ) %}',
    ],
)
def test_a_template_chooses_otherwise(reference: str) -> None:
    assert printed(reference, 表=PART) == ["财政拨款“三公”经费表（公开08表）", "后"]


def test_options_are_handed_on_to_parts_inside() -> None:
    outer = '[正文] {%p 选项 标题="甲" %}\n[正文] {%p 引用 "表"(标题=选项.标题) %}\n[正文] {{ 选项.标题 }}'
    assert printed('{%p 引用 "外"(标题="乙") %}', 外=outer, 表=PART) == [
        "乙（公开06表）",
        "有行次",
        "乙",
        "后",
    ]


def test_the_same_part_may_be_put_in_with_different_options() -> None:
    first, second = '{%p 引用 "表"(编号="一", 行次=否) %}', '{%p 引用 "表"(编号="二", 行次=否) %}'
    shown = printed(f"{first}\n[正文] {second}", 表=PART)
    assert [text[-3:-1] for text in shown[:2]] == ["（一", "（二"]


@pytest.mark.parametrize(
    ("reference", "message"),
    [
        ('{%p 引用 "表"(编码="一") %}', "引用的部件“表”：部件没有选项“编码”（是否应为“编号”？）"),
        (
            '{%p 引用 "表"(编号=一) %}',
            '引用的部件“表”：选项“编号=一”看不懂（写成 名称="文字" 或 名称=是、名称=否，用逗号隔开）',
        ),
        ('{%p 引用 "表"(编号) %}', "选项“编号”看不懂"),
    ],
)
def test_what_is_no_option_is_told(reference: str, message: str) -> None:
    assert message in refused(reference)


def test_a_part_without_options_takes_none() -> None:
    assert "部件没有选项“编号”" in refused('{%p 引用 "表"(编号="一") %}', "[正文] 内\n")
