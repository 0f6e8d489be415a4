"""A chart that does not fit on a page comes after the text that fills it."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from PIL import Image

from reportgen.word import Picture, WordTemplate
from reportgen.word.finishing.breaking import FACES, lines_of
from reportgen.word.gbt9704 import from_outline

MM = 36_000
LINES_OF_PAGE = 22
CHART = ["[图] {{ 图 }}", "[题注] 图：结构"]
SIZE, CLOSER, ROOM = 320, -5, 8844


def png() -> bytes:
    saved = BytesIO()
    Image.new("RGB", (4, 2)).save(saved, "PNG")
    return saved.getvalue()


def lines(count: int) -> list[str]:
    """As many paragraphs of one line."""
    return [f"[正文] 第{number}行" for number in range(count)]


def order(*outline: str, height: int = 80) -> list[str]:
    """The paragraphs of the document, with 图 for a chart, which is `height` millimetres high."""
    template = WordTemplate.open(from_outline("\n".join(outline)))
    document = template.render({"图": Picture(png(), 150 * MM, height * MM)})
    return [
        "图" if p._p.xpath(".//w:drawing") else p.text for p in docx.Document(BytesIO(document)).paragraphs
    ]


def before_chart(*outline: str) -> int:
    return order(*outline).index("图")


def test_a_chart_stays_where_it_fits() -> None:
    assert before_chart(*lines(12), *CHART, *lines(9)) == 12


def test_a_chart_that_does_not_fit_comes_after_as_much_text_as_fills_the_page() -> None:
    assert before_chart(*lines(15), *CHART, *lines(20)) == 22


def test_its_caption_comes_along() -> None:
    shown = order(*lines(15), *CHART, *lines(20))
    assert shown[shown.index("图") + 1] == "图：结构"


def test_it_does_not_come_between_a_heading_and_its_text() -> None:
    heading = ["[标题 1] 一、标题", *lines(5)]
    assert before_chart(*lines(21), *CHART, *heading) == 21 + 2
    assert before_chart(*lines(20), "[正文] 甲", *CHART, "[正文，与下段同页] 乙", *lines(5)) == 23


def test_charts_that_follow_each_other_without_captions_may_part() -> None:
    template = WordTemplate.open(from_outline("[图] {{ 图 }}\n[图] {{ 图 }}\n[题注] 图：结构"))
    document = docx.Document(BytesIO(template.render({"图": Picture(png(), 150 * MM, 80 * MM)})))
    assert [p.paragraph_format.keep_with_next for p in document.paragraphs] == [False, None, None]


def test_charts_keep_their_order() -> None:
    assert [
        text for text in order(*lines(15), *CHART, "[正文] 间", *CHART, *lines(20)) if text in "图间"
    ] == [
        "间",
        "图",
        "图",
    ]


def test_a_second_chart_that_had_to_wait_comes_after_the_text_that_fills_its_page() -> None:
    shown = order(*lines(15), *CHART, "[正文] 间", *CHART, *lines(40), height=120)
    first, second = (at for at, text in enumerate(shown) if text == "图")
    assert first == LINES_OF_PAGE
    assert second - first - 2 == 9, "what a chart of 120 mm with its caption leaves of a page"


@pytest.mark.parametrize(
    "stop",
    [
        ["[正文，段前分页] 新页"],
        ["[部分标题] 第二部分"],
        ["表：公文表格，列宽 20", "| 1 |"],
        ["[正文]", "[落款] 某局"],
        ["[正文] 节末", "节：横向", "[正文] 横页"],
        ["[正文] {分页}后"],
    ],
    ids=["new page", "part", "table", "signature", "section", "break"],
)
def test_it_comes_after_no_more_than_the_text_of_its_place(stop: list[str]) -> None:
    assert before_chart(*lines(15), *CHART, *lines(3), *stop, *lines(20)) == 18


def test_it_stays_where_what_follows_cannot_fill_the_page() -> None:
    assert before_chart(*lines(15), *CHART) == 15


def test_every_page_is_counted_from_where_it_is_known_to_begin() -> None:
    table = ["表：公文表格，列宽 20", "| 1 |"]
    assert before_chart(*table, *lines(15), *CHART, *lines(20)) == 15
    paged = [*table, "[标题 1，段前分页] 一、标题", *lines(14), *CHART, *lines(20)]
    assert before_chart(*paged) == LINES_OF_PAGE


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("国" * 26, 1),
        ("国" * 27, 2),
        ("国" * 25 + "。", 1),
        ("国" * 26 + "。", 2),
        ("国" * 54, 2),
        ("国" * 25 + "（国", 2),
        ("", 1),
    ],
)
def test_lines_of_chinese_text(text: str, count: int) -> None:
    """28 characters stand in a line, 26 in the first; no mark hangs over its end, and an opening one does not end it."""
    for face in FACES:
        assert lines_of(text, face, ROOM, 630, SIZE, CLOSER) == count


def test_a_number_stays_whole() -> None:
    narrow, _ = FACES
    assert lines_of("国" * 24 + "12345", narrow, ROOM, 630, SIZE, CLOSER) == 2
    assert lines_of("国" * 24 + "1234", narrow, ROOM, 630, SIZE, CLOSER) == 1
