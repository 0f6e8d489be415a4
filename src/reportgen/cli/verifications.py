"""What ``reportgen verify`` does. Imported when it runs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import click

from reportgen import verifying
from reportgen.cli import console
from reportgen.cli.marking import mark_in_word
from reportgen.cli.work import CLEAN, STOPPED, attempt, code_of
from reportgen.errors import Problem, ReportgenError, Severity
from reportgen.output_files import refuse_inputs
from reportgen.source import bytes_of
from reportgen.verifying import Verification


def verify(
    report: Path, data: Path, layout: str | None, form: Literal["text", "json"], mark: Path | None = None
) -> int:
    """List what a finished report says otherwise than its data, and mark it in a copy; 1 where a figure is another one."""
    try:
        found = verifying.verify(report, data, layout)
    except ReportgenError as error:
        _list(error.problems, form, {})
        return code_of(error)
    problems = (*found.problems, *(one.problem for one in found.deviations))
    if form == "text":
        _say(found)
    _list(problems, form, {"figures": found.figures, "known": found.known})
    if mark is not None and (code := attempt(lambda: _write_marked(report, problems, mark))):
        return code
    is_wrong = any(problem.severity is Severity.ERROR for problem in problems)
    return STOPPED if is_wrong else CLEAN


def _write_marked(report: Path, problems: Sequence[Problem], mark: Path) -> None:
    refuse_inputs(mark, [report])
    mark_in_word(bytes_of(report), problems, mark)


def _say(found: Verification) -> None:
    if found.figures:
        console.say(f"报告里带单位的数和表中的数共 {found.figures} 个，其中 {found.known} 个是数据给出的。")
    else:
        console.say("报告里没有认出数字。")


def _list(problems: tuple[Problem, ...], form: str, counts: dict[str, int]) -> None:
    if form == "json":
        listed = {**counts, "problems": [problem.as_dict() for problem in problems]}
        click.echo(json.dumps(listed, ensure_ascii=False, indent=2))
    else:
        console.show(problems)
