"""What a layout needs and a report does not say, and what a report says that the layout has no place for."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from reportgen.errors import Problem, Severity, nearest, quoted, shortened, suggestion
from reportgen.layout.glossary import unexplained
from reportgen.layout.manifest import Manifest
from reportgen.model.evaluation import Project
from reportgen.model.glossary import Glossary
from reportgen.model.paths import Path, parse
from reportgen.model.report import Report
from reportgen.model.resolving import missing, resolve
from reportgen.model.tracing import problem_at, trace


def shortcomings(
    manifest: Manifest, glossary: Glossary, report: Report, defaults: Collection[str] = ()
) -> list[Problem]:
    """Every problem of the report with regard to the layout.

    Args:
        manifest: of the layout.
        glossary: its terms.
        report: with totals and texts complete.
        defaults: names of the texts in which the layout's own words stand for those of the author.
    """
    return [
        *_missing_data(manifest, report),
        *_missing_texts(manifest, report),
        *_unknown_texts(manifest, report, defaults),
        *_defaults(manifest, report, defaults),
        *_other_values(manifest, report),
        *_project_texts(manifest, report),
        *_unknown_secrets(manifest, report),
        *_unexplained_lines(manifest, glossary, report),
    ]


def _missing_data(manifest: Manifest, report: Report) -> Iterator[Problem]:
    """One problem for each place where the data end too early, however much is wanted below it."""
    wanted: dict[Path, list[Path]] = {}
    for need in manifest.needs:
        for gap in missing(parse(need, Report, marks=True), report):
            wanted.setdefault(gap.path, []).append(gap.within)
    for path, within in wanted.items():
        is_single = len(within) == 1 or () in within
        place = (*path, *within[0]) if len(within) == 1 else path
        of_which = "它" if is_single else f"其中的{'、'.join(_spoken_below(path, below) for below in within)}"
        message = f"没有填写，本版式需要{of_which}"
        yield _problem(report, place, "layout.needs", message, "请在数据文件中补上")


def _spoken_below(path: Path, below: Path) -> str:
    return trace(None, (*path, *below)).words.removeprefix(f"{trace(None, path).words} › ")


def _missing_texts(manifest: Manifest, report: Report) -> Iterator[Problem]:
    for name, part in manifest.narrative.items():
        if part.needed and not report.narrative.get(name) and name not in report.secret:
            message = f"没有填写“{name}”，本版式需要这段文字"
            problem = _problem(report, ("narrative",), "layout.needs", message, part.hint or None)
            yield _where_it_belongs(report, problem, ("narrative", name))


def _unknown_texts(manifest: Manifest, report: Report, defaults: Collection[str]) -> Iterator[Problem]:
    known = manifest.narrative
    unwritten = [name for name in known if name not in report.narrative or name in defaults]
    for name in report.narrative if known else ():
        if name not in known and (hint := _hint_unless_known(unwritten or known, name)):
            yield _problem(report, ("narrative", name), "layout.text", "本版式不印这段文字", hint)


def _defaults(manifest: Manifest, report: Report, defaults: Collection[str]) -> Iterator[Problem]:
    """One note of all texts that the author left out and for which the layout has words of its own."""
    own = {name: report.narrative[name] for name in defaults} | {
        name: part.printed_without
        for name, part in manifest.narrative.items()
        if part.printed_without and not report.narrative.get(name) and name not in report.secret
    }
    said = [f"“{name}”印“{words}”" for name, words in own.items()]
    for project in report.projects:
        for name, part in (
            manifest.project_narrative.parts.items() if _is_reported_on(manifest, project) else ()
        ):
            if part.printed_without and not project.narrative.get(name):
                said.append(f"项目“{project.name}”的“{name}”印“{part.printed_without}”")
    if said:
        message = f"没有填写的文字照版式的说法印出：{'；'.join(said)}"
        hint = "与实际不符的，请在“文字”中写上"
        yield problem_at(report.document, ("narrative",), Severity.NOTE, "layout.default", message, hint=hint)


def _is_reported_on(manifest: Manifest, project: Project) -> bool:
    """Whether the author writes texts about a project."""
    stage = manifest.project_narrative.stage
    return stage is None or stage in project.stages


def _other_values(manifest: Manifest, report: Report) -> Iterator[Problem]:
    """Values that the layout does not know, in fields by whose values it decides what to print."""
    for place, choices in manifest.choices.items():
        for found in resolve(parse(place, Report), report).found:
            values = found.value if isinstance(found.value, tuple) else (found.value,)
            for value in map(str, values):
                if value not in choices.meanings:
                    yield _other_value(report, found.path, value, choices.meanings)


def _other_value(report: Report, path: Path, value: str, meanings: Mapping[str, str]) -> Problem:
    near = nearest(value, meanings)
    known = "；".join(f"{name}（{meaning}）" for name, meaning in meanings.items())
    hint = f"{f'是否应为{quoted(near[0])}？' if near else ''}可以写：{known}"
    message = f"{quoted(value)}不是本版式区分的值，报告不会按它归类"
    code = "layout.choice"
    return problem_at(
        report.document, path, Severity.WARNING, code, message, hint=hint, actual=shortened(value)
    )


def _project_texts(manifest: Manifest, report: Report) -> Iterator[Problem]:
    """Texts about projects that are missing, or that the layout has no place for."""
    known = manifest.project_narrative.parts
    for index, project in enumerate(report.projects):
        path = ("projects", index, "narrative")
        for name in known if _is_reported_on(manifest, project) else ():
            if known[name].needed and not project.narrative.get(name):
                message = f"项目“{project.name}”没有填写“{name}”，本版式需要这段文字"
                yield _problem(report, path, "layout.needs", message, known[name].hint or None)
        for name in project.narrative:
            if hint := _hint_unless_known(known, name):
                yield _problem(report, (*path, name), "layout.text", "本版式不印这段文字", hint)


def _unknown_secrets(manifest: Manifest, report: Report) -> Iterator[Problem]:
    for index, title in enumerate(report.secret):
        if hint := _hint_unless_known(manifest.narrative, title):
            message = f"本版式没有“{title}”这一部分，涉密说明无处可印"
            yield _problem(report, ("secret", index), "layout.text", message, hint)


def _hint_unless_known(known: Collection[str], text: str) -> str | None:
    if not known or text in known:
        return None
    return suggestion(text, known, otherwise=f"本版式的文字：{'、'.join(known)}")


def _unexplained_lines(manifest: Manifest, glossary: Glossary, report: Report) -> Iterator[Problem]:
    lines = unexplained(glossary, report) if manifest.glossary else []
    if lines:
        named = "、".join(f"{line.item.code} {line.item.name}" for line in lines)
        message = f"版式的名词解释里没有这些科目，不印：{named}"
        hint = "需要解释的，请在“名词解释”中写上编码和释义"
        yield problem_at(report.document, ("glossary",), Severity.NOTE, "layout.glossary", message, hint=hint)


def _problem(
    report: Report, path: tuple[str | int, ...], code: str, message: str, hint: str | None
) -> Problem:
    return problem_at(report.document, path, Severity.ERROR, code, message, hint=hint)


def _where_it_belongs(report: Report, problem: Problem, path: Path) -> Problem:
    """A problem at the blank cell of a workbook in which a text would stand."""
    document = report.document
    blank = document.blank_spot(trace(document, path).written) if document else None
    return problem.moved(sheet=blank.sheet, cell=blank.cell) if blank else problem
