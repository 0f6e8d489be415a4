"""Rules that are a pattern in the language of the report: one finding for every match, quoted with its surroundings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.errors import Severity
from reportgen.rules.case import Case
from reportgen.rules.catalogue import JUDGEMENT, Group
from reportgen.rules.finding import Finding

_AROUND = 8


def quoted(text: str, start: int, end: int) -> str:
    """The words at `start` to `end` with what stands around them, on one line."""
    before = "…" if start > _AROUND else ""
    after = "…" if end + _AROUND < len(text) else ""
    return f"“{before}{text[max(0, start - _AROUND) : end + _AROUND]}{after}”".replace("\n", " ")


def pattern_rule(
    group: Group,
    code: str,
    title: str,
    pattern: str,
    fault: str,
    *,
    hint: str,
    basis: str,
    example: str,
    says: str,
    severity: Severity = Severity.WARNING,
) -> None:
    """Declare a rule that finds `pattern` in any sentence of the report; `fault` may name groups as ``{0}``."""
    compiled = re.compile(pattern)

    def examine(case: Case) -> Iterator[Finding]:
        for path, text in case.texts:
            for match in compiled.finditer(text):
                message = f"{quoted(text, *match.span())}：{fault.format(match[0])}"
                yield Finding(path, message, severity, hint, actual=match[0])

    group.rule(code, title, basis=basis, tolerance=JUDGEMENT, example=example, says=says)(examine)
