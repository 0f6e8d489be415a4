"""Many reports in one run, through the public door."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pytest

import reportgen
from reportgen import Outcome, ReportgenError
from reportgen.batching.journal import NAME, Journal

DATA = (Path(__file__).parents[2] / "data_examples" / "xinjiang-karamay.yaml").read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a test works; it holds four data files, of which one is none."""
    monkeypatch.chdir(tmp_path)
    data = tmp_path / "数据"
    data.mkdir()
    for name in ("甲", "乙", "丙"):
        (data / f"{name}.yaml").write_text(f"# {name}\n{DATA}", encoding="utf-8")
    (data / "丁.yaml").write_text("年度: 2022\n", encoding="utf-8")
    return tmp_path


def results(outcomes: Iterator[Outcome]) -> dict[str, str]:
    return {outcome.source.name: outcome.result for outcome in outcomes}


EVERY = {"甲.yaml": "已生成", "乙.yaml": "已生成", "丙.yaml": "已生成", "丁.yaml": "未生成"}


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_bad_file_is_one_outcome_and_the_others_are_written(folder: Path, jobs: int) -> None:
    assert results(reportgen.batch("数据", "报告", jobs=jobs)) == EVERY
    made = (folder / "报告" / "甲.docx").read_bytes()
    assert made == reportgen.render(folder / "数据" / "甲.yaml")


@pytest.mark.parametrize("executor", [ThreadPoolExecutor, ProcessPoolExecutor])
def test_any_executor_does_the_work_and_is_left_open(
    folder: Path, executor: Callable[[int], ThreadPoolExecutor]
) -> None:
    with executor(2) as pool:
        assert results(reportgen.batch("数据", "报告", pool)) == EVERY
        assert pool.submit(abs, -1).result() == 1


def test_an_executor_that_gives_up_fails_each_file_by_itself(folder: Path) -> None:
    pool = ThreadPoolExecutor(1)
    pool.shutdown()
    outcomes = list(reportgen.batch("数据", "报告", pool))
    assert {outcome.problems[0].message for outcome in outcomes} == {
        "没有生成：执行器没有做完（BrokenExecutor：执行器已经停止）"
    }
    assert len(outcomes) == 4


class Counting(ThreadPoolExecutor):
    """Notes how many tasks it has that are not done."""

    most = 0
    _open = 0

    def submit(self, *args: object, **options: object) -> Future[object]:  # type: ignore[override]
        self._open += 1
        self.most = max(self.most, self._open)
        future = super().submit(*args, **options)  # type: ignore[arg-type]
        future.add_done_callback(self._less)
        return future

    def _less(self, _future: Future[object]) -> None:
        self._open -= 1


def test_sources_are_taken_as_there_is_room(folder: Path) -> None:
    taken = 0

    def endless() -> Iterator[Path]:
        nonlocal taken
        for number in range(1000):
            taken += 1
            yield folder / f"没有{number}.yaml"

    with Counting(1) as pool:
        outcomes = reportgen.batch(endless(), "报告", pool, jobs=5)
        next(outcomes)
        assert taken <= 6
        assert sum(1 for _ in outcomes) == 999
        assert pool.most <= 5


def test_it_stops_when_asked_and_tells_what_was_under_way(folder: Path) -> None:
    seen: list[Outcome] = []
    outcomes = reportgen.batch("数据", "报告", jobs=1, stop=lambda: bool(seen))
    seen += outcomes
    assert 0 < len(seen) < 4


def test_what_has_not_changed_is_skipped(folder: Path) -> None:
    list(reportgen.batch("数据", "报告", jobs=1))
    before = {file.name: file.stat().st_mtime_ns for file in (folder / "报告").iterdir()}
    assert results(reportgen.batch("数据", "报告", jobs=1)) == {
        **dict.fromkeys(EVERY, "未变"),
        "丁.yaml": "未生成",
    }
    assert {file.name: file.stat().st_mtime_ns for file in (folder / "报告").iterdir()} == before


