"""What a placeholder stands for: the address of a value, then at most one phrase without options.

It is looked up, never evaluated: no template language, no code, nothing but what the data file states.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache

from reportgen.errors import Refusal, quoted, suggestion
from reportgen.model.paths import Path, parse
from reportgen.model.report import Report
from reportgen.model.resolving import resolve
from reportgen.model.steps import Positions
from reportgen.model.tracing import absence, trace
from reportgen.wording import PHRASES, Style, filters_for
from reportgen.wording.numbers import NO_RATE

PRIOR_YEAR = ("上年度", "prior_year")
"""The year before the report's, by both names."""

_BAR = re.compile(r"[|｜]")
_PHRASE_FOR: Mapping[type, str] = {Decimal: "数", date: "日期"}
"""How a plain value is said where its placeholder names no phrase."""


class Lookup:
    """The values of one report, said in one style.

    Attributes:
        quoted: where the values stand that were looked up.
    """

    def __init__(self, report: Report, style: Style) -> None:
        self._report = report
        self._phrases = _plain_phrases(style)
        self._positions: Positions = {}
        self.quoted: set[Path] = set()

    def said(self, placeholder: str) -> str:
        """What stands for `placeholder`, which is written without its braces.

        Raises:
            Refusal: where it leads nowhere, to nothing that was filled in, or to nothing printable.
        """
        place, *phrases = (part.strip() for part in _BAR.split(placeholder))
        if len(phrases) > 1:
            raise Refusal("写了不止一个短语", "一处只能用一个短语")
        named = phrases[0] if phrases else None
        value = self._value_at(place, named)
        phrase = named if phrases else _PHRASE_FOR.get(type(value))
        said = value if phrase is None else self._spoken(value, phrase)
        if isinstance(said, bool) or not isinstance(said, str | int):
            raise Refusal(f"“{place}”不是一个数，也不是一段文字", "指到具体的一项，或在“|”后写短语")
        return str(said)

    def _spoken(self, value: object, phrase: str) -> object:
        if phrase not in self._phrases:
            raise Refusal(f"此处没有{quoted(phrase)}这个短语", suggestion(phrase, self._phrases))
        said = self._phrases[phrase](value)
        if said == NO_RATE:
            raise Refusal("没有填写所需的数，或分母为零，算不出", "补上数据，或改写这句话")
        return said

    def _value_at(self, place: str, phrase: str | None) -> object:
        if place in PRIOR_YEAR:
            return self._report.year - 1
        address = parse(place, Report)
        resolved = resolve(address, self._report, self._positions)
        if resolved.gaps:
            missing = absence(self._report.document, resolved.gaps[0])
            raise Refusal(missing.message, missing.hint or "补上这项数据，或改写这句话")
        self.quoted.update(found.path for found in resolved.found)
        if not address.is_plural:
            return resolved.found[0].value
        if phrase is None:
            first = trace(self._report.document, resolved.found[0].path).address
            hint = f"在“|”后写短语，如 {place}|顿号，或指到其中一项，如 {first}"
            raise Refusal(f"“{place}”是各项的值，共 {len(resolved.found)} 个", hint)
        return resolved.values


@cache
def _plain_phrases(style: Style) -> Mapping[str, Callable[[object], object]]:
    """The phrases that need no options, by both names."""
    filters = filters_for(style)
    plain = [entry for entry in PHRASES if not entry.needs_options]
    return {name: filters[name] for entry in plain for name in (entry.chinese, entry.english)}
