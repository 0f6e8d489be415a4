"""What is known of a finished document besides its outline: charts and pictures by name, levels, numbers, merges."""

from __future__ import annotations

from io import BytesIO

import pytest
from docx.document import Document
from PIL import Image
from tests.word.documents import made_by_python_docx, with_body, with_parts
from tests.word.templates import files_of, package, paragraphs

from reportgen.word import NativeChart, Picture, WordTemplate
from reportgen.word.document.model import ChartSeries, Drawing, ParagraphBlock, TableBlock
from reportgen.word.document.reading import read_document
from reportgen.word.gbt9704 import from_outline

CHART = (
    '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart><c:plotArea><c:barChart>'
    '<c:ser><c:tx><c:strRef><c:strCache><c:pt idx="0"><c:v>决算数</c:v></c:pt></c:strCache></c:strRef></c:tx>'
    '<c:cat><c:strRef><c:strCache><c:pt idx="0"><c:v>教育</c:v></c:pt><c:pt idx="2"><c:v>卫生</c:v></c:pt></c:strCache>'
    "</c:strRef></c:cat>"
    '<c:val><c:numRef><c:numCache><c:pt idx="0"><c:v>8.59</c:v></c:pt><c:pt idx="2"><c:v>1</c:v></c:pt></c:numCache>'
    "</c:numRef></c:val></c:ser></c:barChart></c:plotArea></c:chart></c:chartSpace>"
)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def paragraphs_of(document: bytes) -> list[ParagraphBlock]:
    return [block for block in read_document(document).blocks if isinstance(block, ParagraphBlock)]


def drawings_of(document: bytes) -> list[Drawing]:
    return [
        piece for block in paragraphs_of(document) for piece in block.content if isinstance(piece, Drawing)
    ]


def test_a_chart_is_known_by_name_with_the_figures_it_shows() -> None:
    chart = NativeChart(CHART.encode(), b"PK", 3_600_000, 1_800_000, alt="柱形图：教育8.59", name="支出结构")
    document = WordTemplate.open(package(files_of(paragraphs("{{ 图 }}")))).render({"图": chart})
    series = ChartSeries("决算数", ("教育", "", "卫生"), ("8.59", "", "1"))
    assert drawings_of(document) == [
        Drawing(
            "chart",
            "支出结构",
            "柱形图：教育8.59",
            (3_600_000, 1_800_000),
            "word/charts/chart1.xml",
            (series,),
        )
    ]


def test_a_picture_is_known_with_its_file() -> None:
    saved = BytesIO()
    Image.new("RGB", (2, 2)).save(saved, "PNG")
    picture = Picture(saved.getvalue(), 360_000, 360_000, alt="标志")
    document = WordTemplate.open(package(files_of(paragraphs("{{ 图 }}")))).render({"图": picture})
    assert drawings_of(document) == [
        Drawing("picture", "图片 1", "标志", (360_000, 360_000), "word/media/image1.png")
    ]


def test_headings_have_the_level_of_their_style_or_their_own() -> None:
    own = '<w:p><w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:r><w:t>自己的</w:t></w:r></w:p>'
    document = with_body(from_outline("[标题 1] 一\n[标题 3] 三\n[正文] 文字"), own)
    assert [(block.text, block.outline_level) for block in paragraphs_of(document)] == [
        ("自己的", 2),
        ("一", 1),
        ("三", 3),
        ("文字", 0),
    ]


def level(index: int, format: str, text: str, style: str = "") -> str:
    linked = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{format}"/>{linked}<w:lvlText w:val="{text}"/></w:lvl>'


LISTS = (
    f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">'
    + level(0, "chineseCounting", "%1、")
    + level(1, "chineseCounting", "（%2）")
    + level(2, "decimal", "%1.%2.%3")
    + level(3, "bullet", "\uf0b7")
    + level(4, "decimal", "%1.%5").replace("<w:lvlText", "<w:isLgl/><w:lvlText")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    "</w:num></w:numbering>"
)


def numbered(list_id: int, at: int) -> str:
    reference = f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return f"<w:p><w:pPr>{reference}</w:pPr><w:r><w:t>段</w:t></w:r></w:p>"


def with_lists(body: str, styles: str = "") -> bytes:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"
    link = f'<Relationship Id="rId9" Type="{kind}" Target="numbering.xml"/>'
    made = package(files_of(body, link) | {"word/numbering.xml": LISTS})
    return with_parts(made, styles=lambda text: text.replace("</w:styles>", f"{styles}</w:styles>"))


def numbers(document: bytes) -> list[str]:
    return [block.number for block in paragraphs_of(document)]


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ([(1, 0), (1, 1), (1, 1), (1, 0), (1, 1)], ["一、", "（一）", "（二）", "二、", "（一）"]),
        ([(1, 0), (1, 0), (1, 2), (1, 2)], ["一、", "二、", "二.一.1", "二.一.2"]),
        ([(1, 0), (2, 0), (2, 0), (1, 3)], ["一、", "一、", "二、", "•"]),
        ([(1, 0), (1, 0), (1, 4)], ["一、", "二、", "2.1"]),
        ([(0, 0), (7, 0), (1, 8)], ["", "", ""]),
    ],
    ids=["levels", "outer-levels", "restart-and-bullet", "in-arabic-numerals", "no-such-list"],
)
def test_automatic_numbers_are_those_that_word_prints(
    steps: list[tuple[int, int]], expected: list[str]
) -> None:
    assert numbers(with_lists("".join(numbered(*step) for step in steps))) == expected


def test_a_style_hands_its_number_down() -> None:
    style = (
        '<w:style w:type="paragraph" w:styleId="节"><w:name w:val="节"/><w:pPr><w:numPr><w:ilvl w:val="1"/>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="子"><w:name w:val="子"/><w:basedOn w:val="节"/></w:style>'
    )
    body = '<w:p><w:pPr><w:pStyle w:val="子"/></w:pPr></w:p>' * 2 + paragraphs("无")
    assert numbers(with_lists(body, style)) == ["（一）", "（二）", ""]


def test_merged_cells_are_known_with_their_widths_and_texts() -> None:
    def fill(document: Document) -> None:
        table = document.add_table(2, 3)
        table.cell(0, 0).merge(table.cell(1, 0)).text = "甲"
        table.cell(0, 1).merge(table.cell(0, 2)).text = "乙"

    (table,) = (
        block for block in read_document(made_by_python_docx(fill)).blocks if isinstance(block, TableBlock)
    )
    assert [[(cell.text, cell.span, cell.continues_above) for cell in row.cells] for row in table.rows] == [
        [("甲", 1, False), ("乙", 2, False)],
        [("", 1, True), ("", 1, False), ("", 1, False)],
    ]
