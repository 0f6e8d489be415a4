"""Pasted text becomes paragraphs of the report's own styles."""

from __future__ import annotations

import pytest

from reportgen.layout.narrative import paragraphs
from reportgen.word import Paragraph, SectionNumbers


@pytest.mark.parametrize(
    ("line", "style"),
    [
        ("一、基本情况", "标题 1"),
        ("（一）收入支出结构分析。", "标题 2"),
        ("1. 各项收入对比", "标题 3"),
        ("1．全角点也认得", "标题 3"),
        ("1、顿号也认得", "标题 3"),
        ("(一)半角括号也认得", "标题 2"),
        ("12.5万元的去向", "正文"),
        ("（1）得分情况", "标题 4"),
        ("没有编号的一段。", "正文"),
        ("1. 这一句以逗号结尾，", "正文"),
        (
            "（一）认真落实各项要求，持续改进预算管理工作，全年任务按期完成，各项指标均达到预期，成效较为明显",
            "正文",
        ),
        ("2022年支出12.5万元。", "正文"),
    ],
)
def test_a_line_takes_the_style_of_the_number_it_opens_with(line: str, style: str) -> None:
    assert paragraphs(line).paragraphs == [Paragraph(line, style)]


@pytest.mark.parametrize(
    ("head", "style"),
    [
        ("一、总体情况。", "标题 1"),
        ("（二）核实数据。", "标题 2"),
        ("3.资金管理。", "标题 3"),
        ("（4）支付进度。", "标题 4"),
    ],
)
def test_text_behind_a_heading_goes_on_in_its_line(head: str, style: str) -> None:
    text = "逐项核对资料。"
    assert paragraphs(head + text).paragraphs == [
        Paragraph(head, style, runs_in=True),
        Paragraph(text, "正文"),
    ]


@pytest.mark.parametrize(
    "line",
    ["1.完成送戏下乡120场，覆盖全部乡镇。群众满意。", "（1）组织开展了全县公共文化服务绩效评价。得分较高。"],
)
def test_the_first_of_several_numbered_sentences_is_no_heading(line: str) -> None:
    assert paragraphs(line).paragraphs == [Paragraph(line, "正文")]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("1.组织实施", "1、组织实施"),
        ("12．组织实施", "12、组织实施"),
        ("（一）组织实施", "（一）组织实施"),
        ("一、总体情况", "一、总体情况"),
        ("组织实施1.5万人次。", "组织实施1.5万人次。"),
    ],
)
def test_an_authors_own_numbers_take_the_marks_of_the_layout(typed: str, printed: str) -> None:
    patterns = {"一级": "1、", "三级": "1、"}
    (paragraph,) = paragraphs(typed, patterns=patterns).paragraphs
    assert paragraph.runs == printed


def styles(*lines: str) -> list[str | None]:
    return [paragraph.style for paragraph in paragraphs("\n".join(lines)).paragraphs]


def test_numbered_sentences_one_after_another_are_a_list() -> None:
    assert styles("（一）负责信息工作。", "（二）负责督查工作。", "（三）完成其他工作。") == ["正文"] * 3


def test_a_numbered_sentence_with_text_below_it_is_a_heading() -> None:
    assert styles("（一）收入情况。", "收入增加。", "（二）支出情况。", "1.基本支出。", "支出减少。") == [
        "标题 2",
        "正文",
        "标题 2",
        "标题 3",
        "正文",
    ]


def test_headings_without_a_full_stop_are_no_list() -> None:
    assert styles("一、收入", "二、支出") == ["标题 1", "标题 1"]


def test_blank_lines_and_indentation_of_the_paste_are_dropped() -> None:
    pasted = "\n　　第一段。\n\n   第二段。\n"
    assert paragraphs(pasted).paragraphs == [Paragraph("第一段。", "正文"), Paragraph("第二段。", "正文")]


@pytest.mark.parametrize("text", ["", "\n　\n"])
def test_an_empty_text_leaves_nothing(text: str) -> None:
    assert paragraphs(text).paragraphs == []


def test_pasted_numbers_join_the_counting_of_the_report() -> None:
    level = SectionNumbers().names()["二级"]
    level.take()
    got = paragraphs("（一）甲\n说明。\n（二）乙", level).paragraphs
    assert [paragraph.runs for paragraph in got] == ["（二）甲", "说明。", "（三）乙"]
    assert level.take() == "（四）"
