"""The economic classification: as lists of subjects side by side, or one subject a column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reportgen.errors import Severity, quoted
from reportgen.figures.forms.declaration import ACTUAL, EconomicColumns, EconomicLists, FormRow
from reportgen.intake.amounts import DOES_NOT_APPLY, figure
from reportgen.intake.cells import Place, Sheet
from reportgen.intake.names import bare, money_unit_of, plain, without_year
from reportgen.intake.places import subject, subject_target, target
from reportgen.intake.readings import Readings
from reportgen.intake.recognition import Region
from reportgen.intake.tables.coded_rows import (
    CODE_LENGTHS,
    NAME_HEADS,
    Codes,
    coded_columns,
    heads_no_codes,
    is_total,
)
from reportgen.intake.tables.columns import NOTES, tell_unknown_column
from reportgen.intake.tables.heads import head_of, heads_named
from reportgen.intake.tables.named_rows import rows_by_name
from reportgen.model.classification import CLASS_DIGITS, classification_for


def read_lists(region: Region, part: EconomicLists, readings: Readings) -> bool:
    sheet = region.sheet
    top, names = heads_named(sheet, range(region.top, region.bottom), NAME_HEADS)
    if not names or any("功能" in sheet.text(top, column) for column in range(sheet.width)):
        return False
    ends = [*names[1:], sheet.width]
    starts = [-1, *names[:-1]]
    amounts_at = [_amount_column(region, top, name, end) for name, end in zip(names, ends, strict=True)]
    blocks = [
        _Block(
            Codes(_code_columns(sheet, top, before, name, amounts_at)),
            name,
            amount,
            money_unit_of(sheet.text(top, amount)),
        )
        for name, amount, before in zip(names, amounts_at, starts, strict=True)
    ]

    def read(page: Region, rows: range) -> bool:
        is_read = [_read_block(page, part, block, rows, readings) for block in blocks]
        _read_sums(page, rows, rows_by_name(part.totals), blocks[0].unit, readings)
        return any(is_read)

    region.take_rows(range(top, top + 1), read)
    return True


@dataclass(frozen=True, slots=True)
class _Block:
    """One list of several: its codes, and the columns of names and amounts."""

    codes: Codes
    name: int
    amount: int
    unit: str


def _read_block(region: Region, part: EconomicLists, block: _Block, rows: range, readings: Readings) -> bool:
    """Read the subjects of one list; False where there is none."""
    is_read, above = False, ""
    sums = {"合计", "总计", *rows_by_name(part.totals)}
    for row in rows:
        name = region.sheet.text(row, block.name)
        code = block.codes.of(region.sheet, row) or _code_by_name(name, above)
        if code and len(code) in CODE_LENGTHS[:2]:
            is_read, above = True, code[:CLASS_DIGITS]
            label = plain(name)
            readings.names.setdefault(subject(part.tree, code), label)
            target_there = subject_target(part.tree, code, ACTUAL)
            readings.take(region, Place(row, block.amount), target_there, region.year, label, block.unit)
        elif bare(name) not in sums and (code or name) and not name.startswith(NOTES):
            place = Place(row, block.amount)
            if figure(region.sheet, *place).number:
                message = f"这一行{quoted(name or code)}认不出，没有读"
                readings.tell(region.sheet, place, Severity.WARNING, "intake.row", message)
    return is_read


def _code_by_name(name: str, above: str) -> str:
    """The code of a subject whose row has none: an item of the class above it, else a class."""
    known = _economic_codes()
    class_name = bare(_official_names().get(above, ""))
    return known.get((class_name, bare(name))) or known.get((bare(name), ""), "") if name else ""


def _read_sums(
    region: Region, rows: range, sums: Mapping[str, tuple[FormRow, ...]], unit: str, readings: Readings
) -> None:
    for row in rows:
        for column in range(region.sheet.width):
            value = region.sheet.raw(row, column)
            if type(value) is str and value and (named := sums.get(bare(value))):
                _read_sum(region, named[0], Place(row, column), sums, money_unit_of(value) or unit, readings)


def _code_columns(sheet: Sheet, top: int, before: int, name: int, amounts: Sequence[int]) -> list[int]:
    """The columns of codes between the amounts of the block before and the names of this one."""
    left = max((at for at in amounts if before < at < name), default=before)
    rows = range(top, len(sheet.rows))
    return [
        at
        for at in range(left + 1, name)
        if any(sheet.text(row, at) for row in rows) and not heads_no_codes(sheet, at, (top,))
    ]


def _amount_column(region: Region, top: int, name: int, end: int) -> int:
    """The column of this year's amounts behind one of names."""
    heads = ("金额", "决算数", "合计")
    this_year = ("", "本年", str(region.year))
    for column in range(name + 1, end):
        head, year = without_year(bare(region.sheet.text(top, column)))
        if head.endswith(heads) and year in this_year:
            return column
    return name + 1


def _read_sum(
    region: Region,
    row: FormRow,
    place: Place,
    sums: Mapping[str, tuple[FormRow, ...]],
    unit: str,
    readings: Readings,
) -> None:
    """The figure beside the name of a sum: the first to its right, before another sum is named."""
    sheet = region.sheet
    for column in range(place.column + 1, sheet.width):
        text = sheet.text(place.row, column)
        if bare(text) in sums:
            return
        is_dash = figure(sheet, place.row, column) == DOES_NOT_APPLY
        if (text and not is_dash) or (place.row, column) in sheet.marks:
            found = target(f"{row.place}.{ACTUAL}")
            readings.take(region, Place(place.row, column), found, region.year, row.name, unit)
            return


def read_economic_columns(region: Region, part: EconomicColumns, readings: Readings) -> bool:
    coded = coded_columns(region)
    if coded is None:
        return False
    sheet = region.sheet
    total = next(
        (row for row in range(coded.start, region.bottom) if is_total(sheet, row, range(coded.name + 1))),
        None,
    )
    if total is None:
        return False
    for at in range(coded.name + 1, sheet.width):
        head = head_of(sheet, at, range(coded.top, coded.start))
        place = Place(total, at)
        if head.names in (("合计",), ("本年支出合计",)):
            readings.take(region, place, target(f"{part.total}.{ACTUAL}"), region.year, "合计", head.unit)
        elif code := _economic_code(part.tree, head.names, readings):
            words = " › ".join(head.names)
            readings.take(
                region, place, subject_target(part.tree, code, ACTUAL), region.year, words, head.unit
            )
        elif head.names and figure(sheet, *place).number:
            tell_unknown_column(region, at, head, range(total, total + 1), readings)
    return True


def _economic_code(tree: str, heads: tuple[str, ...], readings: Readings) -> str | None:
    """The code for a column that is headed by a class and, unless it is its sum, by one of its items."""
    names = tuple(name for name in heads if name not in ("小计", "合计"))
    code = _economic_codes().get((names[0], "".join(names[1:]))) if names else None
    if code is not None:
        readings.names.setdefault(subject(tree, code), _official_names()[code])
    return code


def _official_names() -> Mapping[str, str]:
    classification = classification_for("by_economic")
    assert classification is not None
    return classification.names


@lru_cache(maxsize=1)
def _economic_codes() -> Mapping[tuple[str, str], str]:
    """Codes by the names of the class and the item; the item is empty for the class itself."""
    names = {code: bare(name) for code, name in _official_names().items()}
    return {
        (names[code[:CLASS_DIGITS]], name if len(code) > CLASS_DIGITS else ""): code
        for code, name in names.items()
    }
