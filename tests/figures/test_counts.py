"""How many indicators and projects there are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportgen.figures.counts import completed_projects, indicators_by_level, projects_by_kind
from reportgen.model.evaluation import Indicator, Project


def indicator(name: str, *parts: Indicator) -> Indicator:
    return Indicator(name=name, items=parts)


def project(name: str = "某项目", **fields: object) -> Project:
    return Project.model_validate({"name": name, **fields})


def test_indicators_are_counted_level_by_level_in_a_tree_of_uneven_depth() -> None:
    tree = (
        indicator("产出", indicator("数量", indicator("场次"), indicator("人次")), indicator("质量")),
        indicator("效益", indicator("社会效益", indicator("知晓率"))),
        indicator("满意度", indicator("服务对象")),
        indicator("加分项"),
    )
    assert indicators_by_level(tree) == [4, 4, 3]
    assert indicators_by_level(tree[3:]) == [1]


def test_without_indicators_there_is_no_level() -> None:
    assert indicators_by_level(()) == []


def test_the_kinds_asked_for_come_first_even_where_no_project_is_of_them() -> None:
    projects = [project(kind="当年度新增项目"), project(kind="一次性项目"), project(kind="当年度新增项目")]
    counted = projects_by_kind(projects, ("经常性项目", "当年度新增项目"))
    assert list(counted.items()) == [("经常性项目", 0), ("当年度新增项目", 2), ("一次性项目", 1)]


def test_a_project_of_no_kind_counts_to_none() -> None:
    assert projects_by_kind([project()], ()) == {}


@given(st.lists(st.sampled_from(["甲类", "乙类", "丙类"])), st.lists(st.sampled_from(["甲类", "丁类"])))
def test_every_project_that_has_a_kind_is_counted_once(kinds: list[str], asked_for: list[str]) -> None:
    counted = projects_by_kind([project(kind=kind) for kind in kinds], asked_for)
    assert sum(counted.values()) == len(kinds)
    assert set(counted) == {*kinds, *asked_for}


def test_only_what_is_said_to_be_completed_counts_as_completed() -> None:
    projects = [project(completed="是"), project(completed="否"), project()]
    assert completed_projects(projects) == 1
    assert completed_projects([]) == 0
