"""Automatic numbers of paragraphs, worked out as Word prints them: ``一、``, ``1.2``, ``（三）``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from reportgen.word.document.vocabulary import is_on, number, value
from reportgen.word.numbering import chinese_numeral, circled_number
from reportgen.word.package.parts import Parts
from reportgen.word.package.styles import Styles
from reportgen.word.package.xmlns import w

_LEVELS = 9
_LARGEST = 32_767  # Word counts no further
_PLACEHOLDER = re.compile(r"%([1-9])")
_PRIVATE_USE = re.compile("[\ue000-\uf8ff]")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def _roman(count: int) -> str:
    text = ""
    for size, letters in _ROMAN:
        text += letters * (count // size)
        count %= size
    return text


def _letter(count: int) -> str:
    """a … z, aa … zz, as Word goes on after the alphabet."""
    return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)


_CHINESE_FORMATS = (
    "chineseCounting",
    "chineseCountingThousand",
    "japaneseCounting",
    "taiwaneseCountingThousand",
)
_FORMATS: Mapping[str, Callable[[int], str]] = {
    **dict.fromkeys(_CHINESE_FORMATS, chinese_numeral),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), circled_number),
    "lowerLetter": _letter,
    "upperLetter": lambda count: _letter(count).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda count: _roman(count).upper(),
    "none": lambda count: "",
}
"""``w:numFmt`` by name; what is not listed is printed in Arabic numerals."""


@dataclass(frozen=True, slots=True)
class _ListLevel:
    text: str
    format: str
    start: int
    style: str
    is_legal: bool
    """All levels in its text are printed in Arabic numerals (``w:isLgl``)."""


@dataclass(slots=True)
class _List:
    """A ``w:num``: its levels, and the counts that it shares with the others of its ``w:abstractNum``."""

    levels: Mapping[int, _ListLevel]
    counts: list[int | None]
    restarts: dict[int, int] = field(default_factory=dict)

    def take(self, level: int) -> str:
        if level in self.restarts:
            self.counts[level] = self.restarts.pop(level) - 1
        stated = self.levels[level]
        count = self.counts[level]
        self.counts[level] = stated.start if count is None else count + 1
        self.counts[level + 1 :] = [None] * (_LEVELS - level - 1)
        if stated.format == "bullet":
            return _PRIVATE_USE.sub("•", stated.text)
        return _PLACEHOLDER.sub(lambda found: self._printed(int(found[1]) - 1, stated.is_legal), stated.text)

    def _printed(self, level: int, in_arabic: bool) -> str:
        stated = self.levels.get(level)
        if stated is None:
            return ""
        count = self.counts[level]
        count = stated.start if count is None else count
        write = str if in_arabic or not 0 < count <= _LARGEST else _FORMATS.get(stated.format, str)
        return write(count)


class ListNumbers:
    """The automatic numbers of one document, taken paragraph by paragraph in reading order."""

    def __init__(self, parts: Parts, styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[str, _List] = {}
        for name in parts.related("numbering"):
            self._lists |= _lists(parts.xml(name))

    def take(self, properties: etree._Element | None, style: str) -> str:
        """Count a paragraph with these ``w:pPr`` in the style with this id; its number, empty where it has none."""
        if not self._lists:
            return ""
        id, level = self._reference(properties, style)
        found = self._lists.get(id)
        return "" if found is None or level not in found.levels else found.take(level)

    def _reference(self, properties: etree._Element | None, style: str) -> tuple[str, int]:
        """Id of the list and level, by the paragraph itself or else by its style."""
        own = None if properties is None else properties.find(w("numPr"))
        if own is not None and (id := _stated(own, "numId")) is not None:
            return id, number(own.find(w("ilvl")), "val")
        for defined in self._styles.lineage(style):
            reference = defined.element.find(f"{w('pPr')}/{w('numPr')}")
            if reference is not None and (id := _stated(reference, "numId")) is not None:
                return id, self._level_of(id, style, number(reference.find(w("ilvl")), "val"))
        return "", 0

    def _level_of(self, id: str, style: str, otherwise: int) -> int:
        levels = self._lists[id].levels if id in self._lists else {}
        return next((level for level, stated in levels.items() if stated.style == style), otherwise)


def _stated(parent: etree._Element, name: str) -> str | None:
    child = parent.find(w(name))
    return None if child is None else value(child, "val")


def _lists(numbering: etree._Element) -> Iterator[tuple[str, _List]]:
    shared: dict[str | None, tuple[dict[int, _ListLevel], list[int | None]]] = {
        value(abstract, "abstractNumId"): (dict(_levels(abstract)), [None] * _LEVELS)
        for abstract in numbering.iterfind(w("abstractNum"))
    }
    for element in numbering.iterfind(w("num")):
        reference = _stated(element, "abstractNumId")
        if reference not in shared:
            continue
        levels, counts = shared[reference]
        overrides = list(element.iterfind(w("lvlOverride")))
        own = {level: stated for override in overrides for level, stated in _levels(override)}
        starts = {
            number(o, "ilvl"): number(s, "val")
            for o in overrides
            if (s := o.find(w("startOverride"))) is not None
        }
        yield value(element, "numId") or "", _List({**levels, **own}, counts, starts)


def _levels(parent: etree._Element) -> Iterator[tuple[int, _ListLevel]]:
    for level in parent.iterfind(w("lvl")):
        start = level.find(w("start"))
        index = number(level, "ilvl")
        if 0 <= index < _LEVELS:
            yield (
                index,
                _ListLevel(
                    text=_stated(level, "lvlText") or "",
                    format=_stated(level, "numFmt") or "decimal",
                    start=1 if start is None else number(start, "val"),
                    style=_stated(level, "pStyle") or "",
                    is_legal=any(map(is_on, level.iterfind(w("isLgl")))),
                ),
            )
