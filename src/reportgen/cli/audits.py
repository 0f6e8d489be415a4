"""What ``reportgen audit`` does. Imported when it runs."""

from __future__ import annotations

import gc
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import click

from reportgen import auditing
from reportgen.auditing import Audit, Certainty, Contradiction, Outcome
from reportgen.cli import console
from reportgen.cli.work import CLEAN, STOPPED, code_of
from reportgen.errors import Problem, ReportgenError, Severity, Spot
from reportgen.output_files import refuse_inputs, refused_output, write_whole
from reportgen.source import bytes_of

_SUFFIXES = (".docx", ".pdf", ".html", ".htm", ".txt", ".md")
"""What a folder is searched for."""


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


def audit_many(sources: Sequence[Path], output: Path | None, form: Literal["text", "json"]) -> int:
    """Audit many reports and write one table of results; 1 where one has errors or cannot be read."""
    gc.enable()  # `main` has turned it off for commands that end soon
    files = [file for source in sources for file in _reports_in(source)]
    if not files:
        _show_unreadable((_nothing_to_audit(sources),), form)
        return STOPPED
    outcomes = [_outcome(file) for file in files]
    if output is not None:
        try:
            _write_table(output, outcomes, files)
        except ReportgenError as error:
            _show_unreadable(error.problems, form)
            return code_of(error)
    if form == "json":
        click.echo(json.dumps([_listed(one) for one in outcomes], ensure_ascii=False, indent=2))
    else:
        _say_outcomes(outcomes)
    return STOPPED if any(one.result in ("读不了", "有错误") for one in outcomes) else CLEAN


def _reports_in(source: Path) -> list[Path]:
    if not source.is_dir():
        return [source]
    return sorted(
        file
        for file in source.rglob("*")
        if file.suffix.lower() in _SUFFIXES and not file.name.startswith(("~$", "."))
    )


def _nothing_to_audit(sources: Sequence[Path]) -> Problem:
    hint = f"文件夹里应有{'、'.join(_SUFFIXES)} 文件"
    named = "、".join(map(str, sources))
    return Problem(Severity.ERROR, "audit.empty", Spot(named), "没有找到成品报告", hint)


def _outcome(file: Path) -> Outcome:
    try:
        return Outcome(str(file), auditing.audit(file))
    except ReportgenError as error:
        return Outcome(str(file), None, error.problems)


def _write_table(output: Path, outcomes: Sequence[Outcome], files: Sequence[Path]) -> None:
    refuse_inputs(output, files)
    if output.suffix.lower() != ".xlsx":
        raise refused_output(output, "结果写成工作簿", "文件名以 .xlsx 结尾")
    write_whole(output, auditing.results_table(outcomes))
    console.say(f"已写入 {output}")


def _say_outcomes(outcomes: Sequence[Outcome]) -> None:
    for one in outcomes:
        certain, doubtful = one.count(Certainty.CERTAIN), one.count(Certainty.DOUBTFUL)
        why = f"：{one.problems[0].message}" if one.problems else ""
        counts = f"：错误 {certain}，提醒 {doubtful}" if certain or doubtful else why
        console.say(f"{one.name}  {one.result}{counts}")
    results = Counter(one.result for one in outcomes)
    told = "，".join(f"{result} {count} 份" for result, count in results.most_common())
    console.say(f"共 {len(outcomes)} 份：{told}。")


def _listed(outcome: Outcome) -> dict[str, object]:
    if outcome.audit is not None:
        return {"report": outcome.name, **_as_json(outcome.audit)}
    return {
        "report": outcome.name,
        "contradictions": [],
        "problems": [problem.as_dict() for problem in outcome.problems],
    }


def _write_marked(report: Path, found: Audit, mark: Path) -> None:
    refuse_inputs(mark, [report])
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
        told = "，".join(f"{auditing.title_of(code)} {count} 处" for code, count in kinds.most_common())
        console.say(f"分类：{told}。")
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
        "kinds": dict(Counter(one.code for one in found.contradictions)),
        "contradictions": [one.as_dict() for one in found.contradictions],
        "problems": [
            *({**problem.as_dict(), "quotes": []} for problem in found.problems),
            *(_as_problem(one) for one in found.contradictions),
        ],
    }


def _as_problem(found: Contradiction) -> dict[str, object]:
    """A contradiction in the shape that all problems have, with everything that it quotes."""
    quotes = (found.stated, *found.repeated, *found.against)
    return {**found.problem.as_dict(), "quotes": [one.as_dict() for one in quotes]}
