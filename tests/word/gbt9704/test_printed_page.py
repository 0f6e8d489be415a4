"""The page of GB/T 9704-2012, measured on what LibreOffice prints; lengths in millimetres."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest
from tests.tools import Line, Page, page_images, read_pages, to_pdfs

from reportgen.word.gbt9704 import from_outline

MARGIN_TOLERANCE = 1.0
FULL_WIDTH = "国"
TALL_TABLE = "表：公文表格，居中，列宽 20 136，表头1行\n| 序号 | 名称 |\n" + "| 1 | 行政运行 |\n" * 60
SAMPLES = {
    "text": f"[正文] {FULL_WIDTH * 28 * 22 * 3}",
    "landscape": f"[正文] {FULL_WIDTH}\n节：横向\n[正文] {FULL_WIDTH * 40 * 15 * 2}",
    "turned back": "[正文] 甲\n节：横向\n[正文] 乙\n节：纵向\n[正文] 丙",
    "table": f"[正文] 前文\n{TALL_TABLE}",
    "headings": "[正文] 甲\n" * 21 + "[标题 1] 一、标题\n[正文] 乙\n",
    "title": "[附件标签] 附件2\n[正文]\n[标题] 第一行\n[标题] 第二行\n[正文]\n[正文] 正文",
    "numbers": f"[正文] {'经费2932.56万元，' * 20}",
}


@cache
def printed() -> dict[str, bytes]:
    return dict(zip(SAMPLES, to_pdfs([from_outline(text) for text in SAMPLES.values()]), strict=True))


def pages(sample: str) -> list[Page]:
    return read_pages(printed()[sample])


def body_and_number(page: Page) -> tuple[tuple[Line, ...], Line]:
    return (page.lines, page.turned) if page.turned else (page.lines[:-1], page.lines[-1])


def test_a_page_holds_22_lines_of_28_characters() -> None:
    for page in pages("text")[:2]:
        body, _ = body_and_number(page)
        assert len(body) == 22
    _, second, *_ = (body_and_number(page)[0] for page in pages("text"))
    assert [len(line.text) for line in second] == [28] * 22


def test_the_first_line_of_a_paragraph_is_indented_by_two_characters() -> None:
    first, second = pages("text")[0].lines[:2]
    assert first.left - second.left == pytest.approx(2 * 16 / 72 * 25.4, abs=0.5)
    assert len(first.text) == 26


def test_text_keeps_the_margins_of_the_standard() -> None:
    for page in pages("text")[:2]:
        body, _ = body_and_number(page)
        assert min(line.left for line in body) == pytest.approx(28, abs=MARGIN_TOLERANCE)
        assert page.width - max(line.right for line in body) == pytest.approx(26, abs=MARGIN_TOLERANCE)
        line_pitch = (body[-1].baseline - body[0].baseline) / 21
        assert line_pitch == pytest.approx(225 / 22, abs=0.05)
        assert (body[0].top + body[0].bottom) / 2 - line_pitch / 2 == pytest.approx(37, abs=MARGIN_TOLERANCE)
        last_line_ends = (body[-1].top + body[-1].bottom) / 2 + line_pitch / 2
        assert page.height - last_line_ends == pytest.approx(35, abs=MARGIN_TOLERANCE)


def test_wide_pages_turn_the_type_area_by_a_quarter() -> None:
    page = pages("landscape")[1]
    body, _ = body_and_number(page)
    assert (page.width, page.height) == (pytest.approx(297, abs=0.1), pytest.approx(210, abs=0.1))
    assert [len(line.text) for line in body[1:]] == [40] * 14
    assert min(line.left for line in body) == pytest.approx(35, abs=MARGIN_TOLERANCE)
    assert page.width - max(line.right for line in body) == pytest.approx(37, abs=MARGIN_TOLERANCE)


def test_page_numbers_stand_one_character_inside_odd_right_and_even_left() -> None:
    one_character = 14 / 72 * 25.4
    for number, page in enumerate(pages("text"), start=1):
        _, shown = body_and_number(page)
        assert shown.text == f"—{number}—"
        if number % 2:
            assert page.width - shown.right == pytest.approx(26 + one_character, abs=MARGIN_TOLERANCE)
        else:
            assert shown.left == pytest.approx(28 + one_character, abs=MARGIN_TOLERANCE)


def test_the_dashes_of_the_page_number_are_7_mm_below_the_type_area() -> None:
    for page in pages("text"):
        _, shown = body_and_number(page)
        middle = (shown.top + shown.bottom) / 2
        assert middle - (page.height - 35) == pytest.approx(7, abs=MARGIN_TOLERANCE)


def test_page_numbers_of_turned_pages_stand_as_on_the_others_when_the_sheets_lie_upright() -> None:
    one_character = 14 / 72 * 25.4
    _, even, odd, *_ = pages("landscape")
    assert even.turned is not None and odd.turned is not None
    assert (even.turned.text, odd.turned.text) == ("—2—", "—3—")
    assert even.turned.top == pytest.approx(28 + one_character, abs=MARGIN_TOLERANCE)
    assert odd.height - odd.turned.bottom == pytest.approx(26 + one_character, abs=MARGIN_TOLERANCE)
    for number in (even.turned, odd.turned):
        assert 35 - (number.left + number.right) / 2 == pytest.approx(7, abs=MARGIN_TOLERANCE)


def test_an_upright_page_after_turned_ones_has_its_number_below_the_text_again() -> None:
    third = pages("turned back")[2]
    assert third.turned is None
    assert third.lines[-1].text == "—3—"


def test_the_title_stands_on_line_three_below_the_label() -> None:
    label, first, second, text = pages("title")[0].lines[:4]
    line_pitch = 225 / 22
    assert first.baseline - label.baseline == pytest.approx(2 * line_pitch, abs=1.5)
    assert second.baseline - first.baseline == pytest.approx(line_pitch, abs=0.1)
    assert text.baseline - label.baseline == pytest.approx(5 * line_pitch, abs=0.5)
    assert (first.left + first.right) / 2 == pytest.approx(28 + 156 / 2, abs=MARGIN_TOLERANCE)


def test_a_heading_moves_on_with_its_text() -> None:
    first, second = pages("headings")
    assert "一、标题" not in first.text
    assert second.lines[0].text == "一、标题"


def test_no_line_ends_inside_a_number() -> None:
    texts = [line.text for line in body_and_number(pages("numbers")[0])[0]]
    assert not [(end, start) for end, start in pairwise(texts) if {end[-1], start[0]} <= set("0123456789.")]


def test_tables_fill_the_type_area_and_repeat_their_head() -> None:
    first, second, *_ = pages("table")
    assert first.lines[1].text == second.lines[0].text == "序号名称"
    image = (
        page_images(printed()["table"], 144)[1].convert("L").point(lambda light: 255 if light < 128 else 0)
    )
    left, _, right, _ = (pixels / 144 * 25.4 for pixels in image.getbbox())
    assert (left, right) == (
        pytest.approx(28, abs=MARGIN_TOLERANCE),
        pytest.approx(184, abs=MARGIN_TOLERANCE),
    )
