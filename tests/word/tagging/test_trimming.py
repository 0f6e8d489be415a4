"""Minus signs in tags take away what stands between the tag and the text beside it."""

from __future__ import annotations

import pytest
from tests.word.templates import files_of, package, paragraphs, problems_of, rendered

BREAK, TAB, PAGE = "<w:br/>", "<w:tab/>", '<w:br w:type="page"/>'


def printed(*pieces: str) -> list[str]:
    """What a paragraph of these texts and breaks prints; each piece is a run of its own."""
    keys = (BREAK, TAB, PAGE)
    made = (
        f"<w:r>{piece}</w:r>" if piece in keys else f'<w:r><w:t xml:space="preserve">{piece}</w:t></w:r>'
        for piece in pieces
    )
    document = rendered(f"<w:p>{''.join(made)}</w:p>", yes=True, name="乙")
    return [paragraph.text for paragraph in document.paragraphs]


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        (("甲", BREAK, "{%- if yes -%}", BREAK, "乙", BREAK, "{%- endif -%}", BREAK, "丙"), "甲乙丙"),
        (("甲", TAB, "{%- if yes -%}", TAB, "乙{% endif %}"), "甲乙"),
        (("甲", BREAK, TAB, " ", BREAK, "{%- if yes %}乙{% endif %}"), "甲乙"),
        (("甲", "  ", "{%- if yes -%}", " 　", "乙{% endif %}"), "甲乙"),
        (("甲 {%- if yes -%} 乙 {%- endif -%} 丙",), "甲乙丙"),
        (("甲", BREAK, "{%- if yes %}", BREAK, "乙{% endif %}"), "甲\n乙"),
    ],
)
def test_soft_breaks_tabs_and_blanks_beside_the_tag_go(pieces: tuple[str, ...], expected: str) -> None:
    assert printed(*pieces) == [expected]


def test_blanks_beyond_a_soft_break_belong_to_the_text_there() -> None:
    pieces = (
        "located",
        BREAK,
        "{%- if yes -%}",
        BREAK,
        " in town{% endif %}",
        " ",
        BREAK,
        "{%- set x = 1 %}.",
    )
    assert printed(*pieces) == ["located in town ."]


def test_a_page_break_stays() -> None:
    document = rendered(
        f"<w:p><w:r><w:t>甲</w:t>{PAGE}<w:t>{{%- if yes %}}乙{{% endif %}}</w:t></w:r></w:p>", yes=True
    )
    assert 'w:type="page"' in document.element.xml


def test_a_value_takes_away_blanks_alone() -> None:
    assert printed("甲  {{- name -}}  丙", BREAK, "{{- name }}") == ["甲乙丙\n乙"]


def test_blanks_at_the_edge_go_along_with_the_end_of_the_paragraph() -> None:
    texts = ("甲", " {%- if yes -%} ", "乙{% endif %}")
    assert [paragraph.text for paragraph in rendered(paragraphs(*texts), yes=True).paragraphs] == ["甲乙"]


def test_there_must_be_a_paragraph_to_join() -> None:
    (problem,) = problems_of(package(files_of(paragraphs("{%- set x = 1 %}甲"))))
    assert problem.message == "“{% set x = 1 %}”要并入前一段，但前面不是段落。原文：{%- set x = 1 %}甲"
    assert problem.hint == "去掉减号"
