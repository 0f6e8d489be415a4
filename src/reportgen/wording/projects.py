"""Projects in words: which of them went through a stage of performance management, which are of a kind."""

from __future__ import annotations

from reportgen.figures.evaluation import projects_through
from reportgen.model.evaluation import Project
from reportgen.wording.arguments import projects_of, record_of
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


@phrase(
    "属于",
    "of_kind",
    "某一类别的项目，可再接 顿号、length、各项之和，或用于循环",
    '申报经常性项目{{ 项目|属于("经常性项目")|length }}个',
)
def of_kind(style: Style, value: object, kind: str) -> tuple[Project, ...]:
    return tuple(project for project in projects_of(value) if project.kind == kind)


@phrase(
    "称项目",
    "project_called",
    "项目的名称后接“项目”二字；名称已经以“项目”结尾的照印",
    "{{ 项目|first|称项目 }}绩效自评报告",
)
def project_called(style: Style, value: object) -> str:
    name = record_of(Project, value, "一个项目").name
    return name if name.endswith("项目") else f"{name}项目"
