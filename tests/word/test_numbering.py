"""Section numbers as official documents write them."""

from __future__ import annotations

import pytest
from tests.word.templates import text_of

from reportgen.word import SectionNumbers
from reportgen.word.numbering import chinese_numeral, circled_number


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (21, "二十一"), (99, "九十九"), (100, "一百"),
        (101, "一百零一"), (110, "一百一十"), (111, "一百一十一"), (1001, "一千零一"), (1010, "一千零一十"),
        (10000, "一万"), (12345, "一万二千三百四十五"),
    ],
)  # fmt: skip
def test_chinese_numerals(number: int, text: str) -> None:
    assert chinese_numeral(number) == text


def test_circled_numbers_end_at_fifty() -> None:
    assert [circled_number(n) for n in (1, 20, 21, 35, 36, 50, 51)] == [
        "①",
        "⑳",
        "㉑",
        "㉟",
        "㊱",
        "㊿",
        "(51)",
    ]


def test_levels_are_counted_as_they_are_printed() -> None:
    texts = text_of(
        "{{ 一级 }}甲", "{{ 二级 }}乙", "{{ 二级 }}丙", "{{ 三级 }}丁", "{{ 四级 }}戊", "{{ 五级 }}己",
        "{{ 一级 }}庚", "{{ 二级 }}辛", **SectionNumbers().names(),
    )  # fmt: skip
    assert texts == ["一、甲", "（一）乙", "（二）丙", "1.丁", "（1）戊", "①己", "二、庚", "（一）辛"]


def test_a_number_may_be_joined_to_text() -> None:
    assert text_of("{{ 一级 ~ '概况' }}{{ [二级, '职能']|join }}", **SectionNumbers().names()) == [
        "一、概况（一）职能"
    ]


def test_a_section_left_out_leaves_no_gap() -> None:
    texts = text_of(
        "{{ 一级 }}",
        "{%p if 有 %}",
        "{{ 一级 }}",
        "{%p endif %}",
        "{{ 一级 }}",
        有=False,
        **SectionNumbers().names(),
    )
    assert texts == ["一、", "二、"]


def test_an_attachment_starts_anew() -> None:
    names = SectionNumbers().names()
    assert text_of(
        "{{ 一级 }}{{ 二级 }}{{ 二级 }}", "{{ 重新编号 }}附件", "{{ 一级 }}{{ 二级 }}", **names
    ) == [
        "一、（一）（二）",
        "附件",
        "一、（一）",
    ]


def test_figures_and_tables_are_counted_apart() -> None:
    names = SectionNumbers().names()
    assert text_of("图{{ 图号 }}表{{ 表号 }}图{{ 图号 }}{{ 一级 }}图{{ 图号 }}", **names) == [
        "图1表1图2一、图3"
    ]
