"""How many, in words: indicators by level, projects by kind and by completion, problems found and mended."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.errors import Refusal
from reportgen.figures.counts import (
    completed_projects,
    indicators_by_level,
    problems_being_mended,
    projects_by_kind,
)
from reportgen.figures.evaluation import leaf_indicators
from reportgen.model.evaluation import Indicator, ProblemsFound, Project
from reportgen.wording.arguments import indicator_of, indicators_of, projects_of, record_of
from reportgen.wording.registry import phrase
from reportgen.wording.style import Style

_LEVELS = ("一级指标", "二级指标", "三级指标")


@phrase(
    "各级指标数",
    "indicator_counts",
    "指标体系各级有几个指标，没有的级不写",
    "共设置{{ 整体评价.指标|各级指标数 }}",
)
def indicator_counts(style: Style, value: object) -> str:
    counts = indicators_by_level(indicators_of(value))
    if len(counts) > len(_LEVELS):
        raise Refusal(f"指标有{len(counts)}级，最多三级")
    return "，".join(f"{level}{count}个" for level, count in zip(_LEVELS, counts, strict=False))


@phrase(
    "末级指标",
    "lowest_indicators",
    "一个指标下面的末级指标，用于循环；没有下级指标的就是它自己",
    "{% for 标 in 指标|末级指标 %}{{ 标.名称 }}{% endfor %}",
)
def lowest_indicators(style: Style, value: object) -> tuple[Indicator, ...]:
    return tuple(leaf_indicators((indicator_of(value),)))


@phrase(
    "类别分布",
    "kind_distribution",
    "各类别的项目数，顿号相连；词写在数目与类别之间；类别 中的没有也写 0，其余的有才写",
    '其中{{ 项目|类别分布("个属", ["经常性项目"]) }}',
)
def kind_distribution(style: Style, value: object, word: str, kinds: Sequence[str] = ()) -> str:
    projects = _telling(projects_of(value), "类别")
    return "、".join(f"{count}{word}{kind}" for kind, count in projects_by_kind(projects, kinds).items())


@phrase("完成数", "completed", "已完成的项目数", "已完成项目{{ 项目|完成数 }}个")
def completed(style: Style, value: object) -> int:
    return completed_projects(_telling(projects_of(value), "已完成"))


@phrase("未完成数", "uncompleted", "没有完成的项目数", "未完成项目{{ 项目|未完成数 }}个")
def uncompleted(style: Style, value: object) -> int:
    return len(projects_of(value)) - completed(style, value)


@phrase(
    "整改情况",
    "mending",
    "发现了几个问题，整改了几个，其余几个正在整改；全部整改的写“已全部整改”，没有问题的写“未发现问题”。"
    "词 代替“发现问题”，已改 代替“已整改”，其余 代替“正在整改”",
    "自评{{ 问题整改|整改情况 }}。",
)
def mending(
    style: Style, value: object, word: str = "发现问题", mended: str = "已整改", rest: str = "正在整改"
) -> str:
    problems = record_of(ProblemsFound, value, "问题整改的情况")
    remaining = problems_being_mended(problems)
    if remaining < 0:
        raise Refusal(f"已整改的问题 {problems.mended} 个，多于发现的 {problems.found} 个")
    if not problems.found:
        return f"未{word}"
    if not remaining:
        return f"{word}{problems.found}个，已全部{mended.removeprefix('已')}"
    if not problems.mended:
        return f"{word}{problems.found}个，均{rest}"
    return f"{word}{problems.found}个，{mended}{problems.mended}个，其余{remaining}个{rest}"


def _telling(projects: tuple[Project, ...], field: str) -> tuple[Project, ...]:
    """The projects, which must all say this of themselves: others would be missing from the count."""
    for project in projects:
        if getattr(project, Project.template_names[field]) is None:
            raise Refusal(f"项目“{project.name}”没有填写“{field}”")
    return projects
