"""What is written around a table: year, unit's name, amount unit, title, label, notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import PurePath

from reportgen.figures.forms.declaration import ADJUSTED, BUDGET, Form
from reportgen.figures.forms.evaluation import LABELS, PROJECT_TITLES
from reportgen.figures.forms.register import FORMS
from reportgen.intake.cells import Place, Sheet
from reportgen.intake.limits import MAX_HEADINGS
from reportgen.intake.names import bare, plain

_YEAR = re.compile(
    r"([12][0-9]{3})年度|([12][0-9]{3})年(?![0-9]{1,2}月|前|后|底|初|末)|(?:年度|年份)：?（?([12][0-9]{3})(?![0-9])"
)
_LAST_DAY = re.compile(r"([12][0-9]{3})年12月31日")
_YEAR_LABEL = re.compile(r"^(?:会计|报表|决算|预算|所属)?(?:年度|年份)：?$")
_CHINESE_YEAR = re.compile(r"([一二][〇○零一二三四五六七八九]{3})年")
_BARE_YEAR = re.compile(r"(?<![0-9])(20[0-9]{2}|19[0-9]{2})(?![0-9])")
_DIGITS = {character: str(value) for value, character in enumerate("〇一二三四五六七八九")} | {
    "○": "0",
    "零": "0",
}
_AMOUNT_UNIT = re.compile(
    r"单位[：为]?(?:人民币)?：?(亿元|百万元|万元|千元|百元|元)|(?:^|资金)（?(万元|元)）?$"
)
_MAKERS = ("编制", "填报", "公开", "汇总", "决算", "预算", "填表", "报送", "部门", "单位")
_OWNER = re.compile(
    r"^(?:编制|填报|公开|汇总|决算|预算|填表|报送)?(?:部门|单位)(?:（[^（）]{1,4}）)?(?:名称|全称)?(?:（[^（）]{1,4}）)?：(.*)$"
)
_OWNER_APART = re.compile(r"^\s*(?:编制|填报)(?:单位|部门)\s+(\S{2,})\s*$")
_OWNER_CODE = re.compile(r"^(?:[（\[【][0-9]{3,}[）\]】]|[0-9]{3,})[-_—]?(?=[^0-9])")
_BEHIND_OWNER = re.compile(r"(?:（?[12][0-9]{3}年|金额单位|单位：|填报日期|编制日期).*$")
_BEFORE_TITLE = re.compile(
    r".*(?:局|委员会|办公室|厅|中心|院|会|校|馆|所|队|站|府|社|部|部门|单位|级"
    r"|[12][0-9]{3}年度?|[：、.《）]|(?:表|附件?|附表)[0-9一二三四五六七八九十]*(?:-[0-9]{1,2})?"
    r"|(?:公开|财决附?)[0-9]{2}(?:-[0-9])?表|GK[0-9]{2}|[ZF][0-9]{2}(?:_[0-9])?|^[0-9]{1,2}|-)"
)
"""What stands before a title: a unit's name, a year, a label, a number."""

_BEHIND_TITLE = re.compile(r"(?<![（）》])(?:（[^（）]{1,12}）|》|续表?[0-9一二三四]?){1,6}$")
"""What stands behind a title: 续表, and in brackets a label, a year, the unit of amounts, whose table it is."""

_LABEL = re.compile(
    r"^(?:(?:公开|财决附?|附)[0-9]{2}(?:-[0-9])?表|GK[0-9]{2}|[ZF][0-9]{2}(?:_[0-9])?)$", re.IGNORECASE
)
_SHEET_LABEL = re.compile(
    r"^(?:GK[0-9]{2}|[ZF][0-9]{2}(?:_[0-9])?(?![0-9])|(?:公开|财决附?)[0-9]{2}(?:-[0-9])?表)", re.IGNORECASE
)
_NOTE = re.compile(r"^(?:注|说明|备注)[：:1-9]")

UNITS = {"元": -4, "百元": -2, "千元": -1, "万元": 0, "百万元": 2, "亿元": 4}
"""The units of amounts, as powers of ten of 万元."""

