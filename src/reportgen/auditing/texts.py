"""The rules on texts that data files must keep, applied to the paragraphs of a finished report."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reportgen.auditing.audited import AuditedReport
from reportgen.auditing.contradiction import Certainty, Contradiction, Quotation
from reportgen.errors import Severity
from reportgen.model.department import Department
from reportgen.model.report import Report
from reportgen.rules import RULES
from reportgen.rules.case import Case
from reportgen.rules.finding import Finding

APPLIED = (
    "TXT01", "TXT02", "TXT03", "TXT04", "TXT05", "TXT07", "TXT09", "TXT10", "TXT11", "TXT12", "TXT13",
    "NAR01", "NAR03", "NAR05", "NAR11",
)  # fmt: skip
"""The rules that hold for any report, whatever its data say; those on blanks and half-width marks are about typing."""
ON_NAMES = ("NAR04",)
"""These need the name of the reporting body."""
_CERTAINTIES = {Severity.ERROR: Certainty.CERTAIN, Severity.WARNING: Certainty.DOUBTFUL}
_QUOTED = 60
_ZERO = Decimal(0)


def texts(report: AuditedReport) -> Iterator[Contradiction]:
    """What these rules find, at most once for each rule and paragraph."""
    if report.year is None:
        return
    paragraphs = {f"{number}": one for number, one in enumerate(report.document.paragraphs)}
    narrative: dict[str, str | None] = {key: one.text for key, one in paragraphs.items()}
    department = Department.model_construct(name=report.body or "本单位")
    case = Case(Report.model_construct(year=report.year, department=department, narrative=narrative))
    for code in (*APPLIED, *(ON_NAMES if report.body else ())):
        seen: set[str] = set()
        for finding in RULES[code].examine(case):
            key = str(finding.path[1]) if finding.path[:1] == ("narrative",) else ""
            if key in paragraphs and key not in seen and finding.severity in _CERTAINTIES:
                seen.add(key)
                quotation = Quotation(paragraphs[key].spot, _quoted(finding))
                yield Contradiction(
                    code,
                    _CERTAINTIES[finding.severity],
                    finding.message,
                    quotation,
                    (),
                    None,
                    _ZERO,
                    _ZERO,
                )


def _quoted(finding: Finding) -> str:
    """The words that the message of a rule quotes."""
    _, _, rest = finding.message.partition("“")
    return rest.partition("”：")[0].strip("…")[:_QUOTED]
