"""Which indicators a statement is of."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.model.evaluation import Indicator
from reportgen.model.paths import Path
from reportgen.rules.case import Case
from reportgen.rules.sentences.said import Said

_LONGEST_QUOTE = 12
"""So many characters of an indicator's evidence tell which indicator a copied sentence is of."""


def indicators_said(case: Case, one: Said) -> tuple[Indicator, ...]:
    """The indicators that a statement may be of: the one it is written under, else those that it names or quotes."""
    by_path = case.once(_by_path)
    for length in range(len(one.path), 0, -1):
        if (indicator := by_path.get(one.path[:length])) is not None:
            return (indicator,)
    named = case.once(_by_name).get(one.statement.subject, ())
    return tuple(named) or tuple(_quoted(case, one))


def _by_path(case: Case) -> dict[Path, Indicator]:
    return dict(case.of(Indicator))


def _by_name(case: Case) -> dict[str, list[Indicator]]:
    named: dict[str, list[Indicator]] = {}
    for _, indicator in case.of(Indicator):
        named.setdefault(indicator.name, []).append(indicator)
    return named


def _quoted(case: Case, one: Said) -> Iterator[Indicator]:
    """The indicators whose evidence, or whose parts' names, follow a score: 自评得分5分，我局…."""
    after = one.text[one.statement.figure.span.end :].partition("\n")[0].lstrip("，。 ")
    if one.statement.subject or not after:
        return
    yield from case.once(_by_evidence).get(after[:_LONGEST_QUOTE], ())
    if "方面" in after:
        for _, indicator in case.of(Indicator):
            if indicator.items and all(part.name in after for part in indicator.items):
                yield indicator


def _by_evidence(case: Case) -> dict[str, list[Indicator]]:
    quoted: dict[str, list[Indicator]] = {}
    for _, indicator in case.of(Indicator):
        if indicator.evidence and len(indicator.evidence) >= _LONGEST_QUOTE:
            quoted.setdefault(indicator.evidence[:_LONGEST_QUOTE], []).append(indicator)
    return quoted