_BY_TITLE: dict[str, Form] = {plain(title): form for form in FORMS for title in form.titles}
_BY_LABEL: dict[str, Form] = {plain(label).upper(): form for form in FORMS for label in form.labels}
_PROJECT_LABELS = frozenset(map(bare, LABELS["名称"]))
_PROJECT_TITLES = frozenset(plain(title) for title in PROJECT_TITLES)
_TITLE_LENGTHS = sorted({len(title) for title in (*_BY_TITLE, *_PROJECT_TITLES)}, reverse=True)
_LONGEST_TITLE = 80
"""Characters of a title together with the unit's name, its year and its label."""

_TELLING = re.compile(rf"[表年元]|名称|预算数(?:为|是|反映)|^(?:{'|'.join(_MAKERS)})")


@dataclass(slots=True)
class HeadingValue:
    """Something that a cell says of a table, and where."""

    value: str
    place: Place


@dataclass(slots=True)
class Headings:
    """What a sheet says around its tables.

    Attributes:
        titles: rows that begin a table, with its form; None for a 项目支出绩效自评表.
        labels: labels of forms, such as 公开03表.
        others: what looks like the title of a table that is none of ours.
        years: every year that is stated.
        last_days: dates of the last day of a year, which say the year where nothing else does.
        owners: every name of a unit that is stated.
        units: every unit of amounts that is stated.
        projects: labels beside which the name of a project stands.
        budget: what the note of the form says that a bare 预算数 is.
        are_too_many: whether so many cells look like headings that the later ones were not looked at.
    """

    titles: list[tuple[Place, Form | None]] = field(default_factory=list)
    labels: list[HeadingValue] = field(default_factory=list)
    others: list[HeadingValue] = field(default_factory=list)
    years: list[HeadingValue] = field(default_factory=list)
    last_days: list[HeadingValue] = field(default_factory=list)
    owners: list[HeadingValue] = field(default_factory=list)
    units: list[HeadingValue] = field(default_factory=list)
    projects: list[HeadingValue] = field(default_factory=list)
    budget: str = ""
    are_too_many: bool = False


def headings(sheet: Sheet) -> Headings:
    """Everything that the cells of a sheet say around tables."""
    said = Headings()
    left = MAX_HEADINGS
    for row, values in enumerate(sheet.rows):
        for column, value in enumerate(values):
            if type(value) is str:
                if value and _tells_something(value):
                    _take(said, sheet, value, Place(row, column))
                    left -= 1
            elif type(value) is date:
                _take_date(said, value, Place(row, column))
        if left <= 0:
            said.are_too_many = True
            break
    for row in {one.place.row for one in (*said.owners, *said.units)}:
        said.years += _bare_years(sheet, row)
    said.years.sort(key=lambda year: year.place)
    among_figures = {row for row in {one.place.row for one in said.others} if _has_figures(sheet, row)}
    said.others = [other for other in said.others if other.place.row not in among_figures]
    return said


@lru_cache(maxsize=16384)
def _tells_something(value: str) -> bool:
    """Whether a text may be a heading: quick, as most texts in tables are not, and many stand in several."""
    return len(value) < 400 and bool(_TELLING.search(plain(value)))


def _take(said: Headings, sheet: Sheet, value: str, place: Place) -> None:
    text = plain(value)
    if "表" in text:
        _take_title(said, text, place)
    if "年" in text and len(text) < 60:
        _take_year(said, sheet, text, place)
    if "名称" in text and (label := project_label(text)):
        said.projects.append(HeadingValue(label, place))
    if "元" in text and len(text) < 60 and (unit := _AMOUNT_UNIT.search(text)):
        said.units.append(HeadingValue(unit[1] or unit[2], place))
    if text.startswith(_MAKERS) and (name := _owner_in(sheet, value, text, place)):
        said.owners.append(HeadingValue(name, place))
    if "预算数为" in text or "预算数是" in text or "预算数反映" in text:
        said.budget = ADJUSTED if ADJUSTED in text or "调整后" in text else BUDGET if BUDGET in text else ""


def project_label(text: str) -> str:
    """The label of a project's name that a text is, or begins with: 项目名称 of 项目名称：文化惠民; empty where it is none."""
    label = bare(text.partition("：")[0])
    return label if label in _PROJECT_LABELS else ""


