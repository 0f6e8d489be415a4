"""A report as a layout prints it: completed and filled in once, for checking and for rendering."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen import Layout, Report, ReportgenError, open_layout
from reportgen.word.gbt9704 import from_outline
from reportgen.word.outline import outline


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    (tmp_path / "report.docx").write_bytes(from_outline("[正文] {{ 文字.说明 }}{{ 支出.合计|万元 }}。"))
    (tmp_path / "layout.yaml").write_text(
        "文字: {说明: {}}\n需要: [支出.合计.上年决算数]\n可选: [支出.按功能]", encoding="utf-8"
    )
    return open_layout(tmp_path)


def report(text: str) -> Report:
    lines = [{"名称": "教育支出", "决算数": "1.10"}, {"名称": "农林水支出", "决算数": "2.20"}]
    data = {"年度": 2022, "单位": {"名称": "甲"}, "支出": {"按功能": lines}, "文字": {"说明": text}}
    return Report.model_validate(data)


def test_totals_and_quoted_figures_are_filled_in(layout: Layout) -> None:
    ready = layout.prepared(report("支出{支出.合计|万元}，即"))
    assert ready.report.narrative == {"说明": "支出3.30万元，即"}
    assert ready.problems == []


def test_a_placeholder_that_leads_nowhere_is_a_problem_and_nothing_is_printed(layout: Layout) -> None:
    ready = layout.prepared(report("支出{支出.总计}，即"))
    assert ready.report.narrative == {"说明": "支出{支出.总计}，即"}
    assert [problem.where for problem in ready.problems] == ["文字 › 说明"]
    with pytest.raises(ReportgenError, match="没有“总计”"):
        layout.render(ready)


def test_it_takes_the_place_of_the_report(layout: Layout) -> None:
    raw = report("支出{支出.合计|万元}，即")
    ready = layout.prepared(raw)
    assert [problem.where for problem in layout.check(ready)] == ["支出 › 合计 › 上年决算数"]
    assert layout.check(ready) == layout.check(raw)
    assert outline(layout.render(ready)).splitlines()[-1] == "[正文] 支出3.30万元，即3.30万元。"
    assert layout.render(ready) == layout.render(raw)


def test_checking_and_rendering_take_one_run_of_the_template(layout: Layout) -> None:
    whole = report("支出{支出.合计|万元}，即")
    lines = whole.expenditure.by_function
    known = [line.model_copy(update={"prior_actual": line.actual}) for line in lines]
    spending = whole.expenditure.model_copy(update={"by_function": tuple(known)})
    ready = layout.prepared(whole.model_copy(update={"expenditure": spending}))
    tried = layout.tried(ready, "native")
    assert tried.problems == layout.check(ready)
    assert tried.document() == layout.render(ready)


def test_nothing_is_drawn_for_a_report_that_lacks_something(layout: Layout) -> None:
    tried = layout.tried(report("支出{支出.合计|万元}，即"), "image")
    assert [problem.code for problem in tried.problems] == ["layout.needs"]
    assert tried.document is None
