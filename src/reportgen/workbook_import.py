"""From official workbooks to a data file: what they hold filled in with its source, the rest left to be filled in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, partial
from pathlib import Path

from reportgen import rules
from reportgen.amounts import exact_arithmetic
from reportgen.errors import Problem, ReportgenError, Severity
from reportgen.figures.totals import completed
from reportgen.intake.cells import Book, read_book
from reportgen.intake.importing import taken
from reportgen.intake.places import Steps
from reportgen.layout import Layout, open_layout
from reportgen.model.needed import Stated, Wants, needed_of, with_presets
from reportgen.model.paths import parse
from reportgen.model.report import Report
from reportgen.model.resolving import missing
from reportgen.model.skeleton import filled_in
from reportgen.model.stated_tree import document_of, origins_of
from reportgen.model.validation import report_from
from reportgen.source import Document, Tree, bytes_of

_NAMELESS: dict[str, Tree] = {"单位": {"名称": "（待填）"}}

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
    _document: Callable[[], Document] = field(repr=False)
    _report: Callable[[], Report] = field(repr=False)
    _stated: Mapping[Steps, Stated] = field(repr=False)
    _wants: Wants = field(repr=False)

    @cached_property
    def data(self) -> dict[str, Tree]:
        """The same as a dict that `reportgen.load` takes, without what is still to be filled in."""
        return self._document().tree

    @exact_arithmetic()
    def contradictions(self) -> list[Problem]:
        """What the imported figures say against one another by the cross-checks, each at its cell in the workbooks.

        Only errors count: much else is still to be filled in.
        """
        try:
            report = completed(self._report())
        except ReportgenError as error:
            return list(error.problems)
        return [problem for problem in rules.check(report) if problem.severity is Severity.ERROR]

    def workbook(self) -> bytes:
        """The data file as a workbook to fill in, every figure with its source as a comment: the bytes of an .xlsx."""
        from reportgen.data_workbook.entry import with_origins, workbook_of  # takes long to load

        report = self._report()
        if "单位" not in self.data:
            report = report.model_copy(update={"department": None})
        return with_origins(workbook_of(needed_of(self._wants), report), origins_of(self._stated))


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
    wants = chosen.wants(reference) if chosen else Wants()
    stated = found.stated(chosen.single_needs if chosen else frozenset())
    document = cache(partial(_document, stated, wants))
    report = cache(lambda: report_from(_with_name(document())))
    gaps = tuple(_gaps(chosen, document(), report)) if chosen else ()
    return Imported(
        filled_in(stated, wants), found.year, tuple(found.problems), gaps, document, report, stated, wants
    )


def _document(stated: Mapping[Steps, Stated], wants: Wants) -> Document:
    return document_of(with_presets(stated, wants))


def _book(book: Workbook, number: int) -> Book:
    if isinstance(book, tuple):
        return read_book(book[1], book[0])
    if isinstance(book, bytes):
        return read_book(book, f"第{number}本工作簿")
    name = str(book)
    return read_book(bytes_of(Path(book)), name)


def _gaps(layout: Layout, document: Document, read: Callable[[], Report]) -> Iterator[str]:
    """What the layout needs and the data lack; a need with gaps in many entries is named once."""
    with suppress(ReportgenError):
        report = completed(read())
        for need in layout.manifest.needs:
            count = Counter(gap.path for gap in missing(parse(need, Report, marks=True), report)).total()
            if count:
                plain = need.replace("?", "")
                yield plain if count == 1 else f"{plain}（{count}处）"
    texts = document.tree.get("文字")
    written = texts if isinstance(texts, dict) else {}
    for name, part in layout.manifest.narrative.items():
        if part.needed and name not in written:
            yield f"文字.{name}"


def _with_name(document: Document) -> Document:
    """The same data with the name of a unit, without which they are no report."""
    return document if "单位" in document.tree else replace(document, tree={**document.tree, **_NAMELESS})
