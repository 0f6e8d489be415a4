"""Which official forms a sheet shows, from row to row, and what is known of each: its year, unit and owner."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from reportgen.figures.forms.declaration import Form
from reportgen.intake.cells import Book, Place, Sheet
from reportgen.intake.heading import (
    Headings,
    HeadingValue,
    form_of_sheet_name,
    headings,
    year_in,
    year_in_file_name,
)


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
        budget: what its note says that a bare 预算数 is, if it does.
        label: what it is called in a corner, such as 公开03表.
        resume: reads the rows of a sheet on which the table goes on without heads; False where there are none.
    """

    sheet: Sheet
    form: Form | None
    top: int
    bottom: int
    year: int | None = None
    unit: str = ""
    budget: str = ""
    label: str = ""
    resume: Callable[[Sheet], bool] | None = None

    def take_rows(self, start: int, read: Callable[[Region, range], bool]) -> None:
        """Read its rows from `start` on; the same is done to all rows of a sheet on which it goes on."""
        read(self, range(start, self.bottom))
        self.resume = lambda page: read(replace(self, sheet=page), range(len(page.rows)))

    @property
    def called(self) -> str:
        """What its cells are said to stand in: its label, else the name of its sheet."""
        return self.label or self.sheet.name


@dataclass(slots=True)
class Recognised:
    """What a book shows.

    Attributes:
        regions: its tables, in order.
        owners: where it states the unit's name.
        years: where it states a year.
        sheets: every sheet with its tables, in order.
        headless: names of the sheets on which nothing but rows stands: the table before them may go on there.
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
    said = [(sheet, headings(sheet)) for sheet in book.sheets]
    for sheet, around in said:
        regions = list(_regions(sheet, around))
        found.regions += regions
        found.sheets.append((sheet, regions))
        if not (around.titles or around.labels or around.others or around.owners or around.units):
            found.headless.add(sheet.name)
        found.owners += [(sheet, owner) for owner in around.owners]
        found.years += [(sheet, year) for year in around.years]
    _fill_in(found.regions, [year.value for _, around in said for year in around.years])
    if reads_name and any(region.year is None for region in found.regions):
        found.year_of_name = year_in_file_name(book.name)
        for region in found.regions:
            region.year = region.year or found.year_of_name
    return found


def _regions(sheet: Sheet, around: Headings) -> Iterator[Region]:
    """The tables of one sheet: by their titles, else by labels where no other title denies them, else by its name."""
    starts: list[tuple[Place, Form | None]] = [*around.titles]
    if not starts and not around.others:
        starts = [*around.labels]
        if not starts and (form := form_of_sheet_name(sheet.name)):
            starts = [(Place(0, 0), form)]
    if not starts:
        return
    is_titled = bool(around.titles)
    ends = sorted({*(place.row for place, _ in starts), *(other.place.row for other in around.others)})
    for place, form in starts:
        end = next((row for row in ends if row > place.row), len(sheet.rows))
        region = Region(sheet, form, place.row if is_titled else 0, end, budget=around.budget)
        year = _within(around.years, region) or year_in(sheet.name)
        region.year = int(year) if year else None
        region.unit = _within(around.units, region)
        region.label = next(
            (
                sheet.text(*at)
                for at, _ in around.labels
                if at.row < end and (at.row >= region.top or at.row < ends[0])
            ),
            "",
        )
        yield region


def _within(said: Sequence[HeadingValue], region: Region) -> str:
    """What is said inside a table, else above all tables of its sheet."""
    inside = [one.value for one in said if region.top <= one.place.row < region.bottom]
    return (inside or [one.value for one in said if one.place.row < region.top] or [""])[0]


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
