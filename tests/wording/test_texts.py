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


def test_no_line_of_a_title_ends_with_an_opening_bracket_or_begins_with_a_mark() -> None:
    name = "云澜自治州第二综合行政执法与城乡环境卫生一体化监督管理服务指导中心（云澜自治州数字化城市运行管理指挥调度中心）"
    lines = say("标题行", name).split("\n")
    assert "".join(lines) == name
    assert not any(line.endswith(("（", "《")) or line.startswith(("）", "、")) for line in lines)
