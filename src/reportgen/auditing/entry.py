"""`audit`: read a finished report and hold its figures and sentences against one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from reportgen.amounts import exact_arithmetic
from reportgen.auditing.amounts.across import across
from reportgen.auditing.amounts.items import above_totals, all_items, items, not_in_tables
from reportgen.auditing.amounts.listed import listed
from reportgen.auditing.amounts.procurement import awarded_to_smes
from reportgen.auditing.amounts.project_funds import project_funds
from reportgen.auditing.amounts.remaining import remaining
from reportgen.auditing.amounts.stated_twice import (
    above_nothing,
    adjusted_budgets,
    changes,
    divisions,
    stated_twice,
    within_basic,
)
from reportgen.auditing.audited import AuditedReport
from reportgen.auditing.causes import contradictions_of
from reportgen.auditing.contradiction import Certainty, Contradiction, Quotation
from reportgen.auditing.figure import PrintedFigure
from reportgen.auditing.kinds import CHANGE, DIRECTION, RATE, SHARE
from reportgen.auditing.rates.directions import directions, flat_with_a_reason
from reportgen.auditing.rates.rates_said import rates_said
from reportgen.auditing.rates.table_rates import table_rates
from reportgen.auditing.relation import Relation
from reportgen.auditing.tables.column_sums import column_sums
from reportgen.auditing.tables.row_sums import row_sums
from reportgen.auditing.words.attachments import attachments
from reportgen.auditing.words.enumerations import enumerations
from reportgen.auditing.words.indicator_targets import indicator_targets
from reportgen.auditing.words.leftovers import copied, leftovers
from reportgen.auditing.words.listed_names import listed_names
from reportgen.auditing.words.misprints import misprints
from reportgen.auditing.words.numbering import numbering
from reportgen.auditing.words.official_paths import official_paths
from reportgen.auditing.words.opposed import class_names, opposed
from reportgen.auditing.words.paired_marks import paired_marks
from reportgen.auditing.words.purposes import purposes
from reportgen.auditing.words.scores import scores
from reportgen.auditing.words.texts import texts
from reportgen.auditing.words.units import measure_words, units
from reportgen.auditing.words.wording import doubled, labels, nearly_the_same
from reportgen.auditing.words.years import years
from reportgen.errors import Problem
from reportgen.finished import FinishedDocument, read_document

_OF_AMOUNTS = (SHARE.code, RATE.code, CHANGE.code, DIRECTION.code)


@dataclass(frozen=True, slots=True)
class Audit:
    """What was found in a report.

    Attributes:
        contradictions: in the order in which they stand; differences within rounding at the end.
        relations: how many sums and figures stated twice were compared.
        statements: how many figures its sentences state.
        problems: what of the report could not be read, e.g. a page that is a picture.
    """

    contradictions: tuple[Contradiction, ...]
    relations: int
    statements: int = 0
    problems: tuple[Problem, ...] = ()


def audit(source: Path | str | bytes, name: str | None = None) -> Audit:
    """Hold a finished report (.docx, .pdf, .html, .txt, .md) against itself: its tables, its sentences, both together.

    Args:
        source: a path, or the bytes of the file.
        name: what findings call it, where `source` is not a path.

    Raises:
        ReportgenError: when the report cannot be read.
    """
    return audited(read_document(source, name))


@exact_arithmetic()
def audited(document: FinishedDocument) -> Audit:
    """The same for a document that was read."""
    report = AuditedReport(document)
    relations = tuple(relations_of(report))
    sums = list(contradictions_of(relations))
    wrong = {quotation for one in sums if one.certainty is Certainty.CERTAIN for quotation in one.places}
    found = _each_wording_once([*sums, *(one for one in _by_itself(report) if not _follows(one, wrong))])
    order = {spot: number for number, spot in enumerate(_spots(document))}
    found.sort(key=lambda one: (one.certainty is Certainty.ROUNDING, order.get(one.stated.spot, 0)))
    statements = sum(len(section.told) for section in report.sections)
    return Audit(tuple(found), len(relations), statements, document.problems)


def _each_wording_once(found: Iterable[Contradiction]) -> list[Contradiction]:
    """What is said word for word of several places is one finding: a misspelt name, a sentence printed twice."""
    first: dict[tuple[str, str], Contradiction] = {}
    for one in found:
        known = first.get((one.code, one.message))
        if known is None:
            first[one.code, one.message] = one
        elif known.stated != one.stated:
            first[one.code, one.message] = replace(known, repeated=(*known.repeated, *one.places))
    return list(first.values())


def _follows(found: Contradiction, wrong: set[Quotation]) -> bool:
    """Whether a rate disagrees only because an amount that it is of is wrong: that is told already."""
    return found.code in _OF_AMOUNTS and any(quotation in wrong for quotation in found.against)


def _spots(document: FinishedDocument) -> Iterator[object]:
    for block in document.blocks:
        yield block.spot
        yield from (cell.spot for cell in getattr(block, "cells", ()))


def relations_of(report: AuditedReport) -> Iterator[Relation]:
    """All that a report binds together: what adds up, and what is stated twice, in tables and in sentences."""
    for ledger in report.ledgers:
        yield from row_sums(ledger)
        yield from column_sums(ledger)
    yield from across(report.ledgers)
    yield from project_funds(report.ledgers, report.sections, report.known)
    yield from _each_once(_in_prose(report))


def _in_prose(report: AuditedReport) -> Iterator[Relation]:
    for section in report.sections:
        yield from listed(section, report.known)
        yield from remaining(section, report.known)
        yield from awarded_to_smes(section, report.known)
    yield from stated_twice(report.known)
    yield from divisions(report.known)
    yield from adjusted_budgets(report.known)
    yield from changes(report.known)
    yield from within_basic(report.known)
    yield from items(report.known)
    yield from all_items(report.known)


def _each_once(relations: Iterable[Relation]) -> Iterator[Relation]:
    """A division that a list spells out is one relation, and so is a list that a report prints again."""
    seen: set[tuple[PrintedFigure, frozenset[PrintedFigure]]] = set()
    for relation in relations:
        bound = relation.total, frozenset(relation.plus)
        if bound not in seen:
            seen.add(bound)
            yield relation


def _by_itself(report: AuditedReport) -> Iterator[Contradiction]:
    """What is no sum."""
    yield from above_nothing(report.known)
    yield from above_totals(report.known)
    unlisted = tuple(not_in_tables(report.known))
    yield from unlisted
    for ledger in report.ledgers:
        yield from table_rates(ledger)
    for section in report.sections:
        yield from rates_said(section, report.known)
        yield from directions(section)
        yield from flat_with_a_reason(section)
        yield from units(section)
        yield from measure_words(section)
    document = report.document
    yield from numbering(document)
    yield from enumerations(document)
    yield from scores(document, report.sections)
    yield from indicator_targets(document)
    yield from listed_names(document, report.ledgers)
    yield from attachments(document)
    yield from leftovers(document)
    yield from copied(report.sections)
    yield from purposes(document)
    yield from doubled(document, report.sections)
    yield from paired_marks(report.sections)
    yield from labels(document)
    yield from nearly_the_same(document)
    yield from misprints(document)
    yield from opposed(document)
    yield from class_names(document)
    yield from official_paths(document, report.ledgers, report.year, {one.stated.spot for one in unlisted})
    yield from years(document, report.sections, report.year)
    yield from texts(report)
