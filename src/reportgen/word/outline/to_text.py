"""Writing blocks as outline text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reportgen.lengths import millimetres
from reportgen.word.document.model import Block, Cell, Nested, ParagraphBlock, Row, Section, TableBlock
from reportgen.word.document.settings import BODY_CELL_STYLE, HEADER_CELL_STYLE, MARGIN_KINDS
from reportgen.word.outline.geometry import write_geometry
from reportgen.word.outline.inline import write_inline

_INDENT = "  "


def write_outline(flow: Iterable[Block]) -> str:
    """The outline text of `flow`, ending with a line break."""
    return "".join(f"{line}\n" for block in flow for line in _block(block))


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, ParagraphBlock):
        yield _paragraph(block)
        yield from _nested(block.nested)
    elif isinstance(block, TableBlock):
        yield from _table(block)
    elif isinstance(block, Section):
        yield from _section(block)
    else:
        yield from _nested([block])


def _nested(boxes: Sequence[Nested]) -> Iterator[str]:
    for box in boxes:
        yield f"{_INDENT}{box.label}："
        for block in box.blocks:
            yield from (_INDENT * 2 + line for line in _block(block))


def _paragraph(paragraph: ParagraphBlock) -> str:
    bracket = "，".join((paragraph.style, *paragraph.options))
    return f"[{bracket}] {write_inline(paragraph.content)}".rstrip(" ")


def _table(table: TableBlock) -> Iterator[str]:
    widths = " ".join(millimetres(width) for width in table.widths)
    words = [table.style, *table.options, f"列宽 {widths}"]
    if table.header_rows:
        words.append(f"表头{table.header_rows}行")
    yield f"表：{'，'.join(words)}"
    for index, row in enumerate(table.rows):
        default = HEADER_CELL_STYLE if index < table.header_rows else BODY_CELL_STYLE
        yield _row(row, default, len(table.widths))
        for cell in row.cells:
            yield from _nested([*cell.nested, *(box for p in cell.paragraphs for box in p.nested)])


def _row(row: Row, default_style: str, columns: int) -> str:
    head = " ".join(("行", *row.options, "")) if row.options else ""
    is_alone = len(row.cells) == 1 and row.cells[0].span == columns
    cells = (_cell(cell, default_style, is_alone) for cell in row.cells)
    return f"{head}|{'|'.join(f' {text} ' if text else ' ' for text in cells)}|"


def _cell(cell: Cell, default_style: str, spans_all: bool) -> str:
    options = [] if cell.span == 1 or spans_all else [f"跨{cell.span}列"]
    options += cell.options
    bracket = f"<{'，'.join(options)}> " if options else ""
    text = " ¶ ".join(_cell_paragraph(paragraph, default_style) for paragraph in cell.paragraphs)
    return (bracket + text).strip(" ")


def _cell_paragraph(paragraph: ParagraphBlock, default_style: str) -> str:
    text = write_inline(paragraph.content)
    words = list(paragraph.options)
    if paragraph.style != default_style or text.startswith(("[", "<")):
        words.insert(0, paragraph.style)
    return f"[{'，'.join(words)}] {text}".rstrip(" ") if words else text


def _section(section: Section) -> Iterator[str]:
    yield "节：" + "，".join((write_geometry(section.geometry), *section.options))
    for name in MARGIN_KINDS:
        for block in section.margins.get(name, ()):
            first, *others = _block(block)
            yield f"{name}：{first.strip(' ')}"
            yield from others
