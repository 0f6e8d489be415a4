"""Tasks through an executor that somebody lends, such as a cluster's: in bundles, and with workers that it loses."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

import pytest

from reportgen.batching import running, work
from reportgen.batching.job import Job, Outcome, Task

T = TypeVar("T")


class Lending(Executor):
    """Two threads; a bundle with a file called 炸弹 is the end of its worker, as a cluster tells it."""

    def __init__(self) -> None:
        self.bundles: list[list[str]] = []
        self._threads = ThreadPoolExecutor(2)

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        names = [task.source.name for task in args[0]]
        self.bundles.append(names)
        return self._threads.submit(fn if "炸弹" not in names else lost, *args, **kwargs)


def lost(*_: object) -> Any:
    raise OSError("the worker died")


@pytest.fixture(autouse=True)
def _playing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "outcome_of", lambda task, _: Outcome(task.source, task.target))


def outcomes(executor: Executor, names: list[str], window: int, bundle: int) -> dict[str, Outcome]:
    tasks = (Task(Path(name), Path(f"{name}.docx")) for name in names)
    found = list(running.through(running.Borrowed(executor), tasks, Job(), window, bundle=bundle))
    assert len(found) == len(names)
    return {outcome.source.name: outcome for outcome in found}


NAMES = [f"{number}" for number in range(200)]


def test_bundles_begin_with_one_file_so_that_all_workers_get_some_of_a_short_list() -> None:
    executor = Lending()
    assert list(outcomes(executor, NAMES, window=32, bundle=8)) != []
    sizes = [len(bundle) for bundle in executor.bundles]
    assert sizes[:4] == [1, 1, 1, 1]
    assert max(sizes) == 8
    assert sum(sizes) == len(NAMES)


def test_one_file_at_a_time_unless_asked_otherwise() -> None:
    executor = Lending()
    outcomes(executor, NAMES, window=4, bundle=1)
    assert executor.bundles == [[name] for name in NAMES]


def test_a_file_that_ends_its_worker_takes_none_of_its_bundle_with_it() -> None:
    executor = Lending()
    found = outcomes(executor, [*NAMES[:150], "炸弹", *NAMES[150:]], window=32, bundle=8)
    assert [name for name, outcome in found.items() if outcome.written is None] == ["炸弹"]
    assert found["炸弹"].problems[0].message == "没有生成：执行器没有做完（OSError：the worker died）"
    assert any("炸弹" in bundle and len(bundle) > 1 for bundle in executor.bundles)


def test_an_executor_that_is_shut_down_does_nothing_more() -> None:
    executor = ThreadPoolExecutor(1)
    executor.shutdown()
    found = outcomes(executor, NAMES[:9], window=4, bundle=2)
    assert {outcome.problems[0].message for outcome in found.values()} == {
        "没有生成：执行器没有做完（BrokenExecutor：执行器已经停止）"
    }
