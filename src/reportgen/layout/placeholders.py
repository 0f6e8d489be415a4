"""Figures in an author's own sentences: ``{支出.合计|万元}`` in any text of the data gives way to what the data say.

A placeholder is a dotted path of field names, then at most one phrase without options. It is looked up, never
evaluated: no template language, no code, nothing but what the data file states.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from functools import cache
from typing import Any, TypeVar

from reportgen.errors import Problem, Severity, shortened
from reportgen.layout.context import PRIOR_YEAR
from reportgen.model.base import Record
from reportgen.model.places import Path
from reportgen.model.reading import problem_at
from reportgen.model.report import Report
from reportgen.source import Document
from reportgen.wording import PHRASES, Style, WordingError, filters_for

CODE = "text.placeholder"

R = TypeVar("R", bound=Record)
K = TypeVar("K", str, int)

_HOLDERS = (str, tuple, dict, Record)
"""What may be, or may hold, a text."""

# Whatever an input method makes of a brace or a bar is meant all the same.
_PIECE = re.compile(r"[{｛](?P<inside>[^{}｛｝\n]*)[}｝]|[{}｛｝]")
_BAR = re.compile(r"[|｜]")
_PHRASE_FOR: Mapping[type, str] = {Decimal: "数", date: "日期"}
"""How a plain value is said where its placeholder names no phrase."""

_MOST_CHARACTERS = 1_000_000
"""Placeholders that repeat long texts many times over are a slip or an attack, not a report."""


def with_figures(report: Report, style: Style) -> tuple[Report, list[Problem]]:
    """The report with every placeholder in its texts filled in, and what is wrong with those that cannot be.

    A text with a faulty placeholder, or with a brace that belongs to none, stays as it is.
    """
    filler = _Filler(report, style)
    return filler.filled(report, ()), filler.problems


class _UnfitError(Exception):
    """A placeholder that leads to nothing printable; the message is Chinese."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class _Filler:
    """One pass over a report; placeholders are looked up in the report as it was, so that none can feed another."""

    def __init__(self, report: Report, style: Style) -> None:
        self.problems: list[Problem] = []
        self._report = report
        self._phrases = _plain_phrases(style)
        self._characters = 0

    def filled(self, record: R, path: Path) -> R:
        """A copy of the record with its texts filled in; the record itself where they hold no placeholder."""
        changes = self._changes(((name, value) for name, value in record if value is not None), path)
        return record.model_copy(update=changes) if changes else record

    def _changes(self, values: Iterable[tuple[K, object]], path: Path) -> dict[K, object]:
        """What becomes another value once its texts are filled in."""
        filled = (
            (key, old, self._value(old, (*path, key))) for key, old in values if isinstance(old, _HOLDERS)
        )
        return {key: new for key, old, new in filled if new is not old}

    def _value(self, value: object, path: Path) -> object:
        if isinstance(value, str):
            return self._text(value, path) if _PIECE.search(value) else value
        if isinstance(value, Record):
            return self.filled(value, path)
        if isinstance(value, dict):
            return {**value, **changes} if (changes := self._changes(value.items(), path)) else value
        if isinstance(value, tuple) and (changed := self._changes(enumerate(value), path)):
            return tuple(changed.get(index, entry) for index, entry in enumerate(value))
        return value

    def _text(self, text: str, path: Path) -> str:
        pieces, end, is_sound = [], 0, True
        for number, piece in enumerate(_PIECE.finditer(text)):
            try:
                pieces += [text[end : piece.start()], self._piece(piece)]
            except _UnfitError as error:
                is_sound = False
                self.problems.append(self._problem(error, path, text, number))
            end = piece.end()
        return "".join([*pieces, text[end:]]) if is_sound else text

    def _piece(self, piece: re.Match[str]) -> str:
        if piece["inside"] is None:
            raise _UnfitError(
                f"花括号“{piece[0]}”没有配对", "花括号只用来取数，如 {支出.合计|万元}；不是取数就删去"
            )
        dotted, *phrases = (part.strip() for part in _BAR.split(piece["inside"]))
        if len(phrases) > 1:
            raise _UnfitError(f"“{piece[0]}”写了不止一个短语", "一处只能用一个短语")
        try:
            said = self._said(dotted, self._looked_up(dotted), phrases[0] if phrases else None)
        except _UnfitError as error:
            raise _UnfitError(f"“{shortened(piece[0])}”取不到数：{error.message}", error.hint) from None
        self._characters += len(said)
        if self._characters > _MOST_CHARACTERS:
            raise _UnfitError(f"取出的文字超过 {_MOST_CHARACTERS} 个字", "不要成段地重复引用文字")
        return said

    def _looked_up(self, dotted: str) -> object:
        if dotted in PRIOR_YEAR:
            return self._report.year - 1
        value: object = self._report
        for step in dotted.split("."):
            value = _entered(value, step.strip())
        return value

    def _said(self, dotted: str, value: object, phrase: str | None) -> str:
        if phrase is not None and phrase not in self._phrases:
            raise _UnfitError(f"此处没有“{shortened(phrase)}”这个短语", _nearest(phrase, self._phrases))
        phrase = phrase or _PHRASE_FOR.get(type(value))
        try:
            said = value if phrase is None else self._phrases[phrase](value)
        except WordingError as error:
            raise _UnfitError(str(error)) from None
        if isinstance(said, bool) or not isinstance(said, str | int):
            raise _UnfitError(f"“{dotted}”不是一个数，也不是一段文字", "指到具体的一项，或在“|”后写短语")
        if _PIECE.search(str(said)):
            raise _UnfitError(f"“{dotted}”里也有花括号", "直接引用数据，不要引用带花括号的文字")
        return str(said)

    def _problem(self, error: _UnfitError, path: Path, text: str, number: int) -> Problem:
        document = self._report.document
        problem = problem_at(document, path, Severity.ERROR, CODE, error.message, hint=error.hint)
        return _pinpointed(problem, document, text, number) if document else problem


