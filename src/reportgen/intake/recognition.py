"""Which official forms a sheet shows, from row to row, and what is known of each: its year, unit and owner."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, replace

from reportgen.errors import Problem, Severity, Spot
from reportgen.figures.forms.declaration import Form
from reportgen.intake.cells import Book, Place, Sheet
from reportgen.intake.heading import (
    Headings,
    HeadingValue,
    form_of_label,
    form_of_sheet_name,
    headings,
    year_in,
    year_in_file_name,
    year_in_sheet_name,
)
from reportgen.intake.limits import MAX_HEADINGS
from reportgen.intake.names import plain
from reportgen.intake.side_by_side import parts_of


@dataclass(slots=True)
class Region:
    """One table on a sheet.

    Attributes:
        sheet: where it stands.
        form: what it is; None for a 项目支出绩效自评表.
        top: its first row.
        bottom: the row after its last one.
        year: of the accounts; None where nothing states it.
        unit: of its amounts; empty where nothing states it.
        unit_is_guess: whether nothing states the unit, and it has to be told.
        budget: what its note says that a bare 预算数 is, if it does.
        label: what it is called in a corner, such as 公开03表.
        resume: reads the rows of a region in which the table goes on without heads; False where there are none.
    """

    sheet: Sheet
    form: Form | None
    top: int
    bottom: int
    year: int | None = None
    unit: str = ""
    unit_is_guess: bool = False
    budget: str = ""
    label: str = ""
    resume: Callable[[Region], bool] | None = None

    def take_rows(self, heads: range, read: Callable[[Region, range], bool]) -> None:
        """Read its rows below its heads; the same is done to a region in which it goes on."""
        read(self, range(heads.stop, self.bottom))

        def resume(page: Region) -> bool:
            rows = range(page.top, page.bottom)
            said = {text for row in heads for text in _texts(self.sheet, row)}
            return not _has_other_heads(page.sheet, rows, said) and read(
                replace(self, sheet=page.sheet), rows
            )

        self.resume = resume

    @property
    def called(self) -> str:
        """What its cells are said to stand in: its label, else the name of its sheet."""
        return self.label or self.sheet.name


_HEADS_OF_ROWS = frozenset(("项目", "科目名称", "科目编码", "行次", "栏次"))


def _texts(sheet: Sheet, row: int) -> Iterator[str]:
    return (plain(value) for value in sheet.rows[row] if isinstance(value, str) and value)


def _has_other_heads(sheet: Sheet, rows: range, said: Set[str]) -> bool:
    """Whether heads stand there which are not those of the table before: then another table begins."""
    for row in rows:
        texts = set(_texts(sheet, row))
        if not texts.isdisjoint(_HEADS_OF_ROWS) and not texts <= said:
            return True
    return False


@dataclass(slots=True)
class Recognised:
    """What a book shows.

    Attributes:
        regions: its tables, in order.
        owners: where it states the unit's name.
        years: where it states a year.
        sheets: every sheet with its tables, in order.
        headless: names of the sheets without any title: the table before them may go on there.
        year_of_name: the year that was taken from the name of the file, as no table states it.
    """

    regions: list[Region]
    owners: list[tuple[Sheet, HeadingValue]]
    years: list[tuple[Sheet, HeadingValue]]
    sheets: list[tuple[Sheet, list[Region]]]
    headless: set[str]
    year_of_name: int | None = None


def recognised(book: Book, *, reads_name: bool = True) -> Recognised:
    """The tables of a book; what one sheet does not say of its year and unit, the others of the book say.

    Args:
        book: with its sheets.
        reads_name: whether a year that no sheet states is taken from the name of the file.
    """
    found = Recognised([], [], [], [], set())
    said: list[Headings] = []
    for sheet in book.sheets:
        parts = _parts(sheet)
        if any(around.are_too_many for _, around in parts):
            book.problems.append(_too_many(sheet))
        regions = [list(_regions(part, around)) for part, around in parts]
        _share(regions)
        for (part, around), tables in zip(parts, regions, strict=True):
            said.append(around)
            found.regions += tables
            found.sheets.append((part, tables))
            if not (around.titles or around.labels or around.others):
                found.headless.add(part.name)
            found.owners += [(part, owner) for owner in around.owners]
            found.years += [(part, year) for year in around.years]
    _fill_in(found.regions, [year.value for around in said for year in around.years])
    if reads_name and any(region.year is None for region in found.regions):
        found.year_of_name = year_in_file_name(book.name)
        for region in found.regions:
            region.year = region.year or found.year_of_name
    return found


def _too_many(sheet: Sheet) -> Problem:
    message = f"像标题的单元格太多，只看了前{MAX_HEADINGS}个"
    return Problem(Severity.NOTE, "intake.long", Spot(file=sheet.book, sheet=sheet.name or None), message)


def _parts(sheet: Sheet) -> list[tuple[Sheet, Headings]]:
    """A sheet, or its tables that stand beside one another, with what each says around it."""
    around = headings(sheet)
    known = [place for place, _ in around.titles]
    rows = {place.row for place in known}
    others = [other.place for other in around.others if other.place.row in rows]
    parts = parts_of(sheet, _projects_beside(around) or [*known, *others])
    return [(sheet, around)] if len(parts) == 1 else [(part, headings(part)) for part in parts]


def _projects_beside(around: Headings) -> list[Place]:
    """Where the names of projects stand whose forms stand beside one another below one title, or without any."""
    if len(around.titles) > 1 or any(form for _, form in around.titles):
        return []
    named = Counter((label.value, label.place.row) for label in around.projects)
    return [label.place for label in around.projects if named[label.value, label.place.row] > 1]


def _share(parts: Sequence[list[Region]]) -> None:
    """Of tables beside one another, what only one says of the year and the unit holds for the others too."""
    if len(parts) > 1:
        tables = [region for part in parts for region in part]
        for region in tables:
            region.unit = region.unit or next((other.unit for other in tables if other.unit), "")
            region.year = region.year or next((other.year for other in tables if other.year), None)


def _regions(sheet: Sheet, around: Headings) -> Iterator[Region]:
    """The tables of one sheet: by their titles, else by labels where no other title denies them, else by its name."""
    starts: list[tuple[Place, Form | None]] = [*around.titles]
    if not starts and not around.others:
        starts = [(label.place, form) for label in around.labels if (form := form_of_label(label.value))]
        if not starts and (form := form_of_sheet_name(sheet.name)):
            starts = [(Place(0, 0), form)]
    if not starts:
        return
    is_titled = bool(around.titles)
    ends = sorted({*(place.row for place, _ in starts), *(other.place.row for other in around.others)})
    for place, form in starts:
        following = bisect_right(ends, place.row)
        end = ends[following] if following < len(ends) else len(sheet.rows)
        region = Region(sheet, form, place.row if is_titled else 0, end, budget=around.budget)
        year = _within(around.years, region) or year_in(sheet.name) or _within(around.last_days, region)
        region.year = int(year) if year else year_in_sheet_name(sheet.name)
        region.unit = _within(around.units, region)
        region.label = _within(around.labels, region)
        yield region


def _within(said: Sequence[HeadingValue], region: Region) -> str:
    """What is said inside a table, else above all tables of its sheet."""
    at = bisect_left(said, region.top, key=lambda one: one.place.row)
    if at < len(said) and said[at].place.row < region.bottom:
        return said[at].value
    return said[0].value if at else ""


def _fill_in(regions: list[Region], years: list[str]) -> None:
    """What is not said of a table is as the other tables of the book have it, where they all agree or most do."""
    stated = Counter(region.year for region in regions if region.year) or Counter(map(int, years))
    units = Counter(
        (region.unit, _family(region)) for region in regions if region.unit and region.form is not None
    )
    for region in regions:
        if region.year is None and stated:
            region.year = stated.most_common(1)[0][0]
        if not region.unit:
            alike = [unit for (unit, family), _ in units.most_common() if family == _family(region)]
            region.unit = alike[0] if alike else ""


def _family(region: Region) -> bool:
    """Whether it is one of the forms that are published, and not of those that the accounting system makes."""
    return region.form is None or region.form.id.startswith("公开")
