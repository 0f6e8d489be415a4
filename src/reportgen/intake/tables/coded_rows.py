"""Rows with codes of the functional classification, put together from one column or several."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reportgen.errors import Severity
from reportgen.figures.forms.declaration import SubjectRows
from reportgen.intake.cells import Place, Sheet
from reportgen.intake.names import bare, plain
from reportgen.intake.places import steps_of, subject, subject_target, target
from reportgen.intake.readings import Readings
from reportgen.intake.recognition import Region
from reportgen.intake.tables.columns import NOTES, Amounts, amount_columns, tell_unknown_row
from reportgen.intake.tables.heads import heads_named
from reportgen.model.classification import CLASS_DIGITS, classification_for

NAME_HEADS = frozenset(
    map(
        bare,
        ("科目名称", "功能分类科目名称", "支出功能分类科目名称", "经济分类科目名称", "支出经济分类科目名称"),
    )
)
"""What heads the names of subjects."""

_BOTH_HEADS = frozenset(
    map(
        bare,
        (
            "科目",
            "支出功能分类科目",
            "功能分类科目",
            "功能科目",
            "科目编码及名称",
            "科目编码和名称",
            "科目（编码及名称）",
            "支出功能分类科目（编码及名称）",
            "功能分类科目编码及名称",
            "支出功能分类科目编码及名称",
        ),
    )
)
"""What heads a column in which the code and the name of a subject stand together."""

CODE_LENGTHS = (3, 5, 7)
"""Digits of 类, 款 and 项."""

_JOINED_CODE = re.compile(r"([0-9]{3})[.·_-]([0-9]{2})(?:[.·_-]([0-9]{2}))?")
_LEADING_CODE = re.compile(r"[（\[【]?([0-9]{3}(?:[0-9]{2}){0,2})[）\]】]?[-_—.、]?(?=[^0-9])")
_NO_CODES = re.compile(r"序号|行次|编号|.*(?:单位|部门|项目).{0,2}(?:编码|代码|名称)?")
_TOTALS = frozenset(
    ("合计", "总计", "合计数", "本年合计", "总合计", "收入合计", "支出合计", "本年收入合计", "本年支出合计")
)


@dataclass(frozen=True, slots=True)
class Coded:
    """Where the codes and names of a table stand, and its first row of data."""

    codes: tuple[int, ...]
    name: int
    top: int
    start: int


def coded_columns(region: Region) -> Coded | None:
    """The columns of codes and names of a table of subjects."""
    sheet = region.sheet
    for heads in (NAME_HEADS, _BOTH_HEADS, frozenset(("项目",))):
        row, names = heads_named(sheet, range(region.top, region.bottom), heads)
        if names:
            break
    else:
        return None
    name = names[0]
    top = _first_head_row(region, row, name)
    codes = _code_columns(region, range(top, row + 1), name)
    if not codes:
        return None
    start = next(
        (
            line
            for line in range(row + 1, region.bottom)
            if is_total(sheet, line, range(name + 1))
            or _looks_like_code(sheet, line, codes)
            or _has_amounts(sheet, line, name)
        ),
        None,
    )
    return Coded(codes, name, top, start) if start is not None else None


def _code_columns(region: Region, heads: range, name: int) -> tuple[int, ...]:
    """The columns left of the names that hold codes; the names' own where both stand together."""
    sheet = region.sheet
    codes = tuple(
        at
        for at in range(name)
        if not heads_no_codes(sheet, at, heads)
        and any(sheet.text(line, at) for line in range(heads[-1], region.bottom))
    )
    if not codes and bare(sheet.text(heads[-1], name)) in _BOTH_HEADS:
        return (name,)
    return codes


def heads_no_codes(sheet: Sheet, column: int, heads: Sequence[int]) -> bool:
    """Whether a column is headed as one of something else than codes of subjects: 序号, 单位编码."""
    texts = [bare(sheet.text(row, column)) for row in heads]
    return any(text != "项目" and _NO_CODES.fullmatch(text) for text in texts)


def _first_head_row(region: Region, row: int, name: int) -> int:
    """The first row that heads a table: 项目 stands over the heads of the subjects, blank rows may lie between."""
    top = row
    for above in range(row - 1, region.top - 1, -1):
        texts = [bare(region.sheet.text(above, column)) for column in range(name + 1)]
        if "项目" in texts:
            top = above
        elif any(texts):
            break
    return top


def is_total(sheet: Sheet, row: int, columns: Sequence[int]) -> bool:
    """Whether one of some cells says that a row is the total."""
    for column in columns:
        raw = sheet.raw(row, column)
        if type(raw) is str and raw and bare(raw.strip()) in _TOTALS:
            return True
    return False


def _has_amounts(sheet: Sheet, row: int, name: int) -> bool:
    """Whether figures stand in a row which do not only count its columns."""
    if any(bare(sheet.text(row, column)) == "栏次" for column in range(name + 1)):
        return False
    numbers = [value for value in sheet.rows[row][name + 1 :] if isinstance(value, int | float)]
    return bool(numbers) and numbers != list(range(1, len(numbers) + 1))


