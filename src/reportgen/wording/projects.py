"""Projects in words: which of them went through a stage of performance management, and what they aim at."""

from __future__ import annotations

from reportgen.figures.evaluation import projects_through
from reportgen.model.evaluation import Project
from reportgen.wording.arguments import projects_of
from reportgen.wording.measures import measure
from reportgen.wording.registry import phrase
from reportgen.wording.style import Style


@phrase(
    "做过",
    "through_stage",
    "做过绩效管理中某一步的项目，可再接 顿号、length，或用于循环",
    '选取{{ 项目|做过("绩效监控")|length }}个项目开展绩效监控',
)
def through_stage(style: Style, value: object, stage: str) -> tuple[Project, ...]:
    return projects_through(projects_of(value), stage)


@phrase("目标值", "target", "指标值连同度量单位；定性的指标照印", "{{ 指标.名称 }}：{{ 指标|目标值 }}")
def target(style: Style, value: object) -> str:
    return measure(style, value, "指标值")
