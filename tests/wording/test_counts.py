"""How many, in words."""

from __future__ import annotations

import pytest
from tests.wording.saying import say

from reportgen.errors import Refusal
from reportgen.model.evaluation import Indicator, ProblemsFound, Project


def tree(*sizes: int) -> tuple[Indicator, ...]:
    """Indicators of as many levels as there are sizes, each with so many parts."""
    first, *deeper = sizes
    parts = tree(*deeper) if deeper else ()
    return tuple(Indicator.model_validate({"name": f"指标{n}", "items": parts}) for n in range(first))


def projects(*kinds: str | None, completed: bool | None = True) -> tuple[Project, ...]:
    return tuple(
        Project.model_validate({"name": f"项目{number}", "kind": kind, "completed": completed})
        for number, kind in enumerate(kinds)
    )


@pytest.mark.parametrize(
    ("sizes", "said"),
    [
        ((1, 1, 6), "一级指标1个，二级指标1个，三级指标6个"),
        ((2, 3), "一级指标2个，二级指标6个"),
        ((4,), "一级指标4个"),
    ],
)
def test_indicators_are_counted_on_the_levels_that_there_are(sizes: tuple[int, ...], said: str) -> None:
    assert say("各级指标数", tree(*sizes)) == said


def test_more_than_three_levels_have_no_name() -> None:
    with pytest.raises(Refusal, match="指标有4级，最多三级"):
        say("各级指标数", tree(1, 1, 1, 1))


def test_the_lowest_indicators_of_one_without_parts_are_itself() -> None:
    (alone,) = tree(1)
    (whole,) = tree(1, 2, 2)
    assert say("末级指标", alone) == (alone,)
    assert len(say("末级指标", whole)) == 4


def test_kinds_asked_for_are_named_even_where_there_is_none_and_others_follow() -> None:
    listed = projects("经常性项目", "经常性项目", "一次性项目")
    said = say("类别分布", listed, "个属", ["经常性项目", "当年度新增项目"])
    assert said == "2个属经常性项目、0个属当年度新增项目、1个属一次性项目"


def test_completed_and_uncompleted_projects_are_all_projects() -> None:
    listed = (*projects("甲", "乙"), *projects("丙", completed=False))
    assert (say("完成数", listed), say("未完成数", listed)) == (2, 1)


@pytest.mark.parametrize(("phrase", "options"), [("类别分布", ("个属",)), ("完成数", ()), ("未完成数", ())])
def test_a_project_that_does_not_tell_is_not_passed_over(phrase: str, options: tuple[str, ...]) -> None:
    with pytest.raises(Refusal, match="项目“项目0”没有填写"):
        say(phrase, projects(None, completed=None), *options)


@pytest.mark.parametrize(
    ("found", "mended", "said"),
    [
        (4, 3, "发现问题4个，已整改3个，其余1个正在整改"),
        (4, 4, "发现问题4个，已全部整改"),
        (4, 0, "发现问题4个，均正在整改"),
        (0, 0, "未发现问题"),
    ],
)
def test_problems_are_mended_or_being_mended(found: int, mended: int, said: str) -> None:
    assert say("整改情况", ProblemsFound(found=found, mended=mended)) == said


def test_a_layout_has_its_own_words_for_what_is_mended() -> None:
    problems = ProblemsFound(found=4, mended=3)
    said = say("整改情况", problems, 词="查出不足", 已改="已完成整改", 其余="限期整改")
    assert said == "查出不足4个，已完成整改3个，其余1个限期整改"


def test_no_more_can_be_mended_than_was_found() -> None:
    with pytest.raises(Refusal, match="已整改的问题 5 个，多于发现的 4 个"):
        say("整改情况", ProblemsFound(found=4, mended=5))
