"""The door: data files in, outcomes out as they come."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from contextlib import suppress
from itertools import chain
from pathlib import Path

from reportgen.batching.job import Job, Outcome, Task, failed
from reportgen.batching.journal import Journal
from reportgen.batching.naming import Targets, data_files, spelt
from reportgen.batching.pools import SameProcess, Workers
from reportgen.batching.running import Borrowed, Own, never, through
from reportgen.deadlines import SECONDS
from reportgen.errors import ReportgenError
from reportgen.layout import open_layout
from reportgen.layout.chart_mode import ChartMode
from reportgen.output_files import make_folder
from reportgen.pipeline import layout_of, preload, read_report

_PER_WORKER = 4
"""Files that each worker has waiting, so that it is never idle."""
_PER_EXECUTOR = 64
"""Files that an executor of the caller's has at a time, where nobody says how many workers it has."""
_LAYING_OUT = 330
"""Seconds that LibreOffice may take, and what goes with it."""


def batch(
    sources: Iterable[Path | str] | Path | str,
    output: Path | str,
    executor: Executor | None = None,
    *,
    layout: Path | str | None = None,
    charts: ChartMode = "native",
    strict: bool = False,
    contents_pages: bool = False,
    seconds: float | None = None,
    jobs: int | None = None,
    bundle: int = 1,
    again: bool = False,
    stop: Callable[[], bool] = never,
) -> Iterator[Outcome]:
    """Render many data files into a folder; one outcome for each comes as soon as it is known, in no particular order.

    A file that cannot be read, a worker that dies, an exception: each is the outcome of one file, and the others go on.
    A journal in the folder tells later runs what need not be done again.

    Args:
        sources: data files, and folders for the data files in them. Taken as there is room: a generator may give any number.
        output: folder for the reports, each called as its data file; made where it is missing.
        executor: does the work, e.g. that of a Dask cluster, whose workers see the same files under the same paths; processes
            of this machine where left out. It is not shut down.
        layout: id, folder or .docx; the one that each file names where left out.
        charts: as for `render`.
        strict: warnings stop a report as errors do.
        contents_pages: as for `render`.
        seconds: how long one report may take; two minutes where left out.
        jobs: worker processes, or how many files a given executor works on at a time; as many as there are processors, or a
            modest number for a given executor, where left out. 1 does the work in this process.
        bundle: how many files a given executor is handed in one piece, once its workers are busy; more than 1 where handing
            over takes its time, as on a cluster.
        stop: asked before each file; once it says yes, nothing more is begun, and what is under way is finished.
        again: make every report, also those that are there and would be the same.

    Raises:
        ReportgenError: when the folder cannot be made, or there is no such layout.
        KeyboardInterrupt: on Ctrl-C, after the outcomes of the files that were being worked on.
    """
    found = Path if executor is None else _absolute
    folder = found(output)
    job = Job(_reference(layout), charts, strict, contents_pages, seconds)
    make_folder(folder)
    given = map(found, [sources] if isinstance(sources, (Path, str)) else sources)
    if executor is None:
        return _outcomes(given, folder, again, lambda tasks: _by_processes(tasks, job, jobs, stop))
    crew, window = Borrowed(executor), jobs or _PER_EXECUTOR
    piece = 1 if contents_pages else bundle  # LibreOffice takes far longer than handing over
    return _outcomes(given, folder, again, lambda tasks: through(crew, tasks, job, window, stop, piece))


def _absolute(path: Path | str) -> Path:
    """The path as workers in other folders find it; links in it stay as they are."""
    return Path(os.path.abspath(path))  # noqa: PTH100


def _reference(layout: Path | str | None) -> str | None:
    """The layout as a worker in any folder finds it."""
    if layout is None:
        return None
    open_layout(layout)
    return str(_absolute(layout)) if Path(layout).exists() else str(layout)


def _outcomes(
    sources: Iterable[Path],
    folder: Path,
    again: bool,
    work: Callable[[Iterator[Task]], Iterator[Outcome]],
) -> Iterator[Outcome]:
    with Journal(folder) as journal:
        early: list[Outcome] = []
        tasks = _tasks(sources, Targets(folder), None if again else journal, early)
        for outcome in work(tasks):
            yield from _taken(early)
            journal.add(outcome)
            yield outcome
        yield from _taken(early)


def _by_processes(
    tasks: Iterator[Task], job: Job, jobs: int | None, stop: Callable[[], bool]
) -> Iterator[Outcome]:
    """By worker processes of this machine; by this process where there is no more than one to do, or to do it."""
    first = next(tasks, None)
    if first is None:
        return
    second = next(tasks, None)
    count = jobs or os.cpu_count() or 1
    whole = chain([first] if second is None else [first, second], tasks)
    if count == 1 or second is None:
        yield from through(Borrowed(SameProcess()), whole, job, 1, stop)
        return
    if first.record is None:
        _make_ready(first, job)
    workers = Workers(count, _longest(job))
    try:
        yield from through(Own(workers), whole, job, count * _PER_WORKER, stop)
    except KeyboardInterrupt:
        workers.kill()
        raise
    finally:
        workers.close()


def _make_ready(first: Task, job: Job) -> None:
    """Load here what the first file needs and all others will: workers that are copies of this process have it then."""
    with suppress(ReportgenError):
        layout = open_layout(job.layout) if job.layout else None
        preload(layout or layout_of(read_report(first.source)))


def _longest(job: Job) -> float:
    """Seconds after which a worker that is at one report is taken to hang."""
    return (
        2 * (SECONDS if job.seconds is None else job.seconds)
        + 60
        + (_LAYING_OUT if job.contents_pages else 0)
    )


def _tasks(
    sources: Iterable[Path], targets: Targets, journal: Journal | None, early: list[Outcome]
) -> Iterator[Task]:
    """A task for each data file; what is known to come to nothing is an outcome at once."""
    for source in chain.from_iterable(_files(source, early) for source in sources):
        target, taken = targets.of(source)
        if taken is not None:
            message = f"与“{spelt(taken)}”会写到同一个文件“{spelt(target.name)}”（有的磁盘不分大小写）"
            early.append(failed(source, message, "请给其中一份数据文件改名", "batch.collision"))
            continue
        yield Task(source, target, journal.record_of(target) if journal else None)


def _files(source: Path, early: list[Outcome]) -> Iterator[Path]:
    try:
        yield from data_files(source)
    except ReportgenError as error:
        early.append(Outcome(source, problems=error.problems))


def _taken(early: list[Outcome]) -> Iterator[Outcome]:
    while early:
        yield early.pop(0)
