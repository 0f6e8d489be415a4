"""Regular expressions applied to texts: matches, quotations for messages, and rules that are one expression."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reportgen.errors import Severity
from reportgen.model.paths import Path
from reportgen.rules.case import Case
from reportgen.rules.catalogue import JUDGEMENT, Group
from reportgen.rules.finding import Finding

_AROUND = 8


TEXT_REVIEW = "决算公开检查：文字与表格的数据一致"
"""The basis of rules that compare sentences with the data."""

Text = tuple[Path, str]


def matches(pattern: re.Pattern[str], texts: Iterable[Text]) -> Iterator[tuple[Path, re.Match[str]]]:
    """Every match of the pattern, with the path of its text."""
    search = pattern.search
    holding = [entry for entry in texts if search(entry[1])]
    return ((path, match) for path, text in holding for match in pattern.finditer(text))


def quoted(match: re.Match[str], further: int = 0) -> str:
    """The matched words and `further` characters, with what stands around them, on one line."""
    return quotation(match.string, match.start(), min(len(match.string), match.end() + further))


def quotation(text: str, start: int, end: int) -> str:
    """The text from `start` to `end` in quotation marks, with what stands around it, on one line."""
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
    signs: str = "",
) -> None:
    """Declare a rule that finds `pattern` in any sentence of the report; `fault` may name groups as ``{0}``.

    `signs` are characters of which every match holds one. Where they are rare in reports, the pattern is seldom needed,
    and compiling it takes longer than looking for them.
    """

    def examine(case: Case) -> Iterator[Finding]:
        suspects = [entry for entry in case.texts if not signs or any(sign in entry[1] for sign in signs)]
        for path, match in matches(re.compile(pattern), suspects) if suspects else ():
            message = f"{quoted(match)}：{fault.format(match[0])}"
            yield Finding(path, message, severity, hint, actual=match[0])

    group.rule(code, title, basis=basis, tolerance=JUDGEMENT, example=example, says=says)(examine)
