"""Tables of official forms as readings: every cell goes to the place that the form declares for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from reportgen.errors import Severity, shortened
from reportgen.figures.forms.declaration import (
    ACTUAL,
    ADJUSTED,
    BARE_BUDGET,
    EconomicColumns,
    EconomicLists,
    FormColumn,
    FormRow,
    NamedRows,
    OneRow,
    SubjectRows,
)
from reportgen.intake.amounts import figure
from reportgen.intake.cells import Place, Sheet
from reportgen.intake.heads import Head, column_for, head_of
from reportgen.intake.names import bare, plain, without_year
from reportgen.intake.places import subject, subject_target, target
from reportgen.intake.readings import Readings
from reportgen.intake.recognition import Region
from reportgen.model.classification import CLASS_DIGITS, classification_for

_NAME_HEADS = frozenset(
    map(
        bare,
        ("科目名称", "功能分类科目名称", "支出功能分类科目名称", "经济分类科目名称", "支出经济分类科目名称"),
    )
)
_CODE_HEADS = ("科目编码", "科目代码", "编码", "科目")
_LEVELS = frozenset(("类", "款", "项"))
_TOTALS = frozenset(("合计", "总计"))
_NOTES = ("注", "说明：", "备注：")
_MOST_HEAD_ROWS = 12
_CODE_LENGTHS = (3, 5, 7)


@dataclass(frozen=True, slots=True)
class _Amounts:
    """One column of amounts: where it stands, what it means, and the year that its heads state."""

    at: int
    column: FormColumn
    year: int | None


def read_table(region: Region, readings: Readings) -> bool:
    """Read a table of an official form; False where its heads are not found."""
    assert region.form is not None
    for part in region.form.parts:
        if isinstance(part, tuple):
            is_read = _read_named_rows(region, part, readings)
        elif isinstance(part, SubjectRows):
            is_read = _read_subjects(region, part, readings)
        elif isinstance(part, EconomicLists):
            is_read = _read_lists(region, part, readings)
        elif isinstance(part, EconomicColumns):
            is_read = _read_economic_columns(region, part, readings)
        else:
            is_read = _read_one_row(region, part, readings)
        if is_read:
            return True
    return False


def _year(region: Region, head: Head) -> int | None:
    if head.year.isdecimal():
        return int(head.year)
    return region.year - 1 if head.year and region.year else region.year


def _resolved(region: Region, column: FormColumn, readings: Readings, at: Place) -> FormColumn:
    """A column under a bare 预算数 as the note of the form has it, else as 全年预算数, which is told."""
    if not column.is_bare_budget:
        return column
    meant = region.budget or ADJUSTED
    if not region.budget:
        message = f"表头只写“预算数”，没有说明是哪一种，按{ADJUSTED}读入"
        hint = "如果是年初预算数，请在数据文件中改到“年初预算数”"
        readings.tell(region.sheet, at, Severity.NOTE, "intake.budget", message, hint)
    cell, total = (text and text.removesuffix(BARE_BUDGET) + meant for text in (column.cell, column.total))
    return replace(column, cell=cell, total=total, is_bare_budget=False)


def _columns(
    region: Region,
    declared: tuple[FormColumn, ...],
    span: range,
    head_rows: range,
    readings: Readings,
) -> list[_Amounts]:
    """The columns of amounts of a table; what is not declared but has amounts is told once."""
    found = []
    told_budget = False
    for at in span:
        head = head_of(region.sheet, at, head_rows)
        if not head.names:
            continue
        column = column_for(head.names, declared)
        if column is None:
            _tell_unknown_column(region, at, head, range(head_rows.stop, region.bottom), readings)
            continue
        place = Place(head_rows.start, at)
        if column.is_bare_budget and told_budget:
            column = _resolved(region, column, Readings(), place)
        elif column.is_bare_budget:
            column, told_budget = _resolved(region, column, readings, place), True
        found.append(_Amounts(at, column, _year(region, head)))
    return found


def _tell_unknown_column(region: Region, at: int, head: Head, rows: range, readings: Readings) -> None:
    for row in rows:
        if figure(region.sheet, row, at).number:
            message = f"这一栏（{'、'.join(head.names)}）认不出，没有读"
            readings.tell(region.sheet, Place(row, at), Severity.NOTE, "intake.column", shortened(message))
            return


# Rows that the form names


@lru_cache(maxsize=64)
def _by_name(rows: tuple[FormRow, ...]) -> Mapping[str, tuple[FormRow, ...]]:
    index: dict[str, tuple[FormRow, ...]] = {}
    for row in rows:
        for name in row.names:
            index[bare(name)] = (*index.get(bare(name), ()), row)
    return index


def _row_for(name: str, rows: tuple[FormRow, ...], met: set[str]) -> FormRow | None:
    """The declared row that a name means, below the rows that were met before it."""
    known = _by_name(rows)
    named = known.get(name) or known.get(name.removesuffix("支出")) or known.get(f"{name}支出") or ()
    after = [row for row in named if row.below and bare(row.below) in met]
    return next(iter(after), None) or next((row for row in named if not row.below), None)


def _anchors(sheet: Sheet, rows: range, names: frozenset[str], prefix: str = "") -> tuple[int, list[int]]:
    """The first row that has heads with one of these names, and their columns."""
    for row in rows:
        values = sheet.rows[row]
        at = [
            column
            for column, value in enumerate(values)
            if type(value) is str
            and value
            and ((name := bare(value)) in names or (prefix and name.startswith(prefix) and len(name) < 20))
            and sheet.merged.get((row, column), (row, column)) == (row, column)
        ]
        if at:
            return row, at
    return -1, []


def _read_named_rows(region: Region, blocks: tuple[NamedRows, ...], readings: Readings) -> bool:
    sheet = region.sheet
    names = frozenset(bare(head) for block in blocks for head in block.heads)
    top, anchors = _anchors(sheet, range(region.top, region.bottom), names)
    if not anchors:
        return False
    chosen = list(_chosen(sheet, top, anchors, blocks))
    start = _first_named_row(region, top, chosen)
    if start is None:
        return False
    ends = [*(at for at, _ in chosen[1:]), sheet.width]
    blocks_at = [
        _Block(
            block, at, _columns(region, block.columns, range(at + 1, end), range(top, start), readings), set()
        )
        for (at, block), end in zip(chosen, ends, strict=True)
    ]

    def read(page: Region, rows: range) -> bool:
        is_read = [_read_block(page, block, rows, readings) for block in blocks_at]
        return any(is_read)

    read(region, range(start, region.bottom))
    region.resume = lambda page: read(replace(region, sheet=page), range(len(page.rows)))
    return True


@dataclass(frozen=True, slots=True)
class _Block:
    """One block of named rows: where its names stand, its columns, and the names that were met."""

    form: NamedRows
    at: int
    columns: list[_Amounts]
    met: set[str]


def _chosen(
    sheet: Sheet, top: int, anchors: Sequence[int], blocks: tuple[NamedRows, ...]
) -> Iterator[tuple[int, NamedRows]]:
    """Which declared block stands at which column: the first that is left of those with that head."""
    left = list(blocks)
    for at in anchors:
        name = bare(sheet.text(top, at))
        block = next((one for one in left if name in map(bare, one.heads)), None)
        if block is not None:
            left.remove(block)
            yield at, block


def _first_named_row(region: Region, top: int, chosen: list[tuple[int, NamedRows]]) -> int | None:
    for row in range(top + 1, min(region.bottom, top + _MOST_HEAD_ROWS)):
        for at, block in chosen:
            if _row_for(bare(region.sheet.text(row, at)), block.rows, set()):
                return row
    return None


def _read_block(region: Region, block: _Block, rows: range, readings: Readings) -> bool:
    """Read the rows of a block; False where none of them is known."""
    is_read = False
    for number in rows:
        text = region.sheet.text(number, block.at)
        if text.startswith(_NOTES):
            break
        row = _row_for(bare(text), block.form.rows, block.met) if text else None
        if row is not None:
            is_read = True
            block.met.update(map(bare, row.names))
            if row.place is not None:
                _read_row(region, row, number, block.columns, readings)
        elif text:
            _tell_unknown_row(region, number, text, block.columns, readings)
    return is_read


def _read_row(region: Region, row: FormRow, number: int, columns: list[_Amounts], readings: Readings) -> None:
    assert row.place is not None
    if row.is_value:
        if columns:
            readings.take(
                region, Place(number, columns[-1].at), target(row.place), columns[-1].year, row.name
            )
        return
    for amounts in columns:
        place = Place(number, amounts.at)
        if amounts.column.cell:
            readings.take(
                region, place, target(amounts.column.cell.format(row.place)), amounts.year, row.name
            )
        if amounts.column.divided and row.is_subject and figure(region.sheet, *place).number:
            readings.take(region, place, target(amounts.column.divided.format(row.place)), amounts.year)


def _tell_unknown_row(
    region: Region, number: int, text: str, columns: list[_Amounts], readings: Readings
) -> None:
    for amounts in columns:
        if figure(region.sheet, number, amounts.at).number:
            message = f"这一行“{shortened(text)}”认不出，没有读"
            readings.tell(region.sheet, Place(number, amounts.at), Severity.WARNING, "intake.row", message)
            return


# Rows with codes


@dataclass(frozen=True, slots=True)
class _Coded:
    """Where the codes and names of a table stand, and its first row of data."""

    codes: tuple[int, ...]
    name: int
    top: int
    start: int


def _coded(region: Region) -> _Coded | None:
    """The columns of codes and names of a table of subjects."""
    sheet = region.sheet
    row, names = _anchors(sheet, range(region.top, region.bottom), _NAME_HEADS)
    if not names:
        row, names = _anchors(sheet, range(region.top, region.bottom), frozenset(("项目",)))
        if not names:
            return None
    name = names[0]
    codes = tuple(at for at in range(name) if any(sheet.text(line, at) for line in range(row, region.bottom)))
    if not codes:
        return None
    start = next(
        (
            line
            for line in range(row + 1, region.bottom)
            if _is_total(sheet, line, (*codes, name)) or _looks_like_code(sheet, line, codes)
        ),
        None,
    )
    if start is None:
        return None
    top = row
    while top > region.top and _is_head_row(sheet, top - 1, name):
        top -= 1
    return _Coded(codes, name, top, start)


def _is_head_row(sheet: Sheet, row: int, name: int) -> bool:
    """Whether a row above the heads of the subjects heads their table too: 项目 stands over them."""
    return any(bare(sheet.text(row, column)) == "项目" for column in range(name + 1))


def _is_total(sheet: Sheet, row: int, columns: Sequence[int]) -> bool:
    return any(bare(sheet.text(row, column)) in _TOTALS for column in columns)


def _looks_like_code(sheet: Sheet, row: int, codes: Sequence[int]) -> bool:
    first = _digits(sheet, row, codes[0])
    return len(first) >= CLASS_DIGITS and first[0] in "123" and len(first) in _CODE_LENGTHS


def _digits(sheet: Sheet, row: int, column: int) -> str:
    """A code or part of one as digits; 2070101.0 and “207 ” are codes too, 2.0 is 02."""
    text = plain(sheet.text(row, column))
    if not text.isdecimal():
        text = text.split("（")[0]
    return text if text.isdecimal() else ""


class _Codes:
    """Puts codes together that stand in one column, or level by level in several."""

    def __init__(self, columns: Sequence[int]) -> None:
        self._columns = columns
        self._last = ""

    def of(self, sheet: Sheet, row: int) -> str:
        """The code of a row; empty where it has none."""
        parts = [_digits(sheet, row, column) for column in self._columns]
        if not any(parts):
            return ""
        whole = max(parts, key=len)
        is_whole = len(whole) > CLASS_DIGITS or not any(parts[1:])
        code = whole if is_whole else self._joined(parts)
        self._last = code
        return code

    def _joined(self, parts: list[str]) -> str:
        """类, 款 and 项 in a column each; what is left out above a level is as in the row before."""
        deepest = max(index for index, part in enumerate(parts) if part)
        code = parts[0] or self._last[:CLASS_DIGITS]
        for index in range(1, deepest + 1):
            end = CLASS_DIGITS + 2 * index
            code += parts[index].zfill(2) if parts[index] else self._last[end - 2 : end]
        return code


def _read_subjects(region: Region, part: SubjectRows, readings: Readings) -> bool:
    coded = _coded(region)
    if coded is None:
        return False
    sheet = region.sheet
    span = range(coded.name + 1, sheet.width)
    columns = _columns(region, part.columns, span, range(coded.top, coded.start), readings)
    if not columns:
        return False
    codes = _Codes(coded.codes)

    def read(page: Region, rows: range) -> bool:
        return _read_subject_rows(page, rows, part, coded, codes, columns, readings)

    read(region, range(coded.start, region.bottom))
    region.resume = lambda page: read(replace(region, sheet=page), range(len(page.rows)))
    return True


def _read_subject_rows(
    region: Region,
    rows: range,
    part: SubjectRows,
    coded: _Coded,
    codes: _Codes,
    columns: list[_Amounts],
    readings: Readings,
) -> bool:
    """Read rows of subjects and of the total; False where there is none."""
    sheet, is_read = region.sheet, False
    for row in rows:
        if _is_total(sheet, row, (*coded.codes, coded.name)):
            _read_totals(region, row, columns, readings)
            is_read = True
        elif code := codes.of(sheet, row):
            _read_subject(region, part, Place(row, coded.codes[0]), code, coded.name, columns, readings)
            is_read = True
        elif sheet.text(row, coded.codes[0]).startswith(_NOTES):
            break
        else:
            _tell_unknown_row(region, row, sheet.text(row, coded.name), columns, readings)
    return is_read


def _read_totals(region: Region, row: int, columns: list[_Amounts], readings: Readings) -> None:
    for amounts in columns:
        if amounts.column.total:
            words = f"合计 › {amounts.column.name}"
            readings.take(region, Place(row, amounts.at), target(amounts.column.total), amounts.year, words)


def _read_subject(
    region: Region,
    part: SubjectRows,
    place: Place,
    code: str,
    name_at: int,
    columns: list[_Amounts],
    readings: Readings,
) -> None:
    name = plain(region.sheet.text(place.row, name_at))
    if len(code) not in _CODE_LENGTHS:
        message = f"科目编码“{code}”是{len(code)}位，应为3、5或7位，这一行没有读"
        readings.tell(region.sheet, place, Severity.ERROR, "intake.code", message, None, name)
        return
    if name:
        for tree in dict.fromkeys(one.column.tree or part.tree for one in columns if one.column.cell):
            readings.names.setdefault(subject(tree, code), name)
    for amounts in columns:
        if cell := amounts.column.cell:
            found = subject_target(amounts.column.tree or part.tree, code, cell)
            readings.take(region, Place(place.row, amounts.at), found, amounts.year, name)


# The economic classification


def _read_lists(region: Region, part: EconomicLists, readings: Readings) -> bool:
    sheet = region.sheet
    top, names = _anchors(sheet, range(region.top, region.bottom), _NAME_HEADS)
    if not names or any("功能" in sheet.text(top, column) for column in range(sheet.width)):
        return False
    sums = _by_name(part.totals)
    ends = [*names[1:], sheet.width]
    starts = [-1, *names[:-1]]
    amounts_at = [_amount_column(sheet, top, name, end) for name, end in zip(names, ends, strict=True)]
    for name, amount, before in zip(names, amounts_at, starts, strict=True):
        codes = _Codes(_code_columns(sheet, top, before, name, amounts_at))
        for row in range(top + 1, region.bottom):
            if (code := codes.of(sheet, row)) and len(code) in _CODE_LENGTHS[:2]:
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


def _read_economic_columns(region: Region, part: EconomicColumns, readings: Readings) -> bool:
    coded = _coded(region)
    if coded is None:
        return False
    sheet = region.sheet
    total = next(
        (
            row
            for row in range(coded.start, region.bottom)
            if _is_total(sheet, row, (*coded.codes, coded.name))
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
            _tell_unknown_column(region, at, head, range(total, total + 1), readings)
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


# One row


def _read_one_row(region: Region, part: OneRow, readings: Readings) -> bool:
    sheet = region.sheet
    known = frozenset(bare(name) for column in part.columns for names in column.heads for name in names)
    known |= frozenset(("合计", "小计"))
    rows = [
        row
        for row in range(region.top, region.bottom)
        if sum(_without_year(sheet.text(row, column)) in known for column in range(sheet.width)) >= 2
    ]
    if not rows:
        return False
    head_rows = range(rows[0], rows[-1] + 1)
    columns = _columns(region, part.columns, range(sheet.width), head_rows, readings)
    row = next(
        (
            line
            for line in range(head_rows.stop, region.bottom)
            if not _is_numbering(sheet, line)
            and any(sheet.text(line, one.at) for one in columns)
            and not sheet.text(line, columns[0].at).startswith(_NOTES)
        ),
        None,
    )
    if row is None:
        return bool(columns)
    for amounts in columns:
        if amounts.column.cell:
            words = "".join(heads[0] for heads in amounts.column.heads[::-1])
            readings.take(region, Place(row, amounts.at), target(amounts.column.cell), amounts.year, words)
    return True


def _without_year(text: str) -> str:
    return without_year(bare(text))[0] if text else ""


def _is_numbering(sheet: Sheet, row: int) -> bool:
    """Whether a row only counts the columns: 1, 2, 3…"""
    shown = [sheet.text(row, column) for column in range(sheet.width)]
    numbers = [text for text in shown if text and text != "栏次"]
    return len(numbers) > 2 and numbers == [str(number) for number in range(1, len(numbers) + 1)]
