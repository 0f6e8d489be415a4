"""Executors of our own: this process, and worker processes that can be started anew."""

from __future__ import annotations

import faulthandler
import gc
import os
import signal
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import suppress
from multiprocessing import connection, context, get_context, parent_process
from pathlib import Path
from typing import IO, Any, TypeVar

T = TypeVar("T")


class SameProcess(Executor):
    """Does the work at once, in the process that asks for it."""

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """The result, in a future that is done."""
        future: Future[T] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


class Workers:
    """A pool of processes that ends with this one, and can be replaced when a worker was killed or hangs.

    Attributes:
        count: of processes.
        longest: seconds after which a worker that is still at one report ends itself.
        executor: the pool that works now.
    """

    def __init__(self, count: int, longest: float) -> None:
        self.count = count
        self.longest = longest
        self.executor = self._started(count)

    def _started(self, count: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            count, mp_context=_context(), initializer=_begin, initargs=(self.longest, Path.cwd())
        )

    def submit(self, work: Callable[..., T], *args: Any) -> Future[T]:
        """Have a worker do it."""
        return self.executor.submit(_watched, work, *args)

    def replace(self, count: int) -> None:
        """End what is left of the pool, and start another."""
        self.kill()
        self.executor = self._started(count)

    def kill(self) -> None:
        """End the workers at once."""
        processes = getattr(self.executor, "_processes", None) or {}
        for process in list(processes.values()):
            with suppress(Exception):
                process.kill()
        self.executor.shutdown(wait=True, cancel_futures=True)

    def close(self) -> None:
        """End the workers when they have done what they are at."""
        self.executor.shutdown(wait=True, cancel_futures=True)


def _context() -> context.BaseContext:
    """How workers are started: as copies of this process, which have everything loaded already, as long as it has one thread."""
    if sys.platform == "linux" and threading.active_count() == 1:
        return get_context("fork")
    return get_context("spawn" if sys.platform == "win32" else "forkserver")


_LONGEST: float = 0.0
_NOWHERE: IO[str] | None = None


def _begin(longest: float, folder: Path) -> None:
    """What a worker does first."""
    global _LONGEST, _NOWHERE
    os.chdir(folder)  # a server of forks stands where it was started
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent decides
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _LONGEST, _NOWHERE = longest, open(os.devnull, "w")  # noqa: SIM115, PTH123 - open as long as the worker lives
    gc.enable()
    gc.freeze()  # what is loaded stays; looking through it again and again takes a tenth of the time


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


def _watched(work: Callable[..., T], *args: Any) -> T:
    """Do the work in a worker of ours; one that takes far too long, even within C code, ends the worker."""
    faulthandler.dump_traceback_later(_LONGEST, exit=True, file=_NOWHERE or sys.stderr)
    try:
        return work(*args)
    finally:
        faulthandler.cancel_dump_traceback_later()
