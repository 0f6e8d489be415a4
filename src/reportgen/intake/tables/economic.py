"""The economic classification: as lists of subjects side by side, or one subject a column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from reportgen.figures.forms.declaration import ACTUAL, EconomicColumns, EconomicLists, FormRow
from reportgen.intake.amounts import figure
from reportgen.intake.cells import Place, Sheet
from reportgen.intake.names import bare, plain
from reportgen.intake.places import subject, subject_target, target
from reportgen.intake.readings import Readings
from reportgen.intake.recognition import Region
from reportgen.intake.tables.coded_rows import CODE_LENGTHS, NAME_HEADS, Codes, coded_columns, is_total
from reportgen.intake.tables.columns import tell_unknown_column
from reportgen.intake.tables.heads import head_of, heads_named
from reportgen.intake.tables.named_rows import rows_by_name
from reportgen.model.classification import CLASS_DIGITS, classification_for


def read_lists(region: Region, part: EconomicLists, readings: Readings) -> bool:
    sheet = region.sheet
    top, names = heads_named(sheet, range(region.top, region.bottom), NAME_HEADS)
    if not names or any("功能" in sheet.text(top, column) for column in range(sheet.width)):
        return False
    sums = rows_by_name(part.totals)
    ends = [*names[1:], sheet.width]
    starts = [-1, *names[:-1]]
    amounts_at = [_amount_column(sheet, top, name, end) for name, end in zip(names, ends, strict=True)]
    for name, amount, before in zip(names, amounts_at, starts, strict=True):
        codes = Codes(_code_columns(sheet, top, before, name, amounts_at))
        for row in range(top + 1, region.bottom):
            if (code := codes.of(sheet, row)) and len(code) in CODE_LENGTHS[:2]:
                entry = subject(part.tree, code)
                label = plain(sheet.text(row, name))
                readings.names.setdefault(entry, label)
                readings.take(
                    region, Place(row, amount), subject_target(part.tree, code, ACTUAL), region.year, label
                )
    for row in range(top + 1, region.bottom):
        for column in range(sheet.width):
            value = sheet.raw(row, column)
            if type(value) is str and value and (named := sums.get(bare(value))):
                _read_sum(region, named[0], Place(row, column), sums, readings)
    return True


def _code_columns(sheet: Sheet, top: int, before: int, name: int, amounts: Sequence[int]) -> list[int]:
    """The columns of codes between the amounts of the block before and the names of this one."""
    left = max((at for at in amounts if before < at < name), default=before)
    return list(range(left + 1, name))


def _amount_column(sheet: Sheet, top: int, name: int, end: int) -> int:
    heads = ("金额", "决算数", "合计")
    at = (column for column in range(name + 1, end) if bare(sheet.text(top, column)).endswith(heads))
    return next(at, name + 1)


def _read_sum(
    region: Region, row: FormRow, place: Place, sums: Mapping[str, tuple[FormRow, ...]], readings: Readings
) -> None:
    """The figure beside the name of a sum: the first to its right, before another sum is named."""
    sheet = region.sheet
    for column in range(place.column + 1, sheet.width):
        text = sheet.text(place.row, column)
        if bare(text) in sums:
            return
        if text or (place.row, column) in sheet.marks:
            found = target(f"{row.place}.{ACTUAL}")
            readings.take(region, Place(place.row, column), found, region.year, row.name)
            return


def read_economic_columns(region: Region, part: EconomicColumns, readings: Readings) -> bool:
    coded = coded_columns(region)
    if coded is None:
        return False
    sheet = region.sheet
    total = next(
        (
            row
            for row in range(coded.start, region.bottom)
            if is_total(sheet, row, (*coded.codes, coded.name))
        ),
        None,
    )
    if total is None:
        return False
    for at in range(coded.name + 1, sheet.width):
        head = head_of(sheet, at, range(coded.top, coded.start))
        place = Place(total, at)
        if head.names in (("合计",), ("本年支出合计",)):
            readings.take(region, place, target(f"{part.total}.{ACTUAL}"), region.year, "合计")
        elif code := _economic_code(part.tree, head.names, readings):
            words = " › ".join(head.names)
            readings.take(region, place, subject_target(part.tree, code, ACTUAL), region.year, words)
        elif head.names and figure(sheet, *place).number:
            tell_unknown_column(region, at, head, range(total, total + 1), readings)
    return True


def _economic_code(tree: str, heads: tuple[str, ...], readings: Readings) -> str | None:
    """The code for a column that is headed by a class and, unless it is its sum, by one of its items."""
    names = tuple(name for name in heads if name not in ("小计", "合计"))
    code = _economic_codes().get((names[0], "".join(names[1:]))) if names else None
    if code is not None:
        classification = classification_for("by_economic")
        assert classification is not None
        readings.names.setdefault(subject(tree, code), classification.names[code])
    return code


@lru_cache(maxsize=1)
def _economic_codes() -> Mapping[tuple[str, str], str]:
    """Codes by the names of the class and the item; the item is empty for the class itself."""
    classification = classification_for("by_economic")
    assert classification is not None
    names = {code: bare(name) for code, name in classification.names.items()}
    return {
        (names[code[:CLASS_DIGITS]], name if len(code) > CLASS_DIGITS else ""): code
        for code, name in names.items()
    }
