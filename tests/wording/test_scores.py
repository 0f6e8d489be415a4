"""Evaluation in words."""

from __future__ import annotations

import pytest
from tests.wording.saying import say

from reportgen.errors import Refusal
from reportgen.model.evaluation import Indicator, Project

PROJECTS = tuple(
    Project.model_validate({"name": "某项目", "score": score, "grade": grade})
    for score, grade in (("95", "一等"), ("92.5", "一等"), ("80", "二等"), (None, None))
)


def indicator(**fields: object) -> Indicator:
    return Indicator.model_validate({"name": "某指标", **fields})


def test_projects_as_a_whole() -> None:
    assert say("平均分", PROJECTS) == "89.17"
    assert say("等次数", PROJECTS, "一等") == 2
    assert say("覆盖面", PROJECTS) == "75.00%"
    assert say("覆盖面", PROJECTS, 3) == "100%"
    assert say("覆盖面", ()) == "—"


@pytest.mark.parametrize(
    ("fields", "completion", "deviation"),
    [
        ({"relation": "≥", "target": "100", "actual": "80"}, "80.00%", "20.00%"),
        ({"relation": "≥", "target": "100", "actual": "120"}, "100%", "0%"),
        (
            {"relation": "=", "target": "100", "actual": "80", "completion": "81", "deviation": "-19"},
            "81.00%",
            "19.00%",
        ),
        ({"target": "显著", "actual": "显著"}, "—", "—"),
    ],
)
def test_an_indicator_is_said_unsigned_and_as_stated_where_it_is(
    fields: dict[str, str], completion: str, deviation: str
) -> None:
    assert say("完成率", indicator(**fields)) == completion
    assert say("偏差率", indicator(**fields)) == deviation


@pytest.mark.parametrize(
    ("phrase", "value", "complaint"),
    [
        ("平均分", (PROJECTS[3],), "没有一个项目填写了得分"),
        ("平均分", "甲", "此处应为项目列表，实为文字“甲”"),
        ("完成率", PROJECTS[0], "此处应为一个指标，实为“项目”"),
    ],
)
def test_what_cannot_be_said_is_refused(phrase: str, value: object, complaint: str) -> None:
    with pytest.raises(Refusal) as caught:
        say(phrase, value)
    assert str(caught.value) == complaint
