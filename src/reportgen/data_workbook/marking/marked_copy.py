"""A copy of an .xlsx with coloured and commented cells, everything else in it as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from posixpath import basename, dirname, join, relpath
from zipfile import ZipFile

from lxml import etree

from reportgen.data_workbook.marking.comments import (
    CommentParts,
    added_comments,
    added_shapes,
    new_comments,
    new_shapes,
)
from reportgen.data_workbook.marking.fills import Fills
from reportgen.data_workbook.marking.parts_xml import MAIN, parsed, written
from reportgen.data_workbook.marking.remarks import Remark
from reportgen.intake.cells import Place
from reportgen.intake.package_xml import column_of, part_at, sheet_parts
from reportgen.zip_archive import cut_out, pack, write_archive

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_SHAPES_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_AFTER_SHAPES = (
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
)


def marked_copy(data: bytes, said: Mapping[str, Mapping[str, Remark]], *, is_coloured: bool = True) -> bytes:
    """The workbook with its marked cells; the parts that nothing is said about are copied as they are.

    Args:
        data: the bytes of the workbook.
        said: what is said of cells, by sheet and cell.
        is_coloured: whether the cells are coloured by how grave it is.
    """
    with ZipFile(BytesIO(data)) as archive:
        copy = _Copy(data, archive, is_coloured=is_coloured)
        for sheet, part in sheet_parts(archive).items():
            if said.get(sheet):
                copy.mark(part, said[sheet])
        return copy.content()


def can_be_changed(data: bytes) -> bool:
    """Whether the sheets are written in the usual variant of the format."""
    with ZipFile(BytesIO(data)) as archive:
        return all(
            f'"{MAIN}"'.encode() in archive.read(part)[:4096] for part in sheet_parts(archive).values()
        )


class _Copy:
    """A package with some parts changed or added."""

    def __init__(self, data: bytes, archive: ZipFile, *, is_coloured: bool) -> None:
        self._data = data
        self._archive = archive
        self._parts: dict[str, bytes] = {}
        self._types = self._tree("[Content_Types].xml")
        styles = next((name for name in archive.namelist() if name.endswith("/styles.xml")), None)
        styles = styles if is_coloured else None
        self._styles_part = styles
        self._fills = Fills(self._tree(styles)) if styles else None

    def mark(self, part: str, said: Mapping[str, Remark]) -> None:
        """Mark the cells of one sheet."""
        sheet = self._tree(part)
        for cell, remark in said.items():
            found = _cell(sheet, cell)
            if self._fills is not None:
                found.set("s", str(self._fills.style(int(found.get("s", "0")), remark.severity)))
        self._comment(part, sheet, said)
        self._parts[part] = written(sheet)

    def _comment(self, part: str, sheet: etree._Element, said: Mapping[str, Remark]) -> None:
        relations_part = join(dirname(part), "_rels", f"{basename(part)}.rels")
        relations = self._tree(relations_part, f'<Relationships xmlns="{_RELATIONS}"/>')
        parts = CommentParts(
            self._target(part, relations, "/comments"), self._target(part, relations, "/vmlDrawing")
        )
        if parts.comments is None:
            name = self._free("xl/comments", ".xml")
            self._parts[name] = new_comments(said)
            _relate(relations, part, name, f"{_OFFICE}/comments")
            etree.SubElement(
                self._types, f"{{{_TYPES}}}Override", PartName=f"/{name}", ContentType=_COMMENTS_TYPE
            )
        else:
            self._parts[parts.comments] = added_comments(self._read(parts.comments), said)
        if parts.shapes is None:
            name = self._free("xl/drawings/vmlDrawing", ".vml")
            self._parts[name] = new_shapes(said)
            self._allow_shapes()
            number = _relate(relations, part, name, f"{_OFFICE}/vmlDrawing")
            _insert_shapes(sheet, number)
        else:
            self._parts[parts.shapes] = added_shapes(self._read(parts.shapes), said)
        self._parts[relations_part] = written(relations)

    def content(self) -> bytes:
        """The bytes of the package."""
        self._parts["[Content_Types].xml"] = written(self._types)
        if self._fills is not None and self._styles_part is not None:
            self._parts[self._styles_part] = self._fills.content()
        entries = [
            pack(entry.filename, self._parts.pop(entry.filename))
            if entry.filename in self._parts
            else cut_out(self._data, entry)
            for entry in self._archive.infolist()
        ]
        return write_archive([*entries, *(pack(name, content) for name, content in self._parts.items())])

    def _read(self, part: str) -> bytes:
        return self._parts[part] if part in self._parts else self._archive.read(part)

    def _tree(self, part: str, otherwise: str = "") -> etree._Element:
        names = set(self._archive.namelist())
        is_there = part in self._parts or part in names
        return parsed(self._read(part) if is_there else otherwise.encode())

    def _target(self, part: str, relations: etree._Element, ending: str) -> str | None:
        for relation in relations:
            if relation.get("Type", "").endswith(ending):
                name = part_at(dirname(part), relation.get("Target", ""))
                return name if name in self._archive.namelist() or name in self._parts else None
        return None

    def _free(self, start: str, ending: str) -> str:
        taken = {*self._archive.namelist(), *self._parts}
        return next(name for name in _numbered(start, ending) if name not in taken)

    def _allow_shapes(self) -> None:
        if not any(entry.get("Extension") == "vml" for entry in self._types):
            entry = etree.Element(f"{{{_TYPES}}}Default", Extension="vml", ContentType=_SHAPES_TYPE)
            self._types.insert(0, entry)


def _numbered(start: str, ending: str) -> Iterator[str]:
    number = 1
    while True:
        yield f"{start}{number}{ending}"
        number += 1


def _relate(relations: etree._Element, part: str, target: str, kind: str) -> str:
    used = {relation.get("Id") for relation in relations}
    number = next(name for name in _numbered("rId", "") if name not in used)
    etree.SubElement(
        relations,
        f"{{{_RELATIONS}}}Relationship",
        Id=number,
        Type=kind,
        Target=relpath(target, dirname(part)),
    )
    return number


def _insert_shapes(sheet: etree._Element, number: str) -> None:
    for old in sheet.findall(f"{{{MAIN}}}legacyDrawing"):
        sheet.remove(old)
    shapes = etree.Element(f"{{{MAIN}}}legacyDrawing", {f"{{{_OFFICE}}}id": number})
    later = next((child for child in sheet if etree.QName(child).localname in _AFTER_SHAPES), None)
    if later is None:
        sheet.append(shapes)
    else:
        later.addprevious(shapes)


def _cell(sheet: etree._Element, name: str) -> etree._Element:
    """The element of a cell, made where the sheet has none."""
    place = Place.named(name)
    data = next(sheet.iter(f"{{{MAIN}}}sheetData"))
    row = _at(data, "row", place.row + 1, lambda element: int(element.get("r", "0")))
    if row.get("r") is None:
        row.set("r", str(place.row + 1))
    cell = _at(row, "c", place.column + 1, lambda element: _column_number(element.get("r", "")))
    if cell.get("r") is None:
        cell.set("r", name)
    return cell


def _at(
    holder: etree._Element, tag: str, wanted: int, number_of: Callable[[etree._Element], int]
) -> etree._Element:
    """The child with a number, put in before the first one with a higher number where it is missing."""
    before = 0
    for child in holder.iterchildren(f"{{{MAIN}}}{tag}"):
        number = number_of(child) or before + 1
        if number == wanted:
            return child
        if number > wanted:
            new = etree.Element(f"{{{MAIN}}}{tag}")
            child.addprevious(new)
            return new
        before = number
    return etree.SubElement(holder, f"{{{MAIN}}}{tag}")


def _column_number(cell: str) -> int:
    """The 1-based number of the column of a cell; 0 where it does not say where it is."""
    return column_of(cell.rstrip("0123456789").encode()) + 1
