"""A finished PDF: its pages, with paragraphs put together from lines and tables joined over page breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2

from reportgen.errors import Problem, Severity, Spot, UnreadableError
from reportgen.finished.headings import heading_level, numbered_level
from reportgen.finished.model import FinishedDocument, GridCell, GridTable, ProseParagraph
from reportgen.finished.pdf.glyphs import COLUMN_GAP, TextLine, lines_of
from reportgen.finished.pdf.grids import Extent, Grid
from reportgen.finished.pdf.pages import PrintedPage, drop_running_lines, read_page
from reportgen.finished.pdf.rules import NEAR
from reportgen.finished.wrapped import joined

_MOST_PAGES = 600
_SHORT_BY = 1.6
"""Characters by which a line that ends a paragraph falls short of the right margin."""
_SHORT_WITHIN_SENTENCE = 4.0
"""The same where it ends without a mark: lines that are not set flush differ by as much as a word."""
_WITHIN_SENTENCES = "，、；。：（"
_ENDS = ("。", "；", "：", "！", "？")
_FIGURE_FIRST = re.compile(r"(?P<figure>[\d,.%]+)(?P<mark>[，。；：、）]?)")
_INDENT = (0.8, 2.6)
"""Characters by which the first line of a paragraph stands in."""
_NEEDS_PASSWORD = 4  # FPDF_ERR_PASSWORD


def read_pdf(data: bytes, name: str | None) -> FinishedDocument:
    """Read a PDF that was made from text.

    Raises:
        UnreadableError: it is damaged, needs a password, is a scan, or has too many pages.
    """
    pages = _pages(data, name)
    problems = tuple(_shortcomings(pages, name))
    drop_running_lines(pages)
    return FinishedDocument(blocks_of(pages, name), problems)


def blocks_of(pages: list[PrintedPage], name: str | None) -> tuple[ProseParagraph | GridTable, ...]:
    """The paragraphs and tables of printed pages, in reading order."""
    return tuple(_Reader(pages, name).blocks())


def _pages(data: bytes, name: str | None) -> list[PrintedPage]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _NEEDS_PASSWORD or "password" in str(error).lower():
            raise _refused(
                "finished.password", name, "这份 PDF 要密码才能打开", "请另存一份不加密的"
            ) from None
        raise _refused("finished.damaged", name, "不是完好的 PDF 文件", "请重新导出或下载") from None
    try:
        if len(document) > _MOST_PAGES:
            message = f"PDF 有 {len(document)} 页，超过 {_MOST_PAGES} 页"
            raise _refused("finished.limit", name, message, "请拆出报告所在的各页")
        return [read_page(page, number) for number, page in enumerate(document, 1)]
    except pypdfium2.PdfiumError:
        raise _refused("finished.damaged", name, "PDF 里有损坏的页", "请重新导出或下载") from None
    finally:
        document.close()


def _shortcomings(pages: list[PrintedPage], name: str | None) -> Iterator[Problem]:
    pictures = [page.number for page in pages if page.is_picture]
    if pictures and not any(page.lines or page.tables for page in pages):
        message = f"这是扫描件：{len(pages)} 页都是图片，没有文字可核"
        raise _refused("finished.scan", name, message, "请用生成它的 Word 文件，或先做文字识别")
    if pictures:
        numbers = "、".join(map(str, pictures))
        message = f"第 {numbers} 页是图片，没有文字可核"
        yield Problem(Severity.WARNING, "finished.scan", Spot(file=name, page=pictures[0]), message)
    if unknown := [page for page in pages if page.unknown]:
        count = sum(page.unknown for page in unknown)
        message = f"有 {count} 个字在 PDF 里没有对应的文字，没有读进来"
        hint = "请用生成它的 Word 文件来核"
        yield Problem(
            Severity.WARNING, "finished.glyphs", Spot(file=name, page=unknown[0].number), message, hint
        )


def _refused(code: str, name: str | None, message: str, hint: str) -> UnreadableError:
    return UnreadableError([Problem(Severity.ERROR, code, Spot(file=name), message, hint)])


@dataclass(frozen=True, slots=True)
class _Part:
    """A table, or the part of one that stands on one page."""

    page: int
    grid: Grid


class _Reader:
    def __init__(self, pages: list[PrintedPage], name: str | None) -> None:
        self._pages = pages
        self._name = name
        self._margins = _margins(pages)
        self._tables = 0

    def blocks(self) -> Iterator[ProseParagraph | GridTable]:
        """All blocks in reading order; a table that goes on over pages is one."""
        table: list[_Part] = []
        lines: list[tuple[int, TextLine]] = []
        for page in self._pages:
            pieces: list[TextLine | Grid] = [*page.lines, *page.tables]
            for piece in sorted(pieces, key=lambda piece: piece.box.top):
                if isinstance(piece, TextLine):
                    yield from self._table(table)
                    table = []
                    lines.append((page.number, piece))
                    continue
                yield from self._paragraphs(lines)
                lines = []
                if table and not _goes_on(table[-1], page.number, piece):
                    yield from self._table(table)
                    table = []
                table.append(_Part(page.number, piece))
        yield from self._paragraphs(lines)
        yield from self._table(table)

    def _paragraphs(self, lines: list[tuple[int, TextLine]]) -> Iterator[ProseParagraph]:
        group: list[tuple[int, TextLine]] = []
        count, page = 0, 0
        for number, line in lines:
            if group and self._begins(group[-1], (number, line)):
                count, page = (count + 1, page) if group[0][0] == page else (1, group[0][0])
                yield self._paragraph(group, count)
                group = []
            group.append((number, line))
        if group:
            yield self._paragraph(group, count + 1 if group[0][0] == page else 1)

    def _begins(self, before: tuple[int, TextLine], line: tuple[int, TextLine]) -> bool:
        """Whether a line begins a paragraph: indented, after a short line, in another size, or after a gap."""
        (page, above), (number, below) = before, line
        size = max(above.height, below.height)
        if abs(above.height - below.height) > 0.15 * size or COLUMN_GAP in above.text + below.text:
            return True
        if page == number and below.box.top - above.box.bottom > 1.5 * size:
            return True
        _, right = self._margins[self._pages[page - 1].size]
        left, _ = self._margins[self._pages[number - 1].size]
        short_by = _SHORT_WITHIN_SENTENCE if _is_within_sentence(above.text, below.text) else _SHORT_BY
        is_short = above.box.right < right - (short_by + _unbroken(below.text)) * size
        return is_short or _INDENT[0] <= (below.box.left - left) / size <= _INDENT[1]

    def _paragraph(self, lines: list[tuple[int, TextLine]], count: int) -> ProseParagraph:
        text = joined(line.text for _, line in lines)
        return ProseParagraph(text, Spot(f"第{count}段", self._name, page=lines[0][0]), heading_level(text))

    def _table(self, parts: list[_Part]) -> Iterator[GridTable]:
        if not parts:
            return
        self._tables += 1
        cells: list[GridCell] = []
        rows = 0
        first_rows = _texts_by_row(parts[0].grid)
        for part in parts:
            skipped = _repeated(first_rows, _texts_by_row(part.grid)) if cells else 0
            cells += self._cells(part, rows, skipped)
            rows += len(part.grid.rows) - 1 - skipped
        yield GridTable(tuple(cells), Spot(f"表{self._tables}", self._name, page=parts[0].page))

    def _cells(self, part: _Part, above: int, skipped: int) -> Iterator[GridCell]:
        order, last_row = 0, -1
        for extent in part.grid.cells:
            if extent.row < skipped:
                continue
            row = extent.row - skipped + above
            order, last_row = (order + 1 if row == last_row else 1), row
            words = f"表{self._tables}第{row + 1}行第{order}格"
            spot = Spot(words, self._name, page=part.page)
            yield GridCell(row, extent.column, _text(part.grid, extent), spot, extent.rows, extent.columns)


def _is_within_sentence(above: str, below: str) -> bool:
    """Whether a line ends in the middle of a sentence, and what follows is not the number of a heading."""
    has_clauses = any(mark in above for mark in _WITHIN_SENTENCES)
    return has_clauses and not above.endswith(_ENDS) and not numbered_level(below)


def _unbroken(text: str) -> float:
    """How wide the figure is that a line begins with, in characters: it is never broken, so the line above ends early."""
    figure = _FIGURE_FIRST.match(text)
    return len(figure["figure"]) / 2 + len(figure["mark"]) if figure else 0


def _margins(pages: list[PrintedPage]) -> dict[tuple[float, float], tuple[float, float]]:
    """Where text begins and ends on pages of each size, the outermost twentieth of lines left out."""
    found: dict[tuple[float, float], list[TextLine]] = {}
    for page in pages:
        found.setdefault(page.size, []).extend(page.lines)
    margins = {}
    for size, lines in found.items():
        lefts, rights = sorted(line.box.left for line in lines), sorted(line.box.right for line in lines)
        rim = len(lines) // 20
        margins[size] = (lefts[rim], rights[-1 - rim]) if lines else (0.0, size[0])
    return margins


def _goes_on(part: _Part, page: int, grid: Grid) -> bool:
    """Whether a grid on the next page has the columns of the table above."""
    columns = part.grid.columns
    return (
        page == part.page + 1
        and len(columns) == len(grid.columns)
        and all(abs(one - other) <= 2 * NEAR for one, other in zip(columns, grid.columns, strict=True))
    )


def _text(grid: Grid, extent: Extent) -> str:
    return joined(line.text for line in lines_of(grid.glyphs.get(extent, [])))


def _texts_by_row(grid: Grid) -> list[list[str]]:
    rows: list[list[str]] = [[] for _ in grid.rows[1:]]
    for extent in grid.cells:
        rows[extent.row].append(_text(grid, extent))
    return rows


def _repeated(first: list[list[str]], other: list[list[str]]) -> int:
    """How many rows at the head of a part repeat those at the head of the table."""
    count = 0
    while count < min(len(first), len(other)) and first[count] == other[count]:
        count += 1
    return count if any(any(texts) for texts in other[:count]) else 0
