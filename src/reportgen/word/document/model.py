"""What a Word document says, in reading order, without XML: sections, paragraphs, tables, drawings.

Read from a .docx by `reading`, or from outline text; outlines are printed from it. Lengths on the page are in twips
(1/20 point), sizes of drawings in EMU (36,000 to the millimetre). Words such as ``段前分页`` stand for paragraph, cell, row and table settings; the
tables that tie them to WordprocessingML are in `settings`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reportgen.word.document.settings import CONTINUED_CELL


@dataclass(frozen=True, slots=True)
class TextRun:
    """A stretch of text with one formatting.

    Attributes:
        text: the characters, template tags included.
        style: shown name of the character style, empty for none.
        formats: direct formatting (``加粗``, ``字号14`` …), which an outline shows but cannot rebuild.
    """

    text: str
    style: str = ""
    formats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A break, tab, field, link, note or bookmark: its word in outlines (``换行``, ``域`` …) and its details."""

    kind: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """One series of a chart as it is drawn: the figures that the chart itself keeps, not those of its workbook.

    Attributes:
        name: as the legend has it; empty for none.
        categories: names along the axis or of the slices.
        values: numbers as the file writes them (``8.5900000000000007`` where Excel saved it); empty for gaps.
    """

    name: str
    categories: tuple[str, ...]
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture, chart or shape that stands in a paragraph.

    Attributes:
        kind: what DrawingML calls it: ``picture``, ``chart``, ``diagram``, ``wordprocessingShape`` …; empty for the
            older VML.
        name: as Word's selection pane shows it.
        alt: its alternative text.
        size: width and height in EMU; None when it is not stated.
        part: name of the part that holds the picture's file or the chart; empty when it is not in the package.
        series: figures of a chart.
    """

    kind: str
    name: str = ""
    alt: str = ""
    size: tuple[int, int] | None = None
    part: str = ""
    series: tuple[ChartSeries, ...] = ()


Inline = TextRun | Mark | Drawing
"""What stands in a paragraph."""


@dataclass(frozen=True, slots=True)
class ParagraphBlock:
    """One paragraph.

    Attributes:
        style: shown name of its style.
        options: words for its settings, e.g. ``段前分页``.
        content: what it says, in order.
        nested: text boxes anchored in it, in order.
        outline_level: 1 to 9 for headings, by its style or itself; 0 for body text.
        number: the automatic number that Word prints in front (``一、``); empty for none.
        place: where it stands in the .docx it was read from (``正文第12段``, ``表3第2行第4格``); says nothing of what
            it says, and is left out of comparisons.
    """

    style: str
    options: tuple[str, ...] = ()
    content: tuple[Inline, ...] = ()
    nested: tuple[Nested, ...] = ()
    outline_level: int = 0
    number: str = ""
    place: str = field(default="", compare=False)

    @property
    def text(self) -> str:
        """Its characters, without its number, marks and drawings."""
        return "".join(piece.text for piece in self.content if isinstance(piece, TextRun))


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell.

    Attributes:
        paragraphs: what it holds; an inner table stands as a mark, and in `nested`.
        span: its width in columns.
        options: words for its settings, e.g. ``合并起``, ``合并续``, ``垂直居中``.
        nested: inner tables and content controls, in order.
    """

    paragraphs: tuple[ParagraphBlock, ...]
    span: int = 1
    options: tuple[str, ...] = ()
    nested: tuple[Nested, ...] = ()

    @property
    def continues_above(self) -> bool:
        """Whether it is the lower part of a cell that is merged over rows."""
        return CONTINUED_CELL in self.options

    @property
    def text(self) -> str:
        """The texts of its paragraphs, one a line."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Row:
    """A table row; `options` are words for its settings, e.g. ``可跨页``, ``行高12``."""

    cells: tuple[Cell, ...]
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table: widths of its columns in twips, its settings, how many leading rows repeat on every page.

    `line` is the line of the outline text that begins it; 0 when it was read from a .docx.
    """

    style: str
    widths: tuple[int, ...]
    options: tuple[str, ...] = ()
    header_rows: int = 0
    rows: tuple[Row, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class Geometry:
    """Paper and margins of a section in twips; the defaults are those of GB/T 9704-2012, portrait."""

    width: int = 11906
    height: int = 16838
    top: int = 2098
    bottom: int = 1984
    left: int = 1588
    right: int = 1474
    header: int = 850
    footer: int = 1417
    line_pitch: int | None = 579


PORTRAIT = Geometry()
# A landscape page is bound along its upper edge: it is the portrait page turned by 90°, and its margins with it.
LANDSCAPE = Geometry(
    width=16838, height=11906, top=1588, bottom=1474, left=1984, right=2098, header=850, footer=907
)


@dataclass(frozen=True, slots=True)
class Section:
    """The start of a section, which ends where the next one starts.

    Attributes:
        geometry: paper, margins, line grid.
        options: e.g. ``连续``, ``首页不同``, ``奇偶页不同``.
        margins: paragraphs of each header and footer by their outline name (``偶数页页脚``); a name that is missing
            means as in the section before.
    """

    geometry: Geometry = PORTRAIT
    options: tuple[str, ...] = ()
    margins: Mapping[str, tuple[ParagraphBlock | Nested, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Nested:
    """Blocks inside a text box, content control, note or inner table; an outline shows them but cannot rebuild them."""

    label: str
    blocks: tuple[Block, ...]


Block = ParagraphBlock | TableBlock | Section | Nested
