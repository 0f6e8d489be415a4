"""What the reading library does not tell of an .xlsx: formulas without a stored value, errors, percentages, far-away cells."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from io import BytesIO
from itertools import islice
from posixpath import join, normpath
from zipfile import ZIP_STORED, BadZipFile, ZipFile
from zlib import error as zlib_error

from lxml import etree

from reportgen.intake.limits import MAX_CELLS, MAX_COLUMNS, MAX_SHEETS
from reportgen.intake.opening import damaged

_CELL = re.compile(rb"<(?:\w+:)?c\s([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
_REFERENCE = re.compile(rb'\br="([A-Z]{1,3})([0-9]{1,7})"')
_STYLE = re.compile(rb'\bs="([0-9]+)"')
_ERROR = re.compile(rb'\bt="e"')
_TEXT_RESULT = re.compile(rb'\bt="str"')
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_VALUE = re.compile(rb"<(?:\w+:)?v(?:\s[^>]*)?>[^<]|<(?:\w+:)?is>")
_ROW = re.compile(rb'<(?:\w+:)?row\s[^>]*?\br="([0-9]{1,7})"')
_FAR_CELL = re.compile(rb'<(?:\w+:)?c\s[^>]*?\br="[A-Z]{3}[0-9]+"[^>]*?(?:/>|>.*?</(?:\w+:)?c>)', re.DOTALL)
_THREE_LETTERS = re.compile(rb'r="[A-Z]{3}[0-9]')
_LETTERS = re.compile(rb'r="([A-Z]{2})[0-9]')
_PERCENT_FORMATS = frozenset(("9", "10"))
_SMALL_PART = 64 * 1024
"""Bytes of a packed part that cannot hold a bomb of any size."""

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


class CellMark(Enum):
    """What the XML says of a cell beyond its value."""

    UNCOMPUTED = "没有结果的公式"
    ERROR = "出错的公式"
    PERCENT = "百分数"


@dataclass(slots=True)
class SheetMarks:
    """What the XML says of one sheet.

    Attributes:
        marks: by 0-based row and column.
        unread_from: 1-based row from which on content was left out, as it lies too far away.
    """

    marks: dict[tuple[int, int], CellMark] = field(default_factory=dict)
    unread_from: int | None = None


@dataclass(frozen=True, slots=True)
class Examined:
    """An .xlsx as it may be handed to the reading library, and what the XML says of its sheets by their names."""

    data: bytes
    sheets: Mapping[str, SheetMarks]


def examined(data: bytes) -> Examined:
    """Look through the parts of an .xlsx; cells that lie absurdly far away are cut off.

    Raises:
        Refusal: when a part cannot be unpacked.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = sheet_parts(archive)
            percents = _percent_styles(archive)
            found: dict[str, SheetMarks] = {}
            cut: dict[str, bytes] = {}
            looked_at: dict[str, SheetMarks] = {}
            for name, part in islice(parts.items(), MAX_SHEETS):
                if part not in looked_at:
                    content = part_of(archive, part)
                    kept, unread_from = _within_reach(content)
                    looked_at[part] = SheetMarks(_marks(kept, percents), unread_from)
                    if kept is not content:
                        cut[part] = kept
                found[name] = looked_at[part]
            _read_through(archive, looked_at)
            return Examined(_rewritten(archive, cut) if cut else data, found)
    except (
        BadZipFile,
        zlib_error,
        KeyError,
        EOFError,
        OSError,
        ValueError,
        NotImplementedError,
        RuntimeError,
    ):
        raise damaged() from None
    except etree.XMLSyntaxError:
        raise damaged() from None


def part_of(archive: ZipFile, name: str) -> bytes:
    """The content of a part; not more of it than its entry says, whatever it would unpack to."""
    with archive.open(name) as part:
        content = part.read(archive.getinfo(name).file_size)
        part.read(1)  # at its end, its checksum is looked at
        return content


def _read_through(archive: ZipFile, known: Container[str]) -> None:
    """Find out whether large parts are as large as they say, before the reading library unpacks them."""
    for entry in archive.infolist():
        if entry.compress_size > _SMALL_PART and entry.filename not in known:
            part_of(archive, entry.filename)


