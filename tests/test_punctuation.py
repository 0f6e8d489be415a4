"""One way of writing punctuation, whatever the width that template and authors typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.punctuation import FULL_WIDTH, HALF_WIDTH, PLAIN, Punctuation

FULL = Punctuation(FULL_WIDTH, FULL_WIDTH)
HALF = Punctuation(HALF_WIDTH, HALF_WIDTH)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("收入1,234.50万元,增长5%,下降3%.", "收入1,234.50万元，增长5%，下降3%."),
        ("其中: 甲; 乙; 丙?", "其中：甲；乙；丙？"),
        ("增长--(基数为0,不可比)", "增长--（基数为0，不可比）"),
        ("因公出国(境)费", "因公出国（境）费"),
        ("(1)甲", "（1）甲"),
        ("(境外（港）)", "（境外（港））"),
        ("比例为1:3", "比例为1:3"),
        ("时间10:30,地点甲", "时间10:30，地点甲"),
        ("GB/T 9704(2012)", "GB/T 9704(2012)"),
        ("见https://a.gov.cn/?x=1;y=2,下同", "见https://a.gov.cn/?x=1;y=2，下同"),
        ("Finance (Vol. 3), 10", "Finance (Vol. 3), 10"),
        ("(见https://a.gov.cn/甲)", "（见https://a.gov.cn/甲）"),
        ("甲, (1)", "甲，（1）"),
        ("甲)乙", "甲）乙"),
    ],
)
def test_full_width_marks_stand_in_chinese_only(typed: str, printed: str) -> None:
    assert FULL.text(typed) == printed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("增长--（基数为0，不可比）。", "增长--(基数为0,不可比)。"),
        ("其中：甲；乙？丙！", "其中:甲;乙?丙!"),
    ],
)
def test_half_width_marks_stand_everywhere(typed: str, printed: str) -> None:
    assert HALF.text(typed) == printed


def test_brackets_may_be_written_otherwise_than_other_marks() -> None:
    assert Punctuation(FULL_WIDTH, HALF_WIDTH).text("甲（乙）,丙") == "甲(乙)，丙"


def test_what_stands_beside_a_mark_is_seen_across_changes_of_format() -> None:
    assert FULL.texts(["增长", "(", "5%", ")", ", 其中"]) == ["增长", "（", "5%", "）", "，其中"]


@given(st.text())
def test_texts_stay_as_they_are_unless_a_layout_asks(text: str) -> None:
    assert PLAIN.text(text) == text


TYPED = st.text(st.sampled_from("甲乙1a,;:?!()，；：？！（） "))


@given(TYPED)
def test_a_text_in_that_way_is_not_changed_again(text: str) -> None:
    assert FULL.text(FULL.text(text)) == FULL.text(text)
    assert HALF.text(HALF.text(text)) == HALF.text(text)


@given(TYPED)
def test_nothing_but_blanks_behind_marks_is_dropped(text: str) -> None:
    assert HALF.text(FULL.text(text)).replace(" ", "") == HALF.text(text).replace(" ", "")
