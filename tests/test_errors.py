"""The one shape of complaints, and the exception that carries them."""

import json
import pickle
from dataclasses import replace

import pytest

from reportgen.errors import (
    Problem,
    Refusal,
    ReportgenError,
    Severity,
    Spot,
    UnreadableError,
    capped,
    nearest,
    quoted,
    shortened,
    suggestion,
)

SUM = Problem(
    Severity.ERROR,
    "SUM01",
    Spot("支出 › 合计 › 决算数", "数据.yaml", 12, 9, path=("支出", "合计", "决算数")),
    "各项之和为 10.00 万元，合计为 13.70 万元，相差 3.70 万元",
    hint="请核对各项",
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
        (Problem(Severity.NOTE, "X01", Spot("正文第12段"), "有尾差"), "正文第12段：有尾差"),
        (
            Problem(Severity.ERROR, "source.missing", Spot(file="数据.yaml"), "找不到这个文件"),
            "数据.yaml：找不到这个文件",
        ),
        (Problem(Severity.ERROR, "source.type", Spot(), "应为文件"), "应为文件"),
    ],
)
def test_a_problem_reads_as_place_message_and_hint(problem: Problem, text: str) -> None:
    assert str(problem) == text


def test_a_problem_is_plain_json() -> None:
    written = json.loads(json.dumps(SUM.as_dict()))
    assert list(written) == [
        "severity", "code", "where", "file", "line", "column", "sheet", "cell", "page", "path", "pointer",
        "message", "hint", "expected", "actual",
    ]  # fmt: skip
    assert written["severity"] == "error"
    assert written["line"] == 12
    assert written["path"] == ["支出", "合计", "决算数"]
    assert written["cell"] is None


@pytest.mark.parametrize(
    ("spot", "position"),
    [
        (Spot("支出 › 合计", "数据.yaml", 12, 9), "数据.yaml:12:9"),
        (Spot(file="决算.xlsx", sheet="GK03 支出决算表", cell="D12"), "决算.xlsx › GK03 支出决算表!D12"),
        (Spot("第3段", file="报告.pdf", page=7), "报告.pdf › 第7页"),
        (Spot("支出 › 合计"), ""),
    ],
)
def test_a_position_is_said_as_far_as_it_is_known(spot: Spot, position: str) -> None:
    assert spot.position == position


def test_a_path_is_also_a_json_pointer() -> None:
    assert Spot(path=("文字", "a/b~c", 0)).pointer == "/文字/a~1b~0c/0"
    assert Spot().pointer is None


def test_more_can_be_said_of_a_problems_place_later() -> None:
    assert SUM.moved(file="另一份.yaml").spot == Spot(
        "支出 › 合计 › 决算数", "另一份.yaml", 12, 9, path=("支出", "合计", "决算数")
    )
    assert SUM.moved(line=3).message == SUM.message


def test_a_wrong_name_is_answered_with_the_nearest_else_with_the_chinese_ones() -> None:
    assert suggestion("决算书", ["决算数", "actual"]) == "是否应为“决算数”？"
    assert suggestion("甲", ["决算数", "预算数", "actual"]) == "可用的有：决算数、预算数"
    assert suggestion("甲", ["决算数"], otherwise="见目录") == "见目录"
    assert suggestion("甲", ["actual", "_actual"]) == "可用的有：actual"
    assert suggestion("甲", []) is None


def test_a_refusal_survives_the_way_between_processes() -> None:
    refusal = pickle.loads(pickle.dumps(Refusal("算不出", "补上数据")))
    assert (str(refusal), refusal.message, refusal.hint) == ("算不出", "算不出", "补上数据")


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


def test_of_each_kind_so_many_are_listed_as_anybody_reads() -> None:
    many = [SUM.moved(line=number) for number in range(1, 1_001)]
    listed = capped(many)
    assert listed[:200] == many[:200]
    (last,) = listed[200:]
    assert (last.code, last.severity, last.line) == (SUM.code, SUM.severity, 201)
    assert last.message == "这一类至少还有 800 处，从这里起没有一一列出"
    assert capped(listed) == listed
    assert ReportgenError(many).problems == tuple(listed)
    assert pickle.loads(pickle.dumps(ReportgenError(many))).problems == tuple(listed)


def test_an_error_is_not_hidden_behind_warnings_of_its_kind() -> None:
    error = replace(SUM, severity=Severity.ERROR)
    warnings = [replace(SUM, severity=Severity.WARNING)] * 1_000
    assert error in capped([*warnings, error])


def test_texts_that_nobody_reads_to_their_end_are_cut() -> None:
    long = "字" * 100_000
    problem = Problem(Severity.ERROR, "a", Spot(long), long, long, long, long)
    texts = (problem.where, problem.message, problem.hint, problem.expected, problem.actual)
    assert max(len(text or "") for text in texts) < 2_020


def test_the_nearest_of_many_names_is_found() -> None:
    names = [f"项目{number}支出" for number in range(6_000)]
    assert nearest("顶目4321支出", names)[0] == "项目4321支出"
    assert nearest("长" * 1_000, names) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [("会议费", "“会议费”"), ("“三公”经费", "「“三公”经费」"), ("长" * 50, f"“{'长' * 40}…”")],
)
def test_what_a_user_wrote_is_quoted_without_marks_inside_marks(text: str, told: str) -> None:
    assert quoted(text) == told
