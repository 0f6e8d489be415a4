"""An author's words where a template's sentence takes them in."""

from __future__ import annotations

import pytest
from tests.wording.saying import say


@pytest.mark.parametrize(
    ("title", "lengths"),
    [
        ("2022年度甲县文联", [10]),
        ("甲" * 20, [20]),
        ("甲" * 21, [11, 10]),
        ("甲" * 41, [14, 14, 13]),
        ("2022年度" + "甲" * 40, [17, 15, 14]),
        ("", [0]),
    ],
)
def test_a_long_title_stands_in_lines_of_like_length(title: str, lengths: list[int]) -> None:
    lines = say("标题行", title).split("\n")
    assert [len(line) for line in lines] == lengths
    assert "".join(lines) == title
