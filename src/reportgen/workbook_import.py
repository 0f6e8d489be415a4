"""From official workbooks to a data file: what they hold filled in with its source, the rest left to be filled in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from reportgen.amounts import exact_arithmetic
from reportgen.errors import Problem, ReportgenError
from reportgen.figures.totals import completed
from reportgen.intake.cells import Book, read_book
from reportgen.intake.importing import YEAR, taken
from reportgen.intake.places import Steps
from reportgen.layout import Layout, open_layout
from reportgen.model.paths import parse
from reportgen.model.report import Report
from reportgen.model.resolving import missing
from reportgen.model.skeleton import Stated, filled_in
from reportgen.model.validation import report_from
from reportgen.source import Tree, bytes_of, read

Workbook = Path | str | bytes | tuple[str, bytes]
"""A path, the bytes of a workbook, or its name together with its bytes."""


@dataclass(frozen=True)
class Imported:
    """What workbooks came to.

    Attributes:
        text: a data file in YAML, every figure in 万元 with its source as a comment.
        year: of the report.
        problems: contradictions between cells, cells that could not be read, and what else is to be known.
        missing: what the layout needs and no workbook holds, as addresses; texts as ``文字.…``.
    """

    text: str
    year: int
    problems: tuple[Problem, ...]
    missing: tuple[str, ...]

    @cached_property
    def data(self) -> dict[str, Tree]:
        """The same as a dict that `reportgen.load` takes, without what is still to be filled in."""
        return _data(self.text)


@exact_arithmetic()
def import_workbooks(
    books: Sequence[Workbook],
    *,
    layout: Layout | str | Path | None = None,
    year: int | None = None,
    reference: str = "",
) -> Imported:
    """A data file from official workbooks: exports of the accounting system, published tables, self-evaluation forms.

    Args:
        books: this year's and last year's workbooks in any order; last year's 决算数 become 上年决算数.
        layout: id, folder or `Layout` that the data file is for.
        year: of the report; the latest that the tables state where left out.
        reference: what the data file calls the layout, where its id does not lead to it.

    Raises:
        UnreadableError: when a file is no workbook, cannot be opened, or no table is recognised.
        ReportgenError: when no table states its year and none is given.
    """
    chosen = layout if isinstance(layout, Layout) else open_layout(layout) if layout else None
    found = taken([_book(book, number) for number, book in enumerate(books, start=1)], year)
    stated = {YEAR: Stated(found.year), **found.stated(set(_wanted(chosen)))}
    text = chosen.filled_data_file(stated, reference) if chosen else filled_in(stated)
    gaps = tuple(_gaps(chosen, _data(text))) if chosen else ()
    return Imported(text, found.year, tuple(found.problems), gaps)


def _data(text: str) -> dict[str, Tree]:
    data = _without_blanks(read(text.encode()).tree)
    assert isinstance(data, dict)
    return data


def _book(book: Workbook, number: int) -> Book:
    if isinstance(book, tuple):
        return read_book(book[1], book[0])
    if isinstance(book, bytes):
        return read_book(book, f"第{number}本工作簿")
    name = str(book)
    return read_book(bytes_of(Path(book)), name)


def _wanted(layout: Layout | None) -> Iterator[Steps]:
    """The single places that a layout needs: there a blank cell is worth a zero."""
    for need in layout.manifest.needs if layout else ():
        address = parse(need, Report, marks=True)
        if not address.is_plural:
            yield address.steps


def _without_blanks(value: Tree) -> Tree:
    """A tree without keys that are still to be filled in."""
    if isinstance(value, dict):
        kept = {key: _without_blanks(inner) for key, inner in value.items()}
        return {key: inner for key, inner in kept.items() if inner not in (None, "", {}, [])}
    if isinstance(value, list):
        return [inner for inner in map(_without_blanks, value) if inner not in (None, "", {}, [])]
    return value.strip() if isinstance(value, str) else value


def _gaps(layout: Layout, data: dict[str, Tree]) -> Iterator[str]:
    """What the layout needs and the data lack; a need with gaps in many entries is named once."""
    heading: dict[str, Tree] = {"单位": {"名称": "（待填）"}} if "单位" not in data else {}
    with suppress(ReportgenError):
        report = completed(report_from(read({**data, **heading})))
        for need in layout.manifest.needs:
            count = Counter(gap.path for gap in missing(parse(need, Report, marks=True), report)).total()
            if count:
                plain = need.replace("?", "")
                yield plain if count == 1 else f"{plain}（{count}处）"
    for name, part in layout.manifest.narrative.items():
        if part.needed:
            yield f"文字.{name}"
