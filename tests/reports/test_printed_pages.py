"""The examples' reports on paper, by GB/T 9704-2012, measured on what LibreOffice prints; lengths in millimetres."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from itertools import dropwhile, pairwise
from pathlib import Path

import docx
import pytest
from docx.text.paragraph import Paragraph
from tests.tools import Box, Line, Page, read_pages, to_pdfs

import reportgen

EXAMPLES = sorted((Path(__file__).parents[2] / "data_examples").glob("*.yaml"))
TOLERANCE = 1.0
UPRIGHT = Box(28, 37, 210 - 26, 297 - 35)
TURNED = Box(35, 28, 297 - 37, 210 - 26)
LINES, CHARACTERS = 22, 28
LINE_PITCH = 225 / 22
BODY_POINTS, NUMBER_POINTS, CAPTION_POINTS = 16, 14, 12
MM_PER_POINT = 25.4 / 72
EMU_PER_MM = 36_000
HANGING = tuple("，。；：、！？）》”")
"""Marks that may hang over the right edge where a line is full."""

each_example = pytest.mark.parametrize("name", [example.stem for example in EXAMPLES])


@dataclass(frozen=True)
class Printed:
    """A report as a Word file and as the pages it prints on."""

    document: bytes
    pages: list[Page]

    @property
    def paragraphs(self) -> list[Paragraph]:
        return list(docx.Document(BytesIO(self.document)).paragraphs)


@cache
def all_printed() -> dict[str, Printed]:
    documents = [reportgen.render(example) for example in EXAMPLES]
    pdfs = to_pdfs(documents)
    return {
        example.stem: Printed(document, read_pages(pdf))
        for example, document, pdf in zip(EXAMPLES, documents, pdfs, strict=True)
    }


def pages(name: str) -> list[Page]:
    return all_printed()[name].pages


def type_area(page: Page) -> Box:
    return UPRIGHT if page.width < page.height else TURNED


def within(page: Page) -> list[Line]:
    """The lines above the lower margin."""
    return [line for line in page.lines if line.baseline < type_area(page).bottom]


def body(page: Page) -> list[Line]:
    """The lines of text proper: no tables, captions and labels of charts."""
    return [line for line in within(page) if round(line.size) == BODY_POINTS]


def number_of(page: Page) -> Line | None:
    return next((line for line in page.lines if line.baseline > type_area(page).bottom), None)


def bare(text: str) -> str:
    return "".join(text.split())


@each_example
def test_paper_is_a4(name: str) -> None:
    for page in pages(name):
        assert sorted((page.width, page.height)) == pytest.approx([210, 297], abs=0.1)


@each_example
def test_upright_pages_hold_at_most_22_lines_of_28_characters(name: str) -> None:
    for page in pages(name):
        if page.width > page.height:
            continue
        lines = body(page)
        assert len(lines) <= LINES
        for line in lines:
            wide = [character for character in line.text if not character.isascii()]
            assert len(wide) - line.text.endswith(HANGING) <= CHARACTERS, line.text
        apart = [lower.baseline - upper.baseline for upper, lower in pairwise(lines)]
        assert min(apart, default=LINE_PITCH) > LINE_PITCH - TOLERANCE


@each_example
def test_text_keeps_inside_the_type_area(name: str) -> None:
    for number, page in enumerate(pages(name), start=1):
        area = type_area(page)
        for line in within(page):
            hanging = line.size * MM_PER_POINT if line.text.endswith(HANGING) else 0
            assert line.left >= area.left - TOLERANCE, (number, line.text)
            assert line.right <= area.right + hanging + TOLERANCE, (number, line.text)
            assert line.top >= area.top - TOLERANCE, (number, line.text)
            assert line.bottom <= area.bottom + TOLERANCE, (number, line.text)


@each_example
def test_full_pages_of_text_fill_the_type_area(name: str) -> None:
    if len(pages(name)) < 3:
        pytest.skip("too short a report to have a page full of text")
    full = [page for page in pages(name) if len(body(page)) == LINES]
    assert full
    for page in full:
        first, last = body(page)[0], body(page)[-1]
        ends_as_full = [
            line.right
            for line in body(page)
            if len(line.text) == CHARACTERS and not line.text.endswith(HANGING)
        ]
        assert min(line.left for line in body(page)) == pytest.approx(UPRIGHT.left, abs=TOLERANCE)
        assert ends_as_full == pytest.approx([UPRIGHT.right] * len(ends_as_full), abs=TOLERANCE)
        assert _middle(first) - LINE_PITCH / 2 == pytest.approx(UPRIGHT.top, abs=TOLERANCE)
        assert _middle(last) + LINE_PITCH / 2 == pytest.approx(UPRIGHT.bottom, abs=TOLERANCE)


def _middle(line: Line) -> float:
    """Halfway up a Chinese character, which stands a little below the baseline's 88 percent."""
    return line.baseline - (0.88 - 0.5) * line.size * MM_PER_POINT


