"""Printed lines put together: which lines are one paragraph, and which characters are one line."""

from __future__ import annotations

from reportgen.finished import ProseParagraph
from reportgen.finished.pdf.geometry import Box
from reportgen.finished.pdf.glyphs import Glyph, TextLine, lines_of, on_baseline
from reportgen.finished.pdf.pages import PrintedPage
from reportgen.finished.pdf.reading import blocks_of

_SIZE = 12
_CHARACTERS = 35


def paragraphs(*lines: str) -> list[str]:
    """Lines set from the left margin, as wide as their characters, read as one page below a line that fills it."""
    printed = [
        TextLine(line, Box(72, 100 + 20 * number, 72 + _SIZE * _width(line), 112 + 20 * number))
        for number, line in enumerate(lines)
    ]
    full = TextLine("字" * _CHARACTERS, Box(72, 60, 72 + _SIZE * _CHARACTERS, 72))
    page = PrintedPage(1, (595, 842), [full, *printed], [], 0, False)
    _, *blocks = blocks_of([page], None)
    return [block.text for block in blocks if isinstance(block, ProseParagraph)]


def _width(line: str) -> float:
    return sum(0.5 if character.isascii() else 1 for character in line)


def test_a_comma_stands_in_the_line_of_its_words_though_its_ink_is_low_and_small() -> None:
    ink = {"金": Box(0, 10, 12, 21), "额": Box(12, 10, 24, 21), "，": Box(24, 19, 36, 22)}
    glyphs = [Glyph(text, on_baseline(box, 20, _SIZE)) for text, box in ink.items()]
    assert [line.text for line in lines_of(glyphs)] == ["金额，"]


def test_a_line_that_ends_a_little_early_within_a_sentence_goes_on() -> None:
    early = "人员经费主要包括基本工资、津贴补贴、住房公积金、其他福利支出退休"  # three characters short
    assert paragraphs(early, "费、奖励金。") == [f"{early}费、奖励金。"]


def test_a_line_that_ends_early_with_a_full_stop_ends_its_paragraph() -> None:
    early = "人员经费主要包括基本工资、津贴补贴、住房公积金、其他福利支出等。"
    assert paragraphs(early, "公用经费另计。") == [early, "公用经费另计。"]


def test_a_line_ends_early_before_a_figure_that_is_never_broken() -> None:
    early = "本年支出合计及其构成：基本支出、项目支出与经营支出；其中占"
    assert paragraphs(early, "1,234,515.16%；其余从略。") == [f"{early}1,234,515.16%；其余从略。"]


def test_the_number_of_a_heading_begins_a_paragraph() -> None:
    heading = "九、国有资本经营预算财政拨款收入、支出决算情况说明以及其他有关"
    assert paragraphs(heading, "十、预算绩效管理情况") == [heading, "十、预算绩效管理情况"]
