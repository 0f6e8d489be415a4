"""The workbook behind a chart as XlsxWriter makes it: what ours is compared with."""

from __future__ import annotations

import io

import xlsxwriter

from reportgen.charts.plotted import Plotted


def made_by_xlsxwriter(shown: Plotted, number_format: str) -> bytes:
    """An .xlsx with the same cells as `reportgen.charts.drawingml.workbook` is to have."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        cells = book.add_format({"num_format": number_format})
        sheet = book.add_worksheet("Sheet1")
        for row, name in enumerate(shown.categories, 1):
            sheet.write_string(row, 0, name)
        for column, series in enumerate(shown.series, 1):
            sheet.write_string(0, column, series.name)
            for row, value in enumerate(series.values, 1):
                if value is not None:
                    sheet.write_number(row, column, value, cells)
    return target.getvalue()
