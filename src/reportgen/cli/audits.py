"""What ``reportgen audit`` does. Imported when it runs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Literal

import click

from reportgen import auditing
from reportgen.auditing import Audit, Certainty
from reportgen.cli import console
from reportgen.cli.work import CLEAN, STOPPED, code_of
from reportgen.errors import Problem, ReportgenError


def audit(report: Path, form: Literal["text", "json"], with_rounding: bool) -> int:
    """List what contradicts itself in a finished report; 1 where something is surely wrong."""
    try:
        found = auditing.audit(report)
    except ReportgenError as error:
        _show_unreadable(error.problems, form)
        return code_of(error)
    if form == "json":
        click.echo(json.dumps(_as_json(found), ensure_ascii=False, indent=2))
    else:
        _show(found, with_rounding)
    return STOPPED if any(one.certainty is Certainty.CERTAIN for one in found.contradictions) else CLEAN


def _show(found: Audit, with_rounding: bool) -> None:
    rounding = sum(one.certainty is Certainty.ROUNDING for one in found.contradictions)
    shown = [one for one in found.contradictions if with_rounding or one.certainty is not Certainty.ROUNDING]
    problems = [*found.problems, *(one.problem for one in shown)]
    if found.relations or found.statements:
        console.say(f"读出正文里的数 {found.statements} 个，核对了 {found.relations} 个合计和两处相同的数。")
    else:
        console.say("没有认出表里或正文里的数，什么数也没有核对。")
    if (
        found.relations or found.statements or problems
    ):  # "nothing wrong" must not be said of what nobody looked at
        console.show(problems)
    if rounding and not with_rounding:
        console.say(f"另有 {rounding} 处差额在四舍五入的尾差之内，加 --rounding 列出。")


def _show_unreadable(problems: tuple[Problem, ...], form: str) -> None:
    if form == "json":
        listed = {"contradictions": [], "problems": [problem.as_dict() for problem in problems]}
        click.echo(json.dumps(listed, ensure_ascii=False, indent=2))
    else:
        console.show(problems)


def _as_json(found: Audit) -> dict[str, object]:
    return {
        "relations": found.relations,
        "statements": found.statements,
        "contradictions": [one.as_dict() for one in found.contradictions],
        "problems": [problem.as_dict() for problem in found.problems],
    }
