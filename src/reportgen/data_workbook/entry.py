"""The two ways of a data file that is a workbook: out to be filled in, and in again."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import replace

from reportgen.data_workbook.marking.marked_copy import marked_copy
from reportgen.data_workbook.marking.remarks import Remark
from reportgen.data_workbook.reading.reader import document_of
from reportgen.data_workbook.reading.sections import has_sections
from reportgen.data_workbook.writing.planning import planned
from reportgen.data_workbook.writing.writer import written
from reportgen.errors import Severity
from reportgen.intake.cells import read_book
from reportgen.intake.importing import taken
from reportgen.intake.places import Steps
from reportgen.model.needed import Needed
from reportgen.model.report import Report
from reportgen.source import Document


def workbook_of(needed: Needed, report: Report | None = None, title: str = "数据文件") -> bytes:
    """A workbook to fill in.

    Args:
        needed: what the layout asks for.
        report: what it already says, as `report_from` gives it.
        title: what it is for.
    """
    return written(planned(report, needed), title)


def with_origins(workbook: bytes, origins: Mapping[tuple[str | int, ...], str]) -> bytes:
    """A workbook to fill in, with where its values come from as comments.

    Args:
        workbook: the bytes of the .xlsx.
        origins: in words, by the keys to the values.
    """
    document = document_of(read_book(workbook, ""))
    said: dict[str, dict[str, Remark]] = {}
    for keys, origin in origins.items():
        spot = document.spot(keys)
        if spot.sheet and spot.cell:
            said.setdefault(spot.sheet, {})[spot.cell] = Remark(Severity.NOTE, f"取自 {origin}")
    return marked_copy(workbook, said, is_coloured=False)


def read_workbook(data: bytes, name: str, wanted: Set[Steps] = frozenset()) -> Document:
    """The data file that a workbook is: one that was made to be filled in, or official forms.

    Args:
        data: the bytes of the file.
        name: what messages call it.
        wanted: places of a report at which a blank cell of an official form is worth a zero.

    Raises:
        UnreadableError: when it is no workbook, cannot be opened, or holds nothing that is known.
        ReportgenError: when cells cannot be read.
    """
    book = read_book(data, name)
    if has_sections(book):
        return document_of(book)
    found = taken([book])
    return replace(found.document(wanted, name), problems=tuple(found.problems))
