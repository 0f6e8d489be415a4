"""What a placeholder stands for: a dotted path of field names, then at most one phrase without options.

It is looked up, never evaluated: no template language, no code, nothing but what the data file states.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from reportgen.errors import Refusal, shortened, suggestion
from reportgen.layout.context import PRIOR_YEAR
from reportgen.model.base import Record
from reportgen.model.report import Report
from reportgen.wording import PHRASES, Style, filters_for
from reportgen.wording.numbers import NO_RATE

_BAR = re.compile(r"[|｜]")
_PHRASE_FOR: Mapping[type, str] = {Decimal: "数", date: "日期"}
"""How a plain value is said where its placeholder names no phrase."""


class Lookup:
    """The values of one report, said in one style."""

    def __init__(self, report: Report, style: Style) -> None:
        self._report = report
        self._phrases = _plain_phrases(style)
        self._lists: dict[int, Mapping[str, object]] = {}

    def said(self, placeholder: str) -> str:
        """What stands for `placeholder`, which is written without its braces.

        Raises:
            Refusal: where it leads nowhere, to nothing that was filled in, or to nothing printable.
        """
        dotted, *phrases = (part.strip() for part in _BAR.split(placeholder))
        if len(phrases) > 1:
            raise Refusal("写了不止一个短语", "一处只能用一个短语")
        value = self._value_at(dotted)
        phrase = phrases[0] if phrases else _PHRASE_FOR.get(type(value))
        said = value if phrase is None else self._spoken(value, phrase)
        if isinstance(said, bool) or not isinstance(said, str | int):
            raise Refusal(f"“{dotted}”不是一个数，也不是一段文字", "指到具体的一项，或在“|”后写短语")
        return str(said)

    def _spoken(self, value: object, phrase: str) -> object:
        if phrase not in self._phrases:
            raise Refusal(f"此处没有“{shortened(phrase)}”这个短语", suggestion(phrase, self._phrases))
        said = self._phrases[phrase](value)
        if said == NO_RATE:
            raise Refusal("没有填写所需的数，或分母为零，算不出", "补上数据，或改写这句话")
        return said

    def _value_at(self, dotted: str) -> object:
        if dotted in PRIOR_YEAR:
            return self._report.year - 1
        value: object = self._report
        for step in dotted.split("."):
            value = self._entered(value, step.strip())
        return value

    def _entered(self, value: object, step: str) -> object:
        """One step of a path: into a field, an author's own key, or the entry of a list with that name or code."""
        known = self._known_in(value)
        if step not in known:
            raise Refusal(f"没有“{shortened(step)}”", suggestion(step, known))
        entered = getattr(value, known[step]) if isinstance(value, Record) else known[step]
        if entered is None:
            raise Refusal(f"“{step}”在数据文件中没有填写", "补上这项数据，或改写这句话")
        return entered

    def _known_in(self, value: object) -> Mapping[str, Any]:
        """What a path may go on with: attributes by the names of a record's fields, else values."""
        if isinstance(value, Record):
            return value.template_names
        if isinstance(value, tuple):
            if id(value) not in self._lists:
                self._lists[id(value)] = _entries(value)
            return self._lists[id(value)]
        return value if isinstance(value, dict) else {}


def _entries(values: tuple[object, ...]) -> dict[str, object]:
    """The entries of a list by code and by name; of two that share one, the first."""
    named = ((getattr(value, key, None), value) for value in reversed(values) for key in ("name", "code"))
    return {str(name): value for name, value in named if name}


@cache
def _plain_phrases(style: Style) -> Mapping[str, Callable[[object], object]]:
    """The phrases that need no options, by both names."""
    filters = filters_for(style)
    plain = [entry for entry in PHRASES if not entry.needs_options]
    return {name: filters[name] for entry in plain for name in (entry.chinese, entry.english)}
