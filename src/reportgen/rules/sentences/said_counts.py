"""Counts and scores that sentences state, compared with the data."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.deadlines import check_time
from reportgen.errors import Severity
from reportgen.rules.case import Case
from reportgen.rules.catalogue import Group
from reportgen.rules.finding import Finding, points
from reportgen.rules.matching import TEXT_REVIEW
from reportgen.rules.sentences.counts_said import agrees_with_number, known_numbers
from reportgen.rules.sentences.said import Said, said
from reportgen.statements import Measure

GROUP = Group("文字中的数量与得分", [])

_PROJECTS = ("个", "条", "项")


def _others(case: Case, measures: tuple[Measure, ...]) -> Iterator[tuple[Said, Finding]]:
    for one in case.once(said):
        check_time()  # each may be held against every project
        statement = one.statement
        if statement.measure not in measures or statement.year not in (None, case.report.year):
            continue
        known = known_numbers(case, one)
        if known and not agrees_with_number(one, known):
            unit = statement.figure.unit
            told = "、".join(dict.fromkeys(points(number) for number in known[:_MOST]))
            message = f"{one.quote}：数据中为 {told} {unit}"
            yield (
                one,
                Finding(
                    one.path, message, Severity.WARNING, "核对文字与数据", told, statement.figure.written
                ),
            )


_MOST = 5
"""How many numbers a message lists."""


def _is_of_projects(one: Said) -> bool:
    said_of = f"{one.statement.subject}{one.statement.following}"
    return one.statement.figure.unit in _PROJECTS and ("项目" in said_of or "自评数量" in said_of)


@GROUP.rule(
    "FIG06",
    "文字中的项目数与项目列表一致",
    basis=TEXT_REVIEW,
    tolerance="写明等次、类别、完成情况或绩效管理步骤的按该项核对；其余与列出、已评、应评的项目数之一相同即可",
    example="项目: [{名称: 系统运行维护, 得分: 95}]\n文字: {说明: 项目支出绩效自评共有3条。}",
    says="“项目支出绩效自评共有3条。”：数据中为 1 条",
)
def project_counts_are_the_data(case: Case) -> Iterator[Finding]:
    return (finding for one, finding in _others(case, (Measure.COUNT,)) if _is_of_projects(one))


@GROUP.rule(
    "FIG07",
    "文字中的得分、分值、平均分与数据一致",
    basis=TEXT_REVIEW,
    tolerance="按所写的小数位数核对；指标的自评说明里写的得分与该指标核对",
    example="整体评价: {得分: 98.21}\n文字: {说明: 部门整体支出绩效自评得分为89.21分。}",
    says="“部门整体支出绩效自评得分为89.21分。”：数据中为 98.21 分",
)
def scores_are_the_data(case: Case) -> Iterator[Finding]:
    measures = (Measure.SCORE, Measure.WEIGHT, Measure.AVERAGE)
    return (finding for _, finding in _others(case, measures))


@GROUP.rule(
    "FIG09",
    "文字中的人数、车辆数、批次、指标值等数量与数据一致",
    basis=TEXT_REVIEW,
    tolerance="数据中有同一数量的才核对",
    example="三公经费: {公务接待: {批次: 31, 人次: 248}}\n文字: {说明: 公务接待31批次共284人次。}",
    says="“公务接待31批次共284人次。”：数据中为 248 人次",
)
def counts_are_the_data(case: Case) -> Iterator[Finding]:
    measures = (Measure.COUNT, Measure.CHANGE_COUNT)
    return (finding for one, finding in _others(case, measures) if not _is_of_projects(one))
