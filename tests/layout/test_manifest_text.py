"""Lists of a layout.yaml are completed as a person would do it: comments and what stands there stay."""

from __future__ import annotations

import pytest

from reportgen.layout.manifest_text import with_places

COMMENTED = """\
名称: 某报告   # 名称
需要:
    # 总数
    - 支出.合计.决算数      # 一定要有
    - 收入.合计.决算数
# 可选的在后面
可选:
  - 单位.自称
  - "会议费.决算数"   # 会议
图表: {}
"""


def test_lines_are_added_behind_the_last_and_moved_ones_taken_out() -> None:
    assert (
        with_places(COMMENTED, ["会议费.决算数"], ["附件号"], ["会议费.决算数"])
        == """\
名称: 某报告   # 名称
需要:
    # 总数
    - 支出.合计.决算数      # 一定要有
    - 收入.合计.决算数
    - 会议费.决算数
# 可选的在后面
可选:
  - 单位.自称
  - 附件号
图表: {}
"""
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "需要:\n  - 甲\n"),
        ("名称: 某", "名称: 某\n需要:\n  - 甲\n"),
        ("需要: []", "需要: \n  - 甲\n"),
        ("需要:\n名称: 某\n", "需要:\n  - 甲\n名称: 某\n"),
        ("needs: [乙, 丙]  # 注\n名称: 某\n", "needs:   # 注\n  - 乙\n  - 丙\n  - 甲\n名称: 某\n"),
        ("需要:\n- 乙", "需要:\n- 乙\n- 甲\n"),
    ],
)
def test_an_empty_list_or_one_in_brackets_is_written_line_by_line(before: str, after: str) -> None:
    assert with_places(before, ["甲"], []) == after


def test_nothing_to_add_changes_nothing() -> None:
    assert with_places(COMMENTED, [], []) == COMMENTED


def test_the_last_place_may_move() -> None:
    assert with_places("可选: [甲]\n", ["甲"], [], ["甲"]) == "可选: []\n需要:\n  - 甲\n"
