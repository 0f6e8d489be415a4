"""`batch`: what it tells, and what it leaves behind."""

from __future__ import annotations

import json
import signal
from pathlib import Path

import openpyxl
import pytest
from tests.cli.kills_of_batch import killed

from reportgen.cli import many
from reportgen.cli.progress import line


@pytest.fixture
def data(example: Path) -> Path:
    """A folder with three good files and a bad one."""
    folder = Path("data")
    folder.mkdir()
    for name in ("a", "b", "c"):
        (folder / f"{name}.yaml").write_bytes(example.read_bytes())
    (folder / "bad.yaml").write_text("年度: 2022\n")
    return folder


def reports() -> list[str]:
    return sorted(path.name for path in Path("out").iterdir() if not path.name.startswith("."))


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_batch_renders_the_good_files_and_names_the_bad_ones(run, data, jobs):
    result = run("batch", data, "-o", "out", "-j", jobs)
    assert result.code == 1
    assert reports() == ["a.docx", "b.docx", "c.docx"]
    assert "共 4 份：生成 3 份，未生成 1 份。" in result.err
    assert "缺少必填项“单位”" in result.err
    assert "已生成 out/a.docx" in result.err


def test_a_second_run_goes_on_where_the_first_ended(run, data):
    run("batch", data, "-o", "out")
    Path("out/b.docx").unlink()
    assert "共 4 份：生成 1 份，跳过 2 份（未变），未生成 1 份。" in run("batch", data, "-o", "out").err
    assert "共 4 份：生成 3 份，未生成 1 份。" in run("batch", data, "-o", "out", "--again").err


def test_a_line_of_json_for_each_file(run, data):
    result = run("batch", data, "-o", "out", "--format", "json")
    lines = [json.loads(text) for text in result.out.splitlines()]
    assert {one["source"]: (one["written"], one["skipped"]) for one in lines} == {
        "data/a.yaml": ("out/a.docx", False),
        "data/b.yaml": ("out/b.docx", False),
        "data/c.yaml": ("out/c.docx", False),
        "data/bad.yaml": (None, False),
    }
    assert "共 4 份：生成 3 份，未生成 1 份。" in result.err


def test_the_reasons_are_counted(run, data):
    (data / "worse.yaml").write_text("年度: 2022\n甲: 1\n")
    result = run("batch", data, "-o", "out")
    assert "未生成的原因（一份可有几个）：" in result.err
    assert "  2 份  data.missing  缺少必填项" in result.err


def test_all_problems_in_a_workbook(run, data):
    assert run("batch", data, "-o", "out", "--report", "list.xlsx").code == 1
    book = openpyxl.load_workbook("list.xlsx")
    files = [row[:2] for row in book["数据文件"].iter_rows(values_only=True)]
    assert sorted(files[1:]) == [
        ("data/a.yaml", "已生成"),
        ("data/b.yaml", "已生成"),
        ("data/bad.yaml", "未生成"),
        ("data/c.yaml", "已生成"),
    ]
    problems = [row for row in book["问题"].iter_rows(values_only=True) if row[0] == "data/bad.yaml"]
    assert [(row[1], row[2], row[8]) for row in problems] == [("错误", "data.missing", "缺少必填项“单位”")]


def test_all_problems_as_json(run, data):
    run("batch", data, "-o", "out", "--report", "list.json")
    found = json.loads(Path("list.json").read_text(encoding="utf-8"))["outcomes"]
    assert [one["problems"][0]["code"] for one in found if one["written"] is None] == ["data.missing"]


@pytest.mark.parametrize(
    ("name", "message"),
    [("list.txt", "问题清单是工作簿或 JSON"), ("data/a.yaml", "输出文件就是所读的“a.yaml”本身")],
)
def test_a_list_that_cannot_be_written_stops_the_batch_before_it_begins(run, data, name, message):
    result = run("batch", data, "-o", "out", "--report", name)
    assert (result.code, message in result.err) == (1, True)
    assert not Path("out").exists()


def test_of_two_files_that_would_become_one_report_one_is_refused(run, example):
    for folder in ("x", "y"):
        Path(folder).mkdir()
        (Path(folder) / "a.yaml").write_bytes(example.read_bytes())
    result = run("batch", "x", "y", "-o", "out")
    assert result.code == 1
    assert "与“x/a.yaml”会写到同一个文件“a.docx”" in result.err
    assert "共 2 份：生成 1 份，未生成 1 份。" in result.err


def test_a_folder_without_data_files(run):
    Path("empty").mkdir()
    result = run("batch", "empty", "-o", "out")
    assert (result.code, "没有找到数据文件" in result.err) == (1, True)


def test_a_scheduler_that_is_not_there(run, data, monkeypatch):
    from reportgen.batching import cluster

    monkeypatch.setattr(cluster, "_SECONDS", 0.2)
    pytest.importorskip("distributed")
    result = run("batch", data, "-o", "out", "--scheduler", "tcp://127.0.0.1:1")
    assert (result.code, "连不上集群" in result.err) == (1, True)


def test_an_interrupt_stops_after_what_is_under_way_and_tells_what_was_written(run, data, monkeypatch):
    tell = many._tell

    def interrupted(outcome, form):
        signal.raise_signal(signal.SIGINT)
        tell(outcome, form)

    monkeypatch.setattr(many, "_tell", interrupted)
    result = run("batch", data, "-o", "out")
    assert result.code == many.INTERRUPTED
    assert reports() == ["a.docx"]
    assert "共 1 份：生成 1 份，未生成 0 份。" in result.err
    assert "还有 3 份没有处理" in result.err


def test_progress_says_how_far_it_is_how_fast_and_how_long_it_will_take():
    assert line(120, 1, 2000, 6.0) == "█" + "░" * 23 + "  120/2000  失败 1  20.0 份/秒  剩余 01:34"
    assert line(2000, 0, 2000, 7200).endswith("2000/2000  失败 0  0.3 份/秒  剩余 00:00")
    assert line(1, 0, 100_000, 1.0).endswith("剩余 27:46:39")
    assert line(0, 0, 3, 0).endswith("0/3  失败 0  0.0 份/秒  ")


def test_kills_of_the_parent_or_of_a_worker_leave_whole_reports_and_nothing_else(tmp_path):
    found = killed(tmp_path, 5, seed=1, files=16)
    assert (found.partial, found.lost, found.left_over, found.orphans, found.other) == (0, 0, 0, 0, 0)
