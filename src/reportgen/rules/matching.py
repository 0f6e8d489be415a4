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
_LONGEST_CLAUSE = 60


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


def _clause_before(match: re.Match[str]) -> str:
    before = match.string[max(0, match.start() - _LONGEST_CLAUSE) : match.start()]
    return re.split(r"[，；。\n]", before)[-1]


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
    unless: str = "",
    severity: Severity = Severity.WARNING,
    signs: str = "",
) -> None:
    """Declare a rule that finds `pattern` in any sentence of the report; `fault` may name groups as ``{0}``.

    `signs` are characters of which every match holds one. Where they are rare in reports, the pattern is seldom needed,
    and compiling it takes longer than looking for them. What follows a match of `unless` in the same clause is right.
    """
    is_anchored = re.search(r"[$^]|\\[AZ]", re.sub(r"\[[^\]]*\]", "", pattern)) is not None

    def examine(case: Case) -> Iterator[Finding]:
        every = case.joined_texts
        if (signs and not any(sign in every for sign in signs)) or (
            not is_anchored and not re.search(pattern, every)
        ):
            return
        for path, match in matches(re.compile(pattern), case.texts):
            if unless and re.search(unless, _clause_before(match)):
                continue
            message = f"{quoted(match)}：{fault.format(match[0])}"
            yield Finding(path, message, severity, hint, actual=match[0])

    group.rule(code, title, basis=basis, tolerance=JUDGEMENT, example=example, says=says)(examine)