def touch_data(folder: Path) -> None:
    file = folder / "数据" / "甲.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "# 改了\n", encoding="utf-8")


def damage_report(folder: Path) -> None:
    (folder / "报告" / "甲.docx").write_bytes(b"PK")


def lose_report(folder: Path) -> None:
    (folder / "报告" / "甲.docx").unlink()


@pytest.mark.parametrize("change", [touch_data, damage_report, lose_report])
def test_what_has_changed_is_made_again(folder: Path, change: Callable[[Path], None]) -> None:
    list(reportgen.batch("数据", "报告", jobs=1))
    change(folder)
    found = results(reportgen.batch("数据", "报告", jobs=1))
    assert (found["甲.yaml"], found["乙.yaml"]) == ("已生成", "未变")
    assert (folder / "报告" / "甲.docx").read_bytes() == reportgen.render(folder / "数据" / "甲.yaml")


def test_other_options_another_layout_and_again_make_all_reports_again(folder: Path) -> None:
    list(reportgen.batch("数据", "报告", jobs=1))
    made = {**dict.fromkeys(EVERY, "已生成"), "丁.yaml": "未生成"}
    assert results(reportgen.batch("数据", "报告", jobs=1, charts="image")) == made
    assert results(reportgen.batch("数据", "报告", jobs=1, charts="image", again=True)) == made


def test_a_journal_that_was_cut_short_loses_no_more_than_its_last_line(folder: Path) -> None:
    list(reportgen.batch("数据", "报告", jobs=1))
    journal = folder / "报告" / NAME
    journal.write_bytes(journal.read_bytes()[:-20])
    found = results(reportgen.batch("数据", "报告", jobs=1))
    assert sorted(found.values()) == ["已生成", "未变", "未变", "未生成"]
    assert sorted(results(reportgen.batch("数据", "报告", jobs=1)).values()) == ["未变"] * 3 + ["未生成"]


@pytest.mark.parametrize("text", ["", "甲", "[1]", '{"name": 1}', "\x00" * 1000])
def test_a_journal_that_says_nothing_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / NAME).write_text(text, encoding="utf-8")
    with Journal(tmp_path) as journal:
        assert journal.record_of(tmp_path / "甲.docx") is None


def test_a_journal_of_many_runs_is_shortened(folder: Path) -> None:
    list(reportgen.batch("数据", "报告", jobs=1))
    journal = folder / "报告" / NAME
    journal.write_bytes(journal.read_bytes() * 100)
    list(reportgen.batch("数据", "报告", jobs=1))
    assert len(journal.read_text(encoding="utf-8").split()) < 100
    assert "未变" in results(reportgen.batch("数据", "报告", jobs=1)).values()


def test_names_that_are_one_on_some_disks_are_refused(folder: Path) -> None:
    for place, name in (("a", "Report.yaml"), ("b", "report.yaml"), ("c", "REPORT.yml")):
        (folder / place).mkdir()
        (folder / place / name).write_text(DATA, encoding="utf-8")
    outcomes = list(reportgen.batch(["a", "b", "c"], "报告", jobs=1))
    assert [outcome.result for outcome in outcomes].count("已生成") == 1
    assert {
        problem.code for outcome in outcomes for problem in outcome.problems if outcome.written is None
    } == {"batch.collision"}


def bomb(folder: Path) -> Path:
    file = folder / "弹.yaml"
    file.write_text("a: &a [1,1,1,1,1,1,1,1,1]\nb: &b [*a,*a,*a,*a,*a]\n" * 3, encoding="utf-8")
    return file


def gbk(folder: Path) -> Path:
    file = folder / "国标.yaml"
    file.write_bytes(DATA.encode("gb18030"))
    return file


def is_folder(folder: Path) -> Path:
    file = folder / "数据" / "夹.yaml"
    file.mkdir()
    return file


