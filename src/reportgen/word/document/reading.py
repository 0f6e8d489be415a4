"""Reading a .docx into the blocks of `model`; `paragraphs` reads what stands inside a paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from reportgen.errors import Problem
from reportgen.lengths import millimetres
from reportgen.word.admission.inspection import inspected
from reportgen.word.document.graphics import DrawingReader
from reportgen.word.document.list_numbers import ListNumbers
from reportgen.word.document.model import (
    Block,
    Cell,
    Geometry,
    Mark,
    Nested,
    ParagraphBlock,
    Row,
    Section,
    TableBlock,
)
from reportgen.word.document.paragraphs import ParagraphReader, StyleNames
from reportgen.word.document.settings import (
    BREAKABLE_ROW,
    CELL_OPTIONS,
    EVEN_AND_ODD,
    MARGIN_KINDS,
    PAGE_NUMBERS_FROM,
    PARAGRAPH_OPTIONS,
    REPEATED_ROW,
    ROW_HEIGHTS,
    RUN_IN,
    SECTION_OPTIONS,
    TABLE_OPTIONS,
)
from reportgen.word.document.vocabulary import describe, is_on, number, value, words_for
from reportgen.word.errors import package_error
from reportgen.word.package.archive import read_package
from reportgen.word.package.parts import Parts, read_parts
from reportgen.word.package.spots import paragraphs_with_places
from reportgen.word.package.styles import stated_outline_level, styles_of
from reportgen.word.package.xmlns import R, local_name, w

_NOTES = {"footnotes": ("footnote", "脚注"), "endnotes": ("endnote", "尾注"), "comments": ("comment", "批注")}
_PARAGRAPH_SILENT = ("pStyle", "rPr", "sectPr")
_CELL_SILENT = ("tcW", "gridSpan", "cnfStyle", "hideMark")
_ROW_SILENT = ("cantSplit", "tblHeader", "trHeight", "cnfStyle")
_TABLE_SILENT = ("tblStyle", "tblLook")
_SECTION_SILENT = ("headerReference", "footerReference", "pgSz", "pgMar", "docGrid", "cols", "pgNumType")


class ReadDocument(NamedTuple):
    """What a Word document says.

    Attributes:
        blocks: in reading order: each section before its contents, notes at the end.
        passed_over: a note about each thing in it that a report must not have; it was read past.
    """

    blocks: tuple[Block, ...]
    passed_over: list[Problem]


def read_document(source: Path | bytes) -> ReadDocument:
    """Read a Word document.

    Raises:
        TemplateError: the file is missing, damaged, or no Word document.
    """
    parts = read_parts(read_package(_bytes(source)))
    inspection = inspected(parts)
    parts.trees = inspection.roots
    return ReadDocument(_DocumentReader(parts).flow(), inspection.notes())


def _bytes(source: Path | bytes) -> bytes:
    if isinstance(source, bytes):
        return source
    try:
        return source.read_bytes()
    except OSError as error:
        raise package_error(f"读不了 {source}（{error.strerror}）") from None


class _DocumentReader:
    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._defined = styles_of(parts)
        self._styles = StyleNames(self._defined)
        self._numbers = ListNumbers(parts, self._defined)
        self._paragraphs = self._reader_of(parts.document)
        self._places: dict[etree._Element, str] = {}

    def _reader_of(self, part: str) -> ParagraphReader:
        references = {reference.id: reference for reference in self._parts.relationships.get(part, [])}
        links = {
            id: reference.target for id, reference in references.items() if reference.kind == "hyperlink"
        }
        drawings = DrawingReader(self._parts, references)
        return ParagraphReader(self._styles, links, drawings, self._blocks)

    def flow(self) -> tuple[Block, ...]:
        root = self._parts.xml(self._parts.document)
        body = root.find(w("body"))
        if body is None:
            raise package_error("Word 文档没有正文", "用 Word 打开后另存为 .docx")
        etree.cleanup_namespaces(root)  # what is unused would be written out with every group of properties
        self._places = dict(paragraphs_with_places(root, "正文"))
        flow: list[Block] = []
        pending: list[Block] = []
        for element in body:
            pending += self._blocks_of(element, self._paragraphs)
            properties = next(element.iter(w("sectPr")), None)
            if properties is not None:
                flow += [self._section(properties, is_first=not flow), *pending]
                pending = []
        if pending or not flow:
            flow += [self._section(etree.Element(w("sectPr")), is_first=not flow), *pending]
        return (*flow, *self._notes())

    def _notes(self) -> Iterator[Nested]:
        for kind, (element, shown) in _NOTES.items():
            for part in self._parts.related(kind):
                reader = self._reader_of(part)
                for note in self._parts.xml(part).iter(w(element)):
                    if value(note, "type") not in (
                        "separator",
                        "continuationSeparator",
                        "continuationNotice",
                    ):
                        yield Nested(f"{shown} {value(note, 'id')}", tuple(self._blocks(note, reader)))

    def _blocks(self, parent: etree._Element, reader: ParagraphReader) -> Iterator[Block]:
        for element in parent:
            yield from self._blocks_of(element, reader)

    def _blocks_of(self, element: etree._Element, reader: ParagraphReader) -> Iterator[Block]:
        name = local_name(str(element.tag))
        if name == "p":
            yield from self._paragraph(element, reader)
        elif name == "tbl":
            yield self._table(element, reader)
        elif name == "sdt":
            content = element.find(w("sdtContent"))
            yield Nested("内容控件", () if content is None else tuple(self._blocks(content, reader)))
        elif name == "customXml":
            yield from self._blocks(element, reader)
        elif name in ("ins", "del", "moveFrom", "moveTo"):
            yield Nested("修订", tuple(self._blocks(element, reader)))

    def _paragraph(self, element: etree._Element, reader: ParagraphReader) -> Iterator[ParagraphBlock]:
        continues_field = reader.inside_field_result
        content, nested = reader.read(element)
        properties = element.find(w("pPr"))
        ends_section = properties is not None and properties.find(w("sectPr")) is not None
        if continues_field and not content and not ends_section:
            return  # a line of a table of contents: computed, not written
        options = () if properties is None else _paragraph_options(properties)
        style = self._styles.id_of_paragraph(properties)
        level = stated_outline_level(properties)
        yield ParagraphBlock(
            self._styles.of_paragraph(properties),
            options,
            content,
            nested,
            outline_level=self._defined.outline_level(style) if level is None else level,
            number=self._numbers.take(properties, style),
            place=self._places.get(element, ""),
        )

    def _table(self, element: etree._Element, reader: ParagraphReader) -> TableBlock:
        properties = element.find(w("tblPr"))
        widths = tuple(number(column, "w") for column in element.iterfind(f"{w('tblGrid')}/{w('gridCol')}"))
        rows = tuple(self._row(row, reader) for row in element.iter(w("tr")) if _table_of(row) is element)
        header_rows = next((i for i, row in enumerate(rows) if REPEATED_ROW not in row.options), len(rows))
        heads = tuple(_without_repetition(row) for row in rows[:header_rows])
        options = () if properties is None else _table_options(properties, sum(widths))
        return TableBlock(
            self._styles.of_table(properties), widths, options, header_rows, (*heads, *rows[header_rows:])
        )

    def _row(self, element: etree._Element, reader: ParagraphReader) -> Row:
        properties = element.find(w("trPr"))
        cells = (self._cell(cell, reader) for cell in element.iter(w("tc")) if _row_of(cell) is element)
        return Row(tuple(cells), _row_options(properties))

    def _cell(self, element: etree._Element, reader: ParagraphReader) -> Cell:
        properties = element.find(w("tcPr"))
        span = None if properties is None else properties.find(w("gridSpan"))
        options = () if properties is None else words_for(properties, CELL_OPTIONS, _CELL_SILENT)
        paragraphs: list[ParagraphBlock] = []
        nested: list[Nested] = []
        for block in self._blocks(element, reader):
            if isinstance(block, ParagraphBlock):
                paragraphs.append(block)
            else:
                inner = block if isinstance(block, Nested) else Nested("格里的表", (block,))
                nested.append(inner)
                paragraphs.append(ParagraphBlock(self._styles.of_paragraph(None), (), (Mark(inner.label),)))
        return Cell(tuple(paragraphs), max(1, number(span, "val")), options, tuple(nested))

    def _section(self, properties: etree._Element, is_first: bool) -> Section:
        options = (*words_for(properties, SECTION_OPTIONS, _SECTION_SILENT), *_section_numbers(properties))
        if is_first and self._has_even_and_odd():
            options = (*options, EVEN_AND_ODD)
        margins = {}
        for name, (element, kind) in MARGIN_KINDS.items():
            for reference in properties.iterfind(w(f"{element}Reference")):
                if (value(reference, "type") or "default") == kind:
                    margins[name] = tuple(self._margin(reference.get(f"{{{R}}}id", "")))
        return Section(_geometry(properties), options, margins)

    def _has_even_and_odd(self) -> bool:
        settings = (
            self._parts.xml(name).find(w("evenAndOddHeaders")) for name in self._parts.related("settings")
        )
        return any(setting is not None and is_on(setting) for setting in settings)

    def _margin(self, relationship: str) -> Iterator[ParagraphBlock | Nested]:
        targets = {r.id: r.target for r in self._parts.relationships.get(self._parts.document, [])}
        part = targets.get(relationship, "")
        if part not in self._parts.entries:
            return
        for block in self._blocks(self._parts.xml(part), self._reader_of(part)):
            yield Nested("表格", (block,)) if isinstance(block, TableBlock | Section) else block


def _paragraph_options(properties: etree._Element) -> tuple[str, ...]:
    is_run_in = properties.find(f"{w('rPr')}/{w('specVanish')}") is not None
    run_in = tuple(RUN_IN) if is_run_in else ()
    return (*words_for(properties, PARAGRAPH_OPTIONS, _PARAGRAPH_SILENT), *run_in)


def _ancestor(element: etree._Element, name: str) -> etree._Element | None:
    return next(element.iterancestors(w(name)), None)


def _table_of(row: etree._Element) -> etree._Element | None:
    return _ancestor(row, "tbl")


def _row_of(cell: etree._Element) -> etree._Element | None:
    return _ancestor(cell, "tr")


def _without_repetition(row: Row) -> Row:
    return Row(row.cells, tuple(word for word in row.options if word != REPEATED_ROW))


def _row_options(properties: etree._Element | None) -> tuple[str, ...]:
    if properties is None:
        return (BREAKABLE_ROW,)
    flags = {name: properties.find(w(name)) for name in ("cantSplit", "tblHeader")}
    on = {name for name, flag in flags.items() if flag is not None and is_on(flag)}
    words = [] if "cantSplit" in on else [BREAKABLE_ROW]
    words += [REPEATED_ROW] if "tblHeader" in on else []
    if (height := properties.find(w("trHeight"))) is not None:
        rules = {rule: word for word, rule in ROW_HEIGHTS.items()}
        word = rules.get(value(height, "hRule") or "atLeast", "行高")
        words.append(word + millimetres(number(height, "val")))
    return (*words, *words_for(properties, {}, _ROW_SILENT))


def _table_options(properties: etree._Element, width: int) -> tuple[str, ...]:
    silent = list(_TABLE_SILENT)
    stated, layout = properties.find(w("tblW")), properties.find(w("tblLayout"))
    if stated is not None and value(stated, "type") == "dxa" and value(stated, "w") == str(width):
        silent.append("tblW")
    if layout is not None and value(layout, "type") == "fixed":
        return words_for(properties, TABLE_OPTIONS, (*silent, "tblLayout"))
    return (*words_for(properties, TABLE_OPTIONS, (*silent, "tblLayout")), "tblLayout(autofit)")


def _geometry(properties: etree._Element) -> Geometry:
    size, margins, grid = (properties.find(w(name)) for name in ("pgSz", "pgMar", "docGrid"))
    lengths: dict[str, int] = {"width": 12240, "height": 15840}  # Word's own default: US Letter
    if size is not None:
        lengths |= {"width": number(size, "w"), "height": number(size, "h")}
    if margins is not None:
        lengths |= {
            name: number(margins, name) for name in ("top", "bottom", "left", "right", "header", "footer")
        }
    has_lines = grid is not None and value(grid, "type") == "lines"
    return Geometry(
        **lengths, line_pitch=number(grid, "linePitch") if grid is not None and has_lines else None
    )


def _section_numbers(properties: etree._Element) -> Iterator[str]:
    numbers, columns, grid = (properties.find(w(name)) for name in ("pgNumType", "cols", "docGrid"))
    if numbers is not None and (start := value(numbers, "start")):
        yield f"{PAGE_NUMBERS_FROM}{start}"
    if numbers is not None and value(numbers, "fmt") not in (None, "decimal"):
        yield describe(numbers)
    if columns is not None and value(columns, "num") not in (None, "1"):
        yield describe(columns)
    if grid is not None and value(grid, "type") not in (None, "default", "lines"):
        yield describe(grid)
