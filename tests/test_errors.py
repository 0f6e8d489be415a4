"""The one shape of complaints, and the exception that carries them."""

import json
import pickle

import pytest

from reportgen.errors import Problem, ReportgenError, Severity, UnreadableError, shortened

SUM = Problem(
    Severity.ERROR,
    "SUM01",
    "支出 › 合计 › 决算数",
    "各项之和为 10.00 万元，合计为 13.70 万元，相差 3.70 万元",
    hint="请核对各项",
    file="数据.yaml",
    line=12,
    column=9,
    expected="10.00",
    actual="13.70",
)


@pytest.mark.parametrize(
    ("problem", "text"),
    [
        (
            SUM,
            "数据.yaml:12:9 支出 › 合计 › 决算数：各项之和为 10.00 万元，合计为 13.70 万元，相差 3.70 万元（请核对各项）",
        ),
        (Problem(Severity.NOTE, "X01", "正文第12段", "有尾差"), "正文第12段：有尾差"),
        (
            Problem(Severity.ERROR, "source.missing", "", "找不到这个文件", file="数据.yaml"),
            "数据.yaml：找不到这个文件",
        ),
        (Problem(Severity.ERROR, "source.type", "", "应为文件"), "应为文件"),
    ],
)
def test_a_problem_reads_as_place_message_and_hint(problem: Problem, text: str) -> None:
    assert str(problem) == text


def test_a_problem_is_plain_json() -> None:
    written = json.loads(json.dumps(SUM.as_dict()))
    assert list(written) == [
        "severity", "code", "where", "message", "hint", "file", "line", "column", "expected", "actual",
    ]  # fmt: skip
    assert written["severity"] == "error"
    assert written["line"] == 12


def test_an_error_lists_all_its_problems() -> None:
    error = ReportgenError(problem for problem in (SUM, SUM))
    assert error.problems == (SUM, SUM)
    assert str(error) == f"{SUM}\n{SUM}"


def test_an_error_survives_the_way_between_processes() -> None:
    error = pickle.loads(pickle.dumps(UnreadableError([SUM])))
    assert type(error) is UnreadableError
    assert error.problems == (SUM,)


def test_what_a_user_wrote_is_cut_to_forty_characters() -> None:
    assert shortened("字" * 40) == "字" * 40
    assert shortened("字" * 41) == f"{'字' * 40}…"
