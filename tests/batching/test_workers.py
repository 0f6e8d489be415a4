"""Workers of our own that are killed, hang or are stopped, and a parent that is killed."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from reportgen.batching import job as jobs
from reportgen.batching import pools, running, work
from reportgen.batching.job import Job, Outcome, Task

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals")


def played(task: Task, job: Job) -> Outcome:
    """What a worker does here: what the name of the file says, the first time or always."""
    name, once = task.source.stem, task.target
    if name.startswith("always") or not once.exists():
        once.touch()
        match name.partition("-")[2]:
            case "killed":
                os.kill(os.getpid(), signal.SIGKILL)
            case "exits":
                os._exit(3)
            case "stopped":
                os.kill(os.getpid(), signal.SIGSTOP)
            case "hangs":
                while True:
                    pass
    return Outcome(task.source, task.target)


def played_in_turn(tasks: Sequence[Task], job: Job) -> list[Outcome]:
    return [played(task, job) for task in tasks]


def outcomes(folder: Path, names: list[str], longest: float = 60.0) -> dict[str, str]:
    workers = pools.Workers(2, longest)
    try:
        tasks = (Task(Path(name), folder / name) for name in names)
        found = list(running.through(running.Own(workers), tasks, Job(), 4))
    finally:
        workers.kill()
    assert len(found) == len(names)
    return {outcome.source.name: outcome.result for outcome in found}


@pytest.fixture(autouse=True)
def _playing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "outcomes_in_turn", played_in_turn)


GOOD = [f"good{number}" for number in range(10)]


@pytest.mark.parametrize("end", ["killed", "exits"])
def test_a_worker_that_was_killed_once_costs_nothing(tmp_path: Path, end: str) -> None:
    names = [*GOOD[:4], f"once-{end}", *GOOD[4:]]
    assert outcomes(tmp_path, names) == dict.fromkeys(names, "已生成")


def test_a_file_that_is_the_end_of_every_worker_is_one_outcome(tmp_path: Path) -> None:
    names = [*GOOD[:4], "always-killed", *GOOD[4:]]
    assert outcomes(tmp_path, names) == {**dict.fromkeys(names, "已生成"), "always-killed": "未生成"}


@pytest.mark.parametrize("end", ["hangs", "stopped"])
def test_a_worker_that_hangs_is_ended(tmp_path: Path, end: str) -> None:
    names = [*GOOD[:4], f"once-{end}", *GOOD[4:]]
    started = time.monotonic()
    assert outcomes(tmp_path, names, longest=1.5) == dict.fromkeys(names, "已生成")
    assert time.monotonic() - started < 30  # and not forever


def test_exceptions_and_full_memory_are_outcomes(monkeypatch: pytest.MonkeyPatch) -> None:
    for error, message in ((MemoryError(), "内存不够"), (KeyError("x"), "程序出错（KeyError：'x'）")):

        def raising(*_: object, _error: Exception = error) -> Outcome:
            raise _error

        monkeypatch.setattr(work, "_rendered", raising)
        outcome = work.outcome_of(Task(Path("甲.yaml"), Path("甲.docx")), Job())
        assert message in outcome.problems[0].message


def test_what_decides_a_report_is_in_what_the_journal_compares() -> None:
    said = {
        Job(charts="image").said,
        Job(strict=True).said,
        Job(contents_pages=True).said,
        Job("x").said,
        Job().said,
    }
    assert len(said) == 5
    assert jobs.__version__ in Job().said
