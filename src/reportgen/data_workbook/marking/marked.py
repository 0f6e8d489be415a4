"""A copy of a workbook in which the cells with problems are coloured and commented."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.data_workbook.marking.marked_copy import can_be_changed, marked_copy
from reportgen.data_workbook.marking.rebuilt_copy import rebuilt_copy
from reportgen.data_workbook.marking.remarks import remarks
from reportgen.errors import Problem
from reportgen.intake.cells import read_book
from reportgen.intake.opening import FileKind, has_macros, kind_of


def marked(data: bytes, name: str, problems: Iterable[Problem]) -> tuple[bytes, int]:
    """The copy as the bytes of an .xlsx, and how many cells are marked.

    An .xlsx keeps all that it holds. Of other kinds of workbooks, of those with macros, and of those in the strict variant
    of the format, the copy has the values alone.

    Args:
        data: the bytes of the workbook.
        name: what messages call it.
        problems: those with a cell are marked.

    Raises:
        UnreadableError: when it is no workbook, or cannot be opened.
    """
    book = read_book(data, name)
    said = remarks(problems)
    kind = kind_of(data)
    is_plain = kind is FileKind.XLSX and not has_macros(data, kind) and can_be_changed(data)
    copy = marked_copy(data, said) if is_plain else rebuilt_copy(book, said)
    return copy, sum(map(len, said.values()))
