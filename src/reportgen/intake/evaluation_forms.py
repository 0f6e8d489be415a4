"""项目支出绩效自评表 as readings: labels at the top, the funds, the goals, and the tree of indicators."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace
from decimal import Decimal

from reportgen.errors import Severity, quoted, shortened
from reportgen.figures.forms.declaration import Names
from reportgen.figures.forms.evaluation import (
    FUND_COLUMNS,
    FUND_HINTS,
    FUND_ROW_HINTS,
    FUND_ROWS,
    GOALS,
    INDICATOR_COLUMNS,
    INDICATOR_HINTS,
    LABELS,
    LEVELS,
    TOTAL,
)
from reportgen.intake.amounts import figure
from reportgen.intake.cells import Place, Sheet
from reportgen.intake.heading import project_label
from reportgen.intake.limits import MAX_FORMS
from reportgen.intake.measures import Measure, measure_in
from reportgen.intake.names import bare, money_unit_of, plain
from reportgen.intake.places import Steps, Target, below, kind_of
from reportgen.intake.readings import Reading, Readings
from reportgen.intake.recognition import Region
from reportgen.model.evaluation import Indicator, Project
from reportgen.model.steps import EntryStep, FieldStep

_POINTS = re.compile(r"（([0-9.]+)分?）$|([0-9.]+)分$")
_NUMBERED = re.compile(
    r"^(?:指标[0-9一二三四五六七八九十]{1,3}[：:、.]?|[0-9]{1,2}[.、](?![0-9])|（[0-9]{1,2}）|[①-⑳][：、.]?)"
)
_PROJECT = "项目"
_LISTED: dict[str, Names] = {
    field: names
    for field, names in {**LABELS, **FUND_COLUMNS}.items()
    if field not in ("名称", "分值", "得分", "执行率")
}
"""What a list of projects may say of each besides its indicators."""

_DASHES = frozenset(("", "—", "——", "-", "－", "/"))


class _Form:
    """One form being read."""

    def __init__(self, region: Region, readings: Readings) -> None:
        self._region, self._readings = region, readings
        self._sheet = region.sheet
        self._rows = range(region.top, region.bottom)
        self._project: Steps = ()
        self._columns: dict[str, int] = {}
        self._units: dict[int, str] = {}
        self._above = ["", "", ""]

    def read(self) -> bool:
        """Read everything; False where no project is named."""
        if _PROJECT in self._indicator_heads()[1]:
            self._read_indicators()
            return bool(self._project)
        named = self._beside(LABELS["名称"])
        if named is None:
            return False
        self._begin(*named)
        for field, labels in LABELS.items():
            if field != "名称" and (found := self._beside(labels)):
                self._say(field, found[0], found[1])
        self._read_funds()
        self._read_goals()
        self._read_indicators()
        return True

    def _begin(self, name: str, place: Place) -> None:
        """What follows is said of the project with this name."""
        self._project = (FieldStep("projects"), EntryStep(plain(name), Project))
        self._readings.names.setdefault(self._project, plain(name))
        self._say("名称", plain(name), place)
        self._above = ["", "", ""]

    def _say(self, address: str, value: Decimal | str, place: Place) -> None:
        self._put(below(Project, address), value, place)

    def _put(self, steps: Steps, value: Decimal | str, place: Place) -> None:
        self._readings.found.append(
            Reading((*self._project, *steps), value, self._sheet, place, self._region.year)
        )

    def _beside(self, labels: Names) -> tuple[str, Place] | None:
        """The text to the right of a label."""
        names = frozenset(map(bare, labels))
        for row in self._rows:
            for column, value in enumerate(self._sheet.rows[row]):
                if type(value) is str and value:
                    label, _, behind = plain(value).partition("：")
                    if bare(label) in names:
                        return (behind, Place(row, column)) if behind else self._first_right(row, column)
        return None

    def _first_right(self, row: int, column: int) -> tuple[str, Place] | None:
        for at in range(column + 1, self._sheet.width):
            if text := self._sheet.text(row, at):
                return text, Place(row, at)
        return None

    def _read_funds(self) -> None:
        row, columns = self._heads(FUND_COLUMNS, ("年初预算数", "全年预算数", "决算数"), FUND_HINTS)
        if row < 0:
            return
        names = {bare(name): field for field, others in FUND_ROWS.items() for name in others}
        left = min(columns.values())
        below = range(row + 1, self._region.bottom)
        end = next((line for line in below if self._starts_another_part(line)), below.stop)
        self._tell_unknown_columns(row, columns, end)
        beside = (money_unit_of(self._sheet.text(row, at)) for at in range(left))
        unit = next(filter(None, beside), "")
        read: set[str] = set()
        for line in range(row + 1, end):
            field = next(
                (
                    names[name]
                    for at in range(left - 1, -1, -1)
                    if (name := bare(self._sheet.text(line, at)).rstrip("：")) in names
                ),
                None,
            )
            if field is None:
                field = self._hinted_row(line, left, read)
                if field is None:
                    continue
            read.add(field)
            for called, at in columns.items():
                self._take_fund(
                    field, called, Place(line, at), money_unit_of(self._sheet.text(row, at)) or unit
                )

    def _hinted_row(self, row: int, left: int, read: Set[str]) -> str | None:
        """The row of funds that a name means by a part of it, if none was read as that; one with figures is told."""
        name = next((text for at in range(left - 1, -1, -1) if (text := bare(self._sheet.text(row, at)))), "")
        for field, parts in FUND_ROW_HINTS.items():
            if field not in read and any(part in name for part in parts):
                return field
        at = next((at for at in range(left, self._sheet.width) if figure(self._sheet, row, at).number), None)
        if name and at is not None:
            message = f"这一行{quoted(name)}认不出，没有读"
            self._readings.tell(self._sheet, Place(row, at), Severity.WARNING, "intake.row", message)
        return None

    def _take_fund(self, field: str, called: str, place: Place, unit: str) -> None:
        if called in ("分值", "得分"):
            if field == "合计":
                self._take_number(f"资金.{called}", place)
        elif called != "执行率":
            steps = (*self._project, *below(Project, f"资金.{field}.{called}"))
            words = f"{field} › {called}"
            self._readings.take(self._region, place, _target(steps), self._region.year, words, unit)

    def _take_number(self, address: str, place: Place) -> None:
        if self._sheet.text(*place):
            steps = (*self._project, *below(Project, address))
            self._readings.take(self._region, place, _target(steps), self._region.year, address)

    def _tell_unknown_columns(self, row: int, columns: Mapping[str, int], end: int) -> None:
        """Tell columns of a table whose heads are not known, where something stands in them before a row."""
        for column in range(min(columns.values()) + 1, self._sheet.width):
            head = bare(self._sheet.text(row, column))
            if not head or column in columns.values():
                continue
            below = (line for line in range(row + 1, end) if self._sheet.text(line, column))
            if (first := next(below, None)) is not None:
                message = f"这一栏（{shortened(head)}）认不出，没有读"
                self._readings.tell(
                    self._sheet, Place(first, column), Severity.NOTE, "intake.column", message
                )

    def _starts_another_part(self, row: int) -> bool:
        texts = {bare(self._sheet.text(row, column)) for column in range(self._sheet.width)}
        return any(name in texts for names in (*GOALS.values(), LEVELS[0]) for name in map(bare, names))

    def _heads(
        self, declared: Mapping[str, Names], needed: Iterable[str], hints: Mapping[str, Names]
    ) -> tuple[int, dict[str, int]]:
        """The row in which most of these heads stand, and their columns by field; -1 where there is none."""
        names = {bare(name): field for field, others in declared.items() for name in others}
        for row in self._rows:
            found: dict[str, int] = {}
            for column, value in enumerate(self._sheet.rows[row]):
                if type(value) is str and (field := names.get(bare(value))):
                    found.setdefault(field, column)
            if sum(field in found for field in needed) >= 2:
                self._take_hints(row, found, hints)
                if "1" in found and self._sheet.text(row, found["1"] + 1):
                    found.setdefault("2", found["1"] + 1)
                return row, found
        return -1, {}

    def _take_hints(self, row: int, found: dict[str, int], hints: Mapping[str, Names]) -> None:
        """The columns whose whole heads are not known, by parts of them, as long as no other column is the one."""
        for column, value in enumerate(self._sheet.rows[row]):
            if column in found.values() or type(value) is not str or column < min(found.values()):
                continue
            field = next(
                (name for name, parts in hints.items() if any(part in bare(value) for part in parts)), None
            )
            if field is not None:
                found.setdefault(field, column)

    def _read_goals(self) -> None:
        names = {bare(name): field for field, others in GOALS.items() for name in others}
        for row in self._rows:
            if any(isinstance(value, str) and bare(value) in LEVELS[0] for value in self._sheet.rows[row]):
                return
            for column, value in enumerate(self._sheet.rows[row]):
                if type(value) is str and (field := names.get(bare(value))):
                    text = self._sheet.text(row + 1, column)
                    if text and bare(text) not in names:
                        self._say(field, text, Place(row + 1, column))

    def _indicator_heads(self) -> tuple[int, dict[str, int]]:
        """The row that heads the indicators, and its columns; one for projects where the form lists several."""
        levels = {f"{number}": names for number, names in enumerate(LEVELS)}
        declared = {**levels, **INDICATOR_COLUMNS, _PROJECT: LABELS["名称"], **_LISTED}
        return self._heads(declared, ("0", "1", "2"), INDICATOR_HINTS)

    def _read_indicators(self) -> None:
        row, columns = self._indicator_heads()
        if row >= 0:
            self._columns = columns
            self._tell_unknown_columns(row, columns, self._region.bottom)
            self._units = {at: money_unit_of(self._sheet.text(row, at)) for at in columns.values()}
        if self._columns:
            self._read_indicator_rows(range(row + 1, self._region.bottom))

    def _read_indicator_rows(self, rows: range) -> None:
        is_list = _PROJECT in self._columns
        for line in rows:
            if self._is_total(line, self._columns):
                if "得分" in self._columns and self._project:
                    self._take_number("得分", Place(line, self._columns["得分"]))
                if not is_list:
                    self._columns = {}
                    return
                continue
            if is_list:
                self._read_listed(line)
            if self._project:
                self._read_indicator(line, self._columns, self._above)

    def _read_listed(self, row: int) -> None:
        """The project that a row of a list begins, and what its other columns say of it."""
        name = self._text(row, self._columns[_PROJECT])
        if not name:
            return
        self._begin(name, Place(row, self._columns[_PROJECT]))
        for called in _LISTED:
            at = self._columns.get(called)
            if at is None or not self._text(row, at):
                continue
            if called in LABELS:
                self._say(called, self._text(row, at), Place(row, at))
            else:
                self._take_fund("合计", called, Place(row, at), self._units.get(at, ""))

    def go_on(self, page: Region) -> bool:
        """Read the rest of the form where it goes on without the name of the project; False where nothing of it stands there."""
        before = len(self._readings.found)
        self._sheet, self._rows = page.sheet, range(page.top, page.bottom)
        self._region = replace(self._region, sheet=page.sheet, top=page.top, bottom=page.bottom)
        self._read_funds()
        self._read_goals()
        self._read_indicators()
        return len(self._readings.found) > before

    def _is_total(self, row: int, columns: Mapping[str, int]) -> bool:
        last = max((columns[level] for level in ("0", "1", "2") if level in columns), default=-1)
        return any(bare(self._sheet.text(row, at)) in TOTAL for at in range(last + 1))

    def _read_indicator(self, row: int, columns: Mapping[str, int], above: list[str]) -> None:
        for level in range(3):
            text = plain(self._sheet.text(row, columns[str(level)])) if str(level) in columns else ""
            if text in _DASHES:
                continue
            name = _NUMBERED.sub("", _POINTS.sub("", text)) or text
            above[level:] = [name, *[""] * (2 - level)]
            place = Place(row, columns[str(level)])
            self._put((*_indicator(above[: level + 1]), FieldStep("name")), name, place)
            if level < 2 and (points := _POINTS.search(text)):
                self._put(
                    (*_indicator(above[: level + 1]), FieldStep("weight")),
                    Decimal(points[1] or points[2]),
                    place,
                )
        if above[2] and (str(2) in columns) and self._sheet.text(row, columns["2"]):
            self._read_values(row, columns, _indicator(above))

    def _read_values(self, row: int, columns: Mapping[str, int], steps: Steps) -> None:
        target = self._measure(row, columns.get("指标值"))
        result = self._measure(row, columns.get("完成值"))
        unit = self._text(row, columns.get("度量单位")) or (target.unit if target else "")
        relation = self._text(row, columns.get("指标性质")) or (target.relation if target else "")
        if target:
            at = Place(row, columns["指标值"])
            self._put((*steps, *below(Indicator, "指标值")), target.value, at)
            relation = relation or ("定性" if isinstance(target.value, str) else "")
            if relation not in _DASHES:
                said = Place(row, columns.get("指标性质", columns["指标值"]))
                self._put((*steps, *below(Indicator, "指标性质")), relation, said)
            if unit not in _DASHES:
                said = Place(row, columns.get("度量单位", columns["指标值"]))
                self._put((*steps, *below(Indicator, "度量单位")), unit, said)
        if result:
            self._put_result(row, columns["完成值"], steps, result, unit)
        for field in ("分值", "得分"):
            if field in columns and self._text(row, columns[field]):
                place = Place(row, columns[field])
                self._readings.take(
                    self._region,
                    place,
                    _target((*self._project, *steps, *below(Indicator, field))),
                    self._region.year,
                )
        if reason := self._text(row, columns.get("偏差原因")):
            place = Place(row, columns["偏差原因"])
            self._put((*steps, *below(Indicator, "偏差原因")), reason, place)

    def _put_result(self, row: int, column: int, steps: Steps, result: Measure, unit: str) -> None:
        """A result in the unit of the target as a number; in another one as it is written, which is told."""
        place, value = Place(row, column), result.value
        if result.unit and unit and result.unit != unit and isinstance(value, Decimal):
            value = self._sheet.text(row, column)
            message = f"完成值“{value}”的单位与指标值的单位“{unit}”不同，照原文读入"
            self._readings.tell(self._sheet, place, Severity.NOTE, "intake.measure", message)
        self._put((*steps, *below(Indicator, "完成值")), value, place)

    def _text(self, row: int, column: int | None) -> str:
        text = "" if column is None else self._sheet.text(row, column)
        return "" if text in _DASHES else text

    def _measure(self, row: int, column: int | None) -> Measure | None:
        if column is None or not self._text(row, column):
            return None
        return measure_in(self._sheet, row, column)


def _target(steps: Steps) -> Target:
    return Target(steps, kind_of(steps))


def _indicator(names: Sequence[str]) -> Steps:
    steps: list[FieldStep | EntryStep] = [FieldStep("indicators")]
    for number, name in enumerate(names):
        if number:
            steps.append(FieldStep("items"))
        steps.append(EntryStep(name, Indicator))
    return tuple(steps)


def read_project(region: Region, readings: Readings) -> bool:
    """Read a 项目支出绩效自评表; False where it names no project."""
    form = _Form(region, readings)
    region.resume = form.go_on
    return form.read()


def forms_of_projects(region: Region, readings: Readings) -> list[Region]:
    """The forms below one title, each from the label of its project's name on; the region itself where there is one only."""
    labels: list[tuple[str, int]] = []
    for row in range(region.top, region.bottom):
        texts = (plain(value) for value in region.sheet.rows[row] if isinstance(value, str) and value)
        labels += [(label, row) for text in texts if (label := project_label(text))]
    rows = [row for label, row in labels if label == labels[0][0]]
    if len(rows) < 2:
        return [region]
    tops, bottoms = [region.top, *rows[1:]], [*rows[1:], region.bottom]
    forms = [replace(region, top=top, bottom=bottom) for top, bottom in zip(tops, bottoms, strict=True)]
    if len(forms) > MAX_FORMS:
        message = f"一个标题下的自评表超过{MAX_FORMS}份，从这里起没有读"
        place = Place(forms[MAX_FORMS].top, 0)
        readings.tell(region.sheet, place, Severity.WARNING, "intake.long", message)
    return forms[:MAX_FORMS]


def sheet_shows_project(sheet: Sheet) -> bool:
    """Whether a sheet without a known title is such a form nevertheless: it names a project and heads indicators."""
    texts = {bare(value) for row in sheet.rows[:40] for value in row if type(value) is str and value}
    return "项目名称" in texts and {"一级指标", "三级指标"} <= texts
