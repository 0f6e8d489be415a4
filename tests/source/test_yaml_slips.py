"""Slips whose mending is plain are told all at once, each at its place, and what else is wrong beside them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportgen.source import read

Told = Callable[[str], list[str]]

COLON = "键后用了全角冒号“：”（请写成英文冒号加一个空格“: ”）"
NO_SPACE = "键后的冒号缺少空格（请写成英文冒号加一个空格“: ”）"
TAB = "缩进里有制表符（Tab）（请改用空格，每层两个）"
DASH = "“-”之后缺少空格（列表的每一项以“- ”开头，“-”之后留一个空格）"


def test_slips_of_several_kinds_are_told_in_one_run(complaints_of: Told) -> None:
    text = "年度：2023\n单位:\n\t名称: 某局\n  自称：我局\n收入:\n  合计:\n    决算数:5\n    上年决算数: 4\n项目:\n  - 名称: 甲\n  -名称: 乙\n"
    assert complaints_of(text) == [
        f"1:3：{COLON}",
        f"3:1：{TAB}",
        f"4:5：{COLON}",
        f"7:8：{NO_SPACE}",
        f"11:4：{DASH}",
    ]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("项目:\n  - 名称: 甲\n  -名称: 乙\n", f"3:4：{DASH}"),
        ("项目:\n  -名称: 甲\n    得分: 3\n  - 名称: 乙\n", f"2:4：{DASH}"),
        ("列:\n- a\n-b\n", f"3:2：{DASH}"),
    ],
)
def test_a_dash_without_its_blank_is_told_so(text: str, complaint: str, complaints_of: Told) -> None:
    assert complaints_of(text) == [complaint]


@pytest.mark.parametrize("value", ["-5", "-0.3", "- 5"])
def test_a_negative_number_is_no_such_dash(value: str, complaints_of: Told) -> None:
    assert all("“-”之后缺少空格" not in complaint for complaint in complaints_of(f"a:\n  - b: 1\n {value}\n"))


def test_what_no_slip_explains_is_told_beside_them(complaints_of: Told) -> None:
    [first, second] = complaints_of("年度：2023\n单位:\n  名称: 某局\n说明: a: b\n")
    assert first == f"1:3：{COLON}"
    assert second.startswith("4:6：此处不能再有“: ”")


def test_what_may_follow_from_a_slip_is_not_told(complaints_of: Told) -> None:
    assert complaints_of("年度：2023\n说明: a: b\n") == [f"1:3：{COLON}"]


def test_two_slips_on_one_line_stand_at_their_own_columns(complaints_of: Told) -> None:
    assert complaints_of("a:\n  - b: 1\n  -名称：乙\n    得分: 1\n") == [f"3:4：{DASH}", f"3:6：{COLON}"]


def test_twenty_slips_are_enough(complaints_of: Told) -> None:
    assert len(complaints_of("".join(f"键{number}：1\n" for number in range(50)))) == 20


def test_line_breaks_that_no_editor_shows_are_named_all_at_once(complaints_of) -> None:
    text = "单位:\n  自称: 本\u2028局\n文字:\n  说明: |\n    送戏下乡132场，\u2029完成率110%。\n年度：2023\n"
    assert complaints_of(text) == [
        "2:8：含有看不见的换行符 U+2028（请删去该字符：接着写的不要它，要分行的按回车键）",
        "6:14：含有看不见的换行符 U+2029（请删去该字符：接着写的不要它，要分行的按回车键）",
        "8:3：键后用了全角冒号“：”（请写成英文冒号加一个空格“: ”）",
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
