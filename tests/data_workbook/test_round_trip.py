"""Data that were written into a workbook and read again are the same data."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from tests.model.generated import everything, trees
from tools.example_workbooks import parts, workbook_for, workbook_path

from reportgen import open_layout
from reportgen.data_workbook.entry import read_workbook, workbook_of
from reportgen.errors import ReportgenError
from reportgen.model.base import Record
from reportgen.model.needed import Needed, needed_of
from reportgen.model.paths import Path as Steps
from reportgen.model.report import Report
from reportgen.model.validation import report_from
from reportgen.source import read

EXAMPLES = sorted((Path(__file__).parents[2] / "data_examples").glob("*.yaml"))
QUICK = os.environ.get("REPORTGEN_TESTS") == "quick"
LOCK = Path(__file__).parents[2] / "requirements-test.txt"
IS_LOCKED = f"xlsxwriter=={xlsxwriter.__version__} " in LOCK.read_text(encoding="utf-8")
"""Whether workbooks are written by the release that wrote the examples: others order the parts of cells otherwise."""


def said(report: Report) -> dict[Steps, object]:
    """Every plain value of a report with its place; a group without any says nothing."""
    return {path: value for path, value in everything(report) if not isinstance(value, Record | tuple | dict)}


def there_and_back(report: Report, needed: Needed | None = None) -> Report:
    return report_from(read_workbook(workbook_of(needed or Needed(), report), "数据.xlsx"))


@settings(max_examples=15 if QUICK else 60, deadline=None, suppress_health_check=[HealthCheck.data_too_large])
@given(trees())
def test_any_data_come_back_as_they_were(tree: dict[str, Any]) -> None:
    report = report_from(read(tree))
    assert said(there_and_back(report)) == said(report)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_comes_back_as_it_was(example: Path) -> None:
    report = report_from(read(example))
    needed = needed_of(open_layout(example.stem).wants())
    assert said(there_and_back(report, needed)) == said(report)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_lies_beside_as_a_workbook(example: Path) -> None:
    workbook = workbook_path(example).read_bytes()
    if IS_LOCKED:
        assert parts(workbook) == parts(workbook_for(example)), "run: python -m tools.example_workbooks"
    assert said(report_from(read_workbook(workbook, "数据.xlsx"))) == said(report_from(read(example)))


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "@示例",
        "'00123",
        "0.10",
        "第一段\n第二段\n\n第四段",
        "_x0041_ & <b> “引”",
        "https://example.org",
        "1,234.50",
        "2023-05-21",
        "是",
        "长" * 40_000 + "\n第二段",
    ],
    ids=lambda text: text[:12],
)
def test_texts_stay_as_they_are(text: str) -> None:
    if "\n" not in text and len(text) > 32_000:
        return
    written = "\n".join(piece[:30_000] for piece in text.split("\n"))
    tree = {"年度": 2023, "单位": {"名称": "示例局"}, "文字": {"一、概况": written}}
    assert there_and_back(report_from(read(tree))).narrative == {"一、概况": written}


@pytest.mark.parametrize(
    "amount", ["0", "-0.01", "48.38", "1234567.8901", "123456789012.3456", "12345678901.23456789"]
)
def test_amounts_are_exact_however_long(amount: str) -> None:
    tree = {"年度": 2023, "单位": {"名称": "示例局"}, "会议费": {"决算数": amount}}
    back = there_and_back(report_from(read(tree)))
    assert back.meetings is not None
    assert f"{back.meetings.actual:f}" == amount


def test_the_decimals_of_a_target_are_kept_as_they_are_printed() -> None:
    indicator = {"名称": "满意度", "指标值": "95.0", "完成值": "95"}
    tree = {"年度": 2023, "单位": {"名称": "示例局"}, "整体评价": {"指标": [indicator]}}
    back = there_and_back(report_from(read(tree)))
    assert back.evaluation is not None
    assert str(back.evaluation.indicators[0].target) == "95.0"
    assert str(back.evaluation.indicators[0].actual) == "95"


def test_entries_of_one_name_keep_what_belongs_to_each() -> None:
    def project(target: str) -> dict[str, object]:
        return {"名称": "修缮", "指标": [{"名称": target}], "文字": {"结论": target}}

    tree = {
        "年度": 2023,
        "单位": {"名称": "示例局"},
        "项目": [project("甲"), project("乙"), {"名称": "第1项"}],
    }
    report = report_from(read(tree))
    assert said(there_and_back(report)) == said(report)


def test_the_same_data_give_the_same_bytes() -> None:
    report = report_from(read(EXAMPLES[0]))
    assert workbook_of(Needed(), report) == workbook_of(Needed(), report)


def test_an_empty_workbook_asks_for_what_must_be_there_at_its_cell() -> None:
    content = workbook_of(needed_of(open_layout("guangxi-qinzhou").wants()))
    with pytest.raises(ReportgenError) as caught:
        report_from(read_workbook(content, "数据.xlsx"))
    assert [str(problem) for problem in caught.value.problems] == [
        "数据.xlsx › 单位!B4：缺少必填项“年度”（报告年度，四位数字）",
        "数据.xlsx › 单位!B10：缺少必填项“单位”（部门（单位））",
    ]
