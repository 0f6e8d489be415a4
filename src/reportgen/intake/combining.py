"""From readings to one value per place: this year's and last year's, exact before rounded, contradictions told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from reportgen.amounts import is_rounding_of, round_half_up, subtract
from reportgen.errors import Problem, Severity
from reportgen.intake.places import ACTUAL, PRIOR_ACTUAL, Steps, address_of, kind_of
from reportgen.intake.readings import Reading
from reportgen.model.steps import FieldStep

_FAR = 1000
_SHOWN_CELLS, _SHOWN_AGAINST = 2, 5


@dataclass(slots=True)
class Combined:
    """One place and what cells say of it.

    Attributes:
        value: what goes into the report.
        readings: the cells that say so, in whatever precision.
        against: cells that say something else.
        is_stated: whether one of the cells is not blank.
    """

    value: Decimal | str
    readings: list[Reading]
    against: list[Reading] = field(default_factory=list)
    is_stated: bool = False

    @property
    def is_zero(self) -> bool:
        """Whether the cells are blank or say zero."""
        return not self.value and not self.is_stated


@lru_cache(maxsize=65536)
def as_prior(steps: Steps) -> Steps | None:
    """Last year's column of the same line; None where last year's value is not wanted.

    It is not wanted for projects, nor for the parts of balances.
    """
    if steps[-1] != ACTUAL:
        return None
    names = [step.name for step in steps if isinstance(step, FieldStep)]
    of_balance = "items" in names and ("carried_in" in names or "carried_out" in names)
    return None if names[0] == "projects" or of_balance else (*steps[:-1], PRIOR_ACTUAL)


def combined(readings: Iterable[Reading], year: int) -> dict[Steps, Combined]:
    """What goes into the report of a year by place, in the order in which places were first met.

    Readings of the year before give 上年决算数; those of other years do not belong to the report.
    """
    by_place: dict[Steps, Combined] = {}
    met_in: dict[int | None, dict[int, Combined]] = defaultdict(dict)
    for reading in readings:
        # Steps take long to compare, and those of one place mostly are the same object.
        met, key = met_in[reading.year], id(reading.steps)
        found = met.get(key)
        if found is None:
            steps = _in_year(reading, year)
            if steps is None:
                continue
            found = by_place.get(steps)
            if found is None:
                found = by_place[steps] = Combined(reading.value, [], [])
            met[key] = found
        found.readings.append(reading)
        if not reading.is_blank:
            found.is_stated = True
    for found in by_place.values():
        if len(found.readings) > 1:
            _settle(found)
    return by_place


def _in_year(reading: Reading, year: int) -> Steps | None:
    """Where a reading belongs in the report of a year; None where it does not."""
    if reading.year == year:
        return reading.steps
    return as_prior(reading.steps) if reading.year == year - 1 else None


def _settle(found: Combined) -> None:
    """Choose the value: what is stated before blanks, exact before rounded, first before later."""
    first, *others = found.readings
    if all(
        other.value == first.value
        and other.is_rounded == first.is_rounded
        and other.is_blank == first.is_blank
        for other in others
    ):
        return
    stated = [reading for reading in found.readings if not reading.is_blank] or found.readings
    chosen = next((reading for reading in stated if not reading.is_rounded), stated[0])
    found.value, found.readings = chosen.value, [chosen]
    for reading in stated:
        if reading is not chosen:
            (found.readings if _agree(chosen, reading) else found.against).append(reading)


def _agree(chosen: Reading, other: Reading) -> bool:
    if chosen.value == other.value:
        return True
    if isinstance(chosen.value, str) or isinstance(other.value, str):
        return False
    return other.is_rounded and not chosen.is_rounded and is_rounding_of(other.value, chosen.value)


def contradictions(values: Mapping[Steps, Combined]) -> Iterator[Problem]:
    """One problem for each cell that says a figure differently, with both cells."""
    for steps, found in values.items():
        for other in found.against:
            first = found.readings[0]
            message = (
                f"同一个数在两处不同：{where(first)} 为 {shown(first.value, steps)}，"
                f"{where(other)} 为 {shown(other.value, steps)}{_difference(first, other)}"
            )
            hint = f"数据文件里用了前一个，请核对后改正{_far_apart(first.value, other.value)}"
            spot = other.sheet.spot(*other.place, address_of(steps).replace(".", " › "))
            yield Problem(
                Severity.ERROR,
                "intake.contradiction",
                spot,
                message,
                hint,
                expected=shown(first.value, steps),
                actual=shown(other.value, steps),
            )


def _difference(one: Reading, other: Reading) -> str:
    if isinstance(one.value, str) or isinstance(other.value, str):
        return ""
    return f"，相差 {shown(subtract(one.value, other.value).copy_abs(), one.steps)}"


def _far_apart(one: Decimal | str, other: Decimal | str) -> str:
    if isinstance(one, str) or isinstance(other, str) or not one or not other:
        return ""
    ratio = max(abs(one), abs(other)) / min(abs(one), abs(other))
    return "；两数相差悬殊，看看那张表的金额单位是元还是万元" if ratio > _FAR else ""


def where(reading: Reading) -> str:
    """A cell as messages name it: book, sheet, cell."""
    return str(reading.sheet.spot(*reading.place))


def shown(value: Decimal | str, steps: Steps) -> str:
    """A value as it is written in messages and data files: amounts with at least two decimals."""
    return value if isinstance(value, str) else _written(value, kind_of(steps) == "金额")


@lru_cache(maxsize=32768)
def _written(number: Decimal, is_amount: bool) -> str:
    plain = number.normalize() if number else Decimal(0)
    if is_amount and -int(plain.as_tuple().exponent) < 2:
        plain = round_half_up(plain)
    return f"{plain:f}"


def origin(found: Combined, called: Mapping[tuple[str, str], str], year: int) -> str:
    """The comment that says where a value comes from: ``公开03表 D12``, and what else says otherwise."""
    readings = found.readings
    text = _cell(readings[0], called, year)
    if len(readings) > 1:
        for other in readings[1:_SHOWN_CELLS]:
            text += f"、{_cell(other, called, year)}"
        if len(readings) > _SHOWN_CELLS:
            text += "等"
    for other in found.against[:_SHOWN_AGAINST]:
        text += f"；{_cell(other, called, year)} 为 {shown(other.value, other.steps)}，请核对"
    if len(found.against) > _SHOWN_AGAINST:
        text += f"；共{len(found.against)}处不同"
    return text


def _cell(reading: Reading, called: Mapping[tuple[str, str], str], year: int) -> str:
    sheet = reading.sheet
    name = called.get((sheet.book, sheet.name), sheet.name)
    of_year = reading.year
    if of_year is not None and of_year != year:
        name = f"{of_year}年{name}"
    return f"{name} {reading.place}" if name else str(reading.place)
