"""Secret parts: one fixed sentence in their place, and no title that leads nowhere."""

from __future__ import annotations

import pytest

from reportgen.layout import Layout
from reportgen.layout.manifest import Manifest
from reportgen.pipeline import check, render
from reportgen.word.gbt9704 import from_outline
from reportgen.word.outline import outline

OUTLINE = "[正文] {{p 文字.主要职能|段落 }}\n[正文] {{p 文字.人员|段落 }}\n"
PARTS = {"主要职能": {"必填": True}, "人员": {"涉密时称": "人员情况"}}
LAYOUT = Layout("示例", Manifest.model_validate({"文字": PARTS}), b"", from_outline(OUTLINE), {})


def data(**more: object) -> dict[str, object]:
    return {"年度": 2023, "单位": {"名称": "示例局"}, **more}


def test_a_secret_part_is_one_sentence() -> None:
    text = outline(render(data(涉密=["主要职能", "人员"]), LAYOUT))
    assert "[正文] 主要职能按保密工作规定为涉密内容，不宜公开。\n" in text
    assert "[正文] 人员情况按保密工作规定为涉密内容，不宜公开。\n" in text


def test_a_needed_part_may_be_secret_but_not_left_out() -> None:
    assert check(data(涉密=["主要职能"]), LAYOUT) == []
    assert [problem.message for problem in check(data(), LAYOUT)] == [
        "没有填写“主要职能”，本版式需要这段文字"
    ]


def test_a_secret_part_that_carries_content_is_an_error() -> None:
    (problem,) = check(data(涉密=["主要职能"], 文字={"主要职能": "负责机要文件的运转。"}), LAYOUT)
    assert (problem.severity, problem.message) == ("error", "“主要职能”已列为涉密，却填写了内容")


@pytest.mark.parametrize(
    ("title", "hint"), [("主要职责", "是否应为“主要职能”？"), ("资产", "本版式的文字：主要职能、人员")]
)
def test_a_secret_title_that_the_layout_does_not_have_is_an_error(title: str, hint: str) -> None:
    problems = check(data(涉密=["主要职能", title]), LAYOUT)
    assert [(p.message, p.hint) for p in problems] == [
        (f"本版式没有“{title}”这一部分，涉密说明无处可印", hint)
    ]