def _take_year(said: Headings, sheet: Sheet, text: str, place: Place) -> None:
    if _NOTE.match(text):
        return
    if year := year_in(text):
        said.years.append(HeadingValue(year, place))
    elif last_day := _LAST_DAY.search(text):
        said.last_days.append(HeadingValue(last_day[1], place))
    elif _YEAR_LABEL.match(text) and (
        beside := _BARE_YEAR.fullmatch(plain(sheet.text(place.row, place.column + 1)))
    ):
        said.years.append(HeadingValue(beside[1], place))


def _bare_years(sheet: Sheet, row: int) -> Iterator[HeadingValue]:
    """The year that stands without a word beside the unit's name or the unit of amounts."""
    for column in range(sheet.width):
        if year := _BARE_YEAR.fullmatch(sheet.text(row, column)):
            yield HeadingValue(year[1], Place(row, column))


def _take_date(said: Headings, value: date, place: Place) -> None:
    if (value.month, value.day) == (12, 31):
        said.last_days.append(HeadingValue(str(value.year), place))


def _owner_in(sheet: Sheet, value: str, text: str, place: Place) -> str:
    """The name of the unit behind 编制单位： or beside it, without its code and what stands behind it; empty where there is none."""
    apart = _OWNER_APART.match(value)
    owner = apart or _OWNER.match(text)
    if owner is None or (text.startswith("单位") and _AMOUNT_UNIT.search(text)):
        return ""
    name = plain(owner[1]) or plain(sheet.text(place.row, place.column + 1))
    name = _BEHIND_OWNER.sub("", _OWNER_CODE.sub("", name))
    return "" if name in UNITS or _AMOUNT_UNIT.search(name) else name


def _has_figures(sheet: Sheet, row: int) -> bool:
    """Whether a row has figures, as those of indicators have that speak of some 表."""
    return any(isinstance(value, int | float) for value in sheet.rows[row])


def _take_title(said: Headings, text: str, place: Place) -> None:
    if _LABEL.match(text):
        if form_of_label(text):
            said.labels.append(HeadingValue(text, place))
        return
    if len(text) > _LONGEST_TITLE or _NOTE.match(text):
        return
    title = _BEHIND_TITLE.sub("", text)
    for known in (_known_title(text), _known_title(title)):
        if known:
            said.titles.append((place, _BY_TITLE.get(known)))
            return
    if title.endswith("表") and 4 < len(title) < 50:
        said.others.append(HeadingValue(title, place))


def _known_title(text: str) -> str:
    """The longest known title in which a text ends, where nothing stands before it but what may; empty where there is none."""
    for length in _TITLE_LENGTHS:
        title = text[-length:]
        if title in _BY_TITLE or title in _PROJECT_TITLES:
            before = text[:-length]
            return title if not before or _BEFORE_TITLE.fullmatch(before) else ""
    return ""


def form_of_label(text: str) -> Form | None:
    """The form that a label such as 公开03表 stands for."""
    return _BY_LABEL.get(text.upper())


def form_of_sheet_name(name: str) -> Form | None:
    """The form that the name of a sheet stands for: by its label, where what follows it is the title or nothing."""
    text = plain(name)
    label = _SHEET_LABEL.match(text)
    rest = text[label.end() :].lstrip("-_") if label else text
    title = re.sub(r"（(?:财决|公开).*$", "", rest)
    if title in _BY_TITLE:
        return _BY_TITLE[title]
    if label is None:
        return None
    form = _BY_LABEL.get(label[0].upper())
    is_beginning = form is not None and any(plain(known).startswith(title) for known in form.titles)
    return form if is_beginning else None


def year_in_file_name(name: str) -> int | None:
    """The year in the name of a file, where there is one and no other."""
    return _only_year(PurePath(name).stem)


def year_in_sheet_name(name: str) -> int | None:
    """The year in the name of a sheet, where there is one and no other."""
    return _only_year(plain(name))


def _only_year(name: str) -> int | None:
    years = {int(found) for found in _BARE_YEAR.findall(name)}
    return years.pop() if len(years) == 1 else None


def year_in(text: str) -> str:
    """The year that a text states as that of the report; empty where it states none."""
    if found := _YEAR.search(text):
        return found[1] or found[2] or found[3]
    if found := _CHINESE_YEAR.search(text):
        return "".join(_DIGITS[character] for character in found[1])
    return ""
