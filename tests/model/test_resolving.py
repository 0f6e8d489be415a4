"""What an address leads to in a report, and where the report leaves something out."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reportgen.model.evaluation import Indicator
from reportgen.model.paths import parse
from reportgen.model.report import Report
from reportgen.model.resolving import Resolved, missing, resolve
from reportgen.model.steps import Positions
from reportgen.model.validation import report_from
from reportgen.source import read

REPORT = report_from(
    read(
        """\
年度: 2023
单位: {名称: 甲局}
支出:
  按功能:
    - {编码: "208", 名称: 社会保障和就业支出, 明细: [{名称: 甲, 决算数: 1}, {名称: 乙, 决算数: 2}]}
    - {编码: "221", 名称: 住房保障支出, 决算数: 0, 明细: [{名称: 丙}]}
整体评价:
  指标:
    - {名称: 产出, 得分: 9, 下级指标: [{名称: 数量, 得分: 4}, {名称: 质量}, {名称: 时效, 分值调整至: 数量}]}
其他数据: {}
"""
    )
)


def resolved(address: str) -> Resolved:
    return resolve(parse(address, Report, marks=True), REPORT)


def gaps(address: str) -> list[tuple[str | int, ...]]:
    """Where something is missing, and in the end what is wanted below that."""
    return [(*gap.path, *gap.within) for gap in missing(parse(address, Report, marks=True), REPORT)]


def test_a_value_comes_with_its_place() -> None:
    (found,) = resolved("支出.按功能.221.决算数").found
    assert (found.path, found.value) == (("expenditure", "by_function", 1, "actual"), Decimal(0))


def test_lists_of_several_entries_are_one_row_of_values() -> None:
    assert [getattr(line, "name", None) for line in resolved("支出.按功能.明细").values] == ["甲", "乙", "丙"]


def test_what_is_not_stated_is_a_gap_beside_the_values() -> None:
    ends = resolved("支出.按功能.明细.决算数")
    assert [found.value for found in ends.found] == [1, 2]
    (gap,) = ends.gaps
    assert gap.path == ("expenditure", "by_function", 1, "items", 0, "actual")


@pytest.mark.parametrize(
    ("address", "path", "within"),
    [
        ("收入.合计.决算数", ("income",), ("total", "actual")),
        ("收入.按来源.决算数", ("income",), ("by_source", "actual")),
        ("支出.按功能.210.决算数", ("expenditure", "by_function", "210"), ("actual",)),
        ("支出.按功能.第3项.决算数", ("expenditure", "by_function", 2), ("actual",)),
        ("其他数据.满意度", ("facts",), ("满意度",)),
    ],
)
def test_a_gap_tells_how_far_the_data_go_and_what_is_wanted_below(
    address: str, path: tuple[str | int, ...], within: tuple[str | int, ...]
) -> None:
    (gap,) = resolved(address).gaps
    assert (gap.path, gap.within) == (path, within)


def test_up_to_the_mark_nothing_is_missing() -> None:
    assert gaps("收入?.合计.决算数") == []
    assert gaps("支出.按功能?.上年决算数") == [
        ("expenditure", "by_function", 0, "prior_actual"),
        ("expenditure", "by_function", 1, "prior_actual"),
    ]
    assert gaps("支出.按功能.210?.决算数") == []
    assert [gap.is_optional for gap in resolved("收入?.合计").gaps] == [True]


def test_what_follows_from_parts_is_asked_of_the_lowest_unless_something_takes_its_place() -> None:
    way = ("evaluation", "indicators", 0, "items")
    assert gaps("整体评价.指标.得分") == [(*way, 1, "score")]
    assert gaps("整体评价.指标.下级指标.得分") == [(*way, 1, "score")]
    assert gaps("整体评价.指标.分值") == [(*way, index, "weight") for index in range(3)]
    assert gaps("整体评价.指标.下级指标") == []


def test_what_follows_from_parts_is_resolved_where_it_is_stated() -> None:
    assert resolved("整体评价.指标.得分").values == (9,)
    indicators = resolved("整体评价.指标.下级指标").values
    assert [entry.name for entry in indicators if isinstance(entry, Indicator)] == ["数量", "质量", "时效"]


def test_lists_are_looked_through_once_for_many_addresses() -> None:
    positions: Positions = {}
    for name in ("208", "221", "住房保障支出"):
        assert resolve(parse(f"支出.按功能.{name}", Report), REPORT, positions).found
    (known,) = positions.values()
    assert known == {"208": 0, "社会保障和就业支出": 0, "221": 1, "住房保障支出": 1}
