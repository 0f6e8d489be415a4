"""A copy of the values of a workbook that is no .xlsx, with its marked cells."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from decimal import Decimal
from io import BytesIO
from typing import Any

from reportgen.data_workbook.marking.remarks import AUTHOR, COLOURS, COMMENT_HEIGHT, COMMENT_WIDTH, Remark
from reportgen.intake.cells import Book, Place, Sheet

_CREATED = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
_TABLE = "表"
_WIDTH = 16


def rebuilt_copy(book: Book, said: Mapping[str, Mapping[str, Remark]]) -> bytes:
    """The bytes of an .xlsx with the values, merged cells and sheets of a workbook, and what is said of its cells."""
    import xlsxwriter  # takes long to load

    content = BytesIO()
    copy = xlsxwriter.Workbook(content, {"in_memory": True})
    copy.set_properties({"created": _CREATED})
    looks = {severity: copy.add_format({"bg_color": f"#{colour}"}) for severity, colour in COLOURS.items()}
    for sheet in book.sheets:
        target = copy.add_worksheet(sheet.name or _TABLE)
        target.set_column(0, sheet.width, _WIDTH)
        if sheet.is_hidden and len(book.sheets) > 1:
            target.hide()
        _copy(sheet, target, said.get(sheet.name, {}), looks)
    copy.close()
    return content.getvalue()


def _copy(sheet: Sheet, target: Any, said: Mapping[str, Remark], looks: Mapping[Any, Any]) -> None:
    for first, last in _merged(sheet):
        target.merge_range(*first, *last, "")
    remarks = {cell: looks[remark.severity] for cell, remark in said.items()}
    for place, value in sheet.cells():
        look = remarks.pop(str(place), None)
        if isinstance(value, Decimal):
            target.write_number(*place, float(value), look)
        else:
            target.write_string(*place, str(value), look)
    for cell, look in remarks.items():
        target.write_blank(cell, None, look)
    for cell, remark in said.items():
        options = {"author": AUTHOR, "width": COMMENT_WIDTH, "height": COMMENT_HEIGHT}
        target.write_comment(cell, remark.text, options)


def _merged(sheet: Sheet) -> list[tuple[Place, Place]]:
    last: dict[tuple[int, int], tuple[int, int]] = {}
    for cell, top_left in sheet.merged.items():
        last[top_left] = max(last.get(top_left, top_left), cell)
    return [(Place(*first), Place(*end)) for first, end in last.items() if first != end]
