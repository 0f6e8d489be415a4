"""What a worker does with one data file."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from reportgen import pipeline
from reportgen.batching.job import Job, Outcome, Record, Task, failed
from reportgen.errors import ReportgenError, own_words
from reportgen.layout import open_layout
from reportgen.output_files import refuse_inputs, write_whole
from reportgen.source.limits import MAX_BYTES


def outcomes_in_turn(tasks: Sequence[Task], job: Job) -> list[Outcome]:
    """What becomes of each of the tasks, one after the other."""
    if len(tasks) == 1:
        return [outcome_of(tasks[0], job)]
    with _loaded_set_aside():
        return [outcome_of(task, job) for task in tasks]


@contextmanager
def _loaded_set_aside() -> Iterator[None]:
    """Within it, the collector of garbage does not look through what this process has loaded, which takes a tenth of the time.

    The process is somebody else's: what it has set aside by itself stays so, and afterwards everything is as it was.
    """
    if gc.get_freeze_count():
        yield
        return
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def outcome_of(task: Task, job: Job) -> Outcome:
    """Render one data file, unless the report that is there is that of the same data, layout and options.

    Whatever goes wrong is the outcome of this file alone.
    """
    try:
        if task.record is not None and _is_unchanged(task, task.record, job):
            return Outcome(task.source, task.target, skipped=True)
        return _rendered(task, job)
    except ReportgenError as error:
        return Outcome(task.source, problems=error.problems)
    except MemoryError:
        return failed(task.source, "内存不够，没有生成", "减少同时处理的份数（-j）")
    except Exception as error:  # the others must go on, whatever this is
        return failed(task.source, f"没有生成，程序出错（{own_words(error)}）")


def _rendered(task: Task, job: Job) -> Outcome:
    data = _digest(task.source)
    asked = open_layout(job.layout) if job.layout else None
    report = pipeline.read_report(task.source, layout=asked)
    layout = pipeline.layout_of(report, asked)
    refuse_inputs(task.target, [task.source, *layout.files])
    made = pipeline.rendered(
        report,
        layout,
        job.charts,
        strict=job.strict,
        contents_pages=job.contents_pages,
        seconds=job.seconds,
    )
    write_whole(task.target, made.document)
    record = Record(
        data, report.layout or "", layout.fingerprint, job.said, hashlib.sha256(made.document).hexdigest()
    )
    return Outcome(task.source, task.target, tuple(made.problems), record=record)


def _is_unchanged(task: Task, record: Record, job: Job) -> bool:
    if record.job != job.said or _digest(task.target) != record.report or _digest(task.source) != record.data:
        return False
    try:
        layout = open_layout(job.layout) if job.layout else pipeline.layout_named(record.layout, task.source)
    except ReportgenError:
        return False
    return layout.fingerprint == record.fingerprint


def _digest(file: Path) -> str:
    """Of the content of a file; empty where there is none, or where it is larger than any that is read."""
    try:
        with file.open("rb") as opened:
            content = opened.read(MAX_BYTES + 1)
    except (OSError, ValueError):
        return ""
    return "" if len(content) > MAX_BYTES else hashlib.sha256(content).hexdigest()
