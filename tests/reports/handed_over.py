"""What a unit has in hand when it begins its report: this year's tables in 元, last year's as published, and what it knows."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tests.intake.books import book
from tests.intake.published import published_rows

from reportgen.amounts import parse_decimal, round_half_up
from reportgen.model.base import Record
from reportgen.model.report import Report

SHARE = Decimal("0.75")
THIS_YEAR, LAST_YEAR = "本年决算表.xlsx", "上年公开表.xlsx"


def workbooks(report: Report) -> list[tuple[str, bytes]]:
    """The two workbooks."""
    return [
        (THIS_YEAR, book(published_rows(report, in_yuan=True))),
        (LAST_YEAR, book(published_rows(_last_year(report)))),
    ]


def _last_year(report: Report) -> Report:
    changed: Report = _before(report)
    return changed.model_copy(update={"year": report.year - 1})


def _before(value: Any) -> Any:
    """A record as it was a year before: three quarters of everything, so that all sums hold."""
    if isinstance(value, tuple):
        return tuple(map(_before, value))
    if isinstance(value, Decimal):
        return value * SHARE
    if isinstance(value, dict):
        return {key: _before(inner) for key, inner in value.items()}
    if isinstance(value, Record):
        return value.model_copy(update={name: _before(inner) for name, inner in value})
    return value


def known(report: Report) -> dict[str, Any]:
    """What the unit knows: everything that the report says, last year as the other workbook has it."""
    assert report.document is not None
    tree = _with_prior(report.document.tree)
    assert isinstance(tree, dict)
    return tree


def _with_prior(tree: Any) -> Any:
    if isinstance(tree, list):
        return [_with_prior(inner) for inner in tree]
    if not isinstance(tree, dict):
        return tree
    changed = {key: _with_prior(inner) for key, inner in tree.items() if key != "核对"}
    if "上年决算数" in tree and "决算数" in tree:
        changed["上年决算数"] = round_half_up(parse_decimal(str(tree["决算数"])) * SHARE)
    return changed


def completed_with(imported: Any, known: Any) -> Any:
    """Imported data with what the unit knows besides; what was imported stands."""
    if isinstance(imported, dict) and isinstance(known, dict):
        keys = dict.fromkeys((*imported, *known))
        return {
            key: completed_with(imported[key], known[key])
            if key in imported and key in known
            else imported.get(key, known.get(key))
            for key in keys
        }
    if isinstance(imported, list) and isinstance(known, list) and all(isinstance(one, dict) for one in known):
        by_name = {_name(entry): entry for entry in known}
        met = {_name(entry) for entry in imported}
        filled = [completed_with(entry, by_name.get(_name(entry), {})) for entry in imported]
        return [*filled, *(entry for name, entry in by_name.items() if name not in met)]
    return imported


def _name(entry: dict[str, Any]) -> object:
    return entry.get("编码") or entry.get("名称")
