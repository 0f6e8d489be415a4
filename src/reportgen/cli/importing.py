"""What ``reportgen import`` does."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reportgen.cli import console
from reportgen.cli.starting import WORKBOOK, refuse_existing, seen_from
from reportgen.cli.work import CLEAN, STOPPED, attempt, emit
from reportgen.errors import Severity
from reportgen.workbook_import import Imported, import_workbooks

_MOST_LISTED = 40


def import_books(books: Sequence[Path], layout: str | None, year: int | None, output: Path | None) -> int:
    """Write a data file from workbooks; one that may already be filled in is left alone."""
    found: list[Imported] = []

    def work() -> None:
        refuse_existing(output)
        reference = seen_from(output, layout) if layout else ""
        found.append(import_workbooks(books, layout=layout, year=year, reference=reference))
        is_workbook = output is not None and output.suffix.lower() == WORKBOOK
        emit(found[0].workbook() if is_workbook else found[0].text.encode(), output)

    code = attempt(work)
    for imported in found:
        problems = [*imported.problems, *imported.contradictions()]
        if problems:
            console.show(problems)
        _list_missing(imported)
        if any(problem.severity is Severity.ERROR for problem in problems):
            code = STOPPED
    return code or CLEAN


def _list_missing(imported: Imported) -> None:
    if not imported.missing:
        return
    console.say(f"版式需要、工作簿里没有的，共 {len(imported.missing)} 处，请在数据文件中填写：")
    for place in imported.missing[:_MOST_LISTED]:
        console.say(f"    {place}")
    if len(imported.missing) > _MOST_LISTED:
        console.say(f"    还有 {len(imported.missing) - _MOST_LISTED} 处")
