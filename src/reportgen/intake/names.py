"""Names as forms write them, freed of what does not belong to them: blanks, line breaks, numbers, units."""

from __future__ import annotations

import re
from functools import lru_cache

_SAME = str.maketrans(
    "()０１２３４５６７８９．,:", "（）0123456789.，：", "“”\"‘’'「」『』 \t\r\n\u3000\u00a0\u200b\ufeff"
)
_NUMBERED = re.compile(
    r"^(?:其中：?|[一二三四五六七八九十]{1,4}、|（[一二三四五六七八九十]{1,4}）|[0-9]{1,2}[.、](?![0-9])|（[0-9]{1,2}）|[①-⑳])+"
)
_UNIT = re.compile(r"（(?:个|人|辆|批|次|人次|分|%|台|套|台、套|台（套）|台/套|家|平方米)）$")
_MONEY_UNIT = re.compile(
    r"(?:（(?:金额)?(?:单位)?：?(?:人民币)?(亿元|百万元|万元|千元|百元|元)）|[/：](亿元|百万元|万元|千元|百元|元))$"
)
_LETTER = re.compile(r"（[A-Z](?:[/÷][A-Z])?(?:[×*]100%?)?）$")
_YEAR = re.compile(r"^(?:([12][0-9]{3})年?度?|(上年)度?|(本年)度?)(?=.)")


@lru_cache(maxsize=16384)
def plain(text: str) -> str:
    """A text without blanks, line breaks and quotation marks, its brackets and digits all of one kind."""
    return text.translate(_SAME)


@lru_cache(maxsize=16384)
def bare(text: str) -> str:
    """A name without the number before it (一、, 其中：, 1．), the unit or letter behind it (（个）, （A）), and a colon at its end."""
    name = plain(text).rstrip("：") or plain(text)
    name = _MONEY_UNIT.sub("", name) or name
    name = _LETTER.sub("", name) or name
    without_number = _NUMBERED.sub("", name) or name
    return _UNIT.sub("", without_number) or without_number


@lru_cache(maxsize=16384)
def money_unit_of(text: str) -> str:
    """The unit of amounts behind a name: 元 of 金额（元）, 决算数（单位：元） and 合计/元; empty where there is none."""
    found = _MONEY_UNIT.search(plain(text))
    return (found[1] or found[2]) if found else ""


def without_year(head: str) -> tuple[str, str]:
    """A head without the year before it, and that year as written: four digits, 上年, or nothing."""
    found = _YEAR.match(head)
    if not found or head in ("本年收入", "本年支出", "本年收入合计", "本年支出合计", "上年结转和结余"):
        return head, ""
    rest = head[found.end() :]
    if found[1]:
        return rest, found[1]
    if rest.startswith(("决算", "预算")):
        return rest, found[2] or ""
    return head, ""