def sheet_parts(archive: ZipFile) -> dict[str, str]:
    """The parts of the worksheets by the names of the sheets."""
    names = set(archive.namelist())
    home = next(name for name in sorted(names) if name.endswith("workbook.xml"))
    folder = home.rpartition("/")[0]
    relations = f"{folder}/_rels/workbook.xml.rels".lstrip("/")
    targets = {
        relation.get("Id"): relation.get("Target", "")
        for relation in etree.fromstring(part_of(archive, relations), _PARSER)
    }
    parts = {}
    for sheet in etree.fromstring(part_of(archive, home), _PARSER).iter("{*}sheet"):
        number = next((value for key, value in sheet.attrib.items() if str(key).endswith("}id")), "")
        part = part_at(folder, targets.get(number, ""))
        if part in names:
            parts[sheet.get("name", "")] = part
    return parts


def part_at(folder: str, target: str) -> str:
    """The name of the part that a relationship leads to; `folder` is that of the part to which it belongs."""
    return target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))


def _percent_styles(archive: ZipFile) -> frozenset[bytes]:
    """The numbers of the cell styles that show percentages."""
    part = next((name for name in archive.namelist() if name.endswith("/styles.xml")), None)
    if part is None:
        return frozenset()
    styles = etree.fromstring(part_of(archive, part), _PARSER)
    formats = {
        entry.get("numFmtId", "") for entry in styles.iter("{*}numFmt") if "%" in entry.get("formatCode", "")
    }
    cells = next(styles.iter("{*}cellXfs"), None)
    return frozenset(
        str(number).encode()
        for number, style in enumerate(cells if cells is not None else ())
        if style.get("numFmtId") in formats | _PERCENT_FORMATS
    )


def _within_reach(content: bytes) -> tuple[bytes, int | None]:
    """The sheet without cells beyond the limits, and the first row that was left out although it says something."""
    if _THREE_LETTERS.search(content):
        content = _FAR_CELL.sub(b"", content)
    last = max(content.rfind(b"<row "), content.rfind(b":row "))
    row = _ROW.search(content, content.rfind(b"<", 0, last + 1)) if last >= 0 else None
    if row is None or int(row[1]) * 26 <= MAX_CELLS:
        return content, None
    most = MAX_CELLS // _width(content)
    for beyond in _ROW.finditer(content):
        if int(beyond[1]) > most:
            return _cut(content, beyond.start(), int(beyond[1]))
    return content, None


def _width(content: bytes) -> int:
    letters = max(set(_LETTERS.findall(content)), default=b"")
    if not letters:
        return 26 if re.search(rb'\br="[N-Z][0-9]', content) else 13
    return min(MAX_COLUMNS, (letters[0] - 64) * 26 + letters[1] - 64)


def _cut(content: bytes, at: int, row: int) -> tuple[bytes, int | None]:
    end = re.search(rb"</(?:\w+:)?sheetData>", content[at:])
    rest = content[at : at + end.start()] if end else content[at:]
    says_something = bool(_VALUE.search(rest) or _FORMULA.search(rest))
    return content[:at] + (content[at + end.start() :] if end else b""), row if says_something else None


def _marks(content: bytes, percents: frozenset[bytes]) -> dict[tuple[int, int], CellMark]:
    if not (percents or b"<f" in content or b":f" in content or b't="e"' in content):
        return {}
    return dict(_marked_cells(content, percents))


def _marked_cells(content: bytes, percents: frozenset[bytes]) -> Iterator[tuple[tuple[int, int], CellMark]]:
    for attributes, inner in _CELL.findall(content):
        if not inner:
            continue
        mark = None
        if _ERROR.search(attributes):
            mark = CellMark.ERROR
        elif _FORMULA.search(inner) and not (_VALUE.search(inner) or _TEXT_RESULT.search(attributes)):
            mark = CellMark.UNCOMPUTED
        elif percents and (style := _STYLE.search(attributes)) and style[1] in percents:
            mark = CellMark.PERCENT
        if mark and (reference := _REFERENCE.search(attributes)):
            yield (int(reference[2]) - 1, column_of(reference[1])), mark


def column_of(letters: bytes) -> int:
    """The 0-based number of a column that is called A, B, … AA."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _rewritten(archive: ZipFile, parts: Mapping[str, bytes]) -> bytes:
    """The package with some parts replaced; for reading only, so nothing is compressed."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_STORED) as copy:
        for name in archive.namelist():
            copy.writestr(name, parts[name] if name in parts else archive.read(name))
    return out.getvalue()
