"""Draws the pictures of the guide 从决算表开始: workbooks and the finished report, as LibreOffice prints them.

Run with `python -m docs.from_workbooks.pictures`.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter
from PIL import Image, ImageChops
from tests.intake.books import Rows
from tests.intake.published import published_rows
from tests.reports.handed_over import completed_with, known, workbooks
from tests.tools import converted_to, page_images, to_pdfs

import reportgen
from reportgen.data_workbook.entry import workbook_of
from reportgen.data_workbook.marking.marked import marked
from reportgen.model.needed import needed_of
from reportgen.pipeline import read_report
from reportgen.workbook_import import import_workbooks

LAYOUT = "sichuan-panzhihua"
HOME = Path(__file__).parents[2]
DPI, WIDEST, COLOURS, MARGIN = 150, 1000, 48, 12
FILLED, EMPTY = "收入支出", "文字"


def main() -> None:
    """Write all pictures."""
    folder = Path(__file__).parent
    report = reportgen.load(HOME / "data_examples" / f"{LAYOUT}.yaml")
    imported = import_workbooks(workbooks(report), layout=LAYOUT)
    handed_over = formatted(published_rows(report, in_yuan=True)["GK03"][:16])
    save(printed(handed_over)[0], folder / "1-table.png")
    data = imported.workbook()
    save(printed(only(data, FILLED))[0], folder / "2-imported.png", (0, 0, 0.62, 0.42))
    save(printed(only(data, EMPTY))[0], folder / "3-texts.png", (0, 0.42, 0.75, 0.8))
    complete = completed_with(imported.data, known(report))
    wants = needed_of(reportgen.open_layout(LAYOUT).wants())
    wrong = mistyped(workbook_of(wants, read_report(complete)))
    copy, _ = marked(wrong, "data.xlsx", reportgen.check(wrong))
    save(printed(only(copy, FILLED))[0], folder / "4-marked.png", (0, 0, 0.62, 0.42))
    pages = page_images(to_pdfs([reportgen.render(complete)])[0], 60)
    save(beside([pages[at] for at in (5, 7, -8)]), folder / "5-report.png")


def formatted(rows: Rows) -> bytes:
    """A table as departments hand it over: with borders, and amounts with separators."""
    content = BytesIO()
    book = xlsxwriter.Workbook(content)
    sheet = book.add_worksheet("GK03 支出决算表")
    plain, title = book.add_format(), book.add_format({"bold": True, "font_size": 14})
    cell = book.add_format({"border": 1, "num_format": "#,##0.00"})
    sheet.set_column(0, 0, 12)
    sheet.set_column(1, 1, 38)
    sheet.set_column(2, 8, 15)
    for number, row in enumerate(rows):
        for column in range(max(map(len, rows))):
            value = row[column] if column < len(row) else None
            look = title if number == 0 else plain if number < 3 else cell
            if number >= 3 or value is not None:
                sheet.write(number, column, value, look)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    book.close()
    return content.getvalue()


def only(workbook: bytes, name: str) -> bytes:
    """The workbook with one of its sheets alone."""

    def change(book: Any) -> None:
        for other in book.sheetnames:
            if other != name:
                del book[other]

    return changed(workbook, change)


def mistyped(workbook: bytes) -> bytes:
    """The workbook with two figures typed wrongly."""

    def change(book: Any) -> None:
        cells = [cell for row in book[FILLED] for cell in row]
        total = next(cell for cell in cells if cell.value == "收入总计")
        heads = {cell.value: cell.column for cell in book[FILLED][2]}
        book[FILLED].cell(total.row, heads["决算数"]).value = 882.758

    return changed(workbook, change)


def changed(workbook: bytes, change: Any) -> bytes:
    book = openpyxl.load_workbook(BytesIO(workbook))
    change(book)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def printed(workbook: bytes) -> list[Image.Image]:
    """The pages of a workbook."""
    return page_images(converted_to(workbook, "xlsx", "pdf"), DPI)


def beside(pages: list[Image.Image]) -> Image.Image:
    """Pages in one row, with a thin line around each."""
    gap = 6
    row = Image.new("RGB", (sum(page.width + gap for page in pages), pages[0].height + gap), "#BBBBBB")
    at = gap // 2
    for page in pages:
        row.paste(page.convert("RGB"), (at, gap // 2))
        at += page.width + gap
    return row


def save(picture: Image.Image, path: Path, part: tuple[float, float, float, float] = (0, 0, 1, 1)) -> None:
    """Write what is printed on a page, or a part of it, in few colours."""
    page = picture.convert("RGB")
    box = ImageChops.difference(page, Image.new("RGB", page.size, "white")).getbbox()
    assert box is not None
    left, top, right, bottom = box
    width, height = right - left, bottom - top
    page = page.crop(
        (
            max(0, int(left + part[0] * width) - MARGIN),
            max(0, int(top + part[1] * height) - MARGIN),
            min(page.width, int(left + part[2] * width) + MARGIN),
            min(page.height, int(top + part[3] * height) + MARGIN),
        )
    )
    if page.width > WIDEST:
        page = page.resize((WIDEST, page.height * WIDEST // page.width), Image.Resampling.LANCZOS)
    page.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)


if __name__ == "__main__":
    main()
