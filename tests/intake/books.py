"""Workbooks made for tests."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from typing import Any

import xlsxwriter

Rows = Sequence[Sequence[object]]


def written(write: Callable[[Any], None], **options: object) -> bytes:
    """The bytes of an .xlsx that a function writes."""
    content = BytesIO()
    book = xlsxwriter.Workbook(content, options)
    write(book)
    book.close()
    return content.getvalue()


def book(sheets: Mapping[str, Rows], *merged: tuple[str, str]) -> bytes:
    """The bytes of an .xlsx with these sheets; `merged` names a sheet and a range of it, such as ``A1:C1``."""

    def write(workbook: Any) -> None:
        for name, rows in sheets.items():
            sheet = workbook.add_worksheet(name)
            for owner, area in merged:
                if owner == name:
                    sheet.merge_range(area, "")
            for number, row in enumerate(rows):
                for column, value in enumerate(row):
                    if value is not None:
                        sheet.write(number, column, value)

    return written(write, default_date_format="yyyy-mm-dd")
