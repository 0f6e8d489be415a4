"""What a Word document says, in reading order and freed of XML: the middle between .docx and outline text.

Lengths are twips (1/20 point). Words such as ``段前分页`` stand for paragraph, cell, row and table settings; the
tables that tie them to WordprocessingML are in `settings`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class TextRun:
    """A stretch of text in one look.

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
    """Something in a paragraph that is no text: ``换行``, ``制表``, ``分页``, ``域``, ``图`` … with its details."""

    kind: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class ParagraphBlock:
    """One paragraph; `nested` holds what floats from it (text boxes), in order."""

    style: str
    options: tuple[str, ...] = ()
    content: tuple[TextRun | Mark, ...] = ()
    nested: tuple[Nested, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with its paragraphs; `span` is its width in columns, `options` e.g. ``合并起`` and ``合并续``."""

    paragraphs: tuple[ParagraphBlock, ...]
    span: int = 1
    options: tuple[str, ...] = ()
    nested: tuple[Nested, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A table row."""

    cells: tuple[Cell, ...]
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table: its grid in twips, its settings, how many leading rows repeat on every page.

    `line` is where the outline text opens it; 0 when it was read from a .docx.
    """

    style: str
    widths: tuple[int, ...]
    options: tuple[str, ...] = ()
    header_rows: int = 0
    rows: tuple[Row, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class Geometry:
    """Paper and margins of a section in twips; the defaults are GB/T 9704-2012 upright."""

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
# Bound along its upper edge: the page is the upright one turned by a quarter, so the margins turn with it.
LANDSCAPE = Geometry(
    width=16838, height=11906, top=1588, bottom=1474, left=1984, right=2098, header=850, footer=907
)


@dataclass(frozen=True, slots=True)
class Section:
    """The start of a section; it reaches to the next one.

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
    """Blocks inside something an outline shows but cannot rebuild: text box, content control, note, inner table."""

    label: str
    blocks: tuple[Block, ...]


Block = ParagraphBlock | TableBlock | Section | Nested
