"""A table as text: lines of fields, separated by commas, tabs or semicolons."""

from __future__ import annotations

import csv
from io import StringIO

from reportgen.errors import Refusal
from reportgen.intake.limits import MAX_COLUMNS, MAX_TEXT_FIELDS
from reportgen.source.encoding import decode

_SEPARATORS = ",\t;"


def rows_of(data: bytes, name: str) -> tuple[list[list[object]], int | None]:
    """The fields of every line, and the 1-based line from which on there were too many; UTF-8, UTF-16 and GB18030 are understood.

    Raises:
        UnreadableError: when it is no text.
        Refusal: when a field has no end.
    """
    text = decode(data, name).removeprefix("\ufeff")
    lines = csv.reader(StringIO(text), delimiter=max(_SEPARATORS, key=text.count))
    rows: list[list[object]] = []
    fields = 0
    try:
        for line in lines:
            fields += len(line) + 1
            if fields > MAX_TEXT_FIELDS:
                return _as_wide_as_the_widest(rows), lines.line_num
            rows.append(list(line[:MAX_COLUMNS]))
    except csv.Error:
        message, hint = f"第{lines.line_num}行附近有一个引号没有配对", "请用 Excel 打开，另存为 .xlsx"
        raise Refusal(message, hint, "intake.damaged") from None
    return _as_wide_as_the_widest(rows), None


def _as_wide_as_the_widest(rows: list[list[object]]) -> list[list[object]]:
    """The rows, the first of them filled up: from it a sheet has its width."""
    width = max(map(len, rows), default=0)
    return [rows[0] + [""] * (width - len(rows[0])), *rows[1:]] if rows else []
