"""What ``reportgen audit`` does. Imported when it runs."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Literal

import click

from reportgen import auditing
from reportgen.auditing import KINDS, Audit, Certainty
from reportgen.cli import console
from reportgen.cli.files import refused_output, write_whole
from reportgen.cli.work import CLEAN, STOPPED, code_of
from reportgen.errors import Problem, ReportgenError
from reportgen.rules import RULES
from reportgen.source import bytes_of


def audit(report: Path, form: Literal["text", "json"], with_rounding: bool, mark: Path | None = None) -> int:
    """List what contradicts itself in a finished report; 1 where something is surely wrong."""
    try:
        found = auditing.audit(report)
        if mark is not None:
            _write_marked(report, found, mark)
    except ReportgenError as error:
        _show_unreadable(error.problems, form)
        return code_of(error)
    if form == "json":
        click.echo(json.dumps(_as_json(found), ensure_ascii=False, indent=2))
    else:
        _show(found, with_rounding)
    return STOPPED if any(one.certainty is Certainty.CERTAIN for one in found.contradictions) else CLEAN


def _write_marked(report: Path, found: Audit, mark: Path) -> None:
    if mark.resolve() == report.resolve():
        raise refused_output(mark, "批注不能写进原来的报告", "换一个文件名")
    write_whole(mark, auditing.marked(bytes_of(report), found, str(report)))
    console.say(f"已写入带批注的 {mark}。")


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
    if len(shown) > 1:
        kinds = Counter(one.code for one in shown)
        told = "，".join(f"{_title(code)} {count} 处" for code, count in kinds.most_common())
        console.say(f"分类：{told}。")
    if rounding and not with_rounding:
        console.say(f"另有 {rounding} 处差额在四舍五入的尾差之内，加 --rounding 列出。")


def _title(code: str) -> str:
    return KINDS[code].title if code in KINDS else RULES[code].title


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
        "kinds": dict(Counter(one.code for one in found.contradictions)),
        "contradictions": [one.as_dict() for one in found.contradictions],
        "problems": [problem.as_dict() for problem in found.problems],
    }
