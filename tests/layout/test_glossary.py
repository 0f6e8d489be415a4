"""名词解释: a report explains the terms that it has figures for, and no others."""

from __future__ import annotations

from typing import Any

import pytest

from reportgen.errors import ReportgenError, Severity
from reportgen.figures.totals import completed
from reportgen.layout.glossary import chosen_entries
from reportgen.layout.library import library
from reportgen.layout.manifest import glossary_problems
from reportgen.model.glossary import Glossary
from reportgen.model.report import Report
from reportgen.model.validation import record_from, report_from
from reportgen.source import read

SHARED = library() / "shared" / "glossary.yaml"

TERMS = """
名词:
  - {词: 事业收入, 释义: 指甲。}
  - {编码: "2210201", 释义: 指乙。}
  - {编码: "2010301", 释义: 指丙。}
  - {词: “三公”经费, 位置: [三公经费.合计], 释义: 指丁。}
"""


def glossary(text: str = TERMS) -> Glossary:
    return record_from(Glossary, read(text.encode()))


def report(**more: Any) -> Report:
    return completed(report_from(read({"年度": 2022, "单位": {"名称": "示例局"}, **more})))


def housing(amount: str) -> dict[str, Any]:
    fund = {"编码": "2210201", "名称": "住房公积金", "决算数": amount}
    reform = {"编码": "22102", "名称": "住房改革支出", "明细": [fund]}
    return {"编码": "221", "名称": "住房保障支出", "明细": [reform]}


def office() -> dict[str, Any]:
    running = {"编码": "2010301", "名称": "行政运行", "决算数": "5"}
    affairs = {"编码": "20103", "名称": "政府办公厅（室）及相关机构事务", "明细": [running]}
    return {"编码": "201", "名称": "一般公共服务支出", "明细": [affairs]}


def terms(chosen: Report, text: str = TERMS) -> list[str | None]:
    return [entry.term for entry in chosen_entries(glossary(text), chosen)]


def test_lines_of_the_classification_come_by_their_codes_under_their_full_names() -> None:
    assert terms(report(支出={"按功能": [housing("3"), office()]})) == [
        "一般公共服务（类）政府办公厅（室）及相关机构事务（款）行政运行（项）",
        "住房保障（类）住房改革支出（款）住房公积金（项）",
    ]


def test_lines_count_whatever_money_they_were_paid_with() -> None:
    assert terms(report(政府性基金预算={"支出": {"按功能": [housing("3")]}})) == [
        "住房保障（类）住房改革支出（款）住房公积金（项）"
    ]


@pytest.mark.parametrize("amount", ["0", "0.004"])
def test_a_line_without_spending_is_not_explained(amount: str) -> None:
    assert terms(report(支出={"按功能": [housing(amount)]})) == []


def test_a_term_is_explained_where_an_item_of_that_name_or_its_place_has_an_amount() -> None:
    income = {"按来源": [{"名称": "事业收入", "决算数": "2"}]}
    expenses = {"合计": {"决算数": "2.4"}}
    assert terms(report(收入=income, 三公经费=expenses)) == ["事业收入", "“三公”经费"]
    assert terms(report(收入={"按来源": [{"名称": "事业收入", "决算数": "0"}]})) == []


def test_the_data_may_rewrite_and_add_terms() -> None:
    own = [
        {"词": "“三公”经费", "位置": ["三公经费.合计"], "释义": "指戊。"},
        {"词": "会议费", "释义": "指己。"},
    ]
    chosen = report(三公经费={"合计": {"决算数": "2.4"}}, 会议费={"决算数": "1"}, 名词解释=own)
    assert [entry.definition for entry in chosen_entries(glossary(), chosen)] == ["指戊。", "指己。"]


def test_wrong_places_and_nameless_entries_are_named() -> None:
    text = "名词: [{词: 甲, 位置: [三公经费.总计], 释义: 指甲。}, {释义: 指乙。}]"
    assert [str(problem) for problem in glossary_problems(glossary(text))] == [
        "名词 › 甲：数据位置“三公经费.总计”不对：“三公经费”中没有“总计”（是否应为“合计”？）",
        "名词：“指乙。”没有写词或编码",
    ]


def test_the_shared_terms_are_sound() -> None:
    shared = record_from(Glossary, read(SHARED.read_bytes(), str(SHARED)))
    assert glossary_problems(shared) == []
    keys = [entry.code or entry.term for entry in shared.entries]
    assert len(keys) == len(set(keys))


def test_a_definition_is_needed() -> None:
    with pytest.raises(ReportgenError, match="缺少必填项“释义”") as caught:
        glossary("名词: [{词: 甲}]")
    assert [problem.severity for problem in caught.value.problems] == [Severity.ERROR]
