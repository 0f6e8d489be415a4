"""Checking a report by every rule of the catalogue."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from reportgen.deadlines import check_time
from reportgen.errors import Problem, Severity, in_file_order, suggestion
from reportgen.model.paths import Path
from reportgen.model.report import Report
from reportgen.model.tracing import problem_at
from reportgen.rules.case import Case
from reportgen.rules.catalogue import Rule
from reportgen.rules.finding import Finding
from reportgen.rules.register import RULES
from reportgen.rules.residues import sharpened
from reportgen.rules.suspects import Suspects

MOST_FINDINGS = 2_000
"""Findings of one rule that are looked at; a text of a million characters could give a hundred thousand."""
SILENCED = "rules.silenced"
UNKNOWN = "rules.unknown"


def check(report: Report, asks_for: Callable[[Path], bool] = lambda _: True) -> list[Problem]:
    """Everything the catalogue finds in a report, in the order of the file, then of the catalogue.

    What is found about a total that was derived stands at the nearest line that is stated. A silenced rule gives one
    note with the author's reason in place of its findings.

    Args:
        report: with every total that follows from its parts (`figures.totals.completed`), so that only stated figures
            can disagree.
        asks_for: whether a text at a path would be printed; one that would not is not asked for.
    """
    case = Case(report)
    silenced = {entry.code for entry in report.silenced}
    rules = [rule for code, rule in RULES.items() if code not in silenced]
    findings = [
        (rule.code, finding)
        for rule in rules
        for finding in _examined(rule, case)
        if finding.asks_for is None or asks_for(finding.asks_for)
    ]
    if any(finding.identity for _, finding in findings):
        _note_agreement(case, rules)
    found = [
        problem_at(
            report.document,
            finding.path,
            finding.severity,
            code,
            finding.message,
            hint=finding.hint,
            expected=finding.expected,
            actual=finding.actual,
        )
        for code, finding in _placed(case, [(code, sharpened(case, finding)) for code, finding in findings])
    ]
    found.extend(_silencings(report))
    return in_file_order(found)


def found_in(
    report: Report, texts: Sequence[str], codes: Iterable[str]
) -> Iterator[tuple[str, int, Finding]]:
    """What some rules find in texts that stand in place of a report's own: the rule, the position of the text, what it is.

    Args:
        report: whose data the texts are held against.
        texts: sentences or paragraphs.
        codes: of the rules.
    """
    narrative = {str(position): text for position, text in enumerate(texts)}
    case = Case(report.model_copy(update={"narrative": narrative}))
    for code in codes:
        for finding in RULES[code].examine(case):
            if finding.path[:1] == ("narrative",):
                yield code, int(finding.path[1]), finding


def _note_agreement(case: Case, rules: list[Rule]) -> None:
    """Examine the report again, so that the case knows which comparisons hold beside those that fail."""
    case.identities.clear()
    case.notes_agreement = True
    for rule in rules:
        for _ in _examined(rule, case):
            pass


def _examined(rule: Rule, case: Case) -> Iterator[Finding]:
    """What a rule finds, as far as anybody reads on, and as long as there is time."""
    check_time()
    for finding in islice(rule.examine(case), MOST_FINDINGS):
        check_time()
        yield finding


def _placed(case: Case, findings: list[tuple[str, Finding]]) -> list[tuple[str, Finding]]:
    """The findings, each comparison that failed at the figure that is most likely wrong."""
    failed = [
        finding.identity
        for _, finding in findings
        if finding.identity is not None and finding.severity is not Severity.NOTE
    ]
    if not failed:
        return findings
    suspects = Suspects(case, failed)
    return [
        (code, finding if finding.severity is Severity.NOTE else suspects.placed(finding))
        for code, finding in findings
    ]


def _silencings(report: Report) -> Iterator[Problem]:
    for index, entry in enumerate(report.silenced):
        path = ("silenced", index, "code")
        if entry.code in RULES:
            message = f"已忽略规则 {entry.code}“{RULES[entry.code].title}”，理由：{entry.reason}"
            yield problem_at(report.document, path, Severity.NOTE, SILENCED, message)
        else:
            hint = suggestion(entry.code.upper(), RULES, otherwise="规则编码见规则目录")
            message = f"没有编码为“{entry.code}”的规则，忽略不起作用"
            yield problem_at(report.document, path, Severity.WARNING, UNKNOWN, message, hint=hint)
