"""From a workbook that was filled in to the tree of a data file, with the cell of every value."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.data_workbook.reading.group_reader import GroupReader
from reportgen.data_workbook.reading.list_reader import ListReader
from reportgen.data_workbook.reading.section_reader import SectionReader
from reportgen.data_workbook.reading.sections import sections
from reportgen.data_workbook.reading.text_reader import TextReader
from reportgen.data_workbook.reading.tree import CellTree
from reportgen.data_workbook.vocabulary import EXPLANATION, Held
from reportgen.errors import Problem, Refusal, ReportgenError, Severity, Spot, UnreadableError, shortened
from reportgen.intake.cells import Book
from reportgen.source import Document
from reportgen.source.cell_places import CellPlaces

_MOST_CELLS = 100_000
"""Cells of a data file: some thirty times the largest real one."""


def document_of(book: Book) -> Document:
    """The data file that the sections of a workbook make up.

    Raises:
        UnreadableError: when there are far too many cells.
        ReportgenError: with every cell that cannot be read, and every address and head that leads nowhere.
    """
    _refuse_endless(book)
    tree = CellTree()
    readers = list(_readers(book, tree))
    # What belongs to entries of a list comes after the list.
    for reader in sorted(readers, key=lambda reader: reader.held.is_within_list):
        if reader.section.rows:
            _read(reader, tree)
    problems = (*book.problems, *tree.problems)
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise ReportgenError(problems)
    return Document(tree.root, book.name, CellPlaces(book.name, tree.cells, tree.blanks), problems)


def _read(reader: SectionReader, tree: CellTree) -> None:
    if lacking := tree.lacking(reader.held.within(None)):
        message, hint = lacking
        tree.complain(reader.section.spot, "filled.section", message, hint)
    else:
        reader.read()


def _refuse_endless(book: Book) -> None:
    cells = sum(value != "" for sheet in book.sheets for row in sheet.rows for value in row)
    if cells > _MOST_CELLS:
        message, hint = f"内容过多，超过{_MOST_CELLS}个单元格", "请检查是否选错了文件"
        raise UnreadableError([Problem(Severity.ERROR, "source.nodes", Spot(file=book.name), message, hint)])


def _readers(book: Book, tree: CellTree) -> Iterator[SectionReader]:
    """A reader for every section; what leads nowhere is noted."""
    for sheet in book.sheets:
        found = list(sections(sheet))
        if not found and sheet.name != EXPLANATION and any(True for _ in sheet.cells()):
            message = "这张表里没有以【】开头的段，没有读"
            tree.remark(Spot(file=book.name, sheet=sheet.name), "filled.sheet", message)
        for section in found:
            try:
                held = section.holds()
            except Refusal as refusal:
                message = f"【{shortened(section.address)}】不是数据的位置：{refusal.message}"
                tree.complain(section.spot, "filled.section", message, refusal.hint)
            else:
                yield _kind_of_reader(held)(tree, section, held)


def _kind_of_reader(held: Held) -> type[SectionReader]:
    if held.record is None:
        return TextReader
    return ListReader if held.many else GroupReader
