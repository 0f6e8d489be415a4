"""Slips whose mending is plain are told all at once, each at its place, and what else is wrong beside them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportgen.source import read

Told = Callable[[str], list[str]]

COLON = "键后用了全角冒号“：”（请写成英文冒号加一个空格“: ”；改后："
NO_SPACE = "键后的冒号缺少空格（请写成英文冒号加一个空格“: ”；改后："
TAB = "缩进里有制表符（Tab）（请改用空格，每层两个；改后："
DASH = "“-”之后缺少空格（列表的每一项以“- ”开头，“-”之后留一个空格；改后："
LONG_DASH = "列表的“-”写成了全角或长的横线（列表的每一项以英文的“- ”开头；改后："
SECOND_COLON = "此处不能再有“: ”（文字里含有“: ”时请加引号；若是新的键，请检查它的缩进和上一行的冒号；改后："
CURLY = "花括号没有结束（请在末尾补上“}”；改后："
SQUARE = "方括号没有结束（请在末尾补上“]”；改后："
QUOTE = "引号没有结束（请在文字末尾补上引号；改后："


def test_slips_of_several_kinds_are_told_in_one_run_each_with_its_mended_line(complaints_of: Told) -> None:
    text = """年度：2023
单位:
\t名称: 某局
  自称：我局
  地址: "某路
  联系: 电话: 见网站
