"""The tables that Sichuan publishes beside the nine national ones."""

from __future__ import annotations

from decimal import Decimal

from tests.intake.books import Rows, book

from reportgen.intake.cells import read_book
from reportgen.intake.importing import taken
from reportgen.intake.places import address_of


def heading(title: str, label: str) -> Rows:
    return [[title], ["2023年度", None, None, label], ["部门：甲局", None, None, "金额单位：万元"]]


def values(rows: Rows, *merged: str) -> tuple[dict[str, object], list[str]]:
    found = taken([read_book(book({"表": rows}, *(("表", area) for area in merged)), "表.xlsx")])
    said = {address_of(steps): value.value for steps, value in found.values.items() if not value.is_zero}
    return said, [str(problem) for problem in found.problems]


def test_the_details_of_all_appropriations_go_to_the_fund_of_their_column() -> None:
    rows: Rows = [
        *heading("财政拨款支出决算明细表", "公开05表"),
        ["项目", None, "合计", "一般公共预算财政拨款", None, None, "政府性基金预算财政拨款"],
        ["经济分类科目编码", "科目名称", None, "小计", "基本支出", "项目支出", "小计"],
        ["合计", None, 130, 100, 70, 30, 30],
        ["301", "工资福利支出", 60, 60, 60, 0, None],
        ["30101", "基本工资", 60, 60, 60, 0, None],
        ["302", "商品和服务支出", 70, 40, 10, 30, 30],
    ]
    said, problems = values(rows, "A4:B4", "C4:C5", "D4:F4")
    assert problems == []
    assert said["财政拨款.支出.合计.决算数"] == 130
    assert said["财政拨款.支出.按经济分类.302.决算数"] == 70
    assert said["一般公共预算.支出.按经济分类.301.明细.30101.决算数"] == 60
    assert said["政府性基金预算.支出.按经济分类.302.决算数"] == 30


def test_details_with_subjects_by_function_are_read_from_their_columns() -> None:
    rows: Rows = [
        *heading("一般公共预算财政拨款支出决算明细表", "公开07表"),
        ["项目", None, "合计", "工资福利支出", None, "商品和服务支出"],
        ["科目编码", "科目名称", None, "小计", "基本工资", "小计"],
        ["合计", None, 100, 60, 60, 40],
        ["201", "一般公共服务支出", 100, 60, 60, 40],
    ]
    said, problems = values(rows, "A4:B4", "C4:C5", "D4:E4")
    assert problems == []
    assert said["一般公共预算.支出.按经济分类.301.明细.30101.决算数"] == 60
    assert said["一般公共预算.支出.按经济分类.302.决算数"] == 40
    assert "一般公共预算.支出.按经济分类.201.决算数" not in said


def test_project_expenditure_is_a_column_of_its_subjects() -> None:
    rows: Rows = [
        *heading("一般公共预算财政拨款项目支出决算表", "公开09表"),
        ["科目编码", "科目名称", "合计"],
        ["合计", None, 30.5],
        ["201", "一般公共服务支出", 30.5],
        [None, "修缮", 30.5],
    ]
    said, problems = values(rows)
    assert said["一般公共预算.支出.按性质.项目支出.决算数"] == Decimal("30.5")
    assert said["一般公共预算.支出.按功能.201.分列.项目支出"] == Decimal("30.5")
    assert problems == ["表.xlsx › 表!C7：这一行“修缮”认不出，没有读"]


def test_state_capital_has_a_table_with_its_balances() -> None:
    rows: Rows = [
        *heading("国有资本经营预算财政拨款收入支出决算表", "公开11表"),
        ["科目编码", "科目名称", "年初结转和结余", "本年收入", "本年支出", "年末结转和结余"],
        ["合计", None, 1, 2, 2.5, 0.5],
        ["223", "国有资本经营预算支出", 1, 2, 2.5, 0.5],
    ]
    said, problems = values(rows)
    assert problems == []
    assert said["国有资本经营预算.年初结转和结余.决算数"] == 1
    assert said["国有资本经营预算.年末结转和结余.决算数"] == Decimal("0.5")
    assert said["国有资本经营预算.支出.按功能.223.决算数"] == Decimal("2.5")