def _looks_like_code(sheet: Sheet, row: int, codes: Sequence[int]) -> bool:
    first = _digits(sheet, row, codes[0])
    return len(first) >= CLASS_DIGITS and first[0] in "123" and len(first) in CODE_LENGTHS


def _digits(sheet: Sheet, row: int, column: int) -> str:
    """A code or part of one as digits; empty for anything else."""
    text = sheet.text(row, column)
    return _code_in(text) if text else ""


@lru_cache(maxsize=4096)
def _code_in(written: str) -> str:
    """2070101.0, “207 ”, 207.01.01 and “2070101 行政运行” are codes too, 2.0 is 02."""
    text = plain(written)
    if text.isdecimal():
        return text
    text = text.split("（")[0] if not text.startswith("（") else text
    if joined := _JOINED_CODE.fullmatch(text):
        return "".join(part or "" for part in joined.groups())
    if leading := _LEADING_CODE.match(text):
        return leading[1]
    return text if text.isdecimal() else ""


@lru_cache(maxsize=4096)
def _name_of(text: str) -> str:
    """The name of a subject without the code that may stand before it."""
    leading = _LEADING_CODE.match(text)
    return text[leading.end() :] if leading else text


class Codes:
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


def read_subjects(region: Region, part: SubjectRows, readings: Readings) -> bool:
    coded = coded_columns(region)
    if coded is None or not _has_codes_of(part.tree, region, coded):
        return False
    sheet = region.sheet
    span = range(coded.name + 1, sheet.width)
    columns = amount_columns(region, part.columns, span, range(coded.top, coded.start), readings)
    if not columns:
        return False
    codes = Codes(coded.codes)

    def read(page: Region, rows: range) -> bool:
        return _read_subject_rows(page, rows, part, coded, codes, columns, readings)

    region.take_rows(range(coded.top, coded.start), read)
    return True


def _has_codes_of(tree: str, region: Region, coded: Coded) -> bool:
    """Whether the first code of a table may belong to the classification of a tree, and belongs to no other one."""
    field = str(steps_of(tree)[-1].name)
    codes = Codes(coded.codes)
    rows = range(coded.start, region.bottom)
    first = next((code for row in rows if (code := codes.of(region.sheet, row))), "")[:CLASS_DIGITS]
    of_own, of_other = (
        classification is not None and first in classification.names
        for classification in (classification_for(field), classification_for(_OTHER.get(field, "")))
    )
    return of_own or not of_other


_OTHER = {"by_function": "by_economic", "by_economic": "by_function"}


def _read_subject_rows(
    region: Region,
    rows: range,
    part: SubjectRows,
    coded: Coded,
    codes: Codes,
    columns: list[Amounts],
    readings: Readings,
) -> bool:
    """Read rows of subjects and of the total; False where there is none."""
    sheet, is_read = region.sheet, False
    trees = {one.column.tree or part.tree: None for one in columns if one.column.cell}
    for row in rows:
        if is_total(sheet, row, range(coded.name + 1)):
            _read_totals(region, row, columns, readings)
            is_read = True
        elif code := codes.of(sheet, row):
            place = Place(row, coded.codes[0])
            _read_subject(region, part, place, code, coded.name, columns, trees, readings)
            is_read = True
        elif sheet.text(row, coded.codes[0]).startswith(NOTES):
            break
        else:
            named = (sheet.text(row, column) for column in range(coded.name, -1, -1))
            tell_unknown_row(region, row, next(filter(None, named), ""), columns, readings)
    return is_read


def _read_totals(region: Region, row: int, columns: list[Amounts], readings: Readings) -> None:
    for amounts in columns:
        if amounts.column.total:
            words = f"合计 › {amounts.column.name}"
            readings.take(
                region,
                Place(row, amounts.at),
                target(amounts.column.total),
                amounts.year,
                words,
                amounts.unit,
            )


def _read_subject(
    region: Region,
    part: SubjectRows,
    place: Place,
    code: str,
    name_at: int,
    columns: list[Amounts],
    trees: Collection[str],
    readings: Readings,
) -> None:
    name = _name_of(plain(region.sheet.text(place.row, name_at)))
    if len(code) not in CODE_LENGTHS:
        message = f"科目编码“{code}”是{len(code)}位，应为3、5或7位，这一行没有读"
        readings.tell(region.sheet, place, Severity.ERROR, "intake.code", message, None, name)
        return
    if name:
        for tree in trees:
            readings.names.setdefault(subject(tree, code), name)
    for amounts in columns:
        if cell := amounts.column.cell:
            found = subject_target(amounts.column.tree or part.tree, code, cell)
            readings.take(region, Place(place.row, amounts.at), found, amounts.year, name, amounts.unit)
