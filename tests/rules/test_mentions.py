"""Which amounts of a sentence are said of a name."""

from __future__ import annotations

import pytest

from reportgen.rules.mentions import Names

NAMES = Names(
    (
        "会议费",
        "培训费",
        "基本支出",
        "人员经费",
        "财政拨款支出",
        "社会资本支出",
        "政府和社会资本支出",
        "住房保障支出",
    )
)


def said(text: str) -> list[tuple[str, str]]:
    return [(mention.name, mention.written) for mention in NAMES.mentions(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("会议费2.50万元。", [("会议费", "2.50")]),
        ("会议费支出决算数为2.50万元。", [("会议费", "2.50")]),
        ("2023年会议费2.50万元，培训费共支出1,234.5万元。", [("会议费", "2.50"), ("培训费", "1,234.5")]),
        ("其中：人员经费３万元。", [("人员经费", "３")]),
    ],
)
def test_an_amount_is_of_the_name_before_it(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "会议费有关情况见附表，支出2.50万元。",
        "会议费2.50元。",
        "会议费1.2.50万元。",
        "会议费支出支出支出支出支出支出支出2.50万元。",
        "2.50万元会议费。",
        "万元",
        "",
    ],
)
def test_other_amounts_are_of_no_name(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize("before", ["", "，", "（", "2022年", "我局", "年中", "会议费和", "财政拨款安排及"])
def test_a_name_begins_a_word(before: str) -> None:
    assert said(f"{before}培训费5万元。") == [("培训费", "5")]


@pytest.mark.parametrize("before", ["非", "全部", "原"])
def test_a_name_inside_a_longer_word_is_another_one(before: str) -> None:
    assert said(f"{before}培训费5万元。") == []


def test_of_names_within_one_another_the_one_that_begins_first_is_meant() -> None:
    assert said("政府和社会资本支出5万元。") == [("政府和社会资本支出", "5")]
    assert said("企业和社会资本支出5万元。") == [("社会资本支出", "5")]


def test_a_name_that_ends_in_words_that_lead_to_an_amount_is_found_whole() -> None:
    names = Names(("财政拨款", "财政拨款支出"))
    [mention] = names.mentions("本年财政拨款支出决算5万元。")
    assert (mention.name, mention.text[mention.start : mention.end]) == (
        "财政拨款支出",
        "财政拨款支出决算5万元",
    )
