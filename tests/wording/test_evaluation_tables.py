"""What the evaluation forms loop over."""

from __future__ import annotations

import pytest
from tests.wording.saying import say

from reportgen.errors import Refusal
from reportgen.model.evaluation import Indicator, Project


def test_lines_can_be_read_in_both_languages() -> None:
    [line] = say("逐项", (Indicator(name="场次", weight="5"),))
    assert {line.template_names[name] for name in ("指标", "indicator")} == {"indicator"}
    assert say("资金行", Project(name="某项目"))[0].name == "年度资金总额"


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("逐项", "此处应为指标列表"),
        ("资金行", "此处应为一个项目"),
        ("总分值", "此处应为一个项目或“整体评价”"),
        ("总得分", "此处应为一个项目或“整体评价”"),
    ],
)
def test_anything_else_is_refused(phrase: str, expected: str) -> None:
    with pytest.raises(Refusal, match=f"^{expected}，实为文字“文字”$"):
        say(phrase, "文字")
