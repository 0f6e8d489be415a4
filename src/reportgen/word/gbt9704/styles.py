"""The styles of GB/T 9704-2012 as data.

Sizes are half points (2号 44, 3号 32, 4号 28, 小四 24, 五号 21). One typeface serves Chinese and Latin characters:
digits in official documents are set in the typeface of their paragraph.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.lengths import TEXT_WIDTH_MM, TITLE_POINTS, TWIPS_PER_MM
from reportgen.word.outline.lines import KnownStyles
from reportgen.word.package.styles import (
    ATTACHMENT_LABEL,
    ATTACHMENT_TITLE,
    CONTINUED_TITLE,
    FIGURE,
    PART_TITLE,
    SIGNATURE,
    TABLE_TITLE,
    display_name,
)

FANGSONG = "仿宋_GB2312"
HEITI = "黑体"
KAITI = "楷体_GB2312"
XIAOBIAOSONG = "方正小标宋简体"
SONGTI = "宋体"

SUBSTITUTES = {FANGSONG: "仿宋", KAITI: "楷体", XIAOBIAOSONG: "华文中宋", HEITI: "SimHei", SONGTI: "SimSun"}
"""Standard typefaces, each with the one that Word uses where it is missing."""

# Digits and Latin words are not Chinese: where they are, LibreOffice breaks a number behind its decimal point.
_LATIN_TEXT = '<w:lang w:val="en-US" w:eastAsia="zh-CN"/>'
# 28 characters of 16 pt fit in 156 mm when set a quarter point closer (LibreOffice reads character grids otherwise).
_TIGHTENED = '<w:spacing w:val="-5"/>'
_UNTIGHTENED = '<w:spacing w:val="0"/>'
_TWO_CHARACTERS = '<w:ind w:firstLineChars="200" w:firstLine="630"/>'
_NO_INDENT = '<w:ind w:firstLineChars="0" w:firstLine="0"/>'
# A mark behind the 28th character would stand outside the type area, and some programs leave it out of a PDF.
_NOTHING_HANGS = '<w:overflowPunct w:val="0"/>'
_LINE_OF_GRID = '<w:spacing w:line="579" w:lineRule="exact"/>'
_OFF_GRID = '<w:snapToGrid w:val="0"/>'
_LEFT, _RIGHT, _CENTRE = ('<w:jc w:val="left"/>', '<w:jc w:val="right"/>', '<w:jc w:val="center"/>')
_TEXT_WIDTH = round(TEXT_WIDTH_MM * TWIPS_PER_MM)
_HEADING = "<w:keepNext/><w:keepLines/>"
_SMALL_FIVE = 18
_TABLE_LINE = '<w:spacing w:line="240" w:lineRule="auto"/>'
_SMALL_LINE = '<w:spacing w:line="240" w:lineRule="exact"/>'


@dataclass(frozen=True, slots=True)
class StandardStyle:
    """A paragraph or character style: its stored name and its differences from the style it is based on."""

    id: str
    name: str
    based_on: str = "Normal"
    next: str = ""
    paragraph: str = ""
    face: str = ""
    size: int = 0
    run: str = ""
    language: str = ""
    shown_in_gallery: bool = True


@dataclass(frozen=True, slots=True)
class TableStyle:
    """A table style: thin borders or none, and the margins inside a cell in twips."""

    id: str
    name: str
    above_and_below: int
    beside: int
    ruled: bool = True


def _outline(level: int) -> str:
    return f'<w:outlineLvl w:val="{level - 1}"/>'


def _toc_entry(level: int) -> StandardStyle:
    """An entry of the table of contents: smaller than the text and set closer, so that thirty fit on a page."""
    indent = (level - 1) * 320
    ppr = (
        f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{_TEXT_WIDTH}"/></w:tabs>'
        f'{_OFF_GRID}<w:spacing w:line="400" w:lineRule="exact"/>'
        f'<w:ind w:left="{indent}" w:firstLineChars="0" w:firstLine="0"/>{_LEFT}'
    )
    return StandardStyle(
        f"TOC{level}", f"toc {level}", next="Normal", paragraph=ppr, size=28, shown_in_gallery=False
    )


_NORMAL = StandardStyle(
    "Normal",
    "Normal",
    based_on="",
    paragraph=f'<w:widowControl w:val="0"/>{_NOTHING_HANGS}<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
    f'{_LINE_OF_GRID}{_TWO_CHARACTERS}<w:jc w:val="both"/>',
    face=FANGSONG,
    size=32,
    run=_TIGHTENED,
    language=_LATIN_TEXT,
)
_HEADINGS = tuple(
    StandardStyle(
        f"Heading{level}", f"heading {level}", next="Normal", paragraph=_HEADING + _outline(level), face=face
    )
    for level, face in enumerate((HEITI, KAITI, *5 * (FANGSONG,)), start=1)
)
_TITLES = (
    StandardStyle(
        "AttachmentLabel",
        ATTACHMENT_LABEL,
        next="Title",
        paragraph=f"<w:keepNext/>{_NO_INDENT}{_LEFT}",
        face=HEITI,
    ),
    StandardStyle(
        "Title",
        "Title",
        next="Title",
        paragraph=f"<w:keepNext/><w:keepLines/>{_OFF_GRID}{_LINE_OF_GRID}{_NO_INDENT}{_CENTRE}",
        face=XIAOBIAOSONG,
        size=2 * TITLE_POINTS,
        run=_UNTIGHTENED,
    ),
    StandardStyle("Subtitle", "Subtitle", next="Normal", paragraph=f"{_NO_INDENT}{_CENTRE}", face=KAITI),
    StandardStyle(
        "CoverField",
        "封面项",
        next="CoverField",
        paragraph=f'<w:ind w:leftChars="400" w:left="1260" w:rightChars="100" w:right="315" w:firstLineChars="0" w:firstLine="0"/>{_LEFT}',
    ),
    StandardStyle(
        "PartTitle",
        PART_TITLE,
        next="Normal",
        paragraph=_HEADING
        + _OFF_GRID
        + '<w:spacing w:before="579" w:after="579" w:line="579" w:lineRule="exact"/>'
        + _NO_INDENT
        + _CENTRE
        + _outline(1),
        face=XIAOBIAOSONG,
        size=2 * TITLE_POINTS,
        run=_UNTIGHTENED,
    ),
    StandardStyle(
        "AttachmentTitle",
        ATTACHMENT_TITLE,
        next="Normal",
        paragraph=_HEADING
        + f'<w:tabs><w:tab w:val="center" w:pos="{_TEXT_WIDTH // 2}"/></w:tabs>'
        + f"{_OFF_GRID}{_LINE_OF_GRID}{_NO_INDENT}{_LEFT}{_outline(2)}",
        face=XIAOBIAOSONG,
        size=2 * TITLE_POINTS,
        run=_UNTIGHTENED,
    ),
)
_FIGURES_AND_TABLES = (
    StandardStyle(
        "Figure",
        FIGURE,
        next="Caption",
        paragraph=f'<w:keepNext/>{_OFF_GRID}<w:spacing w:before="120" w:line="240" w:lineRule="auto"/>{_NO_INDENT}{_CENTRE}',
    ),
    StandardStyle(
        "Caption",
        "caption",
        next="Normal",
        paragraph=f'{_OFF_GRID}<w:spacing w:before="60" w:after="180" w:line="240" w:lineRule="auto"/>{_NO_INDENT}{_CENTRE}',
        face=HEITI,
        size=24,
        run=_UNTIGHTENED,
    ),
    StandardStyle(
        "TableTitle",
        TABLE_TITLE,
        next="TableUnit",
        paragraph=f"<w:keepNext/><w:keepLines/>{_NO_INDENT}{_CENTRE}",
        face=HEITI,
        run=_UNTIGHTENED,
    ),
    StandardStyle(
        "ContinuedTitle",
        CONTINUED_TITLE,
        next="TableUnit",
        paragraph=f"<w:keepNext/><w:keepLines/>{_NO_INDENT}{_CENTRE}",
        face=HEITI,
        run=_UNTIGHTENED,
        shown_in_gallery=False,
    ),
    StandardStyle(
        "TableUnit",
        "表单位",
        next="TableUnit",
        paragraph=f"<w:keepNext/>{_OFF_GRID}{_TABLE_LINE}{_NO_INDENT}{_RIGHT}",
        size=21,
        face=SONGTI,
        run=_UNTIGHTENED,
    ),
    StandardStyle(
        "TableText",
        "表格文字",
        next="TableText",
        paragraph=f"{_OFF_GRID}{_TABLE_LINE}{_NO_INDENT}{_LEFT}",
        face=SONGTI,
        size=21,
        run=_UNTIGHTENED,
    ),
    StandardStyle("TableHead", "表头", "TableText", "TableHead", f"<w:keepNext/>{_CENTRE}", HEITI),
    StandardStyle("TableNumber", "表格数字", "TableText", "TableNumber", _RIGHT),
    StandardStyle("SmallTableText", "表格小字", "TableText", "SmallTableText", _SMALL_LINE, size=_SMALL_FIVE),
    StandardStyle("SmallTableHead", "表头小字", "TableHead", "SmallTableHead", _SMALL_LINE, size=_SMALL_FIVE),
    StandardStyle(
        "SmallTableNumber", "数字小字", "TableNumber", "SmallTableNumber", _SMALL_LINE, size=_SMALL_FIVE
    ),
    StandardStyle(
        "TableNote",
        "表注",
        "TableText",
        "Normal",
        '<w:spacing w:before="60" w:after="60" w:line="240" w:lineRule="exact"/>',
        size=_SMALL_FIVE,
    ),
)
_ENDING = (
    StandardStyle(
        "AfterTable",
        "表后",
        next="Normal",
        paragraph=f'{_OFF_GRID}<w:spacing w:line="20" w:lineRule="exact"/>{_NO_INDENT}',
        size=2,
        shown_in_gallery=False,
    ),
    StandardStyle(
        "AttachmentList",
        "附表目录",
        next="AttachmentList",
        paragraph=f'<w:ind w:leftChars="500" w:left="1575" w:hangingChars="300" w:hanging="945"/>{_LEFT}',
    ),
    StandardStyle(
        "Signature",
        SIGNATURE,
        next="Signature",
        paragraph=f'<w:ind w:rightChars="400" w:right="1260" w:firstLineChars="0" w:firstLine="0"/>{_RIGHT}',
    ),
    StandardStyle(
        "TOCHeading",
        "TOC Heading",
        next="TOC1",
        paragraph=f"<w:keepNext/>{_NO_INDENT}{_CENTRE}",
        face=HEITI,
        size=32,
    ),
    *(_toc_entry(level) for level in (1, 2, 3)),
)
# An exact line height keeps the page number 7 mm below the type area whichever typeface replaces 宋体.
_FOOTER_LINE = '<w:spacing w:line="320" w:lineRule="exact"/>'
_PAGE_MARGINS = (
    StandardStyle(
        "Header",
        "header",
        paragraph=f'{_OFF_GRID}<w:spacing w:line="240" w:lineRule="auto"/>{_NO_INDENT}{_CENTRE}',
        face=SONGTI,
        size=21,
        run=_UNTIGHTENED,
        shown_in_gallery=False,
    ),
    StandardStyle(
        "Footer",
        "footer",
        paragraph=f"{_OFF_GRID}{_FOOTER_LINE}{_NO_INDENT}{_CENTRE}",
        face=SONGTI,
        size=28,
        run=_UNTIGHTENED,
        shown_in_gallery=False,
    ),
    StandardStyle(
        "OddPageNumber",
        "奇数页页码",
        "Footer",
        paragraph=f'<w:ind w:rightChars="100" w:right="280"/>{_RIGHT}',
        shown_in_gallery=False,
    ),
    StandardStyle(
        "EvenPageNumber",
        "偶数页页码",
        "Footer",
        paragraph=f'<w:ind w:leftChars="100" w:left="280"/>{_LEFT}',
        shown_in_gallery=False,
    ),
    StandardStyle(
        "TurnedOddPageNumber", "横排奇数页页码", "Footer", paragraph=_RIGHT, shown_in_gallery=False
    ),
    StandardStyle(
        "TurnedEvenPageNumber", "横排偶数页页码", "Footer", paragraph=_LEFT, shown_in_gallery=False
    ),
)
PARAGRAPH_STYLES = (_NORMAL, *_HEADINGS, *_TITLES, *_FIGURES_AND_TABLES, *_ENDING, *_PAGE_MARGINS)
CHARACTER_STYLES = (
    StandardStyle("HeitiText", "黑体字", "DefaultParagraphFont", face=HEITI),
    StandardStyle("KaitiText", "楷体字", "DefaultParagraphFont", face=KAITI),
    StandardStyle(
        "AttachmentLabelText", "附件标签字", "DefaultParagraphFont", face=HEITI, size=32, run=_TIGHTENED
    ),
    StandardStyle("BoldText", "加粗字", "DefaultParagraphFont", run="<w:b/>"),
)
TABLE_STYLES = (
    TableStyle("OfficialTable", "公文表格", above_and_below=40, beside=85),
    TableStyle("SmallOfficialTable", "公文小字表格", above_and_below=20, beside=57),
    TableStyle("UnruledTable", "公文无框表格", above_and_below=20, beside=57, ruled=False),
)

STYLE_IDS = {display_name(style.name): style.id for style in (*PARAGRAPH_STYLES, *CHARACTER_STYLES)} | {
    style.name: style.id for style in TABLE_STYLES
}
"""Style ids by shown name."""

KNOWN_STYLES = KnownStyles(
    paragraph=frozenset(display_name(style.name) for style in PARAGRAPH_STYLES),
    character=frozenset(style.name for style in CHARACTER_STYLES),
    table=frozenset(style.name for style in TABLE_STYLES),
    aliases={"图题": "题注"},
)
