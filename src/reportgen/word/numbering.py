"""Section numbers that are counted while a document is rendered and printed as plain text."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reportgen.word.values import Counting

_DIGITS = "零一二三四五六七八九"
_UNITS = ((10_000, "万"), (1_000, "千"), (100, "百"), (10, "十"))


def chinese_numeral(number: int) -> str:
    """``number`` (1 to 99,999,999) in Chinese: 一, 十二, 二十, 一百零五."""
    if number < 10:
        return _DIGITS[number]
    size, unit = next(pair for pair in _UNITS if number >= pair[0])
    head, rest = divmod(number, size)
    text = ("" if number < 20 else chinese_numeral(head)) + unit
    if not rest:
        return text
    return text + ("零" if rest < size // 10 else "") + _spoken_rest(rest)


def _spoken_rest(rest: int) -> str:
    return f"一{chinese_numeral(rest)}" if 10 <= rest < 20 else chinese_numeral(rest)


_CIRCLED = ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1))


def circled_number(number: int) -> str:
    """①, ② … ㊿; Unicode has none beyond 50, so 51 is written (51)."""
    for first, last, character in _CIRCLED:
        if first <= number <= last:
            return chr(character + number - first)
    return f"({number})"


LEVEL_STYLES: tuple[Callable[[int], str], ...] = (
    lambda number: f"{chinese_numeral(number)}、",
    lambda number: f"（{chinese_numeral(number)}）",
    lambda number: f"{number}.",
    lambda number: f"（{number}）",
    circled_number,
)
"""How the levels of an official document are written (GB/T 9704-2012, 7.3.3), outermost first."""

LEVEL_NAMES = ("一级", "二级", "三级", "四级", "五级")
_COUNTED: Mapping[str, Callable[[int], str]] = {"一": chinese_numeral, "1": str, "①": circled_number}


def level_marks(pattern: str) -> tuple[str, str, str] | None:
    """What stands before the first number of a level, that number, and what stands behind it; None where none is there."""
    found = [first for first in _COUNTED if pattern.count(first) == 1]
    return pattern.partition(found[0]) if len(found) == 1 else None


def level_style(pattern: str) -> Callable[[int], str] | None:
    """How a level is written whose first number is written ``一、``, ``1、`` or ``（1）``; None where that is no number."""
    marks = level_marks(pattern)
    if marks is None:
        return None
    before, first, after = marks
    counted = _COUNTED[first]
    return lambda number: f"{before}{counted(number)}{after}"


class SectionNumbers:
    """The numbers of one document: make a new one for every render.

    Args:
        patterns: the first number of levels that are written otherwise than in official documents, by the level's name.

    Printing a level counts it and restarts the levels below it::

        numbers = SectionNumbers()
        template.render({**data, **numbers.names()})     # {{ 一级 }}基本情况 → 一、基本情况
    """

    def __init__(self, patterns: Mapping[str, str] | None = None) -> None:
        self._counts = [0] * len(LEVEL_STYLES)
        stated = [level_style((patterns or {}).get(name, "")) for name in LEVEL_NAMES]
        self._styles = [own or usual for own, usual in zip(stated, LEVEL_STYLES, strict=True)]

    def take(self, level: int) -> str:
        """Count level `level` (0 is outermost) and return its number as printed."""
        self._counts[level] += 1
        self._counts[level + 1 :] = [0] * (len(LEVEL_STYLES) - level - 1)
        return self._styles[level](self._counts[level])

    def restart(self) -> None:
        """Restart all levels, as an attachment does."""
        self._counts = [0] * len(LEVEL_STYLES)

    def names(self) -> dict[str, Counting]:
        """The values for a template: 一级 to 五级, 图号, 表号, and 重新编号, which prints nothing and restarts all levels."""
        levels: dict[str, Counting] = {name: _Level(self, level) for level, name in enumerate(LEVEL_NAMES)}
        return {**levels, "图号": Counter(), "表号": Counter(), "重新编号": _Restart(self)}


class _Level(Counting):
    def __init__(self, numbers: SectionNumbers, level: int) -> None:
        self._numbers = numbers
        self._level = level

    def take(self) -> str:
        return self._numbers.take(self._level)


class _Restart(Counting):
    def __init__(self, numbers: SectionNumbers) -> None:
        self._numbers = numbers

    def take(self) -> str:
        self._numbers.restart()
        return ""


class Counter(Counting):
    """1, 2, 3 …: the numbers of figures or tables."""

    def __init__(self) -> None:
        self._count = 0

    def take(self) -> str:
        self._count += 1
        return str(self._count)
