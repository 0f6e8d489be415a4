"""Rendering many data files: one bad file keeps none of the others from being rendered."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path

from reportgen import pipeline
from reportgen.cli import console
from reportgen.cli.files import make_folder, refuse_inputs, write_whole
from reportgen.cli.work import CLEAN, STOPPED, read_for
from reportgen.errors import Problem, ReportgenError, Severity, Spot
from reportgen.source import lines_of

_DATA_SUFFIXES = {".yaml", ".yml", ".json", ".xlsx", ".xls"}
_OPEN_IN_EXCEL = "~$"
"""The beginning of the name of a file that Excel keeps beside a workbook as long as it is open."""


@dataclass(frozen=True, slots=True)
class Job:
    """How every file of a batch is to be rendered."""

    output: Path
    layout: str | None
    charts: pipeline.ChartMode
    strict: bool
    contents_pages: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: `written` is None where problems stopped it."""

    source: Path
    written: Path | None
    problems: tuple[Problem, ...]


def batch(
    sources: Iterable[Path],
    output: Path,
    jobs: int,
    layout: str | None,
    charts: pipeline.ChartMode,
    strict: bool,
    contents_pages: bool = False,
) -> int:
    """Render all files into a folder; `jobs` of them at a time."""
    gc.enable()  # `main` has turned it off for commands that end soon
    try:
        files = [file for source in sources for file in _data_files(source)]
        if not files:
            raise _nothing_to_do()
        _refuse_collisions(files)
        make_folder(output)
    except ReportgenError as error:
        console.show(error.problems)
        return STOPPED
    outcomes = list(_outcomes(files, Job(output, layout, charts, strict, contents_pages), jobs))
    for outcome in outcomes:
        _tell(outcome)
    failed = sum(outcome.written is None for outcome in outcomes)
    console.say(f"共 {len(outcomes)} 份：生成 {len(outcomes) - failed} 份，未生成 {failed} 份。")
    return STOPPED if failed else CLEAN


def _data_files(source: Path) -> list[Path]:
    try:
        if not source.is_dir():
            return [source]
        return sorted(file for file in source.iterdir() if _is_data(file))
    except OSError as error:
        problem = Problem(
            Severity.ERROR, "batch.folder", Spot(str(source)), f"打不开这个文件夹（{error.strerror}）"
        )
        raise ReportgenError([problem]) from None


def _is_data(file: Path) -> bool:
    return file.suffix.lower() in _DATA_SUFFIXES and not file.name.startswith(_OPEN_IN_EXCEL)


def _nothing_to_do() -> ReportgenError:
    hint = f"文件夹里应有{'、'.join(sorted(_DATA_SUFFIXES))} 文件"
    return ReportgenError([Problem(Severity.ERROR, "batch.empty", Spot(), "没有找到数据文件", hint)])


def _refuse_collisions(files: list[Path]) -> None:
    seen: dict[str, Path] = {}
    problems = [
        Problem(
            Severity.ERROR,
            "batch.collision",
            Spot(str(file)),
            f"与“{seen[file.stem]}”会写到同一个文件“{file.stem}.docx”",
            "请给其中一份数据文件改名",
        )
        for file in files
        if seen.setdefault(file.stem, file) is not file
    ]
    if problems:
        raise ReportgenError(problems)


def _outcomes(files: list[Path], job: Job, jobs: int) -> Iterator[Outcome]:
    if jobs == 1 or len(files) == 1:
        yield from map(_rendered, files, repeat(job))
        return
    with ProcessPoolExecutor(min(jobs, len(files))) as pool:
        yield from pool.map(_rendered, files, repeat(job), chunksize=4)


def _rendered(file: Path, job: Job) -> Outcome:
    target = job.output / f"{file.stem}.docx"
    try:
        given = read_for(file, job.layout)
        refuse_inputs(target, [file, *given.layout.files])
        result = pipeline.rendered(
            given.report, given.layout, job.charts, strict=job.strict, contents_pages=job.contents_pages
        )
        write_whole(target, result.document)
    except ReportgenError as error:
        return Outcome(file, None, error.problems)
    return Outcome(file, target, tuple(result.problems))


def _tell(outcome: Outcome) -> None:
    if outcome.written is not None:
        console.say(f"已生成 {outcome.written}")
    if outcome.problems:
        console.show(outcome.problems, lines_of(outcome.source))
