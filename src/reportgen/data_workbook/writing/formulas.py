"""Formulas of a workbook: sums of what belongs to a total, and what differs from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reportgen.data_workbook.vocabulary import LEVEL
from reportgen.data_workbook.writing.placing import Placed, PlacedRow, PlacedSection
from reportgen.data_workbook.writing.plan import SumRow
from reportgen.intake.cells import Place
from reportgen.model.accounts import COLUMNS, LineItem
from reportgen.model.base import shape_of

AMOUNTS = tuple(shape_of(LineItem)[name].chinese for name in COLUMNS)
"""The heads of the columns that add up."""

_DRIFT, _NOISE = "0.005", "0.000001"
"""Half of the last decimal that is printed, in 万元, for each amount that is added; and what binary fractions add to it."""


class _Term(NamedTuple):
    """What one part adds to a sum, when that is not known yet, and of how many amounts it is made, all as formulas."""

    amount: str
    is_unknown: str
    addends: str = "1"


def sum_formula(sheet: Placed, total: SumRow, head: str) -> str | None:
    """The sum of the parts of a total in one column, as soon as all of them are known; None where none can be."""
    required, optional = _terms(sheet, total, head)
    if not required:
        return None
    unknown = ",".join(term.is_unknown for term in required)
    amounts = "+".join(term.amount for term in (*required, *optional))
    return f'=IF(OR({unknown}),"",{amounts})'


def _terms(sheet: Placed, total: SumRow, head: str) -> tuple[list[_Term], list[_Term]]:
    """The terms of a sum that must be known and the others; none where one that must be has no place."""
    parts = [_term(sheet, part, head) for part in total.parts]
    required = [term for term in parts if term is not None]
    optional = [term for part in total.optional if (term := _term(sheet, part, head)) is not None]
    return (required, optional) if len(required) == len(parts) else ([], [])


def _term(sheet: Placed, part: str, head: str) -> _Term | None:
    if block := sheet.lists.get(part):
        area = block.area(head)
        return _sum_of_entries(block.levels, area, 1) if area else None
    if part not in sheet.lines or (cell := _cell(sheet.lines[part], head)) is None:
        return None
    sums = [str(Place(row.at, sheet.lines[part][1][head])) for row in sheet.sums.get(part, ())[:1]]
    amount = f'IF({cell}="",N({sums[0]}),N({cell}))' if sums else f"N({cell})"
    return _Term(amount, f"COUNT({','.join((cell, *sums))})=0")


def _sum_of_entries(levels: str | None, area: str, level: int) -> _Term:
    """The sum of the entries of one level; it is not known while one of them states nothing."""
    if levels is None:
        return _Term(f"SUM({area})", f"COUNT({area})=0", f"COUNT({area})")
    stated, there = f'COUNTIFS({levels},{level},{area},"<>")', f"COUNTIF({levels},{level})"
    return _Term(f"SUMIF({levels},{level},{area})", f"{stated}<MAX(1,{there})", there)


def _cell(line: tuple[int, dict[str, int]], head: str) -> str | None:
    row, columns = line
    return str(Place(row, columns[head])) if head in columns else None


def difference_of_total(
    sheet: Placed, section: PlacedSection, row: PlacedRow, sums: Sequence[PlacedRow]
) -> str | None:
    """What differs between a total and the rows of sums below it, in words; nothing where all agree."""
    found = []
    for head, at in _amounts(section):
        for total in sums:
            assert total.sum is not None
            required, optional = _terms(sheet, total.sum, head)
            addends = "+".join(term.addends for term in (*required, *optional))
            if addends:
                found.append(_difference(head, str(Place(row.at, at)), str(Place(total.at, at)), addends))
    return _joined(found)


def difference_of_entry(section: PlacedSection, row: PlacedRow) -> str | None:
    """What differs between an entry and the entries of the next level below it."""
    below = list(_below(section, row))
    level_at = section.column(LEVEL)
    if not below or level_at is None:
        return None
    first, last = below[0].at, below[-1].at
    levels = f"{Place(first, level_at)}:{Place(last, level_at)}"
    found = []
    for head, at in _amounts(section):
        area = f"{Place(first, at)}:{Place(last, at)}"
        term = _sum_of_entries(levels, area, row.row.level + 1)
        total = f'IF({term.is_unknown},"",{term.amount})'
        found.append(_difference(head, str(Place(row.at, at)), total, term.addends))
    return _joined(found)


def _below(section: PlacedSection, row: PlacedRow) -> Iterator[PlacedRow]:
    for other in section.rows:
        if other.at > row.at:
            if other.row.level <= row.row.level:
                return
            yield other


def _amounts(section: PlacedSection) -> Iterable[tuple[str, int]]:
    return ((head, at) for head in AMOUNTS if (at := section.column(head)) is not None)


def _difference(head: str, cell: str, total: str, addends: str) -> str:
    """Only where both are numbers, and by more than rounding explains: IF evaluates one part after the other, AND all."""
    text = f'"{head}与分项之和差"&TEXT({cell}-{total},"0.00##")&"；"'
    return f'IF(ISNUMBER({cell}),IF(ISNUMBER({total}),IF(ABS({cell}-{total})>{_DRIFT}*({addends})+{_NOISE},{text},""),""),"")'


def _joined(differences: Sequence[str]) -> str | None:
    return f"={'&'.join(differences)}" if differences else None


def level_by_code(row: int, code_at: int, name_at: int) -> str:
    """The level that a code of the classifications tells: three digits are 1, each further two one more."""
    code, name = Place(row, code_at), Place(row, name_at)
    return f'=IF(AND({code}="",{name}=""),"",MAX(1,INT((LEN({code})-1)/2)))'
