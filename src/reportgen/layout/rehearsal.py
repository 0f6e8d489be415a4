"""What a template asks for and a report does not say, and what a report says and its template does not print."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache
from html import unescape
from typing import NamedTuple

from reportgen.deadlines import check_time
from reportgen.errors import Problem, Severity, quoted
from reportgen.figures.comparison import Change, change_on_execution_base, change_on_prior
from reportgen.figures.trees import walk
from reportgen.layout.manifest import Manifest
from reportgen.model.accounts import LineItem
from reportgen.model.base import Record, shape_of
from reportgen.model.evaluation import Project
from reportgen.model.glossary import GlossaryEntry
from reportgen.model.paths import Path, parse
from reportgen.model.report import Report
from reportgen.model.resolving import missing
from reportgen.model.tracing import problem_at
from reportgen.word.rendering import Lack, Rehearsed
from reportgen.wording.texts import cause

_NOT_FOR_PRINT = (("silenced",),)
"""Parts of a data file that are for the program."""

_DECIDING = ("stages", "kind", "nature", "short_name", "secret")
"""Fields whose values decide what is printed and how."""

_CHANGES: Mapping[str, tuple[Callable[[LineItem], Change | None], str]] = {
    "reason": (change_on_prior, "与上年持平，不说明原因"),
    "budget_reason": (change_on_execution_base, "决算数与预算数相同，不说明原因"),
}
"""Fields with a reason: the change that it explains, and why it is left out where there is none."""

_OPENING = re.compile(r"^[（(]?(?:[一二三四五六七八九十百]+|\d+)[）)、.．](?!\d)\s*")
_ENDS = "。；;，,、.：:"


def problems_in(rehearsed: Rehearsed, manifest: Manifest, report: Report) -> list[Problem]:
    """Every problem of a report that shows when its template is rehearsed."""
    return [
        *_lacking(rehearsed.lacks, manifest, report),
        *(() if rehearsed.text is None else _unprinted(rehearsed.text, manifest, report)),
    ]


def _lacking(lacks: Collection[Lack], manifest: Manifest, report: Report) -> Iterator[Problem]:
    """What the template asks for beyond what the layout declares that it needs, each place once."""
    if not lacks:
        return
    paths = {id(record): path for path, record in walk(report)}
    needed = [
        (*gap.path, *gap.within)
        for need in manifest.needs
        for gap in missing(parse(need, Report, marks=True), report)
    ]
    told: set[Path | Problem] = set()
    for lack in lacks:
        path = _path(lack, report, paths)
        if path is None and not needed:
            if lack.problem not in told:
                yield lack.problem
            told.add(lack.problem)
        elif path is not None and path not in told and not any(_same_way(path, gap) for gap in needed):
            told.add(path)
            yield _at_its_place(report, path, lack)


def _same_way(one: Path, other: Path) -> bool:
    """Whether one of two paths leads through the other."""
    return all(first == second for first, second in zip(one, other, strict=False))


def _path(lack: Lack, report: Report, paths: dict[int, Path]) -> Path | None:
    """Where in the report the value should stand; None where that is not known."""
    holder = report if lack.owner is None else lack.owner
    if not isinstance(holder, Record) or (lack.owner is None and not lack.name):
        return None
    path = () if holder is report else paths.get(id(holder))
    if path is None or not lack.name:
        return path
    field = holder.template_names.get(lack.name)
    return (*path, field) if field else None


def _at_its_place(report: Report, path: Path, lack: Lack) -> Problem:
    where = lack.problem.where
    if lack.name:
        message = f"没有填写，模板的{where}要用它"
    else:
        message = f"{lack.problem.message.partition('。原文：')[0]}，模板的{where}要用它"
    return problem_at(
        report.document, path, Severity.ERROR, "layout.needs", message, hint="请在数据文件中补上"
    )


class _Said(NamedTuple):
    """One text of the author's.

    Attributes:
        path: where it stands.
        text: what it says.
        holder: the record that has it.
        field: the field of that record.
    """

    path: Path
    text: str
    holder: Record
    field: str


def _unprinted(printed: str, manifest: Manifest, report: Report) -> Iterator[Problem]:
    """Texts that stand nowhere in the printed text, with the reason as far as it is known; those of a kind together."""
    whole = _bare(unescape(printed))
    groups: dict[tuple[Path, str], list[tuple[_Said, str]]] = {}
    for said in _all_said(report):
        gone = _first_gone(cause(said.text), whole)
        if gone and not _is_told_elsewhere(manifest, report, said):
            kind = tuple(step for step in said.path if isinstance(step, str))
            groups.setdefault((kind, _why(manifest, said)), []).append((said, gone))
    for (_, why), group in groups.items():
        said, line = group[0]
        count = f"等 {len(group)} 处" if len(group) > 1 else ""
        message = f"没有印出{quoted(line)}{count}：{why}"
        yield problem_at(report.document, said.path, Severity.NOTE, "layout.unprinted", message)


def _first_gone(text: str, whole: str) -> str:
    """The first line of a text that does not stand in the printed text; empty where all do."""
    at = 0
    for line in text.splitlines():
        check_time()
        bare = _bare(line)
        # Lines are printed one after the other: looked for from the beginning each, a long text takes minutes.
        further = whole.find(bare, at)
        at = further if further >= 0 else whole.find(bare)
        if at < 0:
            return line.strip()
    return ""


def _all_said(report: Report) -> Iterator[_Said]:
    """Every text that an author may expect to see in print."""
    for path, record in walk(report):
        if path[:1] in _NOT_FOR_PRINT:
            continue
        for field in _printable(type(record)):
            value = getattr(record, field)
            if isinstance(value, str):
                yield _Said((*path, field), value, record, field)
            elif value:
                for step, text in value.items() if isinstance(value, dict) else enumerate(value):
                    if text:
                        yield _Said((*path, field, step), text, record, field)


@cache
def _printable(record: type[Record]) -> tuple[str, ...]:
    """The fields of a record type that hold sentences, or what an entry of a list is called where that matters."""
    if issubclass(record, GlossaryEntry):
        return ("definition",)
    return tuple(
        name
        for name, shape in shape_of(record).items()
        if shape.kind and (shape.kind.is_prose or (name == "name" and issubclass(record, Project)))
        if name not in _DECIDING
    )


def _is_told_elsewhere(manifest: Manifest, report: Report, said: _Said) -> bool:
    """Whether it is a text that the layout does not know, or a secret one, which are errors in themselves."""
    if said.field != "narrative":
        return False
    is_of_project = isinstance(said.holder, Project)
    known = manifest.project_narrative.parts if is_of_project else manifest.narrative
    return said.path[-1] in report.secret or (bool(known) and said.path[-1] not in known)


def _why(manifest: Manifest, said: _Said) -> str:
    """Why a text was not printed."""
    holder = said.holder
    if isinstance(holder, LineItem) and said.field in _CHANGES:
        change_of, reason = _CHANGES[said.field]
        change = change_of(holder)
        if change is not None and change.is_flat:
            return reason
    if isinstance(holder, Project) and said.field == "narrative":
        stage = manifest.project_narrative.stage
        if stage is not None and stage not in holder.stages:
            return f"项目“{holder.name}”的“绩效管理”中没有“{stage}”"
    if isinstance(holder, GlossaryEntry):
        return "报告没有用到这个名词" if manifest.glossary else "本版式没有名词解释"
    if said.field == "facts":
        return "文字中没有引用它"
    return "本版式此时不印这一段" if said.field == "narrative" else "本版式此处不印它"


def _bare(text: str) -> str:
    """A text as it can be found again: without blanks, without its number and without the mark at its end."""
    return "".join(_OPENING.sub("", text.strip(), count=1).split()).strip(_ENDS)