def broken(folder: Path) -> Path:
    file = folder / "坏.xlsx"
    file.write_bytes(b"PK\x03\x04" + bytes(100))
    return file


def missing(folder: Path) -> Path:
    return folder / "没有.yaml"


def odd(folder: Path) -> Path:
    file = folder / "换\n行\x1b[31m.yaml"
    file.write_text(DATA, encoding="utf-8")
    return file


def long(folder: Path) -> Path:
    file = folder / ("长" * 80 + "ab.yaml")  # 247 bytes
    file.write_text(DATA, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("make", "result"),
    [
        (bomb, "未生成"),
        (gbk, "已生成"),
        (is_folder, "未生成"),
        (broken, "未生成"),
        (missing, "未生成"),
        (odd, "已生成"),
        (long, "已生成"),
    ],
)
def test_each_odd_file_is_one_outcome_and_the_others_are_unharmed(
    folder: Path, make: Callable[[Path], Path], result: str
) -> None:
    file = make(folder)
    found = results(reportgen.batch([folder / "数据", file], "报告", jobs=1))
    assert found == {**EVERY, file.name: result}


def test_odd_names_are_spelt_out(folder: Path) -> None:
    [outcome] = reportgen.batch([odd(folder)], "报告", jobs=1)
    assert json.loads(json.dumps(outcome.as_dict()))["written"] == os.path.join(  # noqa: PTH118
        "报告", r"换\n行\x1b[31m.docx"
    )


def test_a_file_that_goes_away_while_the_batch_runs(folder: Path) -> None:
    def sources() -> Iterator[Path]:
        for file in sorted((folder / "数据").iterdir()):
            yield file
            file.unlink()

    with ThreadPoolExecutor(1) as pool:
        outcomes = list(reportgen.batch(sources(), "报告", pool, jobs=2))
    assert {problem.code for outcome in outcomes if not outcome.written for problem in outcome.problems} <= {
        "source.missing",
        "data.missing",
    }
    assert len(outcomes) == 4


@pytest.mark.parametrize(
    ("output", "message"), [("file", "那里已经有一个同名的文件"), ("file/x", "不是文件夹")]
)
def test_a_folder_that_cannot_be_made(folder: Path, output: str, message: str) -> None:
    (folder / "file").write_text("")
    with pytest.raises(ReportgenError, match=message):
        reportgen.batch("数据", output)


def test_a_layout_that_is_none(folder: Path) -> None:
    with pytest.raises(ReportgenError, match="没有版式"):
        reportgen.batch("数据", "报告", layout="没有")


def test_a_folder_of_sources_that_is_none_is_one_outcome(folder: Path) -> None:
    [outcome] = reportgen.batch(["x\0y"], "报告", jobs=1)
    assert outcome.result == "未生成"


def test_nothing_to_do(folder: Path) -> None:
    assert list(reportgen.batch([], "报告")) == []


def test_a_changed_part_of_a_layout_is_noticed_though_its_date_is_not(folder: Path, tmp_path: Path) -> None:
    from tests.word.templates import template

    layout = tmp_path / "版式"
    (layout / "parts").mkdir(parents=True)
    (layout / "layout.yaml").write_text("名称: 甲\n", encoding="utf-8")
    (layout / "report.docx").write_bytes(template('{%p 引用 "节" %}'))
    part = layout / "parts" / "节.docx"
    part.write_bytes(template("旧"))
    assert results(reportgen.batch("数据", "报告", layout=layout, jobs=1))["甲.yaml"] == "已生成"
    assert results(reportgen.batch("数据", "报告", layout=layout, jobs=1))["甲.yaml"] == "未变"
    known = part.stat()
    time.sleep(0.01)
    part.write_bytes(template("新"))
    os.utime(part, ns=(known.st_atime_ns, known.st_mtime_ns))
    assert results(reportgen.batch("数据", "报告", layout=layout, jobs=1))["甲.yaml"] == "已生成"
