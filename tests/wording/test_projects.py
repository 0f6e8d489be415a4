"""Projects in words: the stages they went through, and what they aim at."""

from __future__ import annotations

import pytest

from reportgen.model.evaluation import Indicator, Project
from reportgen.wording import Style, WordingError, filters_for

FILTERS = filters_for(Style())
PROJECTS = (
    Project(name="系统运行维护", stages=("绩效目标", "绩效监控")),
    Project(name="业务培训", stages=("绩效目标",)),
    Project(name="设备更新"),
)


@pytest.mark.parametrize(("stage", "names"), [("绩效目标", ["系统运行维护", "业务培训"]), ("自评报告", [])])
def test_the_projects_that_went_through_a_stage(stage: str, names: list[str]) -> None:
    assert [project.name for project in FILTERS["做过"](PROJECTS, stage)] == names


@pytest.mark.parametrize(
    ("indicator", "said"),
    [
        ({"target": "98", "unit": "%"}, "98%"),
        ({"target": "23.50", "unit": "万元"}, "23.5万元"),
        ({"target": "不限次数", "unit": "次"}, "不限次数"),
        ({"target": 4}, "4"),
    ],
)
def test_a_target_with_its_unit(indicator: dict[str, object], said: str) -> None:
    assert FILTERS["目标值"](Indicator.model_validate({"name": "巡检", **indicator})) == said


def test_an_indicator_without_a_target_is_refused() -> None:
    with pytest.raises(WordingError, match="指标“巡检”没有填写指标值"):
        FILTERS["目标值"](Indicator(name="巡检"))
