"""名词解释: of all terms that a layout knows, those that a report has figures for."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from reportgen.amounts import round_half_up
from reportgen.figures.totals import items_in
from reportgen.figures.trees import ClassifiedItem, leaves, walk
from reportgen.model.accounts import FundAccount, LineItem
from reportgen.model.glossary import Glossary, GlossaryEntry
from reportgen.model.paths import parse
from reportgen.model.report import Report
from reportgen.model.resolving import resolve
from reportgen.wording.classification import full_name


def chosen_entries(glossary: Glossary, report: Report) -> tuple[GlossaryEntry, ...]:
    """The entries that the report has figures for, in the glossary's order; lines of the classification by their codes.

    An entry of the report itself takes the place of the glossary's for the same term or code, or comes after all others.
    """
    lines, names = functions_used(report), _names_with_figures(report)
    entries = _merged(glossary.entries, report.glossary)
    by_code = {entry.code: entry for entry in entries if entry.code}
    explained = [_named(by_code[code], lines[code]) for code in sorted(lines) if code in by_code]
    chosen: list[GlossaryEntry] = []
    for entry in entries:
        if entry.code:
            chosen += explained
            explained = []
        elif _has_figures(entry, report, names):
            chosen.append(entry)
    return tuple(chosen)


def unexplained(glossary: Glossary, report: Report) -> list[ClassifiedItem]:
    """The lines of the classification that the report uses and no entry explains, by their codes."""
    known = {entry.code for entry in (*glossary.entries, *report.glossary)}
    lines = functions_used(report)
    return [lines[code] for code in sorted(lines) if code not in known]


def functions_used(report: Report) -> Mapping[str, ClassifiedItem]:
    """The lines of the lowest level on which money was spent, by code, whatever money it was."""
    found: dict[str, ClassifiedItem] = {}
    for _, account in walk(report):
        if isinstance(account, FundAccount) and account.expenditure:
            for line in leaves(account.expenditure.by_function):
                if line.item.code and _is_spent(line.item):
                    found.setdefault(line.item.code, line)
    return found


def _merged(shared: Sequence[GlossaryEntry], own: Sequence[GlossaryEntry]) -> list[GlossaryEntry]:
    own_by_key = {_key(entry): entry for entry in own}
    merged = [own_by_key.pop(_key(entry), entry) for entry in shared]
    return [*merged, *own_by_key.values()]


def _key(entry: GlossaryEntry) -> str | None:
    return entry.code or entry.term


def _named(entry: GlossaryEntry, line: ClassifiedItem) -> GlossaryEntry:
    return entry if entry.term else entry.model_copy(update={"term": full_name(line)})


def _has_figures(entry: GlossaryEntry, report: Report, names: Collection[str]) -> bool:
    return any(map(_is_spent, _at(entry.places, report))) if entry.places else entry.term in names


def _at(places: Sequence[str], report: Report) -> Iterator[LineItem]:
    for place in places:
        for found in resolve(parse(place, Report), report).found:
            yield from items_in(found.value)


def _names_with_figures(report: Report) -> frozenset[str]:
    return frozenset(item.name for _, item in walk(report) if isinstance(item, LineItem) and _is_spent(item))


def _is_spent(item: LineItem) -> bool:
    return item.actual is not None and round_half_up(item.actual) != 0
