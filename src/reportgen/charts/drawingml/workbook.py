"""The workbook behind a native chart: what opens in Excel when somebody edits the chart's data.

Written directly as SpreadsheetML (ECMA-376 part 1, 18): of its parts only the sheet differs from chart to chart,
so that the others are packed once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reportgen.charts.labels import shortest_text
from reportgen.charts.plotted import Plotted
from reportgen.number_format import NumberFormat
from reportgen.xml_text import XML_DECLARATION, escaped
from reportgen.zip_archive import Entry, pack, write_archive

_SHEET = "Sheet1"
_COLUMNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"  # more than any kind of chart has series
_NAMES_WIDTH, _VALUES_WIDTH = 30, 16  # of columns, in digits

_SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"

_CONTENT_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPES}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_TYPES}.styles+xml"/></Types>'
)
_PACKAGE_RELATIONSHIPS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)
_WORKBOOK = (
    f'<workbook xmlns="{_SPREADSHEET}" xmlns:r="{_OFFICE}"><bookViews><workbookView/></bookViews>'
    f'<sheets><sheet name="{_SHEET}" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
_WORKBOOK_RELATIONSHIPS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
)
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def workbook(shown: Plotted, style: NumberFormat) -> bytes:
    """An .xlsx with the categories in column A and one series in each column after it.

    Values stand there exactly, and are shown as `style` writes them; names are text whatever they begin with.
    """
    sheet = pack("xl/worksheets/sheet1.xml", _sheet(shown, style))
    return write_archive((*_fixed_parts(style.all_in_workbooks), sheet))


def categories_range(shown: Plotted) -> str:
    """Where the category names stand."""
    return f"{_SHEET}!$A$2:$A${len(shown.categories) + 1}"


def name_cell(series_index: int) -> str:
    """Where the name of a series stands; the first series has index 0."""
    return f"{_SHEET}!${_COLUMNS[series_index + 1]}$1"


def values_range(shown: Plotted, series_index: int) -> str:
    """Where the values of a series stand."""
    column = _COLUMNS[series_index + 1]
    return f"{_SHEET}!${column}$2:${column}${len(shown.categories) + 1}"


@cache
def _fixed_parts(number_formats: tuple[str, ...]) -> tuple[Entry, ...]:
    parts = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _PACKAGE_RELATIONSHIPS,
        "xl/workbook.xml": _WORKBOOK,
        "xl/_rels/workbook.xml.rels": _WORKBOOK_RELATIONSHIPS,
        "xl/styles.xml": _styles(number_formats),
    }
    return tuple(pack(name, f"{XML_DECLARATION}{content}".encode()) for name, content in parts.items())


def _styles(number_formats: tuple[str, ...]) -> str:
    """The cell formats: a plain one for text, and one for each way in which values are shown."""
    numbered = list(enumerate(number_formats, 164))  # the first number that Excel leaves to others
    codes = "".join(f'<numFmt numFmtId="{own}" formatCode="{escaped(code)}"/>' for own, code in numbered)
    looks = "".join(
        f'<xf numFmtId="{own}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
        for own, _ in numbered
    )
    return (
        f'<styleSheet xmlns="{_SPREADSHEET}">'
        f'<numFmts count="{len(numbered)}">{codes}</numFmts>'
        '<fonts count="1"><font><sz val="11"/><name val="宋体"/><charset val="134"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{len(numbered) + 1}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
        f"{looks}</cellXfs>"
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def _sheet(shown: Plotted, style: NumberFormat) -> bytes:
    last = len(shown.series)
    names = (series.name for series in shown.series)
    header = "".join(_text(f"{column}1", name) for column, name in zip(_COLUMNS[1:], names, strict=False))
    return (
        f'{XML_DECLARATION}<worksheet xmlns="{_SPREADSHEET}">'
        f'<dimension ref="A1:{_COLUMNS[last]}{len(shown.categories) + 1}"/>'
        f'<cols><col min="1" max="1" width="{_NAMES_WIDTH}" customWidth="1"/>'
        f'<col min="2" max="{last + 1}" width="{_VALUES_WIDTH}" customWidth="1"/></cols>'
        f'<sheetData><row r="1">{header}</row>{"".join(_rows(shown, style))}</sheetData></worksheet>'
    ).encode()


def _rows(shown: Plotted, style: NumberFormat) -> Iterator[str]:
    """A category a row, from the second on."""
    looks = {code: look for look, code in enumerate(style.all_in_workbooks, 1)}
    for row, (name, *values) in enumerate(
        zip(shown.categories, *(series.values for series in shown.series), strict=True), 2
    ):
        cells = "".join(
            f'<c r="{column}{row}" s="{looks[style.in_workbooks_of(value)]}"><v>{shortest_text(value)}</v></c>'
            for column, value in zip(_COLUMNS[1:], values, strict=False)
            if value is not None
        )
        yield f'<row r="{row}">{_text(f"A{row}", name)}{cells}</row>'


def _text(cell: str, text: str) -> str:
    """A cell of text; what Excel would take for an escaped character (``_x000D_``) is kept as it is."""
    plain = escaped(_LOOKS_ESCAPED.sub("_x005F_", text))
    return f'<c r="{cell}" t="inlineStr"><is><t xml:space="preserve">{plain}</t></is></c>'