@cache
def _plain_phrases(style: Style) -> Mapping[str, Callable[[object], object]]:
    """The phrases that need no options, by both names."""
    filters = filters_for(style)
    plain = [entry for entry in PHRASES if not entry.needs_options]
    return {name: filters[name] for entry in plain for name in (entry.chinese, entry.english)}


def _entered(value: object, step: str) -> object:
    """One step of a path: into a field, an author's own key, or the entry of a list with that name or code."""
    known = _known_in(value)
    if step not in known:
        raise _UnfitError(f"没有“{shortened(step)}”", _nearest(step, known))
    entered = getattr(value, known[step]) if isinstance(value, Record) else known[step]
    if entered is None:
        raise _UnfitError(f"“{step}”在数据文件中没有填写", "补上这项数据，或改写这句话")
    return entered


def _known_in(value: object) -> Mapping[str, Any]:
    """What a path may go on with: attributes by the names of a record's fields, else values."""
    if isinstance(value, Record):
        return value.template_names
    if isinstance(value, tuple):
        return {str(key): entry for entry in reversed(value) for key in _keys_of(entry)}
    return value if isinstance(value, dict) else {}


def _keys_of(entry: object) -> Iterable[object]:
    return (key for key in (getattr(entry, "code", None), getattr(entry, "name", None)) if key)


def _nearest(word: str, known: Iterable[str]) -> str | None:
    names = list(known)
    if near := get_close_matches(word, names, n=1, cutoff=0.5):
        return f"是否应为“{near[0]}”？"
    chinese = [name for name in names if not name.isascii()]
    return f"可用的有：{'、'.join(chinese[:12])}{'等' if len(chinese) > 12 else ''}" if chinese else None


def _pinpointed(problem: Problem, document: Document, text: str, number: int) -> Problem:
    """The problem moved to piece `number` of the text, where the file shows the text as it is."""
    if problem.line is None or problem.column is None:
        return problem
    lines = [document.line(problem.line + below) for below in range(text.count("\n") + 3)]
    shown = "\n".join([" " * (problem.column - 1) + lines[0][problem.column - 1 :], *lines[1:]])
    wanted, found = (list(_PIECE.finditer(whole)) for whole in (text, shown))
    if len(found) <= number or [piece[0] for piece in found[: number + 1]] != [
        piece[0] for piece in wanted[: number + 1]
    ]:
        return problem
    start = found[number].start()
    line_start = shown.rfind("\n", 0, start) + 1
    return replace(problem, line=problem.line + shown.count("\n", 0, start), column=start - line_start + 1)