@each_example
def test_page_numbers_count_from_one_after_the_cover(name: str) -> None:
    numbers = [number_of(page) for page in pages(name)]
    while numbers and numbers[0] is None:
        numbers.pop(0)
    assert [number and number.text for number in numbers] == [f"—{n}—" for n in range(1, len(numbers) + 1)]
    assert {round(number.size) for number in numbers if number} == {NUMBER_POINTS}


@each_example
def test_odd_numbers_stand_right_and_even_ones_left_on_turned_pages_too(name: str) -> None:
    one_character = NUMBER_POINTS * MM_PER_POINT
    for page in pages(name):
        number, area = number_of(page), type_area(page)
        if number is None:
            continue
        if int(number.text.strip("—")) % 2:
            assert number.right == pytest.approx(area.right - one_character, abs=TOLERANCE)
        else:
            assert number.left == pytest.approx(area.left + one_character, abs=TOLERANCE)
        assert (number.top + number.bottom) / 2 == pytest.approx(area.bottom + 7, abs=TOLERANCE)


@each_example
def test_no_heading_is_left_behind_at_the_foot_of_a_page(name: str) -> None:
    headings = [bare(paragraph.text) for paragraph in all_printed()[name].paragraphs if _leads_on(paragraph)]
    for number, page in enumerate(pages(name), start=1):
        if number_of(page) is None:
            continue  # the table of contents ends with a heading's words
        last = bare(within(page)[-1].text)
        assert not [heading for heading in headings if heading.endswith(last)], (number, last)


def _leads_on(paragraph: Paragraph) -> bool:
    assert paragraph.style is not None and paragraph.style.name is not None
    return bool(bare(paragraph.text)) and paragraph.style.name.startswith(
        ("Heading", "heading", "部分标题", "表题")
    )


@each_example
def test_tables_and_charts_lie_inside_the_type_area(name: str) -> None:
    for number, page in enumerate(pages(name), start=1):
        area = type_area(page)
        for box in page.drawn:
            assert box.left >= area.left - TOLERANCE and box.right <= area.right + TOLERANCE, (number, box)
            assert box.top >= area.top - TOLERANCE and box.bottom <= area.bottom + TOLERANCE, (number, box)


@each_example
def test_charts_stand_in_their_full_height_above_their_captions(name: str) -> None:
    for height, caption in _charts(all_printed()[name]):
        page, below = _found(pages(name), caption)
        above = [line.bottom for line in body(page) if line.bottom < below.top]
        assert below.top - max(above, default=type_area(page).top) >= height, caption


def _charts(report: Printed) -> Iterator[tuple[float, str]]:
    """The height of every chart and the caption in the paragraph after it."""
    for chart, caption in pairwise(report.paragraphs):
        for extent in chart._p.iter(
            "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
        ):
            yield int(extent.attrib["cy"]) / EMU_PER_MM, bare(caption.text)


def _found(among: list[Page], caption: str) -> tuple[Page, Line]:
    captions = ((page, line) for page in among for line in page.lines if round(line.size) == CAPTION_POINTS)
    return next((page, line) for page, line in captions if caption.startswith(bare(line.text)))


def test_contents_of_thirty_entries_keep_to_one_page() -> None:
    following = dropwhile(lambda page: "目录" not in bare(page.text), pages("sichuan-panzhihua"))
    assert "第五部分附表" in bare(next(following).text)
    assert bare(next(following).text).startswith("第一部分部门概况一、部门职责（一）")
