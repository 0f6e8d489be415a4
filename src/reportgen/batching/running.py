"""Tasks through a crew, in windows: outcomes come as they are ready, and memory does not grow with their number."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Executor, Future, wait
from typing import Protocol

from reportgen.batching.job import Job, Outcome, Task, failed
from reportgen.batching.pools import Workers
from reportgen.batching.work import outcome_of
from reportgen.errors import own_words


class Crew(Protocol):
    """Whoever does the work.

    Attributes:
        patience: seconds after which nobody is at work any more, when nothing gets done; None for never.
    """

    patience: float | None

    def submit(self, task: Task, job: Job) -> Future[Outcome]:
        """Hand over one task."""

    def recover(self, tasks: list[Task], job: Job) -> Iterator[Outcome]:
        """What becomes of the tasks that were under way when the crew broke down; it can be handed tasks again after it."""


def never() -> bool:
    """Nobody asks to stop."""
    return False


def through(
    crew: Crew, tasks: Iterable[Task], job: Job, window: int, stop: Callable[[], bool] = never
) -> Iterator[Outcome]:
    """The outcome of each task, as soon as it is known.

    Args:
        crew: does the work.
        tasks: taken as there is room.
        job: how each is done.
        window: how many the crew has at a time.
        stop: whether to begin nothing more; what is under way is finished.

    Raises:
        KeyboardInterrupt: on Ctrl-C, after the outcomes of what was being worked on then; at once on a second one.
    """
    return _Run(crew, iter(tasks), job, window, stop).outcomes()


class _Run:
    def __init__(
        self, crew: Crew, remaining: Iterator[Task], job: Job, window: int, stop: Callable[[], bool]
    ) -> None:
        self._crew = crew
        self._remaining = remaining
        self._job = job
        self._window = window
        self._waiting: dict[Future[Outcome], Task] = {}
        self._broken: list[Task] = []
        self._stop = stop
        self._interrupted = self._ends = False

    def outcomes(self) -> Iterator[Outcome]:
        while True:
            try:
                self._hand_over()
                done = self._done()
            except KeyboardInterrupt:
                if self._ends:
                    raise
                self._interrupted = True
                self._withdraw()
                continue
            for future in done:
                yield from self._result(future)
            if self._broken:
                broken, self._broken = self._broken, []
                yield from self._crew.recover(broken, self._job)
            elif not self._waiting and not done:
                break
        if self._interrupted:
            raise KeyboardInterrupt

    def _hand_over(self) -> None:
        if not self._ends and self._stop():
            self._withdraw()
        while not self._ends and not self._broken and len(self._waiting) < self._window:
            task = next(self._remaining, None)
            if task is None:
                break
            try:
                self._waiting[self._crew.submit(task, self._job)] = task
            except (RuntimeError, OSError):  # broken, or shut down
                self._broken.append(task)

    def _done(self) -> set[Future[Outcome]]:
        """What is done by now, at least one; all that is under way where the crew has broken down."""
        if not self._waiting:
            return set()
        if self._broken:
            return wait(self._waiting).done
        done = wait(self._waiting, timeout=self._crew.patience, return_when=FIRST_COMPLETED).done
        if not done:
            self._broken += self._waiting.values()
            self._waiting.clear()
        return done

    def _result(self, future: Future[Outcome]) -> Iterator[Outcome]:
        task = self._waiting.pop(future)
        try:
            yield future.result()
        except BrokenExecutor:
            self._broken.append(task)
        except (Exception, CancelledError) as error:
            yield not_done(task, error)

    def _withdraw(self) -> None:
        """Take nothing more, and take back what nobody works on yet."""
        self._ends = True
        for future in [future for future in self._waiting if future.cancel()]:
            del self._waiting[future]


class Borrowed:
    """Somebody else's executor: it is neither replaced nor shut down."""

    patience: float | None = None

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def submit(self, task: Task, job: Job) -> Future[Outcome]:
        """Hand over one task."""
        return self._executor.submit(outcome_of, task, job)

    def recover(self, tasks: list[Task], _job: Job) -> Iterator[Outcome]:
        """A broken executor does nothing more."""
        for task in tasks:
            yield not_done(task, BrokenExecutor("执行器已经停止"))


class Own:
    """Worker processes of ours: where one is killed or hangs, the pool is started anew."""

    def __init__(self, workers: Workers) -> None:
        self._workers = workers
        self.patience: float | None = workers.longest * 2

    def submit(self, task: Task, job: Job) -> Future[Outcome]:
        """Hand over one task."""
        return self._workers.submit(outcome_of, task, job)

    def recover(self, tasks: list[Task], job: Job) -> Iterator[Outcome]:
        """Each of the tasks alone, so that it shows which was the end of its worker; that one is given up."""
        self._workers.replace(1)
        for task in tasks:
            future = self.submit(task, job)
            done = wait([future], timeout=self.patience).done
            if done and not isinstance(future.exception(), BrokenExecutor):
                yield future.result()
                continue
            message = "没有生成：处理它的进程被终止，或超过时限没有结束；重试一次仍然如此"
            hint = "可能是内存不够；减少同时处理的份数（-j），或单独生成这一份"
            yield failed(task.source, message, hint)
            self._workers.replace(1)
        self._workers.replace(self._workers.count)


def not_done(task: Task, error: BaseException) -> Outcome:
    """The outcome of a task for which an executor has only an exception."""
    return failed(
        task.source, f"没有生成：执行器没有做完（{own_words(error)[:300]}）", "看执行器（集群）的日志"
    )
