"""A difference of a cent: rounding in most files, a slip in one that is exact everywhere else."""

from __future__ import annotations

import pytest
from tests.rules.examining import report_of

from reportgen.errors import Problem, Severity
from reportgen.rules import check


def expenses(first_total: str) -> str:
    """Twelve lines of two parts each, all exact to the yuan, but for the total of the first."""
    lines = [
        f"    - {{名称: 第{line}所学校, 决算数: {total}, 明细: [{{名称: 甲, 决算数: {line}.1234}}, {{名称: 乙, 决算数: 1}}]}}"
        for line in range(1, 13)
        if (total := first_total if line == 1 else f"{line + 1}.1234")
    ]
    return "支出:\n  按功能:\n" + "\n".join(lines)


def loud(data: str) -> list[Problem]:
    return [problem for problem in check(report_of(data)) if problem.severity is not Severity.NOTE]


def test_a_cent_too_much_is_noticed_in_an_exact_file() -> None:
    [problem] = loud(expenses("2.1334"))
    assert (problem.severity, problem.code, problem.line) == (Severity.WARNING, "SUM01", 5)
    assert problem.message.endswith("相差 0.01 万元，因四舍五入存在尾差")


def test_an_exact_file_gives_nothing() -> None:
    assert loud(expenses("2.1234")) == []


@pytest.mark.parametrize("total", ["30.02", "30"])
def test_a_cent_is_left_to_rounding_where_amounts_are_rounded(total: str) -> None:
    data = f"支出: {{合计: {{决算数: {total}}}, 按功能: [{{名称: 甲, 决算数: 10}}, {{名称: 乙, 决算数: 10}}, {{名称: 丙, 决算数: 10.01}}]}}"
    assert loud(data) == []


def test_last_years_rounded_column_beside_this_years_exact_one_raises_no_alarm() -> None:
    lines = [
        f"    - {{名称: 第{line}所学校, 决算数: {line + 1}.1234, 上年决算数: {line}.03, 明细: ["
        f"{{名称: 甲, 决算数: {line}.1234, 上年决算数: {line - 1}.01}}, {{名称: 乙, 决算数: 1, 上年决算数: 1.01}}]}}"
        for line in range(1, 13)
    ]
    assert loud("支出:\n  按功能:\n" + "\n".join(lines)) == []


def test_projects_that_are_rounded_raise_no_alarm_in_exact_accounts() -> None:
    funds = "{合计: {决算数: 30.02}, 当年财政拨款: {决算数: 10.01}, 上年结转资金: {决算数: 10}, 其他资金: {决算数: 10}}"
    assert loud(f"{expenses('2.1234')}\n项目选列: 是\n项目:\n  - {{名称: 甲, 资金: {funds}}}") == []


def test_a_total_that_follows_from_rounded_parts_may_exceed_the_whole_by_a_cent() -> None:
    data = (
        "支出: {按性质: {基本支出: {上年决算数: 655.61}}}\n"
        "财政拨款: {支出: {按性质: {人员经费: {上年决算数: 557.92}, 公用经费: {上年决算数: 97.70}}}}"
    )
    assert loud(data) == []
    assert [problem.code for problem in loud(data.replace("97.70", "97.71"))] == ["TIE02", "TIE11"]
