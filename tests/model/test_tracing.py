"""From a path in a report to its place in the user's document, in words and in the keys of the file."""

from __future__ import annotations

import pytest

from reportgen.errors import Severity
from reportgen.model.report import Report
from reportgen.model.tracing import problem_at, trace
from reportgen.source import read

DOCUMENT = read(
    "年度: 2022\n"
    "department: {name: 示例局}\n"
    "支出:\n"
    "  按功能:\n"
    "    - {名称: 住房保障支出, 决算数: 1}\n"
    "    - {name: 其他支出, actual: 2}\n"
    "会议费: {历年决算数: {2019: 1}}\n",
    name="数据.yaml",
)


@pytest.mark.parametrize(
    ("path", "words", "keys"),
    [
        ((), "", ()),
        (("year",), "年度", ("年度",)),
        (("department", "name"), "单位 › 名称", ("department", "name")),
        (
            ("expenditure", "by_function", 0, "actual"),
            "支出 › 按功能 › 第1项“住房保障支出” › 决算数",
            ("支出", "按功能", 0, "决算数"),
        ),
        (
            ("支出", "按功能", 1, "决算数"),
            "支出 › 按功能 › 第2项“其他支出” › 决算数",
            ("支出", "按功能", 1, "actual"),
        ),
        (("meetings", "history", "2019"), "会议费 › 历年决算数 › 2019", ("会议费", "历年决算数", "2019")),
    ],
)
def test_a_stated_value_is_found_under_the_keys_of_the_file(path: tuple, words: str, keys: tuple) -> None:  # type: ignore[type-arg]
    found = trace(DOCUMENT, path)
    assert (found.words, found.keys, found.is_stated) == (words, keys, True)


@pytest.mark.parametrize(
    ("path", "words", "keys"),
    [
        (("expenditure", "total", "actual"), "支出 › 合计 › 决算数", ("支出",)),
        (("expenditure", "by_function", 2, "actual"), "支出 › 按功能 › 第3项 › 决算数", ("支出", "按功能")),
        (("expenditure", "by_function", "208", "actual"), "支出 › 按功能 › 208 › 决算数", ("支出", "按功能")),
        (("projects", "funds", "total"), "项目 › 资金 › 合计", ()),
        (("单立", "名称"), "单立 › 名称", ()),
    ],
)
def test_what_the_file_does_not_state_stands_at_the_nearest_that_it_does(
    path: tuple,  # type: ignore[type-arg]
    words: str,
    keys: tuple,  # type: ignore[type-arg]
) -> None:
    found = trace(DOCUMENT, path)
    assert (found.words, found.keys, found.is_stated) == (words, keys, False)


def test_a_path_can_be_written_as_an_address() -> None:
    path = ("expenditure", "by_function", 1, "actual")
    assert trace(DOCUMENT, path).address == "支出.按功能.第2项.决算数"
    assert trace(None, path).address == "支出.按功能.第2项.决算数"


def test_a_problem_stands_at_the_line_of_the_value() -> None:
    problem = problem_at(DOCUMENT, ("expenditure", "by_function", 0, "actual"), Severity.ERROR, "X01", "错")
    assert str(problem) == "数据.yaml:5:25 支出 › 按功能 › 第1项“住房保障支出” › 决算数：错"
    assert problem.spot.path == ("支出", "按功能", 0, "决算数")


def test_a_report_made_in_python_has_words_and_no_lines() -> None:
    problem = problem_at(None, ("expenditure", "total"), Severity.ERROR, "X01", "错", root=Report)
    assert (str(problem), problem.line) == ("支出 › 合计：错", None)
