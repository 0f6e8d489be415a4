"""A table as text: lines of fields, separated by commas, tabs or semicolons."""

from __future__ import annotations

import csv
from io import StringIO

from reportgen.source.encoding import decode

_SEPARATORS = ",\t;"


def rows_of(data: bytes, name: str) -> list[list[object]]:
    """The fields of every line; UTF-8 and GB18030 are understood.

    Raises:
        UnreadableError: when it is no text.
    """
    text = decode(data, name).removeprefix("\ufeff")
    separator = max(_SEPARATORS, key=text.count)
    rows: list[list[object]] = [list(row) for row in csv.reader(StringIO(text), delimiter=separator)]
    width = max((len(row) for row in rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]
