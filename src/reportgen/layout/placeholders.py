"""Figures in an author's own sentences: ``{支出.合计|万元}`` in any text of the data gives way to what the data say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from reportgen.deadlines import check_time
from reportgen.errors import MOST_OF_A_KIND, Problem, Refusal, Severity, quoted
from reportgen.layout.lookup import Lookup
from reportgen.model.paths import Path
from reportgen.model.report import Report
from reportgen.model.texts import texts, with_texts
from reportgen.model.tracing import problem_at
from reportgen.source import Document
from reportgen.wording import Style

CODE = "text.placeholder"

# Whatever an input method makes of a brace is meant all the same.
_PIECE = re.compile(r"[{｛](?P<inside>[^{}｛｝\n]*)[}｝]|[{}｛｝]")

# Far beyond any report: placeholders that repeat texts without end are a slip or an attack.
_MOST_CHARACTERS = 100_000
_MOST_PROBLEMS = (
    MOST_OF_A_KIND + 2
)  # enough to say that there are more; each looks for similar names among all


class FilledIn(NamedTuple):
    """A report with figures in place of the placeholders in its texts.

    Attributes:
        report: the report; a text with a faulty placeholder, or with a brace that belongs to none, stays as it was.
        problems: what is wrong with the faulty ones.
        quoted: where the values stand that its texts quote.
    """

    report: Report
    problems: list[Problem]
    quoted: frozenset[Path]


def with_figures(report: Report, style: Style) -> FilledIn:
    """Fill in every placeholder in the texts of a report."""
    filler = _Filler(report, style)
    return FilledIn(filler.filled(), filler.problems, frozenset(filler.lookup.quoted))


class _Filler:
    """One pass over a report; figures are looked up in the report as it was, so that no placeholder feeds another."""

    def __init__(self, report: Report, style: Style) -> None:
        self.problems: list[Problem] = []
        self._report = report
        self.lookup = Lookup(report, style)
        self._characters = 0

    def filled(self) -> Report:
        """The report with its texts filled in; the report itself where they hold no placeholder."""
        quoting = ((path, text) for path, text in texts(self._report) if _PIECE.search(text))
        filled = ((path, text, self._text(text, path)) for path, text in quoting)
        return with_texts(self._report, {path: new for path, old, new in filled if new != old})

    def _text(self, text: str, path: Path) -> str:
        pieces, end, faults = [], 0, dict[int, Refusal]()
        for number, piece in enumerate(_PIECE.finditer(text)):
            check_time()
            if len(self.problems) + len(faults) >= _MOST_PROBLEMS:
                break
            try:
                pieces += [text[end : piece.start()], self._piece(piece)]
            except Refusal as error:
                faults[number] = error
            end = piece.end()
        if faults:
            self.problems += _placed(faults, self._report.document, path, text)
            return text
        return "".join([*pieces, text[end:]])

    def _piece(self, piece: re.Match[str]) -> str:
        if piece["inside"] is None:
            hint = "花括号只用来取数，如 {支出.合计|万元}；不是取数就删去"
            raise Refusal(f"花括号“{piece[0]}”没有配对", hint)
        try:
            said = self.lookup.said(piece["inside"])
            self._spend(said)
        except Refusal as error:
            raise Refusal(f"{quoted(piece[0])}取不到数：{error.message}", error.hint) from None
        return said

    def _spend(self, said: str) -> None:
        """Account for a text that goes into another."""
        if _PIECE.search(said):
            raise Refusal("取来的文字里也有花括号", "直接引用数据，不要引用带花括号的文字")
        self._characters += len(said) + 1
        if self._characters > _MOST_CHARACTERS:
            raise Refusal(f"各处取出的文字共超过 {_MOST_CHARACTERS} 个字", "不要成段地重复引用文字")


def _placed(
    faults: dict[int, Refusal], document: Document | None, path: Path, text: str
) -> Iterator[Problem]:
    """The faults, by the number of their piece in the text, as problems at their place in the file."""
    start = problem_at(document, path, Severity.ERROR, CODE, "")
    places = _positions(start, document, text) if document else []
    for number, fault in faults.items():
        line, column = places[number] if number < len(places) else (start.line, start.column)
        yield replace(start, message=fault.message, hint=fault.hint).moved(line=line, column=column)


def _positions(start: Problem, document: Document, text: str) -> list[tuple[int, int]]:
    """Line and column of each piece of a text; empty where the file does not show the text as it is (folded, escaped)."""
    if start.line is None or start.column is None:
        return []
    wanted = [piece[0] for piece in _PIECE.finditer(text)]
    shown = [
        (piece[0], (line, piece.start() + 1))
        for line in range(start.line, start.line + text.count("\n") + 3)
        for piece in _PIECE.finditer(document.line(line), start.column - 1 if line == start.line else 0)
    ][: len(wanted)]
    return [place for _, place in shown] if [piece for piece, _ in shown] == wanted else []
