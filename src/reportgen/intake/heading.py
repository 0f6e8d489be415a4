"""What is written around a table: year, unit's name, amount unit, title, label, notes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import PurePath

from reportgen.figures.forms.declaration import ADJUSTED, BUDGET, Form
from reportgen.figures.forms.evaluation import PROJECT_TITLES
from reportgen.figures.forms.register import FORMS
from reportgen.intake.cells import Place, Sheet
from reportgen.intake.names import plain

_YEAR = re.compile(r"([12][0-9]{3})年度|([12][0-9]{3})年(?![0-9]{1,2}月|前|后|底|初|末)")
_CHINESE_YEAR = re.compile(r"([一二][〇○零一二三四五六七八九]{3})年")
_BARE_YEAR = re.compile(r"(?<![0-9])(20[0-9]{2}|19[0-9]{2})(?![0-9])")
_DIGITS = {character: str(value) for value, character in enumerate("〇一二三四五六七八九")} | {
    "○": "0",
    "零": "0",
}
_AMOUNT_UNIT = re.compile(r"单位[：为]?(?:人民币)?(亿元|百万元|万元|千元|百元|元)|(?:^|资金)（?(万元|元)）?$")
_OWNER = re.compile(
    r"^(?:编制|填报|公开|汇总)?(?:部门|单位)(?:（[^（）]{1,4}）)?(?:名称|全称)?(?:（[^（）]{1,4}）)?：(.*)$"
)
_TITLE_PREFIX = re.compile(
    r"^(?:.*?[12][0-9]{3}年度?)?(?:公开[0-9]{2}表|表[0-9]{1,2}|附表[0-9]{1,2})?[：:]?(?:部门|单位|本级)?"
)
_TITLE_SUFFIX = re.compile(r"(?:（续表?[0-9一二三四]?）|续表?|（公开表?）|（样表）|（[12][0-9]{3}年度?）)$")
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
_PROJECT_TITLES = frozenset(plain(title) for title in PROJECT_TITLES)


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
        owners: every name of a unit that is stated.
        units: every unit of amounts that is stated.
        budget: what the note of the form says that a bare 预算数 is.
    """

    titles: list[tuple[Place, Form | None]] = field(default_factory=list)
    labels: list[tuple[Place, Form]] = field(default_factory=list)
    others: list[HeadingValue] = field(default_factory=list)
    years: list[HeadingValue] = field(default_factory=list)
    owners: list[HeadingValue] = field(default_factory=list)
    units: list[HeadingValue] = field(default_factory=list)
    budget: str = ""


def headings(sheet: Sheet) -> Headings:
    """Everything that the cells of a sheet say around tables."""
    said = Headings()
    for row, values in enumerate(sheet.rows):
        for column, value in enumerate(values):
            if type(value) is str and value and len(value) < 400:
                _take(said, sheet, value, Place(row, column))
    return said


def _take(said: Headings, sheet: Sheet, value: str, place: Place) -> None:
    text = plain(value)
    if "表" in text:
        _take_title(said, text, place)
    if "年" in text and not _NOTE.match(text) and len(text) < 60 and (year := year_in(text)):
        said.years.append(HeadingValue(year, place))
    if "元" in text and len(text) < 60 and (unit := _AMOUNT_UNIT.search(text)):
        said.units.append(HeadingValue(unit[1] or unit[2], place))
    elif (text.startswith(("编制", "填报", "部门", "单位", "公开", "汇总"))) and (
        owner := _OWNER.match(text)
    ):
        name = owner[1] or plain(sheet.text(place.row, place.column + 1))
        if name and "元" not in name:
            said.owners.append(HeadingValue(name, place))
    if "预算数为" in text or "预算数是" in text or "预算数反映" in text:
        said.budget = ADJUSTED if ADJUSTED in text or "调整后" in text else BUDGET if BUDGET in text else ""


def _take_title(said: Headings, text: str, place: Place) -> None:
    if _LABEL.match(text):
        if form := _BY_LABEL.get(text.upper()):
            said.labels.append((place, form))
        return
    title = _TITLE_SUFFIX.sub("", text)
    for known in (title, _TITLE_PREFIX.sub("", title), _without_owner(title)):
        if known in _BY_TITLE:
            said.titles.append((place, _BY_TITLE[known]))
            return
        if known in _PROJECT_TITLES:
            said.titles.append((place, None))
            return
    if title.endswith("表") and 4 < len(title) < 50 and not _NOTE.match(title):
        said.others.append(HeadingValue(title, place))


def _without_owner(title: str) -> str:
    """A title without the unit's name before it, as far as that is known by now or looks like one."""
    for ending in (
        "局",
        "委员会",
        "办公室",
        "厅",
        "中心",
        "院",
        "会",
        "校",
        "馆",
        "所",
        "队",
        "站",
        "府",
        "社",
    ):
        at = title.find(ending)
        while at > 0:
            rest = _TITLE_PREFIX.sub("", title[at + len(ending) :])
            if rest in _BY_TITLE or rest in _PROJECT_TITLES:
                return rest
            at = title.find(ending, at + 1)
    return title


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
    years = {int(found) for found in _BARE_YEAR.findall(PurePath(name).stem)}
    return years.pop() if len(years) == 1 else None


def year_in(text: str) -> str:
    """The year that a text states as that of the report; empty where it states none."""
    if found := _YEAR.search(text):
        return found[1] or found[2]
    if found := _CHINESE_YEAR.search(text):
        return "".join(_DIGITS[character] for character in found[1])
    return ""
