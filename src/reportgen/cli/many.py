"""Rendering many data files: what is told while it goes on, and at its end."""

from __future__ import annotations

import gc
import json
import signal
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import FrameType
from typing import Literal

import click

from reportgen.batching import Outcome
from reportgen.batching.cluster import cluster_at
from reportgen.batching.entry import batch as outcomes_of
from reportgen.batching.job import Job
from reportgen.batching.naming import DATA_SUFFIXES, data_files, spelt
from reportgen.batching.problem_list import ListFile
from reportgen.cli import console
from reportgen.cli.progress import Progress
from reportgen.cli.work import CLEAN, STOPPED, code_of
from reportgen.errors import Problem, ReportgenError, Severity, Spot
from reportgen.output_files import refuse_inputs
from reportgen.source import lines_of

INTERRUPTED = 130
_MOST_REASONS = 10


class Tally:
    """What has become of the files so far."""

    def __init__(self) -> None:
        self.written = self.skipped = self.failed = self.notes = 0
        self.reasons: Counter[str] = Counter()

    def add(self, outcome: Outcome) -> None:
        """Count one file."""
        self.skipped += outcome.skipped
        self.failed += outcome.written is None
        self.written += outcome.written is not None and not outcome.skipped
        self.notes += outcome.counts[-1]
        if outcome.written is None:
            self.reasons.update({problem.code for problem in outcome.problems})

    @property
    def done(self) -> int:
        """Of how many files it is known what became of them."""
        return self.written + self.skipped + self.failed


def batch(
    sources: Iterable[Path],
    output: Path,
    jobs: int,
    job: Job,
    *,
    again: bool = False,
    form: Literal["text", "json"] = "text",
    report: Path | None = None,
    scheduler: str | None = None,
) -> int:
    """Render all files into a folder; what became of each is told at once.

    Args:
        sources: data files and folders of such.
        output: folder for the reports.
        jobs: worker processes.
        job: how each file is rendered.
        again: also make what has not changed.
        form: lines for people, or a line of JSON for each file.
        report: file for a list of all problems.
        scheduler: address of a Dask cluster that does the work.
    """
    gc.enable()  # `main` has turned it off for commands that end soon
    try:
        files = [file for source in sources for file in data_files(source)]
        if not files:
            raise _nothing_to_do()
        return _told(files, output, jobs, job, again, form, report, scheduler)
    except ReportgenError as error:
        console.show(error.problems)
        return code_of(error)


def _told(
    files: list[Path],
    output: Path,
    jobs: int,
    job: Job,
    again: bool,
    form: Literal["text", "json"],
    report: Path | None,
    scheduler: str | None,
) -> int:
    tally, progress = Tally(), Progress(len(files))
    try:
        with interrupts() as stop, _list_of(report, files) as listed, ExitStack() as kept:
            cluster = kept.enter_context(cluster_at(scheduler)) if scheduler else None
            outcomes = outcomes_of(
                files,
                output,
                cluster.executor if cluster else None,
                layout=job.layout,
                charts=job.charts,
                strict=job.strict,
                contents_pages=job.contents_pages,
                jobs=cluster.window if cluster else jobs,
                bundle=cluster.bundle if cluster else 1,
                again=again,
                stop=stop,
            )
            for outcome in outcomes:
                tally.add(outcome)
                if listed:
                    listed.add(outcome)
                progress.clear()
                _tell(outcome, form)
                progress.show(tally.done, tally.failed)
    except KeyboardInterrupt:
        stop = always
    progress.clear()
    _sum_up(tally, is_listed=report is not None)
    if stop() and tally.done < len(files):
        left = len(files) - tally.done
        console.say(f"已中断：还有 {left} 份没有处理。再运行一次同样的命令，就接着做。")
        return INTERRUPTED
    return STOPPED if tally.failed else CLEAN


def always() -> bool:
    """Somebody has asked to stop."""
    return True


@contextmanager
def interrupts() -> Iterator[Callable[[], bool]]:
    """Within it, Ctrl-C is asked for by what this gives, so that no report is written untold; a second one ends at once."""
    heard = False

    def hear(_number: int, _frame: FrameType | None) -> None:
        nonlocal heard
        if heard:
            raise KeyboardInterrupt
        heard = True
        console.say("正在停下：手头的做完就停；再按一次 Ctrl-C 立即停。")

    before = signal.signal(signal.SIGINT, hear)
    try:
        yield lambda: heard
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _list_of(report: Path | None, files: list[Path]) -> Iterator[ListFile | None]:
    if report is None:
        yield None
        return
    refuse_inputs(report, files)
    with ListFile(report) as listed:
        yield listed
    console.say(f"问题清单：{spelt(report)}")


def _nothing_to_do() -> ReportgenError:
    hint = f"文件夹里应有{'、'.join(sorted(DATA_SUFFIXES))} 文件"
    return ReportgenError([Problem(Severity.ERROR, "batch.empty", Spot(), "没有找到数据文件", hint)])


def _tell(outcome: Outcome, form: Literal["text", "json"]) -> None:
    if form == "json":
        click.echo(json.dumps(outcome.as_dict(), ensure_ascii=False))
        return
    if outcome.skipped:
        return
    if outcome.written is not None:
        console.say(f"已生成 {spelt(outcome.written)}")
    told = [problem for problem in outcome.problems if problem.severity is not Severity.NOTE]
    if told:
        if outcome.written is None:
            console.say(f"未生成 {spelt(outcome.source)}")
        console.show(told, lines_of(outcome.source))


def _sum_up(tally: Tally, *, is_listed: bool) -> None:
    unchanged = f"跳过 {tally.skipped} 份（未变），" if tally.skipped else ""
    console.say(f"共 {tally.done} 份：生成 {tally.written} 份，{unchanged}未生成 {tally.failed} 份。")
    if tally.failed > 1:
        console.say("未生成的原因（一份可有几个）：")
        for code, count in tally.reasons.most_common(_MOST_REASONS):
            console.say(f"  {count} 份  {code}  {meaning_of(code)}")
    if tally.notes and not is_listed:
        console.say(f"另有说明 {tally.notes} 条没有列出；用 --report 问题.xlsx 写成清单。")


def meaning_of(code: str) -> str:
    """What a code stands for, in a few words."""
    from reportgen.problem_codes import CODE_GROUPS
    from reportgen.rules.register import RULES

    if code in RULES:
        return RULES[code].title
    return next((group.meanings[code] for group in CODE_GROUPS if code in group.meanings), "")
