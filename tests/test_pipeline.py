"""The library's door: dicts in, problems or DOCX bytes out; no files, no global state, any number of threads."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from decimal import Context, Decimal, localcontext
from pathlib import Path

import pytest
import yaml

import reportgen
from reportgen import Report, ReportgenError, Severity
from reportgen.layout import library


@pytest.fixture
def data(example: Path) -> dict[str, object]:
    """The example as a program would hold it."""
    tree = yaml.load(example.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    assert isinstance(tree, dict)
    return tree


def test_a_dict_a_path_a_text_and_bytes_give_the_same_report(example: Path, data: dict[str, object]) -> None:
    text = example.read_text(encoding="utf-8")
    expected = reportgen.render(example)
    for source in (data, str(example), text, text.encode(), text.encode("gb18030")):
        assert reportgen.render(source) == expected


def test_a_dict_with_floats_is_refused_with_the_reason() -> None:
    with pytest.raises(ReportgenError, match="二进制浮点数不能精确表示金额"):
        reportgen.load({"年度": 2022, "单位": {"名称": "甲"}, "会议费": {"决算数": 0.1}})


def test_decimals_and_whole_numbers_are_taken_from_a_dict() -> None:
    report = reportgen.load(
        {"年度": 2022, "单位": {"名称": "甲"}, "会议费": {"决算数": Decimal("0.10"), "上年决算数": 3}}
    )
    assert report.meetings is not None
    assert (str(report.meetings.actual), report.meetings.prior_actual) == ("0.10", 3)


def test_loading_fills_in_the_totals_that_follow(data: dict[str, object]) -> None:
    data["收入"] = {"按功能": [{"名称": "甲类", "决算数": "1.10"}, {"名称": "乙类", "决算数": "2.20"}]}
    report = reportgen.load(data)
    assert report.income is not None
    assert report.income.total is not None
    assert report.income.total.actual == Decimal("3.30")


def test_a_report_made_in_python_is_judged_and_printed_as_a_loaded_one(data: dict[str, object]) -> None:
    loaded, made = reportgen.load(data), Report.model_validate(data)
    assert list(map(str, reportgen.check(made))) == list(map(str, reportgen.check(loaded)))
    assert reportgen.render(made) == reportgen.render(loaded)


def test_check_lists_problems_and_raises_nothing(data: dict[str, object]) -> None:
    data["整体评价"] = {"得分": "108.21"}
    problems = reportgen.check(data)
    assert [problem.where for problem in problems if problem.severity is Severity.ERROR] == [
        "整体评价 › 得分"
    ]


def test_render_refuses_with_every_problem_at_once(data: dict[str, object]) -> None:
    data["整体评价"] = {"得分": "108.21"}
    data["单位"] = {"名称": "钦州市人民政府办公室"}
    with pytest.raises(ReportgenError) as refusal:
        reportgen.render(data)
    errors = [problem for problem in refusal.value.problems if problem.severity is Severity.ERROR]
    assert {problem.where for problem in errors} == {"整体评价 › 得分", "单位 › 自称"}


def test_eight_threads_give_the_same_bytes_as_one(example: Path) -> None:
    expected = reportgen.render(example)
    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(lambda _: reportgen.render(example), range(24))) == {expected}


def test_the_hosts_decimal_settings_change_nothing(example: Path) -> None:
    expected = reportgen.render(example)
    with localcontext(Context(prec=3, traps=[])):
        assert reportgen.render(example) == expected


def test_the_host_dict_is_left_as_it_was(data: dict[str, object]) -> None:
    before = yaml.dump(data)
    reportgen.render(data)
    assert yaml.dump(data) == before


def test_importing_the_package_imports_nothing_else() -> None:
    import subprocess
    import sys

    program = "import sys, reportgen; print([m for m in ('pydantic', 'lxml', 'yaml', 'matplotlib') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_data_file_may_name_a_layout_that_lies_beside_it(tmp_path: Path, example: Path) -> None:
    shutil.copytree(library() / example.stem, tmp_path / "我的版式")
    text = example.read_text(encoding="utf-8").replace(f"版式: {example.stem}", "版式: 我的版式")
    (tmp_path / "data.yaml").write_text(text, encoding="utf-8")
    assert reportgen.render(tmp_path / "data.yaml") == reportgen.render(example)


def test_data_from_elsewhere_cannot_name_files_of_the_host(tmp_path: Path, data: dict[str, object]) -> None:
    folder = shutil.copytree(library() / str(data["版式"]), tmp_path / "layout")
    with pytest.raises(ReportgenError, match="没有版式"):
        reportgen.render({**data, "版式": str(folder)})
    assert reportgen.render({**data, "版式": str(folder)}, folder) == reportgen.render(data)


@pytest.mark.parametrize("command", [reportgen.check, reportgen.render])
def test_checking_and_rendering_stop_when_their_time_is_up(
    command: Callable[..., object], example: Path
) -> None:
    report = reportgen.load(example)
    with pytest.raises(ReportgenError) as caught:
        command(report, seconds=0)
    assert [problem.code for problem in caught.value.problems] == ["limit.time"]
    assert command(report, seconds=60)


def test_a_loaded_report_may_be_loaded_again() -> None:
    report = reportgen.load({"年度": 2022, "单位": {"名称": "甲"}})
    assert reportgen.load(report) == report


def test_programs_that_have_only_floats_say_so() -> None:
    data = {"年度": 2022, "单位": {"名称": "甲"}, "会议费": {"决算数": 0.1}}
    report = reportgen.load(data, floats="shortest")
    assert report.meetings is not None
    assert report.meetings.actual == Decimal("0.1")


def test_a_preloaded_layout_renders_as_any_other(example: Path) -> None:
    layout = reportgen.preload(example.stem)
    assert reportgen.render(example, layout) == reportgen.render(example)
    with pytest.raises(reportgen.ReportgenError, match="没有版式"):
        reportgen.preload("不存在")


def test_reports_are_built_of_records_with_english_names() -> None:
    report = reportgen.Report(
        year=2022,
        department=reportgen.Department(name="甲"),
        meetings=reportgen.LineItem(actual=Decimal("0.10")),
    )
    data = {"年度": 2022, "单位": {"名称": "甲"}, "会议费": {"决算数": Decimal("0.10")}}
    assert reportgen.load(report).model_dump() == reportgen.load(data).model_dump()


def test_a_record_built_wrongly_tells_all_that_is_wrong() -> None:
    with pytest.raises(reportgen.ReportgenError) as caught:
        reportgen.Report(year="去年", departmen=1, meetings={"actual": 0.1})  # type: ignore[call-arg,arg-type]
    assert [(str(problem), problem.spot.path) for problem in caught.value.problems] == [
        ("年度：应为四位年份（如 2022），实为“去年”", ("year",)),
        ("缺少必填项“单位”（部门（单位））", ()),
        ("会议费 › 决算数：浮点数0.1不能精确表示金额，请改用 Decimal 或文本", ("meetings", "actual")),
        ("departmen：无法识别的键“departmen”（是否应为“department”？）", ("departmen",)),
    ]


def test_what_the_package_offers_is_what_dir_shows() -> None:
    assert dir(reportgen) == sorted([*reportgen.__all__, "__version__"])
    assert all(getattr(reportgen, name) is not None for name in dir(reportgen))


def test_a_program_that_asks_for_it_finds_what_was_done_in_its_log(
    example: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "reportgen")
    made = reportgen.rendered(example)
    assert caplog.messages == [
        f"rendered guangxi-qinzhou: {len(made.document)} bytes, {len(made.problems)} problems"
    ]


def test_nothing_is_printed_by_itself(example: Path, capfd: pytest.CaptureFixture[str]) -> None:
    reportgen.render(example)
    assert capfd.readouterr() == ("", "")
