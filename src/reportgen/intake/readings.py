"""What cells say: one reading per figure or text, and what is to be told about cells."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from decimal import ROUND_HALF_EVEN, Context, Decimal
from functools import lru_cache

from reportgen.errors import Problem, Severity, quoted
from reportgen.intake.amounts import MOST_IN_A_CELL, NOT_A_NUMBER, CellFigure, figure
from reportgen.intake.cells import Place, Sheet, decimal_of
from reportgen.intake.heading import UNITS
from reportgen.intake.places import Steps, Target
from reportgen.intake.recognition import Region
from reportgen.source.limits import MAX_PROBLEMS

_MONEY = "金额"
_MOST_DECIMALS = 4
_ZERO = Decimal(0)
_SIX_DECIMALS, _NOISE = Decimal("0.000001"), Decimal("0.0000000001")
_WIDE = Context(prec=60)


@dataclass(slots=True)
class Reading:
    """One thing that a cell says.

    Attributes:
        steps: where it belongs in a report.
        value: amounts in 万元.
        sheet: of the cell.
        place: of the cell.
        year: of the accounts that it belongs to.
        is_rounded: whether it is an amount that was rounded to 万元 with two decimals.
        is_blank: whether the cell is blank, which means zero.
    """

    steps: Steps
    value: Decimal | str
    sheet: Sheet
    place: Place
    year: int | None
    is_rounded: bool = False
    is_blank: bool = False


@dataclass(slots=True)
class Readings:
    """Everything that was read.

    Attributes:
        found: the readings in the order of the books.
        names: what entries of lists are called, by the steps to them.
        problems: what is to be told.
    """

    found: list[Reading] = field(default_factory=list)
    names: dict[Steps, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    _told: Counter[str] = field(default_factory=Counter)

    def tell(
        self,
        sheet: Sheet,
        place: Place,
        severity: Severity,
        code: str,
        message: str,
        hint: str | None = None,
        words: str = "",
    ) -> None:
        """Note something about a cell; of one kind not more than anybody reads."""
        self._told[code] += 1
        if self._told[code] <= MAX_PROBLEMS:
            self.problems.append(Problem(severity, code, sheet.spot(*place, words), message, hint))

    def take(
        self,
        region: Region,
        place: Place,
        target: Target,
        year: int | None,
        words: str = "",
        unit: str = "",
    ) -> None:
        """Read a cell as the figure at a place of a report; `unit` is the one of amounts that its heads state."""
        sheet = region.sheet
        if sheet.marks and place in sheet.marks:
            self._take_odd(region, place, target, year, words, unit)
            return
        row, column = place
        try:
            raw = sheet.rows[row][column]
        except IndexError:
            raw = ""
        if raw == "":
            self.found.append(Reading(target.steps, _ZERO, sheet, place, year, False, True))
        elif (type(raw) is int or type(raw) is float) and -MOST_IN_A_CELL < raw < MOST_IN_A_CELL:
            if target.kind == _MONEY:
                self._take_amount(
                    region, place, target, year, *_amount(raw, self._power(region, unit)), words
                )
            else:
                number = _without_noise(decimal_of(raw))
                self.found.append(Reading(target.steps, number, sheet, place, year))
        else:
            self._take_odd(region, place, target, year, words, unit)

    def _take_odd(
        self, region: Region, place: Place, target: Target, year: int | None, words: str, unit: str
    ) -> None:
        """Read a cell that is neither blank nor a mere number."""
        sheet = region.sheet
        found = figure(sheet, *place)
        if found.counter and target.kind == _MONEY:
            text = quoted(sheet.text(*place))
            found = CellFigure(fault=(NOT_A_NUMBER, f"应为金额，实为{text}"))
        if found.fault:
            hint = (
                "请在 Excel 中打开，重新计算后保存" if "公式" in found.fault[1] else "请改成数字；没有就留空"
            )
            self.tell(sheet, place, Severity.ERROR, *found.fault, hint, words)
        elif found.is_blank:
            self.found.append(Reading(target.steps, _ZERO, sheet, place, year, is_blank=True))
        elif found.number is not None and target.kind == _MONEY:
            amount = _in_wan(found.number, self._power(region, found.unit or unit))
            self._take_amount(region, place, target, year, *amount, words)
        elif found.number is not None:
            self.found.append(Reading(target.steps, _without_noise(found.number), sheet, place, year))

    def _power(self, region: Region, unit: str) -> int:
        """The unit that a column or a cell states, or else its table, as a power of ten of 万元."""
        if not unit and region.unit_is_guess:
            self._tell_guess(region)
        return UNITS[unit or region.unit or "万元"]

    def _take_amount(
        self,
        region: Region,
        place: Place,
        target: Target,
        year: int | None,
        value: Decimal,
        decimals: int,
        is_in_wan: bool,
        words: str,
    ) -> None:
        if is_in_wan and decimals > _MOST_DECIMALS:
            message = f"以万元计，有{decimals}位小数：{value:f}"
            self.tell(
                region.sheet, place, Severity.NOTE, "intake.decimals", message, "已照数读入，请核对", words
            )
        is_rounded = is_in_wan and decimals <= 2
        self.found.append(Reading(target.steps, value, region.sheet, place, year, is_rounded))

    def _tell_guess(self, region: Region) -> None:
        """Tell once for a table that the unit of its amounts is not written anywhere."""
        region.unit_is_guess = False
        message = f"没有写金额单位，按{region.unit}读入"
        self.tell(region.sheet, Place(region.top, 0), Severity.WARNING, "intake.unit", message, "请核对")


@lru_cache(maxsize=32768)
def _amount(raw: float, power: int) -> tuple[Decimal, int, bool]:
    """What a cell with a number says as an amount."""
    return _in_wan(decimal_of(raw) if isinstance(raw, float) else Decimal(raw), power)


def _in_wan(number: Decimal, power: int) -> tuple[Decimal, int, bool]:
    """An amount in 万元, how many decimals it has there, and whether it was written in 万元 or a larger unit."""
    value = _without_noise(number.scaleb(power))
    return value, -int(value.as_tuple().exponent), power >= 0


def _without_noise(number: Decimal) -> Decimal:
    """A number without what binary fractions leave behind sums and differences: 0.20 for 0.200000000000045.

    Less than a ten thousandth of a 分 beside whole 分 (six decimals in 万元) is no money, and no count or score either.
    """
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int) or exponent >= -_MOST_DECIMALS:
        return number
    near = number.quantize(_SIX_DECIMALS, ROUND_HALF_EVEN, _WIDE)
    value = near if abs(near - number) < _NOISE else number
    return value.normalize() if value else _ZERO
