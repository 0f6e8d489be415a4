"""The vocabulary of templates: every phrase is declared once, with its names, its meaning and an example."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

from reportgen.errors import Refusal
from reportgen.wording.style import Style

F = TypeVar("F", bound=Callable[..., Any])


class Phrase(NamedTuple):
    """One filter of the template language.

    Attributes:
        chinese: its name in templates.
        english: its other name.
        meaning: what it prints, in Chinese, for the reference page.
        example: a template tag that uses it.
        make: the function; its first argument is the style.
    """

    chinese: str
    english: str
    meaning: str
    example: str
    make: Callable[..., Any]

    @property
    def needs_options(self) -> bool:
        """Whether it says nothing without being told more than the value."""
        _style, _value, *options = inspect.signature(self.make).parameters.values()
        return any(option.default is option.empty for option in options)


PHRASES: list[Phrase] = []

KEYWORDS = {
    "列": "column",
    "总": "whole",
    "词": "word",
    "首项加": "first_suffix",
    "各项加": "suffix",
    "分隔": "separator",
    "类别": "kinds",
    "形式": "form",
    "对象": "against",
    "句式": "pattern",
    "主语": "subject",
    "零基数": "no_rate",
    "幅度前加": "before_rate",
    "支出方": "spending",
    "环节": "stage",
    "种类": "kind",
    "调增": "increase",
    "编码": "codes",
    "引语": "lead",
    "结尾": "ending",
    "等次": "grade",
    "应评": "due",
    "制表": "tabbed",
    "年": "year",
    "幅度词": "rate_words",
    "持平": "flat",
    "零预算": "no_budget",
    "全称": "full",
    "级名": "levels",
    "已改": "mended",
    "其余": "rest",
}
"""Chinese names of the phrases' options; the English ones work as well."""


def phrase(chinese: str, english: str, meaning: str, example: str) -> Callable[[F], F]:
    """Declare a function ``(style, value, ...) -> str`` as a phrase of the template language."""

    def declare(make: F) -> F:
        PHRASES.append(Phrase(chinese, english, meaning, example, make))
        return make

    return declare


def filters_for(style: Style) -> dict[str, Callable[..., Any]]:
    """The template filters in one layout's style, by Chinese and by English name."""
    filters: dict[str, Callable[..., Any]] = {}
    for entry in PHRASES:
        filters[entry.chinese] = filters[entry.english] = _as_filter(entry, style)
    return filters


def _as_filter(entry: Phrase, style: Style) -> Callable[..., Any]:
    signature = inspect.signature(entry.make)

    def speak(*values: object, **options: object) -> Any:
        named = {KEYWORDS.get(option, option): value for option, value in options.items()}
        try:
            return entry.make(style, *values, **named)
        except TypeError:
            if _takes(signature, style, *values, **named):
                raise
            raise Refusal(f"“{entry.chinese}”的参数不对，用法如：{entry.example}") from None

    return speak


def _takes(signature: inspect.Signature, *values: object, **options: object) -> bool:
    try:
        signature.bind(*values, **options)
    except TypeError:
        return False
    return True
