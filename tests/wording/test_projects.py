"""Projects in words: the stages they went through, the kinds they are of."""

from __future__ import annotations

import pytest
from tests.wording.saying import say

from reportgen.model.evaluation import Project

PROJECTS = (
    Project(name="系统运行维护", stages=("绩效目标", "绩效监控")),
    Project(name="业务培训", stages=("绩效目标",)),
    Project(name="设备更新"),
)


@pytest.mark.parametrize(("stage", "names"), [("绩效目标", ["系统运行维护", "业务培训"]), ("自评报告", [])])
def test_the_projects_that_went_through_a_stage(stage: str, names: list[str]) -> None:
    assert [project.name for project in say("做过", PROJECTS, stage)] == names


def test_the_projects_of_a_kind() -> None:
    projects = (Project(name="甲", kind="特定目标类"), Project(name="乙"), Project(name="丙", kind="运转类"))
    assert [project.name for project in say("属于", projects, "特定目标类")] == ["甲"]


@pytest.mark.parametrize(("name", "called"), [("送戏下乡项目", "送戏下乡项目"), ("设备更新", "设备更新项目")])
def test_a_project_is_called_one_once(name: str, called: str) -> None:
    assert say("称项目", Project(name=name)) == called
