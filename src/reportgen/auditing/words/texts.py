"""The rules on texts that data files must keep, applied to the paragraphs of a finished report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from reportgen.auditing.audited import AuditedReport
from reportgen.auditing.contradiction import Certainty, Contradiction, Quotation
from reportgen.errors import Severity
from reportgen.finished import ProseParagraph
from reportgen.finished.headings import numbered_level
from reportgen.model.department import Department
from reportgen.model.report import Report
from reportgen.rules.checking import found_in
from reportgen.rules.finding import Finding

APPLIED = (
    "TXT01", "TXT02", "TXT03", "TXT04", "TXT05", "TXT07", "TXT09", "TXT10", "TXT11", "TXT12", "TXT13",
    "NAR01", "NAR03", "NAR05", "NAR11",
)  # fmt: skip
"""The rules that hold for any report, whatever its data say; those on blanks and half-width marks are about typing."""
NO_REASON = "TXT03"
ON_NAMES = ("NAR04",)
"""These need the name of the reporting body."""
_CERTAINTIES = {Severity.ERROR: Certainty.CERTAIN, Severity.WARNING: Certainty.DOUBTFUL}
_QUOTED = 60
_ZERO = Decimal(0)


def texts(report: AuditedReport) -> Iterator[Contradiction]:
    """What these rules find, at most once for each rule and paragraph."""
    if report.year is None:
        return
    paragraphs = report.document.paragraphs
    department = Department.model_construct(name=report.body or "本单位")
    whose = Report.model_construct(year=report.year, department=department)
    codes = (*APPLIED, *(ON_NAMES if report.body else ()))
    seen: set[tuple[str, int]] = set()
    for code, position, finding in found_in(whose, [one.text for one in paragraphs], codes):
        if code == NO_REASON and _follows_below(paragraphs, position):
            continue
        if (code, position) not in seen and finding.severity in _CERTAINTIES:
            seen.add((code, position))
            quotation = Quotation(paragraphs[position].spot, _quoted(finding))
            certainty = _CERTAINTIES[finding.severity]
            yield Contradiction(code, certainty, finding.message, quotation, (), None, _ZERO, _ZERO)


def _follows_below(paragraphs: Sequence[ProseParagraph], position: int) -> bool:
    """Whether a paragraph ends with a colon and the next one, which is no heading or item, says what it announces."""
    below = paragraphs[position + 1] if position + 1 < len(paragraphs) else None
    is_text = below is not None and not below.level and not numbered_level(below.text.strip())
    return is_text and paragraphs[position].text.rstrip().endswith(("：", ":"))


def _quoted(finding: Finding) -> str:
    """The words that the message of a rule quotes."""
    _, _, rest = finding.message.partition("“")
    return rest.partition("”：")[0].strip("…")[:_QUOTED]
