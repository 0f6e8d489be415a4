"""Checked against its template, a report is refused for all that a render would refuse, and told of what is not printed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reportgen import Layout, ReportgenError, check, open_layout, render
from reportgen.word.gbt9704 import from_outline

Made = Callable[..., Layout]


@pytest.fixture
def layout(tmp_path: Path) -> Made:
    def make(*lines: str, manifest: str = "") -> Layout:
        (tmp_path / "report.docx").write_bytes(from_outline("\n".join(f"[正文] {line}" for line in lines)))
        (tmp_path / "layout.yaml").write_text(manifest or "文字: {}", encoding="utf-8")
        return open_layout(tmp_path)

    return make


def data(**more: Any) -> dict[str, Any]:
    return {"年度": 2022, "单位": {"名称": "示例局"}, **more}


def complaints(given: dict[str, Any], layout: Layout) -> list[str]:
    found = [problem for problem in check(given, layout) if problem.code.startswith(("layout", "word"))]
    return [f"{problem.severity} {problem.where}：{problem.message}" for problem in found]


def test_without_any_declared_needs_all_that_the_template_asks_for_is_asked_for(layout: Made) -> None:
    made = layout(
        "{{ 单位.自称 }}支出{{ 支出.合计|万元 }}。",
        "{%p for 项 in 支出.按功能 %}",
        "{{ 项.名称 }}{{ 项|较上年 }}。",
        "{%p endfor %}",
        "{{ 会议费|万元 }}",
    )
    lines = [{"名称": "教育支出", "决算数": 1}, {"名称": "农林水支出", "决算数": 2, "上年决算数": 1}]
    given = data(支出={"按功能": lines})
    assert complaints(given, made) == [
        "error 单位 › 自称：没有填写，模板的正文第1段要用它",
        "error 支出 › 按功能 › 第1项“教育支出”：“教育支出”缺少决算数或上年决算数，无法比较，模板的正文第3段要用它",
        "error 会议费：没有填写，模板的正文第5段要用它",
    ]
    with pytest.raises(ReportgenError):
        render(given, made)


def test_what_is_declared_is_asked_for_once(layout: Made) -> None:
    made = layout("{{ 单位.自称 }}{{ 会议费|万元 }}", manifest="需要: [单位.自称, 会议费.决算数]")
    assert complaints(data(), made) == [
        "error 单位 › 自称：没有填写，本版式需要它",
        "error 会议费 › 决算数：没有填写，本版式需要它",
    ]


@pytest.mark.parametrize("optional", ["会议费?.决算数", "会议费.决算数"])
def test_a_sound_report_is_not_complained_of(layout: Made, optional: str) -> None:
    made = layout("{%if 会议费 %}{{ 会议费|万元 }}{%endif%}", manifest=f"需要: [{optional}]")
    assert complaints(data(会议费={"决算数": 1}), made) == []


def test_a_text_that_is_not_printed_in_this_case_is_told_with_the_reason(layout: Made) -> None:
    made = layout(
        "{{ 会议费|较上年 }}{{ 会议费|原因 }}",
        "{%if 项目 %}{{ 文字.项目管理 }}{%endif%}",
        manifest="文字: {项目管理: {}}",
    )
    flat = {"决算数": 1, "上年决算数": 1, "变动原因": "会议减少"}
    given = data(
        会议费=flat, 文字={"项目管理": "（一）专账核算。\n（二）专款专用。"}, 预算调整原因="追加项目"
    )
    assert complaints(given, made) == [
        "note 预算调整原因：没有印出“追加项目”：本版式此处不印它",
        "note 文字 › 项目管理：没有印出“（一）专账核算。”：本版式此时不印这一段",
        "note 会议费 › 变动原因：没有印出“会议减少”：与上年持平，不说明原因",
    ]


def test_a_text_that_is_printed_with_other_numbers_or_without_its_lead_is_printed(layout: Made) -> None:
    made = layout(
        "{{ 一级 }}概况",
        "{{ 会议费|较上年 }}，{{ 会议费|原因 }}。",
        "{{p 文字.项目管理|段落(一级) }}",
        manifest="文字: {项目管理: {}}",
    )
    reason = {"决算数": 2, "上年决算数": 1, "变动原因": "增加的主要原因是 会议增多。"}
    given = data(会议费=reason, 文字={"项目管理": "一、专账核算\n二、A&B <公司> 承办。0.5万元另付"})
    assert complaints(given, made) == []


def test_entries_of_a_kind_are_told_together(layout: Made) -> None:
    given = data(项目=[{"名称": "甲项目", "备注": "延期"}, {"名称": "乙项目"}])
    assert complaints(given, layout("{{ 年度 }}年")) == [
        "note 项目 › 第1项“甲项目” › 名称：没有印出“甲项目”等 2 处：本版式此处不印它",
        "note 项目 › 第1项“甲项目” › 备注：没有印出“延期”：本版式此处不印它",
    ]


def test_a_project_that_skipped_the_stage_is_told_why_its_texts_are_not_printed(layout: Made) -> None:
    made = layout(
        '{%p for 项 in 项目|做过("自评报告") %}',
        "{{ 项.名称 }}：{{ 项.文字.结论 }}",
        "{%p endfor %}",
        manifest="项目文字: {环节: 自评报告, 各段: {结论: {}}}",
    )
    projects = [
        {"名称": "甲", "绩效管理": ["自评报告"], "文字": {"结论": "较好"}},
        {"名称": "乙", "文字": {"结论": "尚可"}},
    ]
    assert complaints(data(项目=projects), made) == [
        "note 项目 › 第2项“乙” › 名称：没有印出“乙”：本版式此处不印它",
        "note 项目 › 第2项“乙” › 文字 › 结论：没有印出“尚可”：项目“乙”的“绩效管理”中没有“自评报告”",
    ]


def test_a_reason_that_the_layout_does_not_print_is_not_asked_for(layout: Made) -> None:
    given = data(会议费={"决算数": 9, "上年决算数": 1}, 培训费={"决算数": 9, "上年决算数": 1})
    made = layout("{{ 会议费|较上年 }}{{ 会议费|原因 }}", manifest="可选: [会议费.变动原因]")
    asked = [problem.where for problem in check(given, made) if problem.code == "RAT13"]
    assert asked == ["会议费"]
    assert len([problem for problem in check(given) if problem.code == "RAT13"]) == 2
