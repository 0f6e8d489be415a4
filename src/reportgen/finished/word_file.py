"""A finished .docx: the blocks that `reportgen.word.document` reads, as paragraphs and grids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportgen.errors import Problem, Severity, Spot
from reportgen.finished.headings import heading_level
from reportgen.finished.model import (
    MOST_COLUMNS,
    FinishedDocument,
    GridCell,
    GridTable,
    ProseParagraph,
    without_empty_paragraphs,
)
from reportgen.word.document.model import Block, Mark, Nested, ParagraphBlock, Row, TableBlock, TextRun
from reportgen.word.document.reading import read_document

_SPOKEN_MARKS = {"换行": "\n", "制表": "\t", "对齐制表": "\t", "不断行连字符": "-"}
_TRACKED = "修订"
_TALK_ABOUT_THE_TEXT = ("批注",)


def read_word(data: bytes, name: str | None) -> FinishedDocument:
    """Read a .docx.

    Raises:
        TemplateError: the file is damaged or no Word document.
    """
    reader = _WordReader(name)
    document = read_document(data)
    blocks = without_empty_paragraphs(reader.blocks(document.blocks))
    skipped = (problem.moved(file=name) for problem in document.passed_over)
    return FinishedDocument(blocks, (*reader.problems(), *skipped))


class _WordReader:
    def __init__(self, name: str | None) -> None:
        self._name = name
        self._tables = 0
        self._tracked: list[Spot] = []

    def problems(self) -> Iterator[Problem]:
        """Tracked changes: what was deleted is read as if it still stood there."""
        if self._tracked:
            yield Problem(
                Severity.WARNING,
                "finished.tracked",
                self._tracked[0],
                f"有 {len(self._tracked)} 段带着没有定稿的修订，删去的文字也读了进来",
                "请在 Word 中接受或拒绝全部修订后再核",
            )

    def blocks(self, blocks: Iterable[Block]) -> Iterator[ProseParagraph | GridTable]:
        for block in blocks:
            if isinstance(block, ParagraphBlock):
                yield self._paragraph(block)
                yield from self.blocks(block.nested)
            elif isinstance(block, TableBlock):
                yield from self._table(block)
            elif isinstance(block, Nested) and not block.label.startswith(_TALK_ABOUT_THE_TEXT):
                yield from self.blocks(block.blocks)

    def _paragraph(self, block: ParagraphBlock) -> ProseParagraph:
        spot = Spot(block.place, self._name)
        if any(isinstance(piece, Mark) and piece.kind.startswith(_TRACKED) for piece in block.content):
            self._tracked.append(spot)
        text = block.number + _spoken(block)
        return ProseParagraph(text, spot, block.outline_level or heading_level(text))

    def _table(self, table: TableBlock) -> Iterator[ProseParagraph | GridTable]:
        self._tables += 1
        number = self._tables
        cells: dict[tuple[int, int], GridCell] = {}
        inner: list[Block] = []
        for row_number, row in enumerate(table.rows):
            self._row(row, row_number, number, cells)
            inner += [nested for cell in row.cells for nested in cell.nested]
        yield GridTable(tuple(cells.values()), Spot(f"表{number}", self._name))
        yield from self.blocks(inner)

    def _row(self, row: Row, number: int, table: int, cells: dict[tuple[int, int], GridCell]) -> None:
        column = 0
        for order, cell in enumerate(row.cells, 1):
            above = _cell_over(cells, number, column) if cell.continues_above else None
            if above is not None:
                cells[above.row, above.column] = _with_one_more_row(above)
            else:
                words = f"表{table}第{number + 1}行第{order}格"
                place = next((one.place for one in cell.paragraphs if one.place), words)
                text = "\n".join(self._paragraph(one).text for one in cell.paragraphs).strip()
                cells[number, column] = GridCell(
                    number, column, text, Spot(place, self._name), columns=min(cell.span, MOST_COLUMNS)
                )
            column += min(cell.span, MOST_COLUMNS)


def _cell_over(cells: dict[tuple[int, int], GridCell], row: int, column: int) -> GridCell | None:
    """The cell that ends right above a place and begins in its column."""
    return next(
        (
            cell
            for start in range(row - 1, -1, -1)
            if (cell := cells.get((start, column))) and cell.row + cell.rows == row
        ),
        None,
    )


def _with_one_more_row(cell: GridCell) -> GridCell:
    return GridCell(cell.row, cell.column, cell.text, cell.spot, cell.rows + 1, cell.columns)


def _spoken(block: ParagraphBlock) -> str:
    return "".join(
        piece.text if isinstance(piece, TextRun) else _SPOKEN_MARKS.get(piece.kind, "")
        for piece in block.content
        if isinstance(piece, TextRun | Mark)
    )
