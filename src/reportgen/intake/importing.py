"""From workbooks to the values of a report: which table is which year's, what they say, and what is to be told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence, Set
from dataclasses import dataclass, field
from functools import partial
from itertools import islice

from reportgen.errors import Problem, ReportgenError, Severity, Spot, UnreadableError, capped, quoted
from reportgen.intake.cells import Book, Place, Sheet
from reportgen.intake.combining import Combined, combined, contradictions, origin, shown
from reportgen.intake.evaluation_forms import forms_of_projects, read_project, sheet_shows_project
from reportgen.intake.heading import HeadingValue
from reportgen.intake.places import Steps
from reportgen.intake.readings import Reading, Readings
from reportgen.intake.recognition import Recognised, Region, recognised
from reportgen.intake.tables import read_table
from reportgen.model.classification import classification_for
from reportgen.model.needed import Stated
from reportgen.model.stated_tree import document_of
from reportgen.model.steps import EntryStep, FieldStep, Step
from reportgen.source import Document
from reportgen.source.limits import MAX_PROBLEMS

YEAR, OWNER = (FieldStep("year"),), (FieldStep("department"), FieldStep("name"))
_CODE, _NAME = FieldStep("code"), FieldStep("name")
_MOST_SHEETS = 12


@dataclass(slots=True)
class Taken:
    """What workbooks say of one report.

    Attributes:
        values: by the steps to them, in the order of the forms; blank cells are zeros.
        names: what entries of lists are called.
        called: what a sheet is called in comments, by book and sheet.
        year: of the report.
        problems: what is to be told.
    """

    values: dict[Steps, Combined]
    names: dict[Steps, str]
    called: dict[tuple[str, str], str]
    year: int
    problems: list[Problem] = field(default_factory=list)

    def stated(self, wanted: Set[Steps]) -> dict[Steps, Stated]:
        """Everything that a data file says, its year first, as it is written there; zeros where they are wanted or belong to a line."""
        written: dict[Steps, Stated] = {YEAR: Stated(str(self.year))}
        places: dict[Steps, Steps] = {}
        lines: dict[Steps, list[tuple[Steps, Combined]]] = {}
        for steps, value in self.values.items():
            lines.setdefault(steps[:-1], []).append((steps, value))
        for line, values in lines.items():
            if said := _said(values, wanted):
                place = self._named(line, lines, written, places)
                for steps, value in said:
                    written[(*place, steps[-1])] = self._as_stated(steps, value)
        return written

    def _as_stated(self, steps: Steps, value: Combined) -> Stated:
        reading = value.readings[0]
        return Stated(
            shown(value.value, steps),
            origin(value, self.called, self.year),
            partial(reading.sheet.spot, *reading.place),
        )

    def document(self, wanted: Set[Steps], name: str | None = None) -> Document:
        """The same as a data file whose values stand in cells."""
        return document_of(self.stated(wanted), name)

    def _named(
        self, steps: Steps, lines: Container[Steps], written: dict[Steps, Stated], places: dict[Steps, Steps]
    ) -> Steps:
        """The place of a line, with the names of all entries on its way; a level that nothing names is left out.

        Args:
            steps: to the line.
            lines: those that say something themselves: without a name they are called by their codes.
            written: takes the names.
            places: those known so far, by the steps to them.
        """
        if not steps:
            return steps
        place = places.get(steps)
        if place is None:
            above, step = self._named(steps[:-1], lines, written, places), steps[-1]
            place = (*above, step)
            if isinstance(step, EntryStep):
                name = self._name(steps)
                if name is None and steps in lines:
                    name = str(step.name)
                if name is not None:
                    self._put_entry(steps, place, name, written)
                elif isinstance(above[-2], EntryStep) and above[-2].record is step.record:
                    place = above[:-1]  # what is below goes into the list of the level above
                else:
                    place = above
            elif len(steps) > 1 and isinstance(steps[-2], EntryStep) and isinstance(above[-1], FieldStep):
                place = above  # the outermost level was left out: its own list takes what is below
            places[steps] = place
        return place

    def _name(self, entry: Steps) -> str | None:
        """What an entry is called; None where it has a code only, which is none of the official ones."""
        called = str(entry[-1].name)
        return self.names.get(entry) or (_official_name(called) if called.isdecimal() else called)

    def _put_entry(self, entry: Steps, place: Steps, name: str, written: dict[Steps, Stated]) -> None:
        """Put in the code and the name of an entry, by which its list is sorted."""
        called = str(entry[-1].name)
        written[place] = Stated(None)
        if called.isdecimal():
            written[(*place, _CODE)] = Stated(called)
        if (*entry, _NAME) not in self.values:
            written[(*place, _NAME)] = Stated(name)


_COMPARED = {
    "actual": ("prior_actual", "adjusted_budget", "budget"),
    "prior_actual": ("actual",),
    "budget": ("adjusted_budget",),
    "adjusted_budget": ("budget",),
}
"""The columns of a line that give a meaning to a zero in another one."""


def _said(values: list[tuple[Steps, Combined]], wanted: Set[Steps]) -> list[tuple[Steps, Combined]]:
    """What is worth saying of a line: all but zeros that are neither wanted nor compared with something."""
    figures = [one for one in values if not one[1].is_zero]
    if len(figures) == len(values) or not (figures or wanted):
        return figures
    columns = {str(steps[-1].name) for steps, _ in figures}
    return [
        (steps, value)
        for steps, value in values
        if not value.is_zero or steps in wanted or _is_compared(steps[-1], columns)
    ]


def _is_compared(column: Step, others: Set[str]) -> bool:
    """Whether a zero is worth saying, as its line says what it is compared with."""
    return not others.isdisjoint(_COMPARED.get(str(column.name), ()))


def _official_name(code: str) -> str | None:
    for tree in ("by_function", "by_economic"):
        classification = classification_for(tree)
        if classification and code in classification.names:
            return classification.names[code]
    return None


def taken(books: Sequence[Book], year: int | None = None) -> Taken:
    """What the books say, for the report of one year.

    Args:
        books: this year's and last year's, in any order.
        year: of the report, and of tables that state none; the latest that the tables state where left out.

    Raises:
        UnreadableError: when no book holds a table of final accounts.
        ReportgenError: when no table states its year and none is given.
    """
    found = [_recognised(book, year) for book in books]
    readings = Readings()
    regions = [region for one in found for region in _read(one, readings)]
    if not regions:
        raise UnreadableError([_nothing_found(book) for book in books])
    _tell_unread(found, regions, readings)
    for one in found:
        _tell_odd_years(one.regions, readings)
    chosen = _year(regions, year, readings)
    owners = [owner for one in found for owner in one.owners]
    for reading in readings.found:
        if reading.year is None:
            reading.year = chosen
    values = combined(readings.found, chosen)
    problems = [problem for book in books for problem in book.problems]
    problems += [
        *readings.problems,
        *_other_years(regions, chosen),
        *islice(contradictions(values), MAX_PROBLEMS),
    ]
    if owners:
        _take_owner(owners, values, problems)
    return Taken(
        values,
        readings.names,
        _called(regions),
        chosen,
        capped(problems),
    )


def _called(regions: Sequence[Region]) -> dict[tuple[str, str], str]:
    """What sheets are called by book and sheet: as the one table on them, else by their own names."""
    on_sheet = Counter((region.sheet.book, region.sheet.name) for region in regions)
    return {
        (region.sheet.book, region.sheet.name): region.called
        if on_sheet[region.sheet.book, region.sheet.name] == 1
        else region.sheet.name
        for region in regions
    }


def _recognised(book: Book, year: int | None) -> Recognised:
    """The tables of a book; a year that only the name of its file says is told."""
    found = recognised(book, reads_name=year is None)
    if found.year_of_name is not None:
        message = f"表上没有写年度，按文件名取{found.year_of_name}年度"
        hint = "不对的，用 --year 指定"
        spot = Spot(file=book.name)
        book.problems.append(Problem(Severity.NOTE, "intake.year_of_name", spot, message, hint))
    return found


def _read(found: Recognised, readings: Readings) -> list[Region]:
    """Read the tables of one book; those that could be."""
    read: list[Region] = []
    last: Region | None = None
    # Of two sheets that say the same thing, the one that people see comes first.
    for sheet, regions in sorted(found.sheets, key=lambda one: one[0].is_hidden):
        if not regions and sheet_shows_project(sheet):
            regions = [Region(sheet, None, 0, len(sheet.rows), *_as_the_others(found))]
        if last and not regions and sheet.name in found.headless:
            _goes_on(last, Region(sheet, last.form, 0, len(sheet.rows)), readings)
            continue
        for region in _single(regions, readings):
            _settle_unit(region)
            if read_table(region, readings) if region.form else read_project(region, readings):
                read.append(region)
                last = region
            elif last and last.form is region.form:
                _goes_on(last, region, readings)
    return read


def _single(regions: Sequence[Region], readings: Readings) -> list[Region]:
    """The tables, of several self-evaluation forms below one title each."""
    return [
        part
        for region in regions
        for part in ([region] if region.form else forms_of_projects(region, readings))
    ]


def _goes_on(table: Region, page: Region, readings: Readings) -> None:
    """Read what goes on of a table without its heads; what is told of its rows counts only where something does."""
    told = len(readings.problems)
    if table.resume is None or not table.resume(page):
        del readings.problems[told:]


def _as_the_others(found: Recognised) -> tuple[int | None]:
    return (next((int(year.value) for _, year in found.years), None),)


def _settle_unit(region: Region) -> None:
    """The unit of amounts where nothing states it: that of its kind of form, which is told where it is used."""
    if not region.unit:
        called = "" if region.form is None else region.called.upper()
        region.unit = "元" if called.startswith(("财决", "附", "Z", "F")) else "万元"
        region.unit_is_guess = True


def _year(regions: Sequence[Region], given: int | None, readings: Readings) -> int:
    years = [region.year for region in regions if region.year]
    years += [reading.year for reading in readings.found if reading.year]
    if given is not None:
        return given
    if not years:
        message, hint = "没有一张表写明年度", "请用 --year 指定，如 --year 2023"
        raise ReportgenError([Problem(Severity.ERROR, "intake.year", Spot(), message, hint)])
    return max(years)


def _nothing_found(book: Book) -> Problem:
    names = [f"{quoted(sheet.name)}" for sheet in book.sheets if sheet.name]
    seen = (
        f"；其中的工作表是{'、'.join(names[:_MOST_SHEETS])}{'等' if len(names) > _MOST_SHEETS else ''}"
        if names
        else ""
    )
    message = f"没有认出任何决算表或项目支出绩效自评表{seen}"
    hint = "表的标题应与官方报表一致，如“收入支出决算总表”"
    return Problem(Severity.ERROR, "intake.none", Spot(file=book.name), message, hint)


def _tell_unread(found: Sequence[Recognised], regions: Sequence[Region], readings: Readings) -> None:
    """Sheets with figures that are no form of ours, one note for each book."""
    read = {(region.sheet.book, region.sheet.name) for region in regions}
    told = {(reading.sheet.book, reading.sheet.name) for reading in readings.found}
    for one in found:
        left = {
            sheet.name: sheet.book
            for sheet, _ in one.sheets
            if (sheet.book, sheet.name) not in read | told and _has_figures(sheet)
        }
        if left:
            names = "、".join(quoted(name) for name in list(left)[:_MOST_SHEETS])
            more = f"等{len(left)}张" if len(left) > _MOST_SHEETS else ""
            message = f"这些表认不出，或数据文件用不到，没有读：{names}{more}"
            spot = Spot(file=next(iter(left.values())))
            readings.problems.append(Problem(Severity.NOTE, "intake.sheet", spot, message))


def _tell_odd_years(regions: Sequence[Region], readings: Readings) -> None:
    """Tables of a book that state another year than most, and are not there for that of the others: the year may be a slip."""
    years = Counter(region.year for region in regions if region.form)
    if len(years) < 2:
        return
    usual = years.most_common(1)[0][0]
    there = {region.form.id for region in regions if region.form and region.year == usual}
    for region in regions:
        if region.form and region.year and region.year != usual and region.form.id not in there:
            message = (
                f"表上写的是{region.year}年度，同一本工作簿里别的表是{usual}年度；已按{region.year}年度读入"
            )
            readings.tell(
                region.sheet,
                Place(region.top, 0),
                Severity.WARNING,
                "intake.odd_year",
                message,
                "年度写错了的，请改正后再导入",
            )


def _has_figures(sheet: Sheet) -> bool:
    return any(isinstance(value, int | float) for row in sheet.rows for value in row)


def _other_years(regions: Sequence[Region], year: int) -> list[Problem]:
    return [
        Problem(
            Severity.WARNING,
            "intake.other_year",
            Spot(file=region.sheet.book, sheet=region.sheet.name or None),
            f"这是{region.year}年度的表；报告是{year}年度，只用本年和上年的数，没有用它",
        )
        for region in regions
        if region.year not in (None, year, year - 1)
    ]


def _take_owner(
    owners: Sequence[tuple[Sheet, HeadingValue]], values: dict[Steps, Combined], problems: list[Problem]
) -> None:
    """The unit's name as the books have it; where they differ, the one that most cells have."""
    name = Counter(said.value for _, said in owners).most_common(1)[0][0]
    said = [Reading(OWNER, owner.value, sheet, owner.place, None) for sheet, owner in owners]
    found = Combined(
        name, [one for one in said if one.value == name], [one for one in said if one.value != name]
    )
    values[OWNER] = found
    problems += islice(contradictions({OWNER: found}), MAX_PROBLEMS)
