"""Options that a template writes out are tried without data: all that are wrong are told in one run."""

from __future__ import annotations

import pytest
from tests.word.templates import template

from reportgen.errors import Refusal
from reportgen.word import TemplateError, WordTemplate
from reportgen.word.advice.literal_options import misused_options
from reportgen.word.templating.analysis import analyse
from reportgen.word.templating.environment import make_environment


def phrase(value: object, form: str = "短", *, joint: str = "，") -> str:
    """A phrase as programs offer them, with options of its own."""
    if not isinstance(value, int):
        raise Refusal("此处应为数字")
    if form not in ("短", "长"):
        raise Refusal(f"没有“{form}”这种形式")
    if len(joint) > 1:
        raise Refusal(f"“{joint}”不是一个标点")
    return f"{value}{joint}"


def required(value: object, column: str) -> str:
    return f"{value}{column}"


FILTERS = {"短语": phrase, "列": required}


def told(*texts: str, **context: object) -> list[tuple[str, str]]:
    found = misused_options(
        analyse(template(*texts), make_environment(FILTERS)),
        FILTERS,
        {"数": 1, "字": "甲", "项目": [{"数": 2}], **context},
    )
    return [(problem.where, problem.message.partition("。原文")[0]) for problem in found]


def test_every_wrong_option_is_told_wherever_it_stands() -> None:
    assert told(
        "{{ 数|短语('百') }}",
        "{% if 没有 %}{{ 数|短语(joint='；；') }}{% endif %}",
        "{% for 项 in 项目 %}{{ 项.数|短语('千', joint='--')|trim }}{% endfor %}",
    ) == [
        ("正文第1段", "没有“百”这种形式"),
        ("正文第2段", "“；；”不是一个标点"),
        ("正文第3段", "没有“千”这种形式"),
        ("正文第3段", "“--”不是一个标点"),
    ]


@pytest.mark.parametrize(
    "text",
    ["{{ 数|短语('长', joint='、') }}", "{{ 字|短语('百') }}", "{{ 数|短语(字) }}", "{{ 数|列('决算数') }}"],
)
def test_nothing_is_said_of_options_that_are_right_or_not_to_be_judged(text: str) -> None:
    assert told(text) == []


def test_a_long_chain_takes_no_longer_than_its_length() -> None:
    chain = "|短语|length" * 40
    assert told(f"{{{{ 数{chain}|短语('百') }}}}") == [("正文第1段", "没有“百”这种形式")]


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("{{ 数|短语(形式='长') }}", "“短语”没有名为“形式”的选项", "可用的有：form、joint"),
        ("{{ 数|短语(join='、') }}", "“短语”没有名为“join”的选项", "是否应为“joint”？"),
        ("{{ 数|短语('长', '、') }}", "“短语”后面括号里的选项多了、少了或重复", None),
        ("{{ 数|列 }}", "“列”后面括号里的选项多了、少了或重复", None),
        ("{{ 数|列('甲', column='乙') }}", "“列”后面括号里的选项多了、少了或重复", None),
        ("{{ 数|round(places=2) }}", "“round”没有名为“places”的选项", "是否应为“precision”？"),
    ],
)
def test_options_that_a_filter_does_not_have_are_told_on_opening(
    text: str, message: str, hint: str | None
) -> None:
    with pytest.raises(TemplateError) as caught:
        WordTemplate.open(template(text), filters=FILTERS)
    (problem,) = caught.value.problems
    assert (problem.message.partition("。原文")[0], problem.hint) == (message, hint)
