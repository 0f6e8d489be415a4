"""Tasks through a crew, in windows: outcomes come as they are ready, and memory does not grow with their number."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Executor, Future, wait
from itertools import chain, islice
from typing import Protocol

from reportgen.batching.job import Job, Outcome, Task, failed
from reportgen.batching.pools import Workers
from reportgen.batching.work import outcomes_in_turn
from reportgen.errors import own_words


class Crew(Protocol):
    """Whoever does the work.

    Attributes:
        patience: seconds after which nobody is at work any more, when nothing gets done; None for never.
    """

    patience: float | None

    def submit(self, tasks: Sequence[Task], job: Job) -> Future[list[Outcome]]:
        """Hand over tasks that one worker does one after the other."""

    def recover(self, tasks: list[Task], job: Job) -> Iterator[Outcome]:
        """What becomes of the tasks that were under way when the crew failed, each done alone; it takes others after it."""


def never() -> bool:
    """Nobody asks to stop."""
    return False


def through(
    crew: Crew,
    tasks: Iterable[Task],
    job: Job,
    window: int,
    stop: Callable[[], bool] = never,
    bundle: int = 1,
) -> Iterator[Outcome]:
    """The outcome of each task, as soon as it is known.

    Args:
        crew: does the work.
        tasks: taken as there is room.
        job: how each is done.
        window: how many the crew has at a time.
        stop: whether to begin nothing more; what is under way is finished.
        bundle: how many tasks are handed over in one piece, once all workers are busy.

    Raises:
        KeyboardInterrupt: on Ctrl-C, after the outcomes of what was being worked on then; at once on a second one.
    """
    return _Run(crew, iter(tasks), job, window, stop, bundle).outcomes()


class _Run:
    def __init__(
        self,
        crew: Crew,
        remaining: Iterator[Task],
        job: Job,
        window: int,
        stop: Callable[[], bool],
        bundle: int,
    ) -> None:
        self._crew = crew
        self._remaining = remaining
        self._job = job
        self._window = window
        self._bundle = bundle
        self._handed_over = 0
        self._waiting: dict[Future[list[Outcome]], list[Task]] = {}
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
        while not self._ends and not self._broken:
            room = self._window - sum(map(len, self._waiting.values()))
            tasks = list(islice(self._remaining, min(room, self._in_one_piece)))
            if not tasks:
                break
            self._handed_over += len(tasks)
            try:
                self._waiting[self._crew.submit(tasks, self._job)] = tasks
            except (RuntimeError, OSError):  # broken, or shut down
                self._broken += tasks

    @property
    def _in_one_piece(self) -> int:
        """How many tasks go into the next bundle: few at first, so that all workers get some of a short list."""
        return min(self._bundle, 1 + self._handed_over * self._bundle // self._window)

    def _done(self) -> set[Future[list[Outcome]]]:
        """What is done by now, at least one; all that is under way where the crew has broken down."""
        if not self._waiting:
            return set()
        if self._broken:
            return wait(self._waiting).done
        done = wait(self._waiting, timeout=self._crew.patience, return_when=FIRST_COMPLETED).done
        if not done:
            self._broken += chain.from_iterable(self._waiting.values())
            self._waiting.clear()
        return done

    def _result(self, future: Future[list[Outcome]]) -> Iterator[Outcome]:
        tasks = self._waiting.pop(future)
        try:
            outcomes = future.result()
        except CancelledError as error:
            outcomes = [not_done(task, error) for task in tasks]
        except Exception:  # of the crew: what goes wrong with a file is its outcome
            self._broken += tasks
            return
        yield from outcomes

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

    def submit(self, tasks: Sequence[Task], job: Job) -> Future[list[Outcome]]:
        """Hand over tasks that one worker does one after the other."""
        return self._executor.submit(outcomes_in_turn, tasks, job)

    def recover(self, tasks: list[Task], job: Job) -> Iterator[Outcome]:
        """Each of the tasks alone: one that ends its worker takes others with it, which are not to suffer."""
        for task in tasks:
            try:
                outcomes = self.submit([task], job).result()
            except RuntimeError:
                outcomes = [not_done(task, BrokenExecutor("执行器已经停止"))]
            except (Exception, CancelledError) as error:
                outcomes = [not_done(task, error)]
            yield from outcomes


class Own:
    """Worker processes of ours: where one is killed or hangs, the pool is started anew."""

    def __init__(self, workers: Workers) -> None:
        self._workers = workers
        self.patience: float | None = workers.longest * 2

    def submit(self, tasks: Sequence[Task], job: Job) -> Future[list[Outcome]]:
        """Hand over tasks that one worker does one after the other."""
        return self._workers.submit(outcomes_in_turn, tasks, job)

    def recover(self, tasks: list[Task], job: Job) -> Iterator[Outcome]:
        """Each of the tasks alone, so that it shows which was the end of its worker; that one is given up."""
        self._workers.replace(1)
        for task in tasks:
            future = self.submit([task], job)
            done = wait([future], timeout=self.patience).done
            if done and not future.exception():
                yield from future.result()
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
