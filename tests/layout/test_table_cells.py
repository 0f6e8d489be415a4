"""Of the published tables that a template prints, blank cells and rows that do not add up are told beforehand."""

from __future__ import annotations

from typing import Any

import pytest

from reportgen.figures.final_accounts import FinalAccounts
from reportgen.figures.totals import completed
from reportgen.layout.table_cells import table_problems
from reportgen.model.validation import report_from
from reportgen.source import read


def told(*tables: str, **data: Any) -> list[str]:
    """What is told of the tables by these attributes, once they were printed."""
    report = completed(report_from(read({"年度": 2022, "单位": {"名称": "示例局"}, **data})))
    accounts = FinalAccounts(report)
    for table in tables:
        getattr(accounts, table)
    return [f"{found.severity} {found.where}：{found.message}" for found in table_problems(accounts, report)]


def line(name: str, actual: int, **columns: int) -> dict[str, Any]:
    return {"名称": name, "决算数": actual, "分列": columns} if columns else {"名称": name, "决算数": actual}


SOURCES = [{"名称": "财政拨款收入", "决算数": 8}, {"名称": "其他收入", "决算数": 2}]
BLANK = "财政拨款收入、上级补助收入、事业收入、经营收入、附属单位上缴收入、其他收入"


def test_a_line_that_does_not_say_in_which_columns_it_belongs_is_named_with_them() -> None:
    lines = [line("行政运行", 8), line("机关服务", 2, 其他收入=2)]
    income = {"按来源": SOURCES, "按功能": lines}
    assert told("income", 收入=income) == [f"warning 收入 › 按功能：公开02表有空白的格：“行政运行”的{BLANK}"]


def test_lines_with_the_same_blank_columns_are_named_together() -> None:
    lines = [line(f"第{number}项", 1) for number in range(1, 11)]
    income = {"按来源": SOURCES, "按功能": lines}
    assert told("income", 收入=income) == [
        f"warning 收入 › 按功能：公开02表有空白的格：“第1项”“第2项”“第3项”“第4项”“第5项”等 10 行的{BLANK}"
    ]


@pytest.mark.parametrize("tables", [(), ("expenditure",)])
def test_a_table_that_is_not_printed_is_not_looked_at(tables: tuple[str, ...]) -> None:
    assert told(*tables, 收入={"按来源": SOURCES, "按功能": [line("行政运行", 10)]}) == []


def test_one_source_needs_no_columns() -> None:
    income = {"按来源": SOURCES[:1], "按功能": [line("行政运行", 8)]}
    assert told("income", 收入=income) == []


def test_a_row_whose_columns_do_not_add_up_is_an_error() -> None:
    natures = {"基本支出": {"决算数": 8}, "项目支出": {"决算数": 2}}
    lines = [line("行政运行", 8, 基本支出=8), line("一般行政管理事务", 2, 项目支出=1)]
    assert told("expenditure", 支出={"按性质": natures, "按功能": lines}) == [
        "error 支出 › 按功能：公开03表“一般行政管理事务”各栏之和 1 万元，与合计 2 万元相差 1 万元"
    ]


def test_the_kinds_of_appropriation_add_up_in_every_row() -> None:
    data = {
        "财政拨款": {
            "收入": {"合计": {"决算数": 10}},
            "支出": {"合计": {"决算数": 9}},
            "年末结转和结余": {"决算数": 1},
        },
        "一般公共预算": {"收入": {"合计": {"决算数": 8}}, "支出": {"合计": {"决算数": 8}}},
        "政府性基金预算": {"收入": {"合计": {"决算数": 1}}, "支出": {"合计": {"决算数": 1}}},
    }
    kinds = "一般公共预算、政府性基金预算、国有资本经营预算"
    assert told("appropriation", **data) == [
        f"warning 财政拨款：公开04表有空白的格：“年末财政拨款结转和结余”的{kinds}",
        "error 财政拨款：公开04表“总计”各栏之和 9 万元，与合计 10 万元相差 1 万元",
    ]


def test_the_form_of_public_expenses_has_no_columns_for_kinds_of_receptions() -> None:
    spent = {"年初预算数": 3, "决算数": 2}
    expenses = {"合计": spent, "公务接待": spent, "国内接待": {"决算数": 2}}
    assert told("three_public", 三公经费=expenses) == []
