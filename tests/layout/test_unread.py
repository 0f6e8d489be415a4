"""What a data file states and no place of its layout prints is told in one note, at the first such line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from reportgen import check
from reportgen.layout.places import place_of
from reportgen.layout.unread import AskedPlaces
from reportgen.model.validation import report_from
from reportgen.source import read
from reportgen.word.gbt9704 import from_outline


def told(*listed: str, **data: Any) -> list[str]:
    report = report_from(read({"年度": 2022, "单位": {"名称": "示例局"}, **data}))
    found = AskedPlaces([place_of(address) for address in listed]).problems(report)
    return [f"{problem.where}：{problem.message}" for problem in found]


def test_a_figure_that_no_place_prints_is_named() -> None:
    assert told("会议费.决算数", 会议费={"决算数": 1, "上年决算数": 2}) == [
        "会议费 › 上年决算数：写了而本版式不印的数据：会议费.上年决算数"
    ]


def test_a_record_of_which_nothing_is_printed_is_named_as_a_whole() -> None:
    assert told("会议费.决算数", 会议费={"决算数": 1}, 培训费={"决算数": 1, "上年决算数": 2}) == [
        "培训费：写了而本版式不印的数据：培训费"
    ]


def test_a_field_of_many_entries_and_levels_is_named_once() -> None:
    lines = [
        {"名称": "甲", "决算数": 1, "全年预算数": 1},
        {"名称": "乙", "明细": [{"名称": "丙", "决算数": 1, "全年预算数": 2}]},
    ]
    assert told("支出.按功能.决算数", 支出={"按功能": lines}) == [
        "支出 › 按功能 › 第1项“甲” › 全年预算数：写了而本版式不印的数据：支出.按功能.全年预算数"
    ]


def test_many_are_counted() -> None:
    columns = {"年初预算数": 1, "全年预算数": 1, "决算数": 1, "上年决算数": 1}
    names = ("因公出国", "公务用车", "公务接待")
    (only,) = told(
        "三公经费.合计.变动原因",
        "三公经费.因公出国.变动原因",
        "三公经费.公务用车.变动原因",
        "三公经费.公务接待.变动原因",
        三公经费=dict.fromkeys(names, columns),
    )
    assert only.endswith("三公经费.公务接待.年初预算数、三公经费.公务接待.全年预算数等 12 处")


def test_texts_labels_and_what_serves_checking_are_not_named() -> None:
    """A text that is not printed is told by itself; 核对 is never printed."""
    line = {"编码": "208", "名称": "甲", "决算数": 1, "变动原因": "减少", "核对": {"执行率": 100}}
    assert told("支出.按功能.决算数", 支出={"按功能": [line]}, 项目平均分=90, 其他数据={"会议": "3次"}) == []


def test_what_a_text_quotes_is_printed() -> None:
    funds = {"合计": {"决算数": 3, "年初预算数": 4}, "公务接待": {"决算数": 3}}
    report = report_from(read({"年度": 2022, "单位": {"名称": "示例局"}, "三公经费": funds}))
    (only,) = AskedPlaces([place_of("会议费")]).problems(report, {("three_public", "total")})
    assert only.message == "写了而本版式不印的数据：三公经费.公务接待"


@pytest.mark.parametrize("lists", ["", "可选: [会议费.决算数]"])
def test_a_layout_without_lists_asks_for_what_its_template_reads(tmp_path: Path, lists: str) -> None:
    (tmp_path / "report.docx").write_bytes(from_outline("[正文] {%if 会议费 %}{{ 会议费|万元 }}{%endif%}"))
    (tmp_path / "layout.yaml").write_text(lists or "文字: {}", encoding="utf-8")
    data = {
        "年度": 2022,
        "单位": {"名称": "示例局"},
        "会议费": {"决算数": 1, "上年决算数": 2},
        "培训费": {"决算数": 1},
    }
    found = [problem for problem in check(data, tmp_path) if problem.code == "layout.unread"]
    assert [problem.message for problem in found] == ["写了而本版式不印的数据：会议费.上年决算数、培训费"]


def test_of_a_faulty_template_only_its_faults_are_told(tmp_path: Path) -> None:
    (tmp_path / "report.docx").write_bytes(from_outline("[正文] {{ 会议费|万圆 }}"))
    data = {"年度": 2022, "单位": {"名称": "示例局"}, "培训费": {"决算数": 1}}
    assert "layout.unread" not in {problem.code for problem in check(data, tmp_path)}
