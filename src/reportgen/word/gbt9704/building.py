"""Building a .docx with the styles of GB/T 9704-2012 from the blocks of an outline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.lengths import twips_of
from reportgen.word.document.model import (
    Block,
    Cell,
    Inline,
    Mark,
    ParagraphBlock,
    Row,
    Section,
    TableBlock,
    TextRun,
)
from reportgen.word.document.settings import (
    BREAKABLE_ROW,
    BREAKS,
    CELL_OPTIONS,
    EVEN_AND_ODD,
    MARGIN_KINDS,
    PAGE_NUMBERS_FROM,
    PARAGRAPH_OPTIONS,
    REPEATED_ROW,
    ROW_HEIGHTS,
    RUN_IN,
    SECTION_FLAGS,
    SECTION_OPTIONS,
    SECTION_TYPES,
    TABLE_OPTIONS,
)
from reportgen.word.gbt9704.packing import MarginParts, pack_document
from reportgen.word.gbt9704.styles import STYLE_IDS
from reportgen.word.package.xmlns import R, W
from reportgen.xml_text import escaped

_FIELD_RESULTS = {"TOC": "（在 Word 里按 F9 更新目录）"}


def build_document(flow: Sequence[Block]) -> bytes:
    """The .docx of blocks that begin with a section and hold only what an outline can rebuild."""
    margins = MarginParts()
    body: list[str] = []
    sections = list(_sections(flow))
    for section, blocks in sections:
        properties = _section_properties(section, margins)
        is_last = section is sections[-1][0]
        others, last = _parted(blocks)
        body.extend(_block(block) for block in others)
        body.append(_paragraph(last) + properties if is_last else _paragraph(last, properties))
    document = f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{"".join(body)}</w:body></w:document>'
    even_and_odd = any(EVEN_AND_ODD in section.options for section, _ in sections)
    return pack_document(document, margins, even_and_odd)


def _sections(flow: Sequence[Block]) -> Iterator[tuple[Section, list[ParagraphBlock | TableBlock]]]:
    starts = [index for index, block in enumerate(flow) if isinstance(block, Section)]
    for start, end in zip(starts, [*starts[1:], len(flow)], strict=True):
        section = flow[start]
        assert isinstance(section, Section)
        yield (
            section,
            [block for block in flow[start + 1 : end] if isinstance(block, ParagraphBlock | TableBlock)],
        )


def _parted(
    blocks: Sequence[ParagraphBlock | TableBlock],
) -> tuple[list[ParagraphBlock | TableBlock], ParagraphBlock]:
    """The blocks, with a paragraph between tables (Word would join them), and the one that ends the section."""
    parted: list[ParagraphBlock | TableBlock] = []
    for block in blocks:
        if isinstance(block, TableBlock) and parted and isinstance(parted[-1], TableBlock):
            parted.append(_AFTER_TABLE)
        parted.append(block)
    if parted and isinstance(parted[-1], ParagraphBlock):
        return parted[:-1], parted[-1]
    return parted, _AFTER_TABLE


def _block(block: ParagraphBlock | TableBlock) -> str:
    return _paragraph(block) if isinstance(block, ParagraphBlock) else _table(block)


def _paragraph(paragraph: ParagraphBlock, section_properties: str = "") -> str:
    options = "".join(
        xml for word, xml in {**PARAGRAPH_OPTIONS, **RUN_IN}.items() if word in paragraph.options
    )
    content = "".join(map(_piece, paragraph.content))
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{STYLE_IDS[paragraph.style]}"/>{options}{section_properties}</w:pPr>'
        f"{content}</w:p>"
    )


def _piece(piece: Inline) -> str:
    if isinstance(piece, TextRun):
        return _run(piece)
    assert isinstance(piece, Mark)  # an outline that holds a drawing is refused
    return _mark(piece)


def _run(run: TextRun) -> str:
    properties = f'<w:rPr><w:rStyle w:val="{STYLE_IDS[run.style]}"/></w:rPr>' if run.style else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escaped(run.text)}</w:t></w:r>'


def _mark(mark: Mark) -> str:
    return f"<w:r>{BREAKS[mark.kind]}</w:r>" if mark.kind in BREAKS else _field(mark.detail)


def _field(instruction: str) -> str:
    result = _FIELD_RESULTS.get(instruction.split(" ")[0].upper(), "1")
    pieces = (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> {escaped(instruction)} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        f"<w:t>{result}</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    return "".join(f"<w:r>{piece}</w:r>" for piece in pieces)


def _table(table: TableBlock) -> str:
    options = "".join(xml for word, xml in TABLE_OPTIONS.items() if word in table.options)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in table.widths)
    rows = "".join(_row(row, table, index < table.header_rows) for index, row in enumerate(table.rows))
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{STYLE_IDS[table.style]}"/>'
        f'<w:tblW w:w="{sum(table.widths)}" w:type="dxa"/>{options}<w:tblLayout w:type="fixed"/>{_TABLE_LOOK}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _row(row: Row, table: TableBlock, is_header: bool) -> str:
    properties = "" if BREAKABLE_ROW in row.options else "<w:cantSplit/>"
    properties += "".join(map(_row_height, row.options))
    properties += "<w:tblHeader/>" if is_header or REPEATED_ROW in row.options else ""
    cells: list[str] = []
    column = 0
    for cell in row.cells:
        cells.append(_cell(cell, sum(table.widths[column : column + cell.span])))
        column += cell.span
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def _row_height(option: str) -> str:
    for word, rule in ROW_HEIGHTS.items():
        if option.startswith(word):
            return f'<w:trHeight w:val="{twips_of(option.removeprefix(word))}" w:hRule="{rule}"/>'
    return ""


def _cell(cell: Cell, width: int) -> str:
    span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    options = "".join(xml for word, xml in CELL_OPTIONS.items() if word in cell.options)
    content = "".join(map(_paragraph, cell.paragraphs))
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{options}</w:tcPr>{content}</w:tc>'


def _section_properties(section: Section, margins: MarginParts) -> str:
    paper = section.geometry
    turned = ' w:orient="landscape"' if paper.width > paper.height else ""
    pitch = (
        "" if paper.line_pitch is None else f'<w:docGrid w:type="lines" w:linePitch="{paper.line_pitch}"/>'
    )
    kind, title_page = (
        "".join(SECTION_OPTIONS[word] for word in section.options if word in words)
        for words in (SECTION_TYPES, SECTION_FLAGS)
    )
    return (
        f"<w:sectPr>{_references(section, margins)}{kind}"
        f'<w:pgSz w:w="{paper.width}" w:h="{paper.height}"{turned}/>'
        f'<w:pgMar w:top="{paper.top}" w:right="{paper.right}" w:bottom="{paper.bottom}" w:left="{paper.left}"'
        f' w:header="{paper.header}" w:footer="{paper.footer}" w:gutter="0"/>'
        f"{_first_page_number(section)}{title_page}{pitch}</w:sectPr>"
    )


def _references(section: Section, margins: MarginParts) -> str:
    references: list[str] = []
    for name, (element, kind) in MARGIN_KINDS.items():
        if name in section.margins:
            content = "".join(_paragraph(p) for p in section.margins[name] if isinstance(p, ParagraphBlock))
            relationship = margins.add(element, content)
            references.append(f'<w:{element}Reference w:type="{kind}" r:id="{relationship}"/>')
    return "".join(references)


def _first_page_number(section: Section) -> str:
    starts = (
        word.removeprefix(PAGE_NUMBERS_FROM) for word in section.options if word.startswith(PAGE_NUMBERS_FROM)
    )
    return "".join(f'<w:pgNumType w:start="{start}"/>' for start in starts)


_AFTER_TABLE = ParagraphBlock("表后")
_TABLE_LOOK = (
    '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0"'
    ' w:noVBand="1"/>'
)