收入:
  合计: {决算数: 5
  上年:
    决算数:5
    人数: 3
项目:
  - 名称: 甲
  -名称: 乙
  －名称: 丙
    列: [1, 2
"""
    assert complaints_of(text) == [
        f"1:3：{COLON}年度: 2023）",
        f"3:1：{TAB}  名称: 某局）",
        f"4:5：{COLON}  自称: 我局）",
        f'5:7：{QUOTE}  地址: "某路"）',
        f'6:9：{SECOND_COLON}  联系: "电话: 见网站"）',
        f"8:7：{CURLY}  合计: {{决算数: 5}}）",
        f"10:8：{NO_SPACE}    决算数: 5）",
        f"14:4：{DASH}  - 名称: 乙）",
        f"15:3：{LONG_DASH}  - 名称: 丙）",
        f"16:8：{SQUARE}    列: [1, 2]）",
    ]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("项目:\n  - 名称: 甲\n  -名称: 乙\n", f"3:4：{DASH}  - 名称: 乙）"),
        ("项目:\n  -名称: 甲\n    得分: 3\n  - 名称: 乙\n", f"2:4：{DASH}  - 名称: 甲）"),
        ("列:\n- a\n-b\n", f"3:2：{DASH}- b）"),
        ("项目:\n  － 名称: 甲\n    得分: 3\n", f"2:3：{LONG_DASH}  - 名称: 甲）"),
    ],
)
def test_a_dash_that_begins_no_item_is_told_so(text: str, complaint: str, complaints_of: Told) -> None:
    assert complaints_of(text) == [complaint]


def test_dashes_are_found_before_and_after_other_slips(complaints_of: Told) -> None:
    text = "项目:\n－名称: 甲\n－名称: 乙\n年度：2023\n附件:\n  -甲: 1\n单位: [a\n文字:\n  说明: |\n    －一是: 丙\n"
    assert complaints_of(text) == [
        f"2:1：{LONG_DASH}- 名称: 甲）",
        f"3:1：{LONG_DASH}- 名称: 乙）",
        f"4:3：{COLON}年度: 2023）",
        f"6:4：{DASH}  - 甲: 1）",
        f"7:5：{SQUARE}单位: [a]）",
    ]


def test_a_list_of_which_no_item_has_its_blank_is_told_item_by_item(complaints_of: Told) -> None:
    assert complaints_of("项目:\n  -名称: 甲\n  -名称: 乙\n单位:\n  —名称: 丙\n") == [
        f"2:4：{DASH}  - 名称: 甲）",
        f"3:4：{DASH}  - 名称: 乙）",
        f"5:3：{LONG_DASH}  - 名称: 丙）",
    ]
    assert complaints_of("项目:\n  -名称: 甲\n  -名称: 乙\n年度：2023\n单位: 丙\n") == [
        f"2:4：{DASH}  - 名称: 甲）",
        f"3:4：{DASH}  - 名称: 乙）",
        f"4:3：{COLON}年度: 2023）",
    ]


@pytest.mark.parametrize("value", ["-5", "-0.3", "- 5", "—5"])
def test_a_negative_number_is_no_such_dash(value: str, complaints_of: Told) -> None:
    complaints = complaints_of(f"a:\n  - b: 1\n {value}\n")
    assert all("“-”" not in complaint or "同一列表" in complaint for complaint in complaints)


@pytest.mark.parametrize(
    ("text", "complaints"),
    [
        (
            "a: {b: [1, 2\nc:3\n",
            [f"1:4：{CURLY}a: {{b: [1, 2]}}）", f"1:8：{SQUARE}a: {{b: [1, 2]}}）", f"2:2：{NO_SPACE}c: 3）"],
        ),
        ("a: {\n  b: 1,\n  c: 2\n\nd: 4\n", [f"1:4：{CURLY}  c: 2}}）"]),
        ("- {a: 1\n- {b: 2}\n", [f"1:3：{CURLY}- {{a: 1}}）"]),
        ("b: 1\na: [1", [f"2:4：{SQUARE}a: [1]）"]),
    ],
)
def test_a_bracket_is_closed_where_something_else_begins(
    text: str, complaints: list[str], complaints_of: Told
) -> None:
    assert complaints_of(text) == complaints


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ('a: 甲: "乙"\n', "a: '甲: \"乙\"'"),
        ("a: 甲: '乙'\n", "a: \"甲: '乙'\""),
        ("- b: c: d  \n", '- b: "c: d"'),
    ],
)
def test_a_text_with_a_colon_is_quoted_in_marks_that_it_does_not_hold(
    text: str, mended: str, complaints_of: Told
) -> None:
    [complaint] = complaints_of(text)
    assert complaint.endswith(f"改后：{mended}）")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: [1 # 注\nb: 2\n", "2:1：方括号里缺少“,”或“]”"),
        ("a: '甲 # 注\nb: 2\n", "1:4：引号没有结束（请在文字末尾补上引号）"),
    ],
)
def test_nothing_is_put_at_the_end_of_a_line_with_a_comment(
    text: str, told: str, complaints_of: Told
) -> None:
    [complaint] = complaints_of(text)
    assert complaint.startswith(told)


def test_what_no_slip_explains_is_told_beside_them(complaints_of: Told) -> None:
    [first, second] = complaints_of("年度：2023\n单位:\n  名称: 某局\n说明: ]\n")
    assert first == f"1:3：{COLON}年度: 2023）"
    assert second.startswith("4:5：此处缺少内容")


def test_what_may_follow_from_a_slip_is_not_told(complaints_of: Told) -> None:
    assert complaints_of("年度：2023\n说明: ]\n") == [f"1:3：{COLON}年度: 2023）"]


def test_two_slips_on_one_line_stand_at_their_own_columns(complaints_of: Told) -> None:
    mended = "  - 名称: 乙）"
    assert complaints_of("a:\n  - b: 1\n  -名称：乙\n    得分: 1\n") == [
        f"3:4：{DASH}{mended}",
        f"3:6：{COLON}{mended}",
    ]


def test_a_long_mended_line_is_cut(complaints_of: Told) -> None:
    assert complaints_of("说明：" + "长" * 60 + "\n") == [f"1:3：{COLON}说明: {'长' * 36}…）"]


def test_twenty_slips_are_enough(complaints_of: Told) -> None:
    assert len(complaints_of("".join(f"键{number}：1\n" for number in range(50)))) == 20


def test_line_breaks_that_no_editor_shows_are_named_all_at_once(complaints_of) -> None:
    text = "单位:\n  自称: 本\u2028局\n文字:\n  说明: |\n    送戏下乡132场，\u2029完成率110%。\n年度：2023\n"
    assert complaints_of(text) == [
        "2:8：含有看不见的换行符 U+2028（请删去该字符：接着写的不要它，要分行的按回车键）",
        "6:14：含有看不见的换行符 U+2029（请删去该字符：接着写的不要它，要分行的按回车键）",
        f"8:3：{COLON}年度: 2023）",
    ]


@pytest.mark.parametrize("text", ["自称: 本局 #1", "- 办公楼 #2楼维修", "说明: 见附件  #三"])
def test_a_text_that_a_number_sign_cuts_off_is_told(text: str) -> None:
    (problem,) = read(f"单位:\n  {text}\n").problems
    assert (str(problem.severity), problem.code) == ("warning", "source.comment")
    assert f"：“{text[text.index('#') :]}”" in problem.message


@pytest.mark.parametrize(
    "text",
    ["自称: 本局 # 简称", "自称: '本局 #1'", "自称: |\n    本局 #1", "#自称: 本局", "自称:  #以后再填"],
)
def test_a_comment_is_none(text: str) -> None:
    assert read(f"单位:\n  名称: 甲\n  {text}\n").problems == ()
