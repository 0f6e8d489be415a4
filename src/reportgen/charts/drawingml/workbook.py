"""The workbook behind a native chart: what opens in Excel on "edit data"."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name

from reportgen.charts.plotted import Plotted

_MADE = datetime(2000, 1, 1)  # a fixed moment: the same data give the same bytes
_SHEET = "Sheet1"


def workbook(shown: Plotted, number_format: str) -> bytes:
    """An .xlsx with the categories in column A and one series in each column after it."""
    target = BytesIO()
    book = Workbook(target, {"in_memory": True})
    book.set_properties({"created": _MADE})
    cells = book.add_format({"num_format": number_format})
    sheet = book.add_worksheet(_SHEET)
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, len(shown.series), 16)
    for row, name in enumerate(shown.categories, 1):
        sheet.write_string(row, 0, name)
    for column, series in enumerate(shown.series, 1):
        sheet.write_string(0, column, series.name)
        for row, value in enumerate(series.values, 1):
            if value is not None:
                sheet.write_number(row, column, value, cells)
    book.close()
    return target.getvalue()


def categories_range(shown: Plotted) -> str:
    """Where the category names stand."""
    return f"{_SHEET}!$A$2:$A${len(shown.categories) + 1}"


def name_cell(series_index: int) -> str:
    """Where the name of a series stands; the first series has index 0."""
    return f"{_SHEET}!${xl_col_to_name(series_index + 1)}$1"


def values_range(shown: Plotted, series_index: int) -> str:
    """Where the values of a series stand."""
    column = xl_col_to_name(series_index + 1)
    return f"{_SHEET}!${column}$2:${column}${len(shown.categories) + 1}"
