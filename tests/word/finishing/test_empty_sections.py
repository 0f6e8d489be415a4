"""A section that prints nothing leaves no empty page."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from tests.tools import validate

from reportgen.word import WordTemplate
from reportgen.word.gbt9704 import from_outline

OUTLINE = """节：纵向
[正文] 甲{{ 空 }}
节：横向
[正文] {%p if 有 %}
[正文] 乙
[正文] {%p endif %}
[表后]
节：纵向
[正文] {{ 空 }}
[正文] {%p if 有 %}
[正文] 丙
[正文] {%p endif %}
[表后]
"""


def rendered(outline: str, **data: object) -> bytes:
    return WordTemplate.open(from_outline(outline)).render({"空": "", **data})


def orientations(document: bytes) -> list[int]:
    return [int(section.orientation) for section in docx.Document(BytesIO(document)).sections]


def test_sections_that_print_something_stay() -> None:
    assert orientations(rendered(OUTLINE, 有=True)) == [0, 1, 0]


def test_empty_ones_in_the_middle_and_at_the_end_go() -> None:
    document = rendered(OUTLINE, 有=False)
    assert orientations(document) == [0]
    assert [p.text for p in docx.Document(BytesIO(document)).paragraphs if p.text] == ["甲"]
    assert validate(document) == []


def test_the_last_section_stays_where_it_prints_something() -> None:
    assert orientations(rendered(OUTLINE.replace("[正文] {{ 空 }}\n", "[正文] 丁\n"), 有=False)) == [0, 0]


@pytest.mark.parametrize("kept", ["节：横向，连续", "节：横向\n页脚：[页脚] 乙"])
def test_one_that_begins_no_page_or_states_the_footers_of_the_next_stays(kept: str) -> None:
    outline = OUTLINE.replace("节：横向", kept).replace("[正文] {{ 空 }}\n", "[正文] 丁\n")
    assert len(orientations(rendered(outline, 有=False))) == 3
